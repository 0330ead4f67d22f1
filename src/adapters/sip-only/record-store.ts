import * as v from 'valibot';
import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import { WorkbenchError } from '../../base/index.js';
import {
  fitsRecordFilter,
  serviceRecordSchema,
  type Annotation,
  type RecordFilter,
  type RecordPage,
  type ServiceRecord,
} from '../../model/index.js';

interface Schema extends DBSchema {
  records: { key: string; value: ServiceRecord; indexes: { time: [number, string] } };
}

const usualPage = 20;
const longestPage = 100;

/**
 * An agent's service records in the browser (IndexedDB), the newest `most` of them. They belong to the page's origin and
 * to this browser: no other computer has them.
 */
export class RecordStore {
  readonly #name: string;
  readonly #most: number;
  #database: Promise<IDBPDatabase<Schema>> | null = null;
  #work: Promise<unknown> = Promise.resolve();

  constructor(name: string, most: number) {
    this.#name = name;
    this.#most = most;
  }

  /** Keeps a record, in place of an earlier state of the same one. @throws `record/not-kept` */
  put(record: ServiceRecord): Promise<void> {
    return this.#run((database) => this.#add(database, [record]));
  }

  /** Keeps a record of a page that goes away, which has no time left for a database: the next page puts it in. */
  leave(record: ServiceRecord): void {
    try {
      localStorage.setItem(this.#leftKey, JSON.stringify([...this.#readLeft(), record]));
    } catch (cause) {
      throw new WorkbenchError('record/not-kept', { cause });
    }
  }

  /** @throws `record/not-kept` when the browser keeps no data */
  get(id: string): Promise<ServiceRecord | undefined> {
    return this.#run((database) => database.get('records', id));
  }

  /** Changes the words about a kept record. @throws `record/not-found` */
  async annotate(id: string, { remark, tags }: Annotation): Promise<ServiceRecord> {
    const record = await this.get(id);
    if (!record) throw new WorkbenchError('record/not-found', { details: { recordId: id } });
    const changed = { ...record, remark: remark ?? record.remark, tags: tags ?? record.tags };
    await this.put(changed);
    return changed;
  }

  /** Every record that fits, newest first. */
  all(filter: RecordFilter): Promise<ServiceRecord[]> {
    return this.#run(async (database) => {
      const { from = 0, to = Number.MAX_SAFE_INTEGER } = filter;
      if (from > to) return [];
      const range = IDBKeyRange.bound([from, ''], [to, '\uffff']);
      const found = await database.getAllFromIndex('records', 'time', range);
      return found.reverse().filter((record) => fitsRecordFilter(record, filter, { isMasking: false }));
    });
  }

  /** @throws `request/invalid` for a cursor that none of these pages gave */
  async page(
    filter: RecordFilter,
    { cursor, limit = usualPage }: { readonly cursor?: string; readonly limit?: number } = {},
  ): Promise<RecordPage> {
    const size = Math.min(Math.max(1, Math.floor(limit)), longestPage);
    const after = cursor === undefined ? null : readCursor(cursor);
    const all = await this.all(filter);
    const rest = after === null ? all : all.filter((record) => isOlder(record, after));
    const records = rest.slice(0, size);
    const last = records.at(-1);
    return {
      records,
      total: all.length,
      nextCursor: last && rest.length > size ? `${last.time}:${last.id}` : null,
    };
  }

  async close(): Promise<void> {
    const database = this.#database;
    this.#database = null;
    await this.#work;
    (await database)?.close();
  }

  /** One after the other, so that a reader sees what was written before. */
  #run<Result>(task: (database: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result> {
    const result = this.#work.then(async () => {
      try {
        const database = await this.#open();
        await this.#takeLeft(database);
        return await task(database);
      } catch (cause) {
        if (cause instanceof WorkbenchError) throw cause;
        throw new WorkbenchError('record/not-kept', { cause });
      }
    });
    this.#work = result.catch(() => undefined);
    return result;
  }

  get #leftKey(): string {
    return `${this.#name} left`;
  }

  /** What is no list of records any more is nobody's. */
  #readLeft(): ServiceRecord[] {
    try {
      const left: unknown = JSON.parse(localStorage.getItem(this.#leftKey) ?? '[]');
      return v.is(v.array(serviceRecordSchema), left) ? left : [];
    } catch {
      return [];
    }
  }

  async #takeLeft(database: IDBPDatabase<Schema>): Promise<void> {
    const left = this.#readLeft();
    if (left.length === 0) return;
    await this.#add(database, left);
    localStorage.removeItem(this.#leftKey);
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= openDB<Schema>(this.#name, 1, {
      upgrade: (database) => {
        database.createObjectStore('records', { keyPath: 'id' }).createIndex('time', ['time', 'id']);
      },
      // another page of this origin wants a newer shape: let it, and open anew when there is need
      blocking: (_from, _to, event) => {
        this.#database = null;
        (event.target as IDBDatabase).close();
      },
    }).catch((cause: unknown) => {
      this.#database = null;
      throw cause;
    });
    return this.#database;
  }

  /** Puts records in, and lets the oldest go that are too many: all of it, or nothing. */
  async #add(database: IDBPDatabase<Schema>, records: readonly ServiceRecord[]): Promise<void> {
    const transaction = database.transaction('records', 'readwrite');
    const { store } = transaction;
    await Promise.all([
      ...records.map((record) => store.put(record)),
      store.count().then((count) => forgetOldest(store, count - this.#most)),
      transaction.done,
    ]);
  }
}

async function forgetOldest(
  store: IDBPObjectStore<Schema, ['records'], 'records', 'readwrite'>,
  tooMany: number,
): Promise<void> {
  if (tooMany <= 0) return;
  let cursor = await store.index('time').openCursor();
  for (let left = tooMany; cursor && left > 0; left -= 1) {
    await cursor.delete();
    cursor = await cursor.continue();
  }
}

interface Position {
  readonly time: number;
  readonly id: string;
}

function readCursor(cursor: string): Position {
  const [, time, id] = /^(\d{1,16}):(.+)$/.exec(cursor) ?? [];
  if (time === undefined || id === undefined)
    throw new WorkbenchError('request/invalid', { message: 'This is no cursor of a page of records.' });
  return { time: Number(time), id };
}

function isOlder(record: ServiceRecord, { time, id }: Position): boolean {
  return record.time < time || (record.time === time && record.id < id);
}
