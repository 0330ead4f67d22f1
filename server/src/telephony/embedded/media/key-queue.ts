import { isKey } from './telephone-event.js';

/** Ticks from one key to the next: 100 ms of key, 100 ms of pause, so that exchanges tell two same keys apart. */
const ticksApart = 10;

interface Waiting {
  keys: string;
  ticks: number;
}

/** Keys to be pressed towards legs, one after the other with pauses between. */
export class KeyQueue {
  readonly #press: (legId: string, key: string) => void;
  readonly #waiting = new Map<string, Waiting>();

  constructor(press: (legId: string, key: string) => void) {
    this.#press = press;
  }

  /** Signs that are no keys are left out. */
  add(legId: string, keys: string): void {
    const waiting = this.#waiting.get(legId) ?? { keys: '', ticks: 0 };
    waiting.keys += Array.from(keys).filter(isKey).join('');
    this.#waiting.set(legId, waiting);
  }

  drop(legId: string): void {
    this.#waiting.delete(legId);
  }

  /** 20 ms have passed. */
  tick(): void {
    for (const [legId, waiting] of this.#waiting) {
      if (waiting.ticks > 0) waiting.ticks -= 1;
      if (waiting.ticks > 0) continue;
      const [key] = waiting.keys;
      if (key === undefined) {
        this.#waiting.delete(legId);
        continue;
      }
      this.#press(legId, key);
      waiting.keys = waiting.keys.slice(1);
      waiting.ticks = ticksApart;
    }
  }
}
