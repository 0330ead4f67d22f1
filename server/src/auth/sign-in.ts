import { WorkbenchError, type Clock } from 'tccc-workbench/base';
import { unmetPasswordRules } from 'tccc-workbench/model';
import type { Account, Store } from '../store/store.js';
import { SerialQueue } from '../base/serial-queue.js';
import { lockMsAfter } from './lockout.js';
import { hashPassword, isPassword, pretendToCheck } from './passwords.js';
import { hashToken, newToken } from './secret-tokens.js';

const setupTokenMs = 30 * 60_000;
const loginTokenMs = 10 * 60_000;

/** Who proved to be who they are; `setup` when their first sign-in must be completed before anything else. */
export type Proven =
  | { readonly kind: 'signed-in'; readonly account: Account }
  | { readonly kind: 'setup-required'; readonly setupToken: string };

/** What completes a first sign-in. */
export interface FirstSignInRequest {
  readonly setupToken: string;
  readonly newPassword: string;
  readonly name: string;
}

/** Finds out who someone is: by password, by a host application's token, by the token of a first sign-in. */
export class SignIn {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #attempts = new Map<string, SerialQueue>();

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** @throws `auth/wrong-credentials`, `auth/account-locked`, `auth/account-disabled` */
  async byPassword(email: string, password: string): Promise<Proven> {
    const account = await this.#store.accounts.byEmail(email);
    if (!account) {
      await pretendToCheck(password);
      throw new WorkbenchError('auth/wrong-credentials');
    }
    // One attempt at a time for each account: guesses sent together must not slip past the count.
    const queue = this.#attempts.get(account.id) ?? new SerialQueue();
    this.#attempts.set(account.id, queue);
    return this.#admit(await queue.run(() => this.#checkPassword(account.id, password)));
  }

  /** @throws `auth/login-token-invalid`, `auth/account-disabled` */
  async byLoginToken(token: string): Promise<Proven> {
    const agentId = await this.#store.tokens.redeem(hashToken(token), 'login', this.#clock.now());
    const account = agentId === null ? null : await this.#store.accounts.byId(agentId);
    if (!account) throw new WorkbenchError('auth/login-token-invalid');
    return this.#admit(account);
  }

  /** @throws `request/invalid` with the unmet rules of the password, `auth/login-token-invalid` */
  async complete(request: FirstSignInRequest): Promise<Account> {
    const unmet = unmetPasswordRules(request.newPassword);
    if (unmet.length > 0) {
      const message = 'The new password does not meet the rules';
      throw new WorkbenchError('request/invalid', { message, details: { fields: { newPassword: unmet } } });
    }
    const agentId = await this.#store.tokens.redeem(
      hashToken(request.setupToken),
      'setup',
      this.#clock.now(),
    );
    if (agentId === null) throw new WorkbenchError('auth/login-token-invalid');
    const passwordHash = await hashPassword(request.newPassword);
    await this.#store.accounts.completeSetup(agentId, { passwordHash, name: request.name });
    const account = await this.#store.accounts.byId(agentId);
    if (!account) throw new WorkbenchError('auth/login-token-invalid');
    return account;
  }

  /**
   * Makes a one-time token for a host application that shows who it is by its API key.
   * @throws `auth/forbidden` for an unknown key, `request/invalid` for an unknown agent
   */
  async issueLoginToken(
    apiKey: string,
    email: string,
  ): Promise<{ readonly token: string; readonly expiresAt: number }> {
    if (!(await this.#store.tokens.hasApiKey(hashToken(apiKey)))) throw new WorkbenchError('auth/forbidden');
    const account = await this.#store.accounts.byEmail(email);
    if (!account) {
      throw new WorkbenchError('request/invalid', {
        details: { fields: { email: ['No agent has this address'] } },
      });
    }
    const token = newToken();
    const expiresAt = this.#clock.now() + loginTokenMs;
    await this.#store.tokens.issue({ hash: hashToken(token), kind: 'login', agentId: account.id, expiresAt });
    return { token, expiresAt };
  }

  async #checkPassword(accountId: string, password: string): Promise<Account> {
    const account = await this.#store.accounts.byId(accountId);
    if (!account) throw new WorkbenchError('auth/wrong-credentials');
    const now = this.#clock.now();
    if (account.lockedUntil !== null && account.lockedUntil > now) {
      throw new WorkbenchError('auth/account-locked', { retryAfterMs: account.lockedUntil - now });
    }
    if (await isPassword(account.passwordHash, password)) {
      if (account.failedCount > 0) await this.#store.accounts.clearFailures(account.id);
      return account;
    }
    const lockMs = lockMsAfter(await this.#store.accounts.countFailure(account.id));
    if (lockMs > 0) await this.#store.accounts.lock(account.id, now + lockMs);
    throw new WorkbenchError('auth/wrong-credentials');
  }

  async #admit(account: Account): Promise<Proven> {
    if (account.isDisabled) throw new WorkbenchError('auth/account-disabled');
    if (!account.mustSetUp) return { kind: 'signed-in', account };
    const setupToken = newToken();
    const expiresAt = this.#clock.now() + setupTokenMs;
    await this.#store.tokens.issue({
      hash: hashToken(setupToken),
      kind: 'setup',
      agentId: account.id,
      expiresAt,
    });
    return { kind: 'setup-required', setupToken };
  }
}
