import { WorkbenchError } from 'tccc-workbench/base';
import { requireMobile, requireStrongPassword } from 'tccc-workbench/centre';
import type { Store } from '../store/store.js';
import type { Codes } from './codes.js';
import type { OneTimeSteps } from './one-time-steps.js';
import { hashPassword } from './passwords.js';
import type { SessionEnding } from './session-ending.js';

export interface PasswordResetOptions {
  readonly store: Store;
  readonly steps: OneTimeSteps;
  readonly codes: Codes;
  readonly ending: SessionEnding;
}

/** A forgotten password (row S5): the bound number proves who asks, then a new one is set. */
export class PasswordReset {
  readonly #options: PasswordResetOptions;

  constructor(options: PasswordResetOptions) {
    this.#options = options;
  }

  /** @returns the token that sets a password. @throws `auth/code-wrong`, `auth/account-disabled`, `call/number-invalid` */
  async verify(proof: { readonly mobile: string; readonly code: string }): Promise<string> {
    const { store, steps, codes } = this.#options;
    const mobile = requireMobile(proof.mobile);
    const accountId = await codes.verify({ purpose: 'reset-password', mobile, code: proof.code });
    const account = await store.accounts.byId(accountId);
    // The number may have changed hands since the code was sent.
    if (account?.mobile !== mobile) throw new WorkbenchError('auth/code-wrong');
    if (account.isDisabled) throw new WorkbenchError('auth/account-disabled');
    return steps.issue('reset', accountId, null);
  }

  /** Sets the new password; every sign-in of the account ends. @throws `auth/password-weak`, `auth/token-expired` */
  async complete(request: { readonly resetToken: string; readonly newPassword: string }): Promise<void> {
    const { store, steps, ending } = this.#options;
    requireStrongPassword(request.newPassword);
    const accountId = await steps.redeem({
      step: 'reset',
      token: request.resetToken,
      keyThumbprint: null,
    });
    await store.accounts.setPassword(accountId, await hashPassword(request.newPassword));
    // Whoever knew the old password may be halfway in.
    await store.tokens.forgetOf(accountId);
    await ending.endAllOf(accountId, 'revoked');
  }
}
