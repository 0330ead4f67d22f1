import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { Db } from './database.js';
import { accounts, seats } from './schema.js';
import type { Seat, SeatRow, SeatStore } from './store.js';

export class DrizzleSeatStore implements SeatStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async byId(id: string): Promise<Seat | null> {
    const [seat] = await this.#seats().where(eq(seats.id, id));
    return seat ?? null;
  }

  async ofAccount(accountId: string): Promise<Seat[]> {
    return this.#seats().where(eq(seats.accountId, accountId)).orderBy(asc(seats.id));
  }

  async ofCentre(centreId: string): Promise<Seat[]> {
    return this.#seats().where(eq(seats.centreId, centreId)).orderBy(asc(seats.id));
  }

  async put(seat: SeatRow): Promise<void> {
    const { accountId, centreId, role } = seat;
    const groupIds = [...seat.groupIds];
    await this.#db
      .insert(seats)
      .values({ ...seat, groupIds })
      .onConflictDoUpdate({ target: seats.id, set: { accountId, centreId, role, groupIds } });
  }

  async visit(id: string, now: number): Promise<void> {
    await this.#db.update(seats).set({ lastVisitAt: now }).where(eq(seats.id, id));
  }

  #seats() {
    const { email, name, mobile, isDisabled } = accounts;
    return this.#db
      .select({ ...getTableColumns(seats), email, name, mobile, isDisabled })
      .from(seats)
      .innerJoin(accounts, eq(accounts.id, seats.accountId))
      .$dynamic();
  }
}
