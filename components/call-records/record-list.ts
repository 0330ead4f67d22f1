import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isWorkbenchError, WorkbenchError } from '../../src/base/index.js';
import type { RecordFilter, RecordPage, ServiceRecord } from '../../src/model/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import { fitsFilter } from './record-filter.js';

/** What a list of records asks of its host. */
export interface RecordListOptions {
  readonly workbench: () => Workbench | undefined;
  /** Records a page. */
  readonly limit: () => number;
}

/** One page of the agent's records: fetched by key, kept up to date by what is written meanwhile. */
export class RecordList implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: RecordListOptions;
  #filter: RecordFilter = {};
  /** The cursor that each page up to the present one was fetched with. */
  #cursors: (string | undefined)[] = [undefined];
  #page: RecordPage | null = null;
  #error: WorkbenchError | null = null;
  #isLoading = false;
  #round = 0;
  #followed: Workbench | undefined;
  #unfollow: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, options: RecordListOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get records(): readonly ServiceRecord[] {
    return this.#page?.records ?? [];
  }

  get total(): number {
    return this.#page?.total ?? 0;
  }

  /** The number of the first record of the page, from 1. */
  get first(): number {
    return (this.#cursors.length - 1) * this.#options.limit() + 1;
  }

  get hasPrevious(): boolean {
    return this.#cursors.length > 1;
  }

  get hasNext(): boolean {
    return this.#page !== null && this.#page.nextCursor !== null;
  }

  get isLoading(): boolean {
    return this.#isLoading;
  }

  get error(): WorkbenchError | null {
    return this.#error;
  }

  hostConnected(): void {
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#unfollow?.();
    this.#unfollow = undefined;
    this.#followed = undefined;
  }

  /** Shows the first page of what fits `filter`. */
  show(filter: RecordFilter): Promise<void> {
    this.#filter = filter;
    this.#cursors = [undefined];
    return this.reload();
  }

  next(): Promise<void> {
    const cursor = this.#page?.nextCursor;
    if (cursor) this.#cursors = [...this.#cursors, cursor];
    return this.reload();
  }

  previous(): Promise<void> {
    if (this.hasPrevious) this.#cursors = this.#cursors.slice(0, -1);
    return this.reload();
  }

  /** Fetches the present page again. */
  async reload(): Promise<void> {
    const workbench = this.#options.workbench();
    if (!workbench) return;
    const round = ++this.#round;
    this.#set({ isLoading: true, error: null });
    const cursor = this.#cursors.at(-1);
    const limit = this.#options.limit();
    try {
      const page = await workbench.records(
        this.#filter,
        cursor === undefined ? { limit } : { cursor, limit },
      );
      if (round === this.#round) this.#set({ isLoading: false, error: null, page });
    } catch (error) {
      if (round === this.#round) this.#set({ isLoading: false, error: asWorkbenchError(error) });
    }
  }

  #follow(): void {
    const workbench = this.#options.workbench();
    if (workbench === this.#followed) return;
    this.hostDisconnected();
    this.#followed = workbench;
    this.#unfollow = workbench?.on('record-written', ({ record }) => this.#take(record));
    void this.reload();
  }

  /** A record is written again when its recording is whole; a new one belongs on top of the first page. */
  #take(record: ServiceRecord): void {
    const page = this.#page;
    if (!page) return;
    const isKnown = page.records.some(({ id }) => id === record.id);
    if (isKnown) {
      const records = page.records.map((known) => (known.id === record.id ? record : known));
      return this.#set({ page: { ...page, records } });
    }
    if (this.hasPrevious || !fitsFilter(record, this.#filter)) return;
    const records = [record, ...page.records];
    if (records.length > this.#options.limit()) return void this.reload();
    this.#set({ page: { ...page, records, total: page.total + 1 } });
  }

  #set(change: { isLoading?: boolean; error?: WorkbenchError | null; page?: RecordPage }): void {
    if (change.isLoading !== undefined) this.#isLoading = change.isLoading;
    if (change.error !== undefined) this.#error = change.error;
    if (change.page !== undefined) this.#page = change.page;
    this.#host.requestUpdate();
  }
}

function asWorkbenchError(error: unknown): WorkbenchError {
  return isWorkbenchError(error) ? error : new WorkbenchError('server/internal', { cause: error });
}
