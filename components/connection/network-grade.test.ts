import { expect } from '@open-wc/testing';
import { gradeOf } from './network-grade.js';

const fine = { roundTripMs: 32, jitterMs: 2, lossRatio: 0 };

describe('gradeOf', () => {
  it('knows nothing before the first measurement', () => {
    expect(gradeOf({ roundTripMs: null, jitterMs: null, lossRatio: null })).to.equal('unknown');
  });

  it('grades by the worst of round trip, jitter and loss', () => {
    expect(gradeOf(fine)).to.equal('good');
    expect(gradeOf({ ...fine, roundTripMs: 201 })).to.equal('fair');
    expect(gradeOf({ ...fine, jitterMs: 61 })).to.equal('poor');
    expect(gradeOf({ ...fine, lossRatio: 0.03 })).to.equal('fair');
    expect(gradeOf({ ...fine, lossRatio: 0.5 })).to.equal('poor');
  });

  it('grades what is known', () => {
    expect(gradeOf({ roundTripMs: 32, jitterMs: null, lossRatio: null })).to.equal('good');
  });
});
