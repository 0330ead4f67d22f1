import type { Clock } from '../../src/base/index.js';

const longMs = 600;

/**
 * Tells a press that is held from a click: `act` runs once after 600 ms, and the click that the browser makes of the
 * same press is then not one. Give the pointer events of one button to it.
 */
export class LongPress {
  readonly #clock: Clock;
  readonly #act: () => void;
  #cancel: (() => void) | undefined;
  #wasLong = false;

  constructor(clock: Clock, act: () => void) {
    this.#clock = clock;
    this.#act = act;
  }

  readonly start = (): void => {
    this.stop();
    this.#wasLong = false;
    this.#cancel = this.#clock.after(longMs, () => {
      this.#cancel = undefined;
      this.#wasLong = true;
      this.#act();
    });
  };

  readonly stop = (): void => {
    this.#cancel?.();
    this.#cancel = undefined;
  };

  /** Whether the click that comes now belongs to a press that was held; asked once. */
  takeClick(): boolean {
    const wasLong = this.#wasLong;
    this.#wasLong = false;
    return wasLong;
  }
}
