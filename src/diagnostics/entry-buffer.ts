import type { DiagnosticsEntry } from './diagnostics-entry.js';

const longestText = 16_384;

/** How much is kept; the oldest goes first. */
export interface BufferLimits {
  readonly entries: number;
  /** Characters of JSON. */
  readonly characters: number;
}

/** The last entries, within limits. */
export class EntryBuffer {
  readonly #limits: BufferLimits;
  #kept: { readonly entry: DiagnosticsEntry; readonly length: number }[] = [];
  /** Where the oldest entry stands; moving all of them for each new one would be slow. */
  #head = 0;
  #characters = 0;
  #dropped = 0;

  constructor(limits: BufferLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#kept.length - this.#head;
  }

  /** Characters of JSON that are kept. */
  get characters(): number {
    return this.#characters;
  }

  /** How many entries had to go for newer ones. */
  get dropped(): number {
    return this.#dropped;
  }

  push(entry: DiagnosticsEntry): void {
    const short = shorten(entry);
    const { length } = JSON.stringify(short);
    this.#kept.push({ entry: short, length });
    this.#characters += length;
    while (this.size > this.#limits.entries || this.#characters > this.#limits.characters) this.#drop();
    if (this.#head > 1_000 && this.#head > this.#kept.length / 2) {
      this.#kept = this.#kept.slice(this.#head);
      this.#head = 0;
    }
  }

  entries(): DiagnosticsEntry[] {
    return this.#kept.slice(this.#head).map(({ entry }) => entry);
  }

  clear(): void {
    this.#kept = [];
    this.#head = 0;
    this.#characters = 0;
    this.#dropped = 0;
  }

  #drop(): void {
    this.#characters -= this.#kept[this.#head]?.length ?? 0;
    this.#head += 1;
    this.#dropped += 1;
  }
}

/** One message of a megabyte would push out everything else. */
function shorten(entry: DiagnosticsEntry): DiagnosticsEntry {
  if (entry.kind !== 'signalling' || entry.text.length <= longestText) return entry;
  const rest = entry.text.length - longestText;
  return { ...entry, text: `${entry.text.slice(0, longestText)}\r\n(${rest} more characters)` };
}
