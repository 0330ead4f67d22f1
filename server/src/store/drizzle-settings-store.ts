import type { Db } from './database.js';
import { centreSettings } from './schema.js';
import type { SettingsStore } from './store.js';

export class DrizzleSettingsStore implements SettingsStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async all(): Promise<Map<string, Record<string, unknown>>> {
    const rows = await this.#db.select().from(centreSettings);
    return new Map(rows.map(({ centreId, settings }) => [centreId, settings]));
  }

  async put(centreId: string, settings: Record<string, unknown>, now: number): Promise<void> {
    await this.#db
      .insert(centreSettings)
      .values({ centreId, settings, changedAt: now })
      .onConflictDoUpdate({ target: centreSettings.centreId, set: { settings, changedAt: now } });
  }
}
