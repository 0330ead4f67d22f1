import { eq, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { agents } from './schema.js';
import type { Account, AccountStore, SeededAccount } from './store.js';

export class DrizzleAccountStore implements AccountStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async byEmail(email: string): Promise<Account | null> {
    const [account] = await this.#db
      .select()
      .from(agents)
      .where(eq(agents.email, email.trim().toLowerCase()));
    return account ?? null;
  }

  async byId(id: string): Promise<Account | null> {
    const [account] = await this.#db.select().from(agents).where(eq(agents.id, id));
    return account ?? null;
  }

  async all(): Promise<Account[]> {
    return this.#db.select().from(agents).orderBy(agents.id);
  }

  async seed(account: SeededAccount): Promise<void> {
    const row = { ...account, email: account.email.trim().toLowerCase(), groupIds: [...account.groupIds] };
    const { email, role, groupIds, isDisabled } = row;
    await this.#db
      .insert(agents)
      .values(row)
      .onConflictDoUpdate({ target: agents.id, set: { email, role, groupIds, isDisabled } });
  }

  async countFailure(id: string): Promise<number> {
    const [row] = await this.#db
      .update(agents)
      .set({ failedCount: sql`${agents.failedCount} + 1` })
      .where(eq(agents.id, id))
      .returning({ failedCount: agents.failedCount });
    return row?.failedCount ?? 0;
  }

  async lock(id: string, until: number): Promise<void> {
    await this.#db.update(agents).set({ lockedUntil: until }).where(eq(agents.id, id));
  }

  async clearFailures(id: string): Promise<void> {
    await this.#db.update(agents).set({ failedCount: 0, lockedUntil: null }).where(eq(agents.id, id));
  }

  async completeSetup(
    id: string,
    owner: { readonly passwordHash: string; readonly name: string },
  ): Promise<void> {
    await this.#db
      .update(agents)
      .set({ passwordHash: owner.passwordHash, name: owner.name, mustSetUp: false })
      .where(eq(agents.id, id));
  }
}
