import { WorkbenchError, type Clock } from 'tccc-workbench/base';
import { signInSteps, type SignInStep } from 'tccc-workbench/model';
import type { TokenStore } from '../store/store.js';
import { hashToken, newToken } from './secret-tokens.js';

/** A token as a page shows it, and the page's key when the step is bound to one. */
export interface ShownStep {
  readonly step: SignInStep;
  readonly token: string;
  readonly keyThumbprint: string | null;
}

/** Tokens that lead from one step of signing in to the next: good for one account, one step, one use and a few minutes. */
export class OneTimeSteps {
  readonly #tokens: TokenStore;
  readonly #clock: Clock;

  constructor(tokens: TokenStore, clock: Clock) {
    this.#tokens = tokens;
    this.#clock = clock;
  }

  /** @returns the token; a page with another key can't use it */
  async issue(step: SignInStep, accountId: string, keyThumbprint: string | null): Promise<string> {
    const token = newToken();
    const expiresAt = this.#clock.now() + signInSteps[step];
    await this.#tokens.issue({
      hash: hashToken(token),
      kind: step,
      accountId,
      seatId: null,
      keyThumbprint,
      expiresAt,
    });
    return token;
  }

  /** Whose step this is, without using the token up. @throws `auth/token-expired` */
  async peek(shown: ShownStep): Promise<string> {
    return this.#accountOf(await this.#tokens.peek(this.#asked(shown)));
  }

  /** Whose step this is; the token is used up. @throws `auth/token-expired` */
  async redeem(shown: ShownStep): Promise<string> {
    return this.#accountOf(await this.#tokens.redeem(this.#asked(shown)));
  }

  #asked({ step, token, keyThumbprint }: ShownStep) {
    return { hash: hashToken(token), kind: step, keyThumbprint, now: this.#clock.now() };
  }

  #accountOf(token: { readonly accountId: string } | null): string {
    if (!token) throw new WorkbenchError('auth/token-expired');
    return token.accountId;
  }
}
