import { WorkbenchError } from '../base/index.js';
import { parseMobileNumber, unmetPasswordRules } from '../model/index.js';

/** Understands a typed mobile number (S4). @throws `call/number-invalid` */
export function requireMobile(typed: string): string {
  const mobile = parseMobileNumber(typed);
  if (mobile === null)
    throw new WorkbenchError('call/number-invalid', { message: 'This is no mobile number' });
  return mobile;
}

/**
 * Refuses who changes the bound number without knowing it (S6); `bound` is `null` where none is bound, and then none may be
 * typed. @throws `auth/mobile-mismatch`
 */
export function requireBoundMobile(bound: string | null, typed: string): void {
  const isKnown = bound === null ? typed.trim() === '' : parseMobileNumber(typed) === bound;
  if (!isKnown) throw new WorkbenchError('auth/mobile-mismatch');
}

/** Refuses a password its owner may not choose (S5). @throws `auth/password-weak` with the rules that are `unmet` */
export function requireStrongPassword(password: string): void {
  const unmet = unmetPasswordRules(password);
  if (unmet.length > 0) throw new WorkbenchError('auth/password-weak', { details: { unmet } });
}
