import { eq, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { accounts } from './schema.js';
import type { Account, AccountOwner, AccountStore, SeededAccount } from './store.js';

export class DrizzleAccountStore implements AccountStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async byEmail(email: string): Promise<Account | null> {
    const [account] = await this.#db
      .select()
      .from(accounts)
      .where(eq(accounts.email, email.trim().toLowerCase()));
    return account ?? null;
  }

  async byMobile(mobile: string): Promise<Account | null> {
    const [account] = await this.#db.select().from(accounts).where(eq(accounts.mobile, mobile));
    return account ?? null;
  }

  async byId(id: string): Promise<Account | null> {
    const [account] = await this.#db.select().from(accounts).where(eq(accounts.id, id));
    return account ?? null;
  }

  async all(): Promise<Account[]> {
    return this.#db.select().from(accounts).orderBy(accounts.id);
  }

  async seed(account: SeededAccount): Promise<void> {
    const email = account.email.trim().toLowerCase();
    const isTaken = account.mobile !== null && (await this.byMobile(account.mobile)) !== null;
    await this.#db
      .insert(accounts)
      .values({ ...account, email, mobile: isTaken ? null : account.mobile })
      .onConflictDoUpdate({ target: accounts.id, set: { email, isDisabled: account.isDisabled } });
  }

  async countFailure(id: string): Promise<number> {
    const [row] = await this.#db
      .update(accounts)
      .set({ failedCount: sql`${accounts.failedCount} + 1` })
      .where(eq(accounts.id, id))
      .returning({ failedCount: accounts.failedCount });
    return row?.failedCount ?? 0;
  }

  async lock(id: string, until: number): Promise<void> {
    await this.#db.update(accounts).set({ lockedUntil: until }).where(eq(accounts.id, id));
  }

  async clearFailures(id: string): Promise<void> {
    await this.#db.update(accounts).set({ failedCount: 0, lockedUntil: null }).where(eq(accounts.id, id));
  }

  completeSetup(id: string, owner: AccountOwner): Promise<boolean> {
    return this.#claim(id, { ...owner, mustSetUp: false });
  }

  async setPassword(id: string, passwordHash: string): Promise<void> {
    await this.#db
      .update(accounts)
      .set({ passwordHash, failedCount: 0, lockedUntil: null })
      .where(eq(accounts.id, id));
  }

  async invite(id: string, passwordHash: string): Promise<void> {
    await this.#db
      .update(accounts)
      .set({ passwordHash, mustSetUp: true, failedCount: 0, lockedUntil: null })
      .where(eq(accounts.id, id));
  }

  bindMobile(id: string, mobile: string): Promise<boolean> {
    return this.#claim(id, { mobile });
  }

  async rename(id: string, name: string): Promise<void> {
    await this.#db.update(accounts).set({ name }).where(eq(accounts.id, id));
  }

  /** Writes what contains a number, unless that is another account's. */
  async #claim(
    id: string,
    columns: { readonly mobile: string } & Partial<Omit<Account, 'id'>>,
  ): Promise<boolean> {
    try {
      await this.#db.update(accounts).set(columns).where(eq(accounts.id, id));
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }
}

/** SQLSTATE 23505; drizzle wraps the driver's error. */
function isUniqueViolation(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === '23505';
}
