import { and, eq, getTableColumns, gt, isNull, lt } from 'drizzle-orm';
import type { Db } from './database.js';
import { refreshTokens, seats, sessions } from './schema.js';
import type { Rotation, RotationRequest, Session, SessionStore } from './store.js';

export class DrizzleSessionStore implements SessionStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async create(session: Session, refreshTokenHash: string): Promise<void> {
    await this.#db.transaction(async (transaction) => {
      await transaction.insert(sessions).values(session);
      await transaction.insert(refreshTokens).values({ hash: refreshTokenHash, sessionId: session.id });
    });
  }

  async byId(id: string): Promise<Session | null> {
    const [session] = await this.#db.select().from(sessions).where(eq(sessions.id, id));
    return session ?? null;
  }

  async rotate(request: RotationRequest): Promise<Rotation> {
    return this.#db.transaction(async (transaction): Promise<Rotation> => {
      const [found] = await transaction
        .select({ session: sessions })
        .from(refreshTokens)
        .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
        .where(eq(refreshTokens.hash, request.hash));
      if (!found) return { kind: 'unknown' };
      const { session } = found;
      if (session.keyThumbprint !== request.keyThumbprint) return { kind: 'wrong-key' };
      if (session.revokedAt !== null) return { kind: 'revoked' };
      if (session.expiresAt <= request.now) return { kind: 'expired' };
      const used = await transaction
        .update(refreshTokens)
        .set({ usedAt: request.now })
        .where(and(eq(refreshTokens.hash, request.hash), isNull(refreshTokens.usedAt)))
        .returning({ hash: refreshTokens.hash });
      const isRepeated = used.length === 0 && (await isUnused(transaction, request.nextHash));
      if (used.length === 0 && !isRepeated) {
        await transaction.update(sessions).set({ revokedAt: request.now }).where(eq(sessions.id, session.id));
        return { kind: 'reused', session };
      }
      if (!isRepeated)
        await transaction.insert(refreshTokens).values({ hash: request.nextHash, sessionId: session.id });
      await transaction
        .update(sessions)
        .set({ expiresAt: request.expiresAt })
        .where(eq(sessions.id, session.id));
      return { kind: 'rotated', session: { ...session, expiresAt: request.expiresAt } };
    });
  }

  async revoke(id: string, now: number): Promise<void> {
    await this.#db
      .update(sessions)
      .set({ revokedAt: now })
      .where(and(eq(sessions.id, id), isNull(sessions.revokedAt)));
  }

  async aliveOf(accountId: string, now: number): Promise<Session[]> {
    return this.#db
      .select(getTableColumns(sessions))
      .from(sessions)
      .innerJoin(seats, eq(seats.id, sessions.agentId))
      .where(and(eq(seats.accountId, accountId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)));
  }

  async prune(before: number): Promise<void> {
    await this.#db.delete(sessions).where(lt(sessions.expiresAt, before));
  }
}

async function isUnused(db: Pick<Db, 'select'>, hash: string): Promise<boolean> {
  const [token] = await db.select().from(refreshTokens).where(eq(refreshTokens.hash, hash));
  return token !== undefined && token.usedAt === null;
}
