import { isWorkbenchError, type WorkbenchError } from '../../src/base/index.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ServiceRecord } from '../../src/model/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';

const shown = 3;

/** The agent's last calls, for the idle desk: fetched once, then kept up with what is written. */
export class RecentCalls implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #workbench: Workbench | undefined;
  #unlisten: (() => void) | undefined;
  #records: readonly ServiceRecord[] = [];
  #error: WorkbenchError | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Newest first. */
  get records(): readonly ServiceRecord[] {
    return this.#records;
  }

  /** Why they could not be fetched. */
  get error(): WorkbenchError | null {
    return this.#error;
  }

  /** Shows this workbench's calls from now on. */
  follow(workbench: Workbench | undefined): void {
    if (workbench === this.#workbench) return;
    this.hostDisconnected();
    this.#workbench = workbench;
    if (!workbench?.capabilities.centre.records) return;
    this.#unlisten = workbench.on('record-written', ({ record }) => this.#add([record]));
    void this.#fetch(workbench);
  }

  hostDisconnected(): void {
    this.#unlisten?.();
    this.#unlisten = undefined;
    this.#workbench = undefined;
    this.#records = [];
  }

  async #fetch(workbench: Workbench): Promise<void> {
    try {
      const { records } = await workbench.records({}, { limit: shown });
      this.#error = null;
      if (workbench === this.#workbench) this.#add(records);
    } catch (error) {
      if (!isWorkbenchError(error)) throw error;
      this.#error = error;
      this.#host.requestUpdate();
    }
  }

  #add(records: readonly ServiceRecord[]): void {
    const byId = new Map([...this.#records, ...records].map((record) => [record.id, record]));
    this.#records = [...byId.values()].sort((one, other) => other.startedAt - one.startedAt).slice(0, shown);
    this.#host.requestUpdate();
  }
}
