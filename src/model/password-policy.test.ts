import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { passwordRules, unmetPasswordRules } from './password-policy.js';

describe('unmetPasswordRules', () => {
  it('S5: takes 8 to 20 characters with a digit, a letter and a special character', () => {
    const good = ['Yunfan-1', 'a1!aaaaa', 'abcdefghijklmnopq-12', '云帆客服a1。。'];

    assert.deepEqual(good.map(unmetPasswordRules), [[], [], [], []]);
  });

  it('S5: names the one rule that a password breaks', () => {
    const broken = ['Yunfa-1', 'abcdefghijklmnopqr-12', 'Yunfan--', '1234567-', 'Yunfan12', 'Yun fan-1'];

    assert.deepEqual(broken.map(unmetPasswordRules), [
      ['length'],
      ['length'],
      ['digit'],
      ['letter'],
      ['special'],
      ['noBlanks'],
    ]);
  });

  it('S5: an empty password meets none', () => {
    assert.deepEqual(unmetPasswordRules(''), [...passwordRules]);
  });
});
