import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Sends keys one by one in the order they were pressed, each as soon as the one before is out (S19). */
export class DigitsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #send: (callId: string, key: string) => Promise<boolean>;
  #callId = '';
  #queue: string[] = [];
  #isSending = false;
  #sent = '';

  constructor(host: ReactiveControllerHost, send: (callId: string, key: string) => Promise<boolean>) {
    this.#host = host;
    this.#send = send;
    host.addController(this);
  }

  /** What went out since the panel was opened. */
  get sent(): string {
    return this.#sent;
  }

  hostDisconnected(): void {
    this.reset();
  }

  /** Begins anew: the panel was opened, or shows another call. */
  reset(): void {
    this.#queue = [];
    this.#sent = '';
    this.#host.requestUpdate();
  }

  press(callId: string, key: string): void {
    if (callId !== this.#callId) this.reset();
    this.#callId = callId;
    this.#queue.push(key);
    if (!this.#isSending) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#isSending = true;
    for (let key = this.#queue.shift(); key !== undefined; key = this.#queue.shift()) {
      const isOut = await this.#send(this.#callId, key);
      if (isOut) this.#sent += key;
      else this.#queue = [];
      this.#host.requestUpdate();
    }
    this.#isSending = false;
  }
}
