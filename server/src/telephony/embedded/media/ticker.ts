import { performance } from 'node:perf_hooks';
import { frameMs } from './g711.js';

/** Ticks made up for after a stall; older ones are left out, as nobody could hear them in time. */
const mostCatchUp = 5;

/** Calls `onTick` every 20 ms. Late timers are made up for, so that sound neither drifts nor thins out. */
export class Ticker {
  readonly #onTick: (tick: number) => void;
  #tick = 0;
  #nextAt = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(onTick: (tick: number) => void) {
    this.#onTick = onTick;
  }

  start(): void {
    if (this.#timer !== null) return;
    this.#nextAt = performance.now() + frameMs;
    this.#arm();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #arm(): void {
    this.#timer = setTimeout(() => this.#run(), Math.max(0, this.#nextAt - performance.now()));
  }

  #run(): void {
    const now = performance.now();
    const due = Math.floor((now - this.#nextAt) / frameMs) + 1;
    if (due > mostCatchUp) {
      this.#skip(due - mostCatchUp);
    }
    while (this.#nextAt <= now) this.#step();
    if (this.#timer !== null) this.#arm();
  }

  #step(): void {
    this.#nextAt += frameMs;
    this.#tick += 1;
    this.#onTick(this.#tick);
  }

  #skip(ticks: number): void {
    this.#nextAt += ticks * frameMs;
    this.#tick += ticks;
  }
}
