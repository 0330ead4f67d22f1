import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../../src/base/index.js';

const shownMs = 2_000;

/** Copies a number as the centre shows it, and says for a moment that it did. */
export class NumberCopy implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #clock: Clock;
  #isCopied = false;
  #end: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
    host.addController(this);
  }

  /** Whether a number was just copied. */
  get isCopied(): boolean {
    return this.#isCopied;
  }

  hostDisconnected(): void {
    this.reset();
  }

  /** Without the right to the clipboard the number is selected, ready for Ctrl C. */
  async copy(number: string, shownIn: HTMLElement | null): Promise<void> {
    try {
      await navigator.clipboard.writeText(number);
    } catch {
      if (shownIn) getSelection()?.selectAllChildren(shownIn);
      return;
    }
    this.reset();
    this.#isCopied = true;
    this.#end = this.#clock.after(shownMs, () => this.reset());
    this.#host.requestUpdate();
  }

  reset(): void {
    this.#end?.();
    this.#end = undefined;
    if (!this.#isCopied) return;
    this.#isCopied = false;
    this.#host.requestUpdate();
  }
}
