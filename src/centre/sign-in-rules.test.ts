import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isWorkbenchError, type ErrorCode } from '../base/index.js';
import { requireBoundMobile, requireMobile, requireStrongPassword } from './sign-in-rules.js';

const refused =
  (code: ErrorCode) =>
  (error: unknown): boolean =>
    isWorkbenchError(error, code);

describe('requireMobile', () => {
  it('S4: understands a number however it is typed, and refuses what is no mobile number', () => {
    assert.equal(requireMobile('+86 138-0013-8000'), '13800138000');
    assert.throws(() => requireMobile('051485664126'), refused('call/number-invalid'));
    assert.throws(() => requireMobile(''), refused('call/number-invalid'));
  });
});

describe('requireBoundMobile', () => {
  it('S6: takes the bound number however it is typed, and nothing where none is bound', () => {
    requireBoundMobile('13800138000', '138 0013 8000');
    requireBoundMobile(null, ' ');
  });

  it('S6: refuses another number, none, and one where none is bound', () => {
    assert.throws(() => requireBoundMobile('13800138000', '13800138001'), refused('auth/mobile-mismatch'));
    assert.throws(() => requireBoundMobile('13800138000', ''), refused('auth/mobile-mismatch'));
    assert.throws(() => requireBoundMobile(null, '13800138000'), refused('auth/mobile-mismatch'));
  });
});

describe('requireStrongPassword', () => {
  it('S5: tells which rules are not met', () => {
    requireStrongPassword('yunfan-2024');
    assert.throws(
      () => requireStrongPassword('yunfan'),
      (error) => {
        assert.ok(isWorkbenchError(error, 'auth/password-weak'));
        assert.deepEqual(error.details, { unmet: ['length', 'digit', 'special'] });
        return true;
      },
    );
  });
});
