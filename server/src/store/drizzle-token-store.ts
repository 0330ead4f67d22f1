import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from './database.js';
import { apiKeys, oneTimeTokens, serverSecrets } from './schema.js';
import type { OneTimeTokenKind, TokenStore } from './store.js';

export class DrizzleTokenStore implements TokenStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async issue(token: {
    hash: string;
    kind: OneTimeTokenKind;
    agentId: string;
    expiresAt: number;
  }): Promise<void> {
    await this.#db.insert(oneTimeTokens).values(token);
  }

  async redeem(hash: string, kind: OneTimeTokenKind, now: number): Promise<string | null> {
    const isUsable = and(
      eq(oneTimeTokens.hash, hash),
      eq(oneTimeTokens.kind, kind),
      isNull(oneTimeTokens.usedAt),
      gt(oneTimeTokens.expiresAt, now),
    );
    const [token] = await this.#db
      .update(oneTimeTokens)
      .set({ usedAt: now })
      .where(isUsable)
      .returning({ agentId: oneTimeTokens.agentId });
    return token?.agentId ?? null;
  }

  async putApiKey(name: string, hash: string): Promise<void> {
    await this.#db
      .insert(apiKeys)
      .values({ name, hash })
      .onConflictDoUpdate({ target: apiKeys.name, set: { hash } });
  }

  async hasApiKey(hash: string): Promise<boolean> {
    const found = await this.#db.select().from(apiKeys).where(eq(apiKeys.hash, hash));
    return found.length > 0;
  }

  async secret(
    name: string,
    create: () => Promise<Record<string, unknown>>,
  ): Promise<Record<string, unknown>> {
    const known = await this.#secret(name);
    if (known) return known;
    // Of two servers that start at once the first one's secret stays.
    await this.#db
      .insert(serverSecrets)
      .values({ name, value: await create() })
      .onConflictDoNothing();
    const stored = await this.#secret(name);
    if (!stored) throw new Error(`The secret ${name} could not be stored`);
    return stored;
  }

  async #secret(name: string): Promise<Record<string, unknown> | null> {
    const [row] = await this.#db.select().from(serverSecrets).where(eq(serverSecrets.name, name));
    return row?.value ?? null;
  }
}
