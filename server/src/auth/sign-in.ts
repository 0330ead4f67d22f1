import { WorkbenchError, type Clock } from 'tccc-workbench/base';
import { requireMobile } from 'tccc-workbench/centre';
import { lockMsAfter } from 'tccc-workbench/model';
import type { Account, Seat, Store } from '../store/store.js';
import { SerialQueue } from '../base/serial-queue.js';
import type { Codes } from './codes.js';
import type { OneTimeSteps } from './one-time-steps.js';
import { isPassword, pretendToCheck } from './passwords.js';
import { hashToken } from './secret-tokens.js';

/** Who proved to be who they are: at a seat, or with something left to do first. */
export type Proven =
  | { readonly kind: 'signed-in'; readonly seat: Seat }
  | { readonly kind: 'setup-required'; readonly setupToken: string }
  | { readonly kind: 'centre-required'; readonly choiceToken: string; readonly seats: readonly Seat[] };

export interface SignInOptions {
  readonly store: Store;
  readonly steps: OneTimeSteps;
  readonly codes: Codes;
  readonly clock: Clock;
}

/** Finds out who someone is and where they sit; every step is for the page whose key is told. */
export class SignIn {
  readonly #options: SignInOptions;
  readonly #attempts = new Map<string, SerialQueue>();

  constructor(options: SignInOptions) {
    this.#options = options;
  }

  /** @throws `auth/wrong-credentials`, `auth/account-locked`, `auth/account-disabled` */
  async byPassword(
    { email, password }: { readonly email: string; readonly password: string },
    keyThumbprint: string,
  ): Promise<Proven> {
    const account = await this.#options.store.accounts.byEmail(email);
    if (!account) {
      await pretendToCheck(password);
      throw new WorkbenchError('auth/wrong-credentials');
    }
    // One attempt at a time for each account: guesses sent together must not slip past the count.
    const queue = this.#attempts.get(account.id) ?? new SerialQueue();
    this.#attempts.set(account.id, queue);
    return this.admit(await queue.run(() => this.#checkPassword(account.id, password)), keyThumbprint);
  }

  /** @throws `auth/code-wrong`, `auth/account-disabled`, `call/number-invalid` */
  async bySmsCode(
    { mobile: typed, code }: { readonly mobile: string; readonly code: string },
    keyThumbprint: string,
  ): Promise<Proven> {
    const { codes, store } = this.#options;
    const mobile = requireMobile(typed);
    const account = await store.accounts.byId(await codes.verify({ purpose: 'sign-in', mobile, code }));
    // The number may have changed hands since the code was sent.
    if (account?.mobile !== mobile) throw new WorkbenchError('auth/code-wrong');
    return this.admit(account, keyThumbprint);
  }

  /** A host application's token names the seat. @throws `auth/login-token-invalid`, `auth/account-disabled` */
  async byLoginToken(token: string, keyThumbprint: string): Promise<Proven> {
    const { store, clock } = this.#options;
    const shown = { hash: hashToken(token), kind: 'login', keyThumbprint: null, now: clock.now() } as const;
    const found = await store.tokens.redeem(shown);
    const account = found && (await store.accounts.byId(found.accountId));
    const seat = found?.seatId ? await store.seats.byId(found.seatId) : null;
    if (!account || !seat) throw new WorkbenchError('auth/login-token-invalid');
    const proven = await this.admit(account, keyThumbprint);
    if (proven.kind !== 'centre-required') return proven;
    if (seat.isDisabled) throw new WorkbenchError('auth/account-disabled');
    return { kind: 'signed-in', seat };
  }

  /** @throws `auth/token-expired`, `auth/forbidden` for a centre where the account has no seat, `auth/account-disabled` */
  async chooseCentre(
    choice: { readonly choiceToken: string; readonly centreId: string },
    keyThumbprint: string,
  ): Promise<Seat> {
    const { steps, store } = this.#options;
    const shown = { step: 'choice', token: choice.choiceToken, keyThumbprint } as const;
    const accountId = await steps.peek(shown);
    const seat = (await store.seats.ofAccount(accountId)).find(
      ({ centreId }) => centreId === choice.centreId,
    );
    if (!seat) throw new WorkbenchError('auth/forbidden', { message: 'The account has no seat there' });
    await steps.redeem(shown);
    if (seat.isDisabled) throw new WorkbenchError('auth/account-disabled');
    return seat;
  }

  /**
   * Lets in whoever proved to own `account`: into its centre, or to the step that comes first.
   * @throws `auth/account-disabled`, `auth/forbidden` for an account without a seat
   */
  async admit(account: Account, keyThumbprint: string): Promise<Proven> {
    const { steps, store } = this.#options;
    if (account.isDisabled) throw new WorkbenchError('auth/account-disabled');
    if (account.mustSetUp) {
      return { kind: 'setup-required', setupToken: await steps.issue('setup', account.id, keyThumbprint) };
    }
    const seats = await store.seats.ofAccount(account.id);
    const [seat] = seats;
    if (!seat) throw new WorkbenchError('auth/forbidden', { message: 'The account has no seat in a centre' });
    if (seats.every(({ isDisabled }) => isDisabled)) throw new WorkbenchError('auth/account-disabled');
    if (seats.length === 1) return { kind: 'signed-in', seat };
    const choiceToken = await steps.issue('choice', account.id, keyThumbprint);
    return { kind: 'centre-required', choiceToken, seats };
  }

  async #checkPassword(accountId: string, password: string): Promise<Account> {
    const { store, clock } = this.#options;
    const account = await store.accounts.byId(accountId);
    if (!account) throw new WorkbenchError('auth/wrong-credentials');
    const now = clock.now();
    if (account.lockedUntil !== null && account.lockedUntil > now) {
      throw new WorkbenchError('auth/account-locked', { retryAfterMs: account.lockedUntil - now });
    }
    if (await isPassword(account.passwordHash, password)) {
      if (account.failedCount > 0) await store.accounts.clearFailures(account.id);
      return account;
    }
    const lockMs = lockMsAfter(await store.accounts.countFailure(account.id));
    if (lockMs > 0) await store.accounts.lock(account.id, now + lockMs);
    throw new WorkbenchError('auth/wrong-credentials');
  }
}
