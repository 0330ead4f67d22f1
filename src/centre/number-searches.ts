import { WorkbenchError, type Clock } from '../base/index.js';
import { wholeNumberOf } from '../model/index.js';

const windowMs = 3_600_000;
const mostNumbers = 60;

/**
 * Keeps a search by whole numbers from being a way to guess what a list hides: ten thousand numbers fit `189****8352`, and
 * an agent may search by sixty different ones an hour.
 */
export class NumberSearches {
  readonly #clock: Clock;
  readonly #byAgent = new Map<string, Map<string, number>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts a search. @throws `auth/too-many-attempts` */
  check(agentId: string, digits: string | undefined): void {
    const whole = digits === undefined ? null : wholeNumberOf(digits);
    if (whole === null) return;
    const now = this.#clock.now();
    const searched = new Map([...(this.#byAgent.get(agentId) ?? [])].filter(([, at]) => at > now - windowMs));
    this.#byAgent.set(agentId, searched);
    if (searched.has(whole)) return;
    const [oldest = now] = searched.values();
    if (searched.size >= mostNumbers) {
      throw new WorkbenchError('auth/too-many-attempts', {
        message: 'Too many different numbers were searched for within an hour',
        retryAfterMs: oldest + windowMs - now,
      });
    }
    searched.set(whole, now);
  }
}
