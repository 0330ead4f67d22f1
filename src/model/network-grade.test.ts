import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gradeOf, weakMeasures } from './network-grade.js';

const fine = { roundTripMs: 32, jitterMs: 2, lossRatio: 0 };

describe('gradeOf', () => {
  it('knows nothing before the first measurement', () => {
    assert.equal(gradeOf({ roundTripMs: null, jitterMs: null, lossRatio: null }), 'unknown');
  });

  it('S28: grades by the worst of round trip, jitter and loss', () => {
    assert.equal(gradeOf(fine), 'good');
    assert.equal(gradeOf({ ...fine, roundTripMs: 201 }), 'fair');
    assert.equal(gradeOf({ ...fine, jitterMs: 61 }), 'poor');
    assert.equal(gradeOf({ ...fine, lossRatio: 0.03 }), 'fair');
    assert.equal(gradeOf({ ...fine, lossRatio: 0.5 }), 'poor');
  });

  it('grades what is known', () => {
    assert.equal(gradeOf({ roundTripMs: 32, jitterMs: null, lossRatio: null }), 'good');
  });
});

describe('weakMeasures', () => {
  it('S28: names what keeps the network from being good', () => {
    assert.deepEqual(weakMeasures(fine), []);
    assert.deepEqual(weakMeasures({ ...fine, jitterMs: 61, lossRatio: 0.5 }), ['jitterMs', 'lossRatio']);
  });
});
