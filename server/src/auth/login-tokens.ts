import { WorkbenchError, type Clock } from 'tccc-workbench/base';
import type { Store } from '../store/store.js';
import { hashToken, newToken } from './secret-tokens.js';

const loginTokenMs = 10 * 60_000;

/** One-time tokens by which a host application signs in the agents of its centre. */
export class LoginTokens {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /**
   * Makes a token for a host application that shows who it is by its API key.
   * @throws `auth/forbidden` for an unknown key, `request/invalid` for an address without a seat in the key's centre
   */
  async issue(
    apiKey: string,
    email: string,
  ): Promise<{ readonly token: string; readonly expiresAt: number }> {
    const { accounts, seats, tokens } = this.#store;
    const centreId = await tokens.centreOfApiKey(hashToken(apiKey));
    if (centreId === null) throw new WorkbenchError('auth/forbidden');
    const account = await accounts.byEmail(email);
    const seat =
      account && (await seats.ofAccount(account.id)).find((candidate) => candidate.centreId === centreId);
    if (!seat) {
      throw new WorkbenchError('request/invalid', {
        details: { fields: { email: ['No agent has this address'] } },
      });
    }
    const token = newToken();
    const expiresAt = this.#clock.now() + loginTokenMs;
    await tokens.issue({
      hash: hashToken(token),
      kind: 'login',
      accountId: seat.accountId,
      seatId: seat.id,
      keyThumbprint: null,
      expiresAt,
    });
    return { token, expiresAt };
  }
}
