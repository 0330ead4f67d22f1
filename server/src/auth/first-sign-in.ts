import { WorkbenchError } from 'tccc-workbench/base';
import { requireMobile, requireStrongPassword } from 'tccc-workbench/centre';
import type { Account, Store } from '../store/store.js';
import type { Codes } from './codes.js';
import type { OneTimeSteps } from './one-time-steps.js';
import { hashPassword } from './passwords.js';

/** What completes a first sign-in. */
export interface FirstSignInRequest {
  readonly setupToken: string;
  readonly mobile: string;
  readonly code: string;
  readonly newPassword: string;
  readonly name: string;
}

export interface FirstSignInOptions {
  readonly store: Store;
  readonly steps: OneTimeSteps;
  readonly codes: Codes;
}

/** Completes the first sign-in with a password that somebody else made up (row S2). */
export class FirstSignIn {
  readonly #options: FirstSignInOptions;

  constructor(options: FirstSignInOptions) {
    this.#options = options;
  }

  /** Whose first sign-in a page is in the middle of. @throws `auth/token-expired` */
  accountOf(setupToken: string, keyThumbprint: string): Promise<string> {
    return this.#options.steps.peek({ step: 'setup', token: setupToken, keyThumbprint });
  }

  /**
   * Binds the number, sets name and password. What is refused can be corrected and sent again, with the same token.
   * @throws `auth/password-weak`, `auth/token-expired`, `auth/code-wrong`, `auth/mobile-taken`, `call/number-invalid`
   */
  async complete(request: FirstSignInRequest, keyThumbprint: string): Promise<Account> {
    const { store, steps, codes } = this.#options;
    const { setupToken, code, newPassword, name } = request;
    requireStrongPassword(newPassword);
    const mobile = requireMobile(request.mobile);
    const accountId = await this.accountOf(setupToken, keyThumbprint);
    const passwordHash = await hashPassword(newPassword);
    await codes.verify({ purpose: 'setup', mobile, code, accountId });
    // Whoever holds the number may learn that it is bound already; nobody else.
    const holder = await store.accounts.byMobile(mobile);
    if (holder && holder.id !== accountId) throw new WorkbenchError('auth/mobile-taken');
    await steps.redeem({ step: 'setup', token: setupToken, keyThumbprint });
    if (!(await store.accounts.completeSetup(accountId, { passwordHash, name, mobile })))
      throw new WorkbenchError('auth/mobile-taken');
    await store.tokens.forgetOf(accountId);
    const account = await store.accounts.byId(accountId);
    if (!account) throw new WorkbenchError('auth/token-expired');
    return account;
  }
}
