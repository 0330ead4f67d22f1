import type { DiagnosticsEntry } from './diagnostics-entry.js';
import type { DiagnosticsOptions } from './diagnostics-options.js';

type Keep = NonNullable<DiagnosticsOptions['keepIn']>;

const key = 'tccc-diagnostics';
/** Far below what browsers let a page keep: the rest is the host's. */
const mostCharacters = 500_000;

/** The newest entries, over a reload. */
export class KeptEntries {
  readonly #storage: Keep;
  readonly #entries: () => readonly DiagnosticsEntry[];

  constructor(storage: Keep, entries: () => readonly DiagnosticsEntry[]) {
    this.#storage = storage;
    this.#entries = entries;
  }

  /** Takes out what the page before wrote; what is no list of entries is not ours. */
  take(): DiagnosticsEntry[] {
    const text = this.#storage.getItem(key);
    this.#storage.removeItem(key);
    const kept = text === null ? [] : parse(text);
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  }

  /** Writes when the page goes away; the answer stops it and keeps nothing. */
  watch(): () => void {
    const write = (): void => this.#write();
    addEventListener('pagehide', write);
    return () => removeEventListener('pagehide', write);
  }

  #write(): void {
    const newest: string[] = [];
    let characters = 2;
    for (const entry of [...this.#entries()].reverse()) {
      const text = JSON.stringify(entry);
      characters += text.length + 1;
      if (characters > mostCharacters) break;
      newest.push(text);
    }
    this.#storage.setItem(key, `[${newest.reverse().join(',')}]`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isEntry(value: unknown): value is DiagnosticsEntry {
  return typeof value === 'object' && value !== null && 'kind' in value && 'at' in value;
}
