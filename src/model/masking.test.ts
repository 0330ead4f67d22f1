import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { maskNumber } from './masking.js';

describe('maskNumber', () => {
  it('S11: shows 189****8352 of a mobile and the area code of a fixed line', () => {
    assert.equal(maskNumber('18912348352'), '189****8352');
    assert.equal(maskNumber('051485664126'), '0514****4126');
    assert.equal(maskNumber('85664126'), '8*****26');
    assert.equal(maskNumber('+14155550132'), '+141****0132');
    assert.equal(maskNumber('110'), '110');
  });

  it('hides something of every number longer than three digits, and keeps its length', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?\d{4,15}$/), (number) => {
        const masked = maskNumber(number);
        assert.ok(masked.includes('*'));
        assert.equal(masked.length, number.length);
      }),
    );
  });
});
