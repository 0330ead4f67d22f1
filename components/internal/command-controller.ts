import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isWorkbenchError, type WorkbenchError } from '../../src/base/index.js';
import { carryOut, type RequestEvent } from './request-event.js';

/** Runs what an agent asked for, and keeps what went wrong until the next try, so that the host shows it in its place. */
export class CommandController implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  #error: WorkbenchError | null = null;

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
    host.addController(this);
  }

  /** What the last command failed with. */
  get error(): WorkbenchError | null {
    return this.#error;
  }

  hostDisconnected(): void {
    this.#error = null;
  }

  /** Forgets the last failure. */
  clear(): void {
    this.#show(null);
  }

  /**
   * Fires `request`, and runs `command`, or what the page put in its place, unless somebody prevented it. The host shows
   * a `WorkbenchError`; anything else is a mistake in the code and stays one.
   * @returns whether it was carried out
   */
  async run(request: RequestEvent | null, command: () => Promise<unknown>): Promise<boolean> {
    this.#show(null);
    try {
      return await carryOut(this.#host, request, command);
    } catch (error) {
      if (!isWorkbenchError(error)) throw error;
      this.#show(error);
      return false;
    }
  }

  #show(error: WorkbenchError | null): void {
    if (error === this.#error) return;
    this.#error = error;
    this.#host.requestUpdate();
  }
}
