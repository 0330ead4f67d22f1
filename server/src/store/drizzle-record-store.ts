import { and, count, desc, eq, gte, like, lt, lte, or, type SQL } from 'drizzle-orm';
import type { ServiceRecord } from 'tccc-workbench/model';
import type { Db } from './database.js';
import { recordings, records } from './schema.js';
import type { RecordPosition, RecordQuery, RecordStore, StoredRecording } from './store.js';

export class DrizzleRecordStore implements RecordStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async page(query: RecordQuery): Promise<{ records: ServiceRecord[]; total: number; hasMore: boolean }> {
    const fits = conditions(query);
    const [counted] = await this.#db
      .select({ total: count() })
      .from(records)
      .where(and(...fits));
    const found = await this.#db
      .select({ record: records.record })
      .from(records)
      .where(and(...fits, ...(query.after ? [isAfter(query.after)] : [])))
      .orderBy(desc(records.time), desc(records.id))
      .limit(query.limit + 1);
    return {
      records: found.slice(0, query.limit).map(({ record }) => record),
      total: counted?.total ?? 0,
      hasMore: found.length > query.limit,
    };
  }

  async byId(centreId: string, id: string): Promise<ServiceRecord | null> {
    const [row] = await this.#db
      .select({ record: records.record })
      .from(records)
      .where(and(eq(records.centreId, centreId), eq(records.id, id)));
    return row?.record ?? null;
  }

  async addRecording({ id, durationMs, bytes }: StoredRecording, now: number): Promise<void> {
    await this.#db
      .insert(recordings)
      .values({ id, durationMs: Math.round(durationMs), bytes, storedAt: now })
      .onConflictDoUpdate({
        target: recordings.id,
        set: { durationMs: Math.round(durationMs), bytes, storedAt: now },
      });
  }

  async recording(id: string): Promise<StoredRecording | null> {
    const [row] = await this.#db.select().from(recordings).where(eq(recordings.id, id));
    return row ?? null;
  }
}

function conditions({ centreId, agentId, filter }: RecordQuery): SQL[] {
  const fits: (SQL | undefined)[] = [
    eq(records.centreId, centreId),
    agentId === null ? undefined : eq(records.agentId, agentId),
    filter.from === undefined ? undefined : gte(records.time, filter.from),
    filter.to === undefined ? undefined : lte(records.time, filter.to),
    filter.skillGroupId === undefined ? undefined : eq(records.skillGroupId, filter.skillGroupId),
    filter.direction === undefined ? undefined : eq(records.direction, filter.direction),
    filter.number === undefined
      ? undefined
      : or(
          like(records.callerNumber, `%${filter.number}%`),
          like(records.calledNumber, `%${filter.number}%`),
        ),
  ];
  return fits.filter((condition) => condition !== undefined);
}

/** What comes after `position` in a list with the newest first. */
function isAfter(position: RecordPosition): SQL {
  const older = lt(records.time, position.time);
  const sameTime = and(eq(records.time, position.time), lt(records.id, position.id));
  return or(older, sameTime) ?? older;
}
