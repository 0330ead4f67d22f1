import { WorkbenchError } from 'tccc-workbench/base';
import { unmetPasswordRules } from 'tccc-workbench/model';
import type { Account, Store } from '../store/store.js';
import type { OneTimeSteps } from './one-time-steps.js';
import { hashPassword } from './passwords.js';

/** @throws `auth/password-weak` with the rules that are `unmet` */
export function checkPasswordPolicy(password: string): void {
  const unmet = unmetPasswordRules(password);
  if (unmet.length > 0) throw new WorkbenchError('auth/password-weak', { details: { unmet } });
}

/** What completes a first sign-in. */
export interface FirstSignInRequest {
  readonly setupToken: string;
  readonly newPassword: string;
  readonly name: string;
}

/** Completes the first sign-in with a password that somebody else made up (row S2). */
export class FirstSignIn {
  readonly #store: Store;
  readonly #steps: OneTimeSteps;

  constructor(store: Store, steps: OneTimeSteps) {
    this.#store = store;
    this.#steps = steps;
  }

  /** @throws `auth/password-weak`, `auth/token-expired` */
  async complete(request: FirstSignInRequest, keyThumbprint: string): Promise<Account> {
    checkPasswordPolicy(request.newPassword);
    const accountId = await this.#steps.redeem({ step: 'setup', token: request.setupToken, keyThumbprint });
    const passwordHash = await hashPassword(request.newPassword);
    await this.#store.accounts.completeSetup(accountId, { passwordHash, name: request.name, mobile: null });
    const account = await this.#store.accounts.byId(accountId);
    if (!account) throw new WorkbenchError('auth/token-expired');
    return account;
  }
}
