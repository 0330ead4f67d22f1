export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const prefix = 'tccc-workbench.';

/** What an agent chose on this computer: kept by the browser for the origin, or as long as the page lives where it keeps nothing. */
export class Preferences {
  readonly #storage: PreferenceStorage | null;
  readonly #memory = new Map<string, string>();

  constructor(storage: PreferenceStorage | null = pageStorage()) {
    this.#storage = storage;
  }

  get(name: string): string | null {
    return this.#memory.get(name) ?? this.#storage?.getItem(prefix + name) ?? null;
  }

  /** `null` forgets it. */
  set(name: string, value: string | null): void {
    this.#memory.delete(name);
    try {
      if (value === null) this.#storage?.removeItem(prefix + name);
      else if (this.#storage) this.#storage.setItem(prefix + name, value);
      else this.#memory.set(name, value);
    } catch {
      // Full, or switched off for the page: it holds as long as the page lives.
      if (value !== null) this.#memory.set(name, value);
    }
  }
}

/** Reading the property alone throws where a browser forbids storage. */
function pageStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
