import { isWorkbenchError } from '../base/index.js';
import type { Colleague, GroupStatus } from '../model/index.js';
import type { CentrePort } from '../ports/index.js';
import type { Traces } from './traces.js';
import type { WorkbenchStore } from './workbench-store.js';

/** What a {@link DirectoryMirror} works with. */
export interface DirectoryMirrorOptions {
  readonly centre: CentrePort;
  readonly traces: Traces;
  readonly store: WorkbenchStore;
}

/** Colleagues and groups as long as somebody watches them: fetched whole once, then kept true by facts. */
export class DirectoryMirror {
  readonly #centre: CentrePort;
  readonly #traces: Traces;
  readonly #store: WorkbenchStore;
  #watchers = 0;

  constructor({ centre, traces, store }: DirectoryMirrorOptions) {
    this.#centre = centre;
    this.#traces = traces;
    this.#store = store;
  }

  /** A centre without a directory is not asked for one. @returns gives up watching; safe to call twice */
  watch(): () => void {
    if (!this.#centre.capabilities.directory) return () => undefined;
    this.#watchers += 1;
    if (this.#watchers === 1) this.refresh();
    let isWatching = true;
    return () => {
      if (!isWatching) return;
      isWatching = false;
      this.#watchers -= 1;
      if (this.#watchers === 0) this.#unwatch();
    };
  }

  /** Fetches anew, e.g. after the stream was away: the centre forgets watchers whose page went. */
  refresh(): void {
    if (this.#watchers === 0 || this.#store.snapshot.connection !== 'connected') return;
    this.#inBackground(async () => {
      await this.#traces.send({ type: 'directory.watch', isWatching: true });
      const directory = await this.#centre.directory();
      if (this.#watchers > 0) this.#store.update({ directory });
    });
  }

  applyColleague(colleague: Colleague): void {
    const { directory } = this.#store.snapshot;
    if (!directory) return;
    const isKnown = directory.colleagues.some(({ id }) => id === colleague.id);
    const colleagues = isKnown
      ? directory.colleagues.map((one) => (one.id === colleague.id ? colleague : one))
      : [...directory.colleagues, colleague];
    this.#store.update({ directory: { ...directory, colleagues } });
  }

  applyGroups(groups: readonly GroupStatus[]): void {
    const { directory } = this.#store.snapshot;
    if (directory) this.#store.update({ directory: { ...directory, groups: [...groups] } });
  }

  #unwatch(): void {
    this.#store.update({ directory: null });
    if (this.#store.snapshot.connection !== 'connected') return;
    this.#inBackground(async () => {
      await this.#traces.send({ type: 'directory.watch', isWatching: false });
    });
  }

  #inBackground(task: () => Promise<void>): void {
    task().catch((error: unknown) => {
      if (!isWorkbenchError(error, 'sdk/disposed')) this.#store.report(error);
    });
  }
}
