import { and, asc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { Db } from './database.js';
import { accounts, seats } from './schema.js';
import type { NewSeat, Seat, SeatChange, SeatRow, SeatStore } from './store.js';

export class DrizzleSeatStore implements SeatStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async byId(id: string): Promise<Seat | null> {
    const [seat] = await this.#seats(eq(seats.id, id));
    return seat ?? null;
  }

  async ofAccount(accountId: string): Promise<Seat[]> {
    return this.#seats(eq(seats.accountId, accountId));
  }

  async ofCentre(centreId: string): Promise<Seat[]> {
    return this.#seats(eq(seats.centreId, centreId));
  }

  async put(seat: SeatRow): Promise<void> {
    const { accountId, centreId, role } = seat;
    const groupIds = [...seat.groupIds];
    const [known] = await this.#db
      .select({ isManaged: seats.isManaged })
      .from(seats)
      .where(and(eq(seats.accountId, accountId), eq(seats.centreId, centreId)));
    if (known?.isManaged) return;
    await this.#db
      .insert(seats)
      .values({ ...seat, groupIds })
      .onConflictDoUpdate({ target: seats.id, set: { accountId, centreId, role, groupIds } });
  }

  async add({ id, accountId, centreId, role, groupIds: ids }: NewSeat): Promise<string> {
    const change = { role, groupIds: [...ids], isManaged: true, isDisabled: false, deletedAt: null };
    const [seat] = await this.#db
      .insert(seats)
      .values({ id, accountId, centreId, ...change })
      .onConflictDoUpdate({ target: [seats.accountId, seats.centreId], set: change })
      .returning({ id: seats.id });
    return seat?.id ?? id;
  }

  async change(id: string, { role, groupIds, isDisabled }: SeatChange): Promise<void> {
    await this.#db
      .update(seats)
      .set({
        isManaged: true,
        ...(role === undefined ? {} : { role }),
        ...(groupIds === undefined ? {} : { groupIds: [...groupIds] }),
        ...(isDisabled === undefined ? {} : { isDisabled }),
      })
      .where(eq(seats.id, id));
  }

  async delete(id: string, now: number): Promise<void> {
    await this.#db.update(seats).set({ isManaged: true, deletedAt: now }).where(eq(seats.id, id));
  }

  async visit(id: string, now: number): Promise<void> {
    await this.#db.update(seats).set({ lastVisitAt: now }).where(eq(seats.id, id));
  }

  async #seats(which: SQL): Promise<Seat[]> {
    const { id, accountId, centreId, role, groupIds, lastVisitAt } = seats;
    const { email, name, mobile, mustSetUp } = accounts;
    // Either the person or the place in this centre may be disabled.
    const isDisabled = sql<boolean>`(${accounts.isDisabled} OR ${seats.isDisabled})`;
    return this.#db
      .select({
        ...{ id, accountId, centreId, role, groupIds, lastVisitAt },
        ...{ email, name, mobile, mustSetUp, isDisabled },
      })
      .from(seats)
      .innerJoin(accounts, eq(accounts.id, seats.accountId))
      .where(and(which, isNull(seats.deletedAt)))
      .orderBy(asc(seats.id));
  }
}
