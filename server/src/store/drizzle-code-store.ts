import { and, asc, desc, eq, gt, gte, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { codes, codeTurns } from './schema.js';
import type { CodePurpose, CodeStore, CodeTurn, StoredCode } from './store.js';

export class DrizzleCodeStore implements CodeStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async takeTurn({
    mobile,
    requestKey,
    now,
    pauseMs,
  }: CodeTurn): Promise<'taken' | { takenAt: number; requestKey: string }> {
    const taken = await this.#db
      .insert(codeTurns)
      .values({ mobile, takenAt: now, requestKey })
      .onConflictDoUpdate({
        target: codeTurns.mobile,
        set: { takenAt: now, requestKey },
        setWhere: lte(codeTurns.takenAt, now - pauseMs),
      })
      .returning({ mobile: codeTurns.mobile });
    if (taken.length > 0) return 'taken';
    const [holder] = await this.#db.select().from(codeTurns).where(eq(codeTurns.mobile, mobile));
    // Given back in this very moment: whoever asks again gets it.
    return holder ?? { takenAt: now - pauseMs, requestKey: '' };
  }

  async returnTurn(mobile: string, takenAt: number): Promise<void> {
    await this.#db.delete(codeTurns).where(and(eq(codeTurns.mobile, mobile), eq(codeTurns.takenAt, takenAt)));
  }

  async timesOf(of: { mobile: string } | { address: string }, since: number): Promise<number[]> {
    const isTheirs = 'mobile' in of ? eq(codes.mobile, of.mobile) : eq(codes.address, of.address);
    const rows = await this.#db
      .select({ createdAt: codes.createdAt })
      .from(codes)
      .where(and(isTheirs, gt(codes.createdAt, since)))
      .orderBy(asc(codes.createdAt));
    return rows.map(({ createdAt }) => createdAt);
  }

  async add(code: StoredCode): Promise<void> {
    await this.#db.insert(codes).values(code);
  }

  async remove(id: string): Promise<void> {
    await this.#db.delete(codes).where(eq(codes.id, id));
  }

  async countTry(of: {
    purpose: CodePurpose;
    mobile: string;
    now: number;
    mostTries: number;
  }): Promise<StoredCode | null> {
    const [newest] = await this.#db
      .select({ id: codes.id })
      .from(codes)
      .where(and(eq(codes.mobile, of.mobile), eq(codes.purpose, of.purpose)))
      .orderBy(desc(codes.createdAt))
      .limit(1);
    if (!newest) return null;
    const isUsable = and(
      eq(codes.id, newest.id),
      isNull(codes.usedAt),
      gt(codes.expiresAt, of.now),
      lt(codes.tries, of.mostTries),
    );
    const [tried] = await this.#db
      .update(codes)
      .set({ tries: sql`${codes.tries} + 1` })
      .where(isUsable)
      .returning();
    return tried ?? null;
  }

  async use(id: string, now: number): Promise<boolean> {
    const used = await this.#db
      .update(codes)
      .set({ usedAt: now })
      .where(and(eq(codes.id, id), isNull(codes.usedAt), gte(codes.expiresAt, now)))
      .returning({ id: codes.id });
    return used.length > 0;
  }

  async prune(before: number): Promise<void> {
    await this.#db.delete(codes).where(lt(codes.createdAt, before));
    await this.#db.delete(codeTurns).where(lt(codeTurns.takenAt, before));
  }
}
