import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { systemClock, type Clock } from '../base/index.js';

/** What a {@link ClockController} asks of its host. */
export interface ClockControllerOptions {
  /** Whether the host draws a running time now; no timer runs while it does not. */
  readonly isNeeded: () => boolean;
  /** Authority's time minus the page's, milliseconds; see `WorkbenchSnapshot.clockOffsetMs`. */
  readonly offsetMs: () => number;
  /** @defaultValue the machine's time */
  readonly clock?: Clock;
}

const second = 1000;

/**
 * Updates its host at every full second of the authority's time while the host needs it, so that the countdowns of all
 * elements jump together.
 */
export class ClockController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ClockControllerOptions;
  readonly #clock: Clock;
  #cancel: (() => void) | undefined;
  #isConnected = false;

  constructor(host: ReactiveControllerHost, options: ClockControllerOptions) {
    this.#host = host;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    host.addController(this);
  }

  /** The authority's time, milliseconds since the epoch. */
  get now(): number {
    return this.#clock.now() + this.#options.offsetMs();
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#arm();
  }

  hostUpdated(): void {
    this.#arm();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#stop();
  }

  #arm(): void {
    if (!this.#isConnected || !this.#options.isNeeded()) return this.#stop();
    this.#cancel ??= this.#clock.after(this.#untilNextSecond(), () => {
      this.#cancel = undefined;
      this.#host.requestUpdate();
      this.#arm();
    });
  }

  /** Negative times would give a negative remainder. */
  #untilNextSecond(): number {
    return second - (((this.now % second) + second) % second);
  }

  #stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
