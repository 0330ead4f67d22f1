import { and, asc, eq, gt, lt, max, sql } from 'drizzle-orm';
import type { CentreState } from 'tccc-workbench/centre';
import { maskNumber, type Fact, type ServiceRecord } from 'tccc-workbench/model';
import type { Db } from './database.js';
import { centreState, idempotencyKeys, outbox, records } from './schema.js';
import type { Answer, CentreStore, Change } from './store.js';

export class DrizzleCentreStore implements CentreStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async state(centreId: string): Promise<CentreState | null> {
    const [row] = await this.#db.select().from(centreState).where(eq(centreState.centreId, centreId));
    return row?.state ?? null;
  }

  async commit({ centreId, state, now, facts, records: written, answer }: Change): Promise<void> {
    await this.#db.transaction(async (transaction) => {
      await transaction
        .insert(centreState)
        .values({ centreId, state, savedAt: now })
        .onConflictDoUpdate({ target: centreState.centreId, set: { state, savedAt: now } });
      if (facts.length > 0) {
        const rows = facts.map(({ agentId, fact }) => ({ centreId, agentId, seq: fact.seq, at: now, fact }));
        await transaction.insert(outbox).values(rows);
      }
      for (const record of written) {
        const { id, ...columns } = columnsOf(centreId, record);
        await transaction
          .insert(records)
          .values({ id, ...columns })
          .onConflictDoUpdate({ target: records.id, set: columns });
      }
      if (answer) await transaction.insert(idempotencyKeys).values({ ...answer, at: now });
    });
  }

  async answer(agentId: string, key: string): Promise<Answer | null> {
    const [row] = await this.#db
      .select()
      .from(idempotencyKeys)
      .where(and(eq(idempotencyKeys.agentId, agentId), eq(idempotencyKeys.key, key)));
    return row ?? null;
  }

  async factsSince(centreId: string, agentId: string, seq: number): Promise<Fact[] | null> {
    const [state] = await this.#db
      .select({ prunedSeq: centreState.prunedSeq })
      .from(centreState)
      .where(eq(centreState.centreId, centreId));
    if (!state || seq < state.prunedSeq) return null;
    const rows = await this.#db
      .select({ fact: outbox.fact })
      .from(outbox)
      .where(and(eq(outbox.agentId, agentId), gt(outbox.seq, seq)))
      .orderBy(asc(outbox.seq));
    return rows.map(({ fact }) => fact);
  }

  async prune(centreId: string, before: number): Promise<void> {
    await this.#db.transaction(async (transaction) => {
      const isOld = and(eq(outbox.centreId, centreId), lt(outbox.at, before));
      const [oldest] = await transaction
        .select({ seq: max(outbox.seq) })
        .from(outbox)
        .where(isOld);
      if (oldest && oldest.seq !== null) {
        await transaction.delete(outbox).where(isOld);
        await transaction
          .update(centreState)
          .set({ prunedSeq: sql`greatest(${centreState.prunedSeq}, ${oldest.seq})` })
          .where(eq(centreState.centreId, centreId));
      }
      await transaction.delete(idempotencyKeys).where(lt(idempotencyKeys.at, before));
    });
  }
}

function columnsOf(centreId: string, record: ServiceRecord): typeof records.$inferInsert {
  const [customerNumber, centreNumber] =
    record.direction === 'inbound'
      ? [record.callerNumber, record.calledNumber]
      : [record.calledNumber, record.callerNumber];
  return {
    id: record.id,
    centreId,
    agentId: record.agentId,
    time: record.time,
    direction: record.direction,
    kind: record.kind,
    skillGroupId: record.skillGroup?.id ?? null,
    customerNumber,
    centreNumber,
    maskedNumber: maskNumber(customerNumber),
    endStatus: record.endStatus,
    record,
  };
}
