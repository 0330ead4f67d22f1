import { WorkbenchError } from '../../base/index.js';
import { viewRecord, type CentreConfig } from '../../centre/index.js';
import {
  fitsRecordFilter,
  type RecordFilter,
  type RecordPage,
  type ServiceRecord,
} from '../../model/index.js';

/** Whose records are asked for, and which. */
export interface RecordWish {
  readonly config: CentreConfig;
  readonly agentId: string;
  readonly filter: RecordFilter;
}

const usualLimit = 50;

/** The service records of all centres, newest first, with their recordings. */
export class RecordShelf {
  readonly #records = new Map<string, ServiceRecord>();
  readonly #recordings = new Map<string, () => Blob>();
  readonly #urls = new Map<string, string>();

  /** The newest records, without those a demo begins with. */
  newest(count: number): ServiceRecord[] {
    return [...this.#records.values()].filter(({ id }) => !id.startsWith('past-')).slice(-count);
  }

  put(records: readonly ServiceRecord[]): void {
    for (const record of records) this.#records.set(record.id, record);
  }

  /** Keeps a recording; `file` makes it when it is first asked for. */
  putRecording(recordId: string, file: () => Blob): void {
    this.#recordings.set(recordId, file);
  }

  /** A record of the agent's own. @throws `record/not-found` */
  of(agentId: string, recordId: string): ServiceRecord {
    const record = this.#records.get(recordId);
    if (record?.agentId !== agentId) throw new WorkbenchError('record/not-found');
    return record;
  }

  /** @throws `request/invalid` for a cursor that was never given */
  page(
    { config, ...wish }: RecordWish,
    { cursor, limit = usualLimit }: { cursor?: string; limit?: number } = {},
  ): RecordPage {
    const found = this.select({ config, ...wish });
    const start = cursor === undefined ? 0 : found.findIndex(({ id }) => id === cursor) + 1;
    if (cursor !== undefined && start === 0 && !this.#records.has(cursor)) {
      throw new WorkbenchError('request/invalid', { details: { fields: { cursor: ['was never given'] } } });
    }
    const records = found.slice(start, start + limit);
    const hasMore = found.length > start + limit;
    return {
      records: records.map((record) => viewRecord(config, record)),
      total: found.length,
      nextCursor: hasMore ? (records.at(-1)?.id ?? null) : null,
    };
  }

  /** All records that fit, whole numbers and all. */
  select({ config, agentId, filter }: RecordWish): ServiceRecord[] {
    const isMasking = config.isMasking;
    return [...this.#records.values()]
      .filter((record) => record.agentId === agentId && fitsRecordFilter(record, filter, { isMasking }))
      .sort((a, b) => b.time - a.time || (a.id < b.id ? 1 : -1));
  }

  /** A link to the recording. @throws `record/not-found`, `record/recording-missing` */
  recordingUrl(agentId: string, recordId: string): string {
    this.of(agentId, recordId);
    const known = this.#urls.get(recordId);
    if (known) return known;
    const file = this.#recordings.get(recordId);
    if (!file) throw new WorkbenchError('record/recording-missing');
    return this.link(recordId, file());
  }

  /** Makes a link to a file, which lasts as long as the simulator. */
  link(name: string, file: Blob): string {
    const url = URL.createObjectURL(file);
    this.#urls.set(name, url);
    return url;
  }

  dispose(): void {
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }
}
