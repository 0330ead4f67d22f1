import { createHmac, randomInt, randomUUID } from 'node:crypto';
import { WorkbenchError, type Clock } from 'tccc-workbench/base';
import { codePolicy } from 'tccc-workbench/model';
import type { SmsGateway } from '../messages/message.js';
import { messageTexts, type MessageLanguage } from '../messages/message-texts.js';
import type { CodePurpose, CodeStore } from '../store/store.js';
import { isSameSecret } from './secret-tokens.js';

const { lifeMs, pauseMs, mostTries, mostAnHour: mostOfNumber } = codePolicy;
const hourMs = 3_600_000;
const keptMs = 24 * hourMs;

/** Who wants a code, and what for. */
export interface CodeWish {
  readonly purpose: CodePurpose;
  /** As {@link requireMobile} gives it. */
  readonly mobile: string;
  /** Whom the code lets in; `null` for a number that nobody has: then nothing is sent, and nothing tells so. */
  readonly accountId: string | null;
  /** Where the request comes from. */
  readonly address: string;
  /** The same for a request that is repeated because its answer got lost. */
  readonly requestKey: string;
  readonly language: MessageLanguage;
}

export interface CodesOptions {
  readonly store: CodeStore;
  readonly sms: SmsGateway;
  readonly clock: Clock;
  /** What codes are hashed with: six digits alone are guessed from a plain hash at once. */
  readonly secret: string;
  /** How many codes one address may ask for, an hour. */
  readonly mostOfAddress: number;
  /** Who a message to this account is from. */
  readonly senderOf: (accountId: string) => Promise<string>;
}

/**
 * Codes by SMS (row S4): six digits, one use, five minutes, five tries, for one purpose and one number. The newest one
 * counts. A number that nobody has gets the same answers after the same time; only no message.
 */
export class Codes {
  readonly #options: CodesOptions;
  /** How long sending took the last time: how long a request is answered after that sends nothing. */
  #sendingMs = 0;
  /** When sending failed, until it works again: a request that sends nothing fails then too. */
  #failedAt: number | null = null;

  constructor(options: CodesOptions) {
    this.#options = options;
  }

  /**
   * Sends a code.
   * @returns when the next may be asked for, milliseconds from now
   * @throws `auth/code-too-soon`, `auth/too-many-attempts`, `server/message-not-sent`
   */
  async send(wish: CodeWish): Promise<number> {
    const { store, clock } = this.#options;
    const { mobile, requestKey, purpose, accountId, address } = wish;
    const now = clock.now();
    const turn = await store.takeTurn({ mobile, requestKey, now, pauseMs });
    if (turn !== 'taken') {
      const waitMs = Math.max(0, turn.takenAt + pauseMs - now);
      if (turn.requestKey === requestKey) return waitMs;
      throw new WorkbenchError('auth/code-too-soon', { retryAfterMs: waitMs });
    }
    const id = randomUUID();
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    try {
      await this.#checkLimits(wish, now);
      const hash = this.#hash(purpose, mobile, code);
      await store.add({
        ...{ id, purpose, mobile, accountId, hash, address },
        createdAt: now,
        expiresAt: now + lifeMs,
      });
      await this.#deliver(wish, { id, code });
    } catch (error) {
      // What was not sent must not make anybody wait.
      await store.remove(id);
      await store.returnTurn(mobile, now);
      throw error;
    }
    await store.prune(now - keptMs);
    return pauseMs;
  }

  /**
   * Uses a code up.
   * @returns whose it is
   * @throws `auth/code-wrong` for one that is wrong, used, older than five minutes, tried too often, for something else or of another account
   */
  async verify(shown: {
    readonly purpose: CodePurpose;
    readonly mobile: string;
    readonly code: string;
    /** The account it must be of, where that is known. */
    readonly accountId?: string;
  }): Promise<string> {
    const { store, clock } = this.#options;
    const { purpose, mobile } = shown;
    const now = clock.now();
    const stored = await store.countTry({ purpose, mobile, now, mostTries });
    const isRight = isSameSecret(stored?.hash ?? '', this.#hash(purpose, mobile, shown.code.trim()));
    const accountId = stored?.accountId ?? null;
    const isTheirs = shown.accountId === undefined || shown.accountId === accountId;
    if (!stored || accountId === null || !isRight || !isTheirs || !(await store.use(stored.id, now)))
      throw new WorkbenchError('auth/code-wrong');
    return accountId;
  }

  async #checkLimits({ mobile, address }: CodeWish, now: number): Promise<void> {
    const { store, mostOfAddress } = this.#options;
    const check = (times: readonly number[], most: number): void => {
      if (times.length < most) return;
      const frees = times[times.length - most] ?? now;
      throw new WorkbenchError('auth/too-many-attempts', { retryAfterMs: frees + hourMs - now });
    };
    check(await store.timesOf({ mobile }, now - hourMs), mostOfNumber);
    check(await store.timesOf({ address }, now - hourMs), mostOfAddress);
  }

  async #deliver(
    { mobile, accountId, language }: CodeWish,
    { id, code }: { readonly id: string; readonly code: string },
  ): Promise<void> {
    const { sms, clock, senderOf } = this.#options;
    if (accountId === null) return this.#pretendToDeliver();
    const startedAt = clock.now();
    const minutes = lifeMs / 60_000;
    const text = messageTexts[language].code(await senderOf(accountId), code, minutes);
    const parameters = { code, minutes: String(minutes) };
    try {
      await sms.send({ id, to: mobile, template: 'code', parameters, text });
      this.#failedAt = null;
    } catch (error) {
      this.#failedAt = clock.now();
      throw error;
    } finally {
      this.#sendingMs = clock.now() - startedAt;
    }
  }

  async #pretendToDeliver(): Promise<void> {
    const { clock } = this.#options;
    if (this.#sendingMs > 0) await new Promise<void>((resolve) => void clock.after(this.#sendingMs, resolve));
    if (this.#failedAt !== null && clock.now() - this.#failedAt < pauseMs)
      throw new WorkbenchError('server/message-not-sent');
  }

  #hash(purpose: CodePurpose, mobile: string, code: string): string {
    return createHmac('sha256', this.#options.secret)
      .update(`${purpose}.${mobile}.${code}`)
      .digest('base64url');
  }
}
