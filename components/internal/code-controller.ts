import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isWorkbenchError, type Clock } from '../../src/base/index.js';
import { ClockController } from '../../src/controllers/index.js';
import { secondsLeft } from '../../src/i18n/index.js';
import type { CodeRequest, CodeSent } from '../../src/ports/index.js';

/**
 * Asks for SMS codes, and counts down until the next may be asked for: by purpose and number, so that a mistyped number
 * can be mended at once.
 */
export class CodeController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #clock: Clock;
  readonly #resendAt = new Map<string, number>();
  readonly #sent = new Set<string>();
  #isAsking = false;

  constructor(host: ReactiveControllerHost, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
    new ClockController(host, { clock, offsetMs: () => 0, isNeeded: () => this.#isCounting });
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#sent.clear();
  }

  /** Whether an answer is awaited. */
  get isAsking(): boolean {
    return this.#isAsking;
  }

  /** Whether a code was sent for this purpose to this number. */
  isSent(purpose: CodeRequest['purpose'], mobile: string): boolean {
    return this.#sent.has(keyOf(purpose, mobile));
  }

  /** Until the next code may be asked for. */
  secondsLeft(purpose: CodeRequest['purpose'], mobile: string): number {
    return secondsLeft(this.#resendAt.get(keyOf(purpose, mobile)) ?? 0, this.#clock.now());
  }

  /** Asks; also an answer «too soon» says how long to wait. @throws what `ask` rejects with */
  async request(request: CodeRequest, ask: (request: CodeRequest) => Promise<CodeSent>): Promise<void> {
    const key = keyOf(request.purpose, request.mobile);
    this.#become(true);
    try {
      const { resendAfterMs } = await ask(request);
      this.#sent.add(key);
      this.#resendAt.set(key, this.#clock.now() + resendAfterMs);
    } catch (error) {
      if (isWorkbenchError(error, 'auth/code-too-soon') && error.retryAfterMs !== undefined)
        this.#resendAt.set(key, this.#clock.now() + error.retryAfterMs);
      throw error;
    } finally {
      this.#become(false);
    }
  }

  get #isCounting(): boolean {
    const now = this.#clock.now();
    return [...this.#resendAt.values()].some((at) => at > now);
  }

  #become(isAsking: boolean): void {
    this.#isAsking = isAsking;
    this.#host.requestUpdate();
  }
}

const keyOf = (purpose: CodeRequest['purpose'], mobile: string): string => `${purpose} ${mobile}`;
