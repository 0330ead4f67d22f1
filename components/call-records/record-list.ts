import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isWorkbenchError, WorkbenchError } from '../../src/base/index.js';
import {
  fitsShownRecordFilter,
  type RecordFilter,
  type RecordPage,
  type ServiceRecord,
} from '../../src/model/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';

/** What a list of records asks of its host. */
export interface RecordListOptions {
  readonly workbench: () => Workbench | undefined;
  /** Records a page. */
  readonly limit: () => number;
  readonly filter: () => RecordFilter;
  /** So many records are about to appear above all others. */
  readonly onPrepend: (count: number) => void;
}

/**
 * The agent's records, newest first: pages fetched by key as somebody scrolls towards them, however many there are, and kept
 * up to date by what is written meanwhile.
 */
export class RecordList implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: RecordListOptions;
  #records: readonly ServiceRecord[] = [];
  #ids = new Map<string, number>();
  #total = 0;
  #nextCursor: string | null = null;
  #isComplete = false;
  #error: WorkbenchError | null = null;
  #isLoading = false;
  #round = 0;
  #followed: Workbench | undefined;
  #unfollow: (() => void) | undefined;
  #wasConnected = true;

  constructor(host: ReactiveControllerHost, options: RecordListOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Everything fetched so far. */
  get records(): readonly ServiceRecord[] {
    return this.#records;
  }

  /** All that fit the filter, fetched or not. */
  get total(): number {
    return Math.max(this.#total, this.#records.length);
  }

  get hasMore(): boolean {
    return this.#nextCursor !== null;
  }

  /** Whether the first page has come. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  get isLoading(): boolean {
    return this.#isLoading;
  }

  get error(): WorkbenchError | null {
    return this.#error;
  }

  /** Where a record stands, from 0; -1 for one that isn't fetched. */
  indexOf(id: string | null): number {
    return id === null ? -1 : (this.#ids.get(id) ?? -1);
  }

  /** Nothing is fetched before the host has read its own properties, which it does when it updates. */
  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#unfollow?.();
    this.#unfollow = undefined;
    this.#followed = undefined;
  }

  /** Shows what fits the filter, from its newest record. */
  show(): Promise<void> {
    this.#isComplete = false;
    this.#nextCursor = null;
    return this.#fetch(null, (page) => {
      this.#isComplete = true;
      this.#nextCursor = page.nextCursor;
      this.#set(page.records, page.total);
    });
  }

  /** Fetches the next page, unless one is on its way or there is none. */
  async more(): Promise<void> {
    if (this.#isLoading || this.#nextCursor === null) return;
    await this.#fetch(this.#nextCursor, (page) => {
      const unknown = page.records.filter(({ id }) => !this.#ids.has(id));
      unknown.forEach(({ id }, offset) => this.#ids.set(id, this.#records.length + offset));
      this.#records = [...this.#records, ...unknown];
      this.#total = page.total;
      this.#nextCursor = page.nextCursor;
    });
  }

  /** Tries again what failed. */
  retry(): Promise<void> {
    this.#error = null;
    return this.#isComplete ? this.more() : this.show();
  }

  /** An answer to an older question is not taken. */
  async #fetch(cursor: string | null, take: (page: RecordPage) => void): Promise<void> {
    const workbench = this.#followed;
    if (!workbench) return;
    const round = ++this.#round;
    this.#isLoading = true;
    this.#error = null;
    this.#host.requestUpdate();
    const limit = this.#options.limit();
    const filter = this.#options.filter();
    try {
      const page = await workbench.records(filter, cursor === null ? { limit } : { cursor, limit });
      if (round === this.#round) take(page);
    } catch (error) {
      if (round === this.#round) this.#error = asWorkbenchError(error);
    } finally {
      if (round === this.#round) {
        this.#isLoading = false;
        this.#host.requestUpdate();
      }
    }
  }

  #follow(): void {
    const workbench = this.#options.workbench();
    if (workbench === this.#followed) return;
    this.hostDisconnected();
    this.#followed = workbench;
    if (!workbench) return;
    const offs = [
      workbench.on('record-written', ({ record }) => this.#take([record])),
      workbench.subscribe(({ connection }) => this.#handleConnection(connection === 'connected')),
    ];
    this.#wasConnected = workbench.snapshot.connection === 'connected';
    this.#unfollow = () => offs.forEach((off) => off());
    void this.show();
  }

  /** What was written while the page was cut off never told itself: the newest page is looked at again. */
  #handleConnection(isConnected: boolean): void {
    const isBack = isConnected && !this.#wasConnected;
    this.#wasConnected = isConnected;
    if (isBack && this.#isComplete) void this.#catchUp();
  }

  #catchUp(): Promise<void> {
    return this.#fetch(null, (page) => {
      const isGap = page.nextCursor !== null && !page.records.some(({ id }) => this.#ids.has(id));
      if (isGap) return void this.show();
      this.#take([...page.records].reverse());
      this.#total = page.total;
    });
  }

  /** A record is written again when its recording is whole; a new one belongs on top. */
  #take(written: readonly ServiceRecord[]): void {
    if (!this.#isComplete) return;
    const byId = new Map(written.map((record) => [record.id, record]));
    const known = this.#records.map((record) => byId.get(record.id) ?? record);
    const fresh = written
      .filter(({ id }) => !this.#ids.has(id))
      .filter((record) => fitsShownRecordFilter(record, this.#options.filter()));
    if (fresh.length > 0) this.#options.onPrepend(fresh.length);
    this.#set([...fresh.reverse(), ...known], this.#total + fresh.length);
  }

  #set(records: readonly ServiceRecord[], total: number): void {
    this.#records = records;
    this.#ids = new Map(records.map(({ id }, index) => [id, index]));
    this.#total = total;
    this.#host.requestUpdate();
  }
}

function asWorkbenchError(error: unknown): WorkbenchError {
  return isWorkbenchError(error) ? error : new WorkbenchError('server/internal', { cause: error });
}
