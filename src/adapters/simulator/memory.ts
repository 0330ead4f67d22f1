import type { CentreState, ListenSource } from '../../centre/index.js';
import type { ServiceRecord } from '../../model/index.js';
import type { SimulatedAccount } from './accounts.js';
import type { SimulatedSession } from './simulated-centre.js';
import type { KeptCaller } from './telephone.js';

/** What of one centre outlives the page. */
export interface KeptSite {
  readonly state: CentreState;
  readonly callers: readonly KeptCaller[];
  /** What each leg hears. */
  readonly hearing: readonly (readonly [legId: string, to: ListenSource])[];
}

/** What of a simulator outlives the page. */
export interface Kept {
  readonly version: typeof version;
  /** How far the time was moved on by hand. */
  readonly skippedMs: number;
  readonly session: SimulatedSession | null;
  readonly accounts: readonly SimulatedAccount[];
  readonly visits: readonly (readonly [seat: string, at: number])[];
  readonly records: readonly ServiceRecord[];
  readonly sites: Readonly<Record<string, KeptSite>>;
}

/** Where a simulator is kept. */
export type SimulatorStorage = Pick<Storage, 'getItem' | 'setItem'>;

const key = 'tccc-simulator';
/** What another release of the simulator kept is not understood, and begins anew. */
export const version = 1;

/** Keeps the simulator over a reload; what changes together is written once. */
export class Memory {
  readonly #storage: SimulatorStorage | undefined;
  readonly #read: () => Kept;
  readonly #onError: (cause: unknown) => void;
  #isWaiting = false;
  #isClosed = false;

  constructor(
    storage: SimulatorStorage | undefined,
    parts: { readonly read: () => Kept; readonly onError: (cause: unknown) => void },
  ) {
    this.#storage = storage;
    this.#read = parts.read;
    this.#onError = parts.onError;
  }

  saveSoon(): void {
    if (!this.#storage || this.#isWaiting) return;
    this.#isWaiting = true;
    queueMicrotask(() => {
      this.#isWaiting = false;
      this.#save();
    });
  }

  /** What happens from now on is not kept: the page goes. */
  close(): void {
    this.#isClosed = true;
  }

  #save(): void {
    if (this.#isClosed) return;
    try {
      this.#storage?.setItem(key, JSON.stringify(this.#read()));
    } catch (cause) {
      this.#onError(cause);
    }
  }
}

/** What was kept; `null` for nothing, for what is broken, and for what another release kept. */
export function recall(storage: SimulatorStorage | undefined): Kept | null {
  const text = storage?.getItem(key);
  if (!text) return null;
  try {
    const kept = JSON.parse(text) as Partial<Kept> | null;
    return kept?.version === version ? (kept as Kept) : null;
  } catch {
    // A demo that was cut off while it wrote begins anew.
    return null;
  }
}
