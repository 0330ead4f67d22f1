import type { Annotation } from '../../src/model/index.js';

const key = 'tccc-workbench:drafts';

type Drafts = Readonly<Record<string, Annotation>>;

/**
 * Carries words that the centre has not taken yet over a reload. A page that goes away can't wait for an answer, so they
 * are kept in the tab's own storage, until the next page of the tab takes them out.
 */
export class DraftKeeper {
  readonly #found = new Map<string, Annotation>();

  /** Takes out what the page before has left. */
  constructor() {
    const text = read();
    if (text === null) return;
    write(null);
    for (const [callId, annotation] of Object.entries(parse(text))) this.#found.set(callId, annotation);
  }

  /** What was left about a call; once. */
  take(callId: string): Annotation | undefined {
    const annotation = this.#found.get(callId);
    this.#found.delete(callId);
    return annotation;
  }

  /** Leaves `drafts` for the next page of this tab, in place of what was left before. */
  leave(drafts: Drafts): void {
    write(Object.keys(drafts).length === 0 ? null : JSON.stringify(drafts));
  }
}

/** Storage may be forbidden to an embedded page; then a reload keeps what was saved, and nothing more. */
function read(): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // As above: nowhere to leave it.
  }
}

function parse(text: string): Drafts {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as Drafts) : {};
  } catch {
    return {};
  }
}
