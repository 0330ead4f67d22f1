import { openDatabase, type Database, type DatabaseOptions } from './database.js';
import { DrizzleAccountStore } from './drizzle-account-store.js';
import { DrizzleCentreStore } from './drizzle-centre-store.js';
import { DrizzleCodeStore } from './drizzle-code-store.js';
import { DrizzleRecordStore } from './drizzle-record-store.js';
import { DrizzleSeatStore } from './drizzle-seat-store.js';
import { DrizzleSessionStore } from './drizzle-session-store.js';
import { DrizzleSettingsStore } from './drizzle-settings-store.js';
import { DrizzleTokenStore } from './drizzle-token-store.js';
import { migrate } from './migrations.js';
import type { Store } from './store.js';

/** Opens the store and brings its tables up to date. @throws DataDirectoryLockedError */
export async function openStore(options: DatabaseOptions): Promise<Store> {
  const database = await openDatabase(options);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return storeOver(database);
}

function storeOver({ db, close }: Database): Store {
  return {
    accounts: new DrizzleAccountStore(db),
    seats: new DrizzleSeatStore(db),
    settings: new DrizzleSettingsStore(db),
    sessions: new DrizzleSessionStore(db),
    tokens: new DrizzleTokenStore(db),
    codes: new DrizzleCodeStore(db),
    centre: new DrizzleCentreStore(db),
    records: new DrizzleRecordStore(db),
    close,
  };
}
