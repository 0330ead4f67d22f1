import { WorkbenchError } from '../../base/index.js';

/** What is kept of a sign-in over a reload. The private key can't leave the browser. */
export interface KeptSignIn {
  readonly keys: CryptoKeyPair;
  readonly refreshToken: string;
  /** Which sign-in it is, whichever tab has refreshed it last. One that was kept by an older version has none yet. */
  readonly signInId?: string;
  /**
   * Idempotency key of a refresh that was begun and whose answer was not stored: a page that was reloaded in the middle
   * repeats that very request instead of using the token a second time.
   */
  readonly refreshKey: string | null;
}

/** Where sign-ins are kept. Shared by the tabs of one origin. */
export interface SignInStorage {
  load(centre: string): Promise<KeptSignIn | null>;
  save(centre: string, kept: KeptSignIn): Promise<void>;
  clear(centre: string): Promise<void>;
}

const databaseName = 'tccc-workbench';
const storeName = 'sign-ins';

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed.'));
  });
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(storeName);
  return settled(request);
}

async function withStore<Result>(
  mode: IDBTransactionMode,
  task: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  try {
    const database = await openDatabase();
    try {
      const transaction = database.transaction(storeName, mode);
      const committed = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB broke off.'));
      });
      const [result] = await Promise.all([settled(task(transaction.objectStore(storeName))), committed]);
      return result;
    } finally {
      database.close();
    }
  } catch (cause) {
    throw new WorkbenchError('sdk/invalid-options', {
      message:
        'The browser keeps no data for this page (IndexedDB); give createHttpCentre a storage of your own.',
      cause,
    });
  }
}

/** Keeps sign-ins in IndexedDB, which stores keys without ever showing them. */
export const indexedDbStorage: SignInStorage = {
  async load(centre) {
    const kept = await withStore(
      'readonly',
      (store) => store.get(centre) as IDBRequest<KeptSignIn | undefined>,
    );
    return kept ?? null;
  },
  async save(centre, kept) {
    await withStore('readwrite', (store) => store.put(kept, centre));
  },
  async clear(centre) {
    await withStore('readwrite', (store) => store.delete(centre));
  },
};

/** Keeps sign-ins as long as the page lives. */
export function createMemoryStorage(): SignInStorage {
  const all = new Map<string, KeptSignIn>();
  return {
    load: (centre) => Promise.resolve(all.get(centre) ?? null),
    save: (centre, kept) => Promise.resolve(void all.set(centre, kept)),
    clear: (centre) => Promise.resolve(void all.delete(centre)),
  };
}
