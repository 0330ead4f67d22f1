import { and, eq, gt, isNull, type SQL } from 'drizzle-orm';
import type { Db } from './database.js';
import { apiKeys, oneTimeTokens, serverSecrets } from './schema.js';
import type { OneTimeToken, TokenShown, TokenStore } from './store.js';

export class DrizzleTokenStore implements TokenStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async issue(token: OneTimeToken): Promise<void> {
    await this.#db.insert(oneTimeTokens).values(token);
  }

  async peek(shown: TokenShown): Promise<OneTimeToken | null> {
    const [token] = await this.#db.select().from(oneTimeTokens).where(isUsable(shown));
    return token ?? null;
  }

  async redeem(shown: TokenShown): Promise<OneTimeToken | null> {
    const [token] = await this.#db
      .update(oneTimeTokens)
      .set({ usedAt: shown.now })
      .where(isUsable(shown))
      .returning();
    return token ?? null;
  }

  async forgetOf(accountId: string): Promise<void> {
    await this.#db.delete(oneTimeTokens).where(eq(oneTimeTokens.accountId, accountId));
  }

  async putApiKey(key: { centreId: string; name: string; hash: string }): Promise<void> {
    await this.#db
      .insert(apiKeys)
      .values(key)
      .onConflictDoUpdate({ target: [apiKeys.centreId, apiKeys.name], set: { hash: key.hash } });
  }

  async centreOfApiKey(hash: string): Promise<string | null> {
    const [found] = await this.#db.select().from(apiKeys).where(eq(apiKeys.hash, hash));
    return found?.centreId ?? null;
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

function isUsable({ hash, kind, keyThumbprint, now }: TokenShown): SQL | undefined {
  return and(
    eq(oneTimeTokens.hash, hash),
    eq(oneTimeTokens.kind, kind),
    keyThumbprint === null
      ? isNull(oneTimeTokens.keyThumbprint)
      : eq(oneTimeTokens.keyThumbprint, keyThumbprint),
    isNull(oneTimeTokens.usedAt),
    gt(oneTimeTokens.expiresAt, now),
  );
}
