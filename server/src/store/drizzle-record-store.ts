import { and, count, desc, eq, gte, like, lte, or, sql, type SQL } from 'drizzle-orm';
import { wholeNumberOf, type ServiceRecord } from 'tccc-workbench/model';
import type { Db } from './database.js';
import { recordings, records } from './schema.js';
import type { RecordPosition, RecordQuery, RecordSelection, RecordStore, StoredRecording } from './store.js';

export class DrizzleRecordStore implements RecordStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async page(query: RecordQuery): Promise<{ records: ServiceRecord[]; hasMore: boolean }> {
    const found = await this.#db
      .select({ record: records.record })
      .from(records)
      .where(and(...conditions(query), ...(query.after ? [isAfter(query.after)] : [])))
      .orderBy(desc(records.time), desc(records.id))
      .limit(query.limit + 1);
    return {
      records: found.slice(0, query.limit).map(({ record }) => record),
      hasMore: found.length > query.limit,
    };
  }

  async count(selection: RecordSelection): Promise<number> {
    const [counted] = await this.#db
      .select({ total: count() })
      .from(records)
      .where(and(...conditions(selection)));
    return counted?.total ?? 0;
  }

  async byId(centreId: string, id: string): Promise<ServiceRecord | null> {
    const [row] = await this.#db
      .select({ record: records.record })
      .from(records)
      .where(and(eq(records.id, id), eq(records.centreId, centreId)));
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

function conditions({ centreId, agentId, filter, isMasking }: RecordSelection): SQL[] {
  const fits: (SQL | undefined)[] = [
    eq(records.centreId, centreId),
    agentId === null ? undefined : eq(records.agentId, agentId),
    filter.from === undefined ? undefined : gte(records.time, filter.from),
    filter.to === undefined ? undefined : lte(records.time, filter.to),
    filter.skillGroupId === undefined ? undefined : eq(records.skillGroupId, filter.skillGroupId),
    filter.direction === undefined ? undefined : eq(records.direction, filter.direction),
    filter.kind === undefined ? undefined : eq(records.kind, filter.kind),
    filter.endStatus === undefined ? undefined : eq(records.endStatus, filter.endStatus),
    filter.number === undefined ? undefined : hasNumber(filter.number, isMasking),
  ];
  return fits.filter((condition) => condition !== undefined);
}

function hasNumber(digits: string, isMasking: boolean): SQL | undefined {
  const part = `%${digits}%`;
  const whole = wholeNumberOf(digits);
  return or(
    like(records.centreNumber, part),
    like(isMasking ? records.maskedNumber : records.customerNumber, part),
    whole === null ? undefined : eq(records.customerNumber, whole),
  );
}

/** What comes after `position` in a list with the newest first; compared as a row, so that an index leads there at once. */
function isAfter({ time, id }: RecordPosition): SQL {
  return sql`(${records.time}, ${records.id}) < (${time}::bigint, ${id}::text)`;
}
