import { Emitter, WorkbenchError } from '../base/index.js';
import { unknownVoice } from '../model/index.js';
import type { PendingOperation, WorkbenchEvents, WorkbenchSnapshot } from './workbench.js';

/** Nothing is known yet. */
export const emptySnapshot: WorkbenchSnapshot = {
  phase: 'resuming',
  agent: null,
  connection: 'disconnected',
  line: 'closed',
  microphone: 'unknown',
  quality: { roundTripMs: null, jitterMs: null, lossRatio: null },
  voice: unknownVoice,
  missingDevices: { microphone: null, speaker: null },
  presence: null,
  calls: [],
  queue: [],
  settings: null,
  mobile: null,
  directory: null,
  centres: [],
  pending: [],
  clockOffsetMs: 0,
  error: null,
};

interface Changes {
  change: WorkbenchSnapshot;
}

/**
 * Holds the snapshot and tells its changes and events. A listener of the host page that throws is reported to the page's
 * own error handling and keeps nothing of the workbench from going on.
 */
export class WorkbenchStore {
  readonly #changes = new Emitter<Changes>();
  readonly #events = new Emitter<WorkbenchEvents>();
  #snapshot: WorkbenchSnapshot = emptySnapshot;
  #isDisposed = false;

  get snapshot(): WorkbenchSnapshot {
    return this.#snapshot;
  }

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  update(change: Partial<WorkbenchSnapshot>): void {
    if (this.#isDisposed) return;
    const next = { ...this.#snapshot, ...change };
    const isRepaired = ('connection' in change || 'line' in change) && isWhole(next) && isOutage(next.error);
    this.#snapshot = isRepaired ? { ...next, error: null } : next;
    shield(() => this.#changes.emit('change', this.#snapshot));
  }

  subscribe(listener: (snapshot: WorkbenchSnapshot) => void): () => void {
    return this.#changes.on('change', listener);
  }

  on<Type extends keyof WorkbenchEvents>(
    type: Type,
    listener: (payload: WorkbenchEvents[Type]) => void,
  ): () => void {
    return this.#events.on(type, listener);
  }

  /** Whether anybody listens to `type`. */
  isHeard(type: keyof WorkbenchEvents): boolean {
    return this.#events.isHeard(type);
  }

  tell<Type extends keyof WorkbenchEvents>(type: Type, payload: WorkbenchEvents[Type]): void {
    if (!this.#isDisposed) shield(() => this.#events.emit(type, payload));
  }

  /** Shows a failure that no caller waits for. */
  report(error: unknown): void {
    const known = toWorkbenchError(error);
    this.update({ error: known });
    this.tell('error', { error: known });
  }

  /**
   * Carries out `task` for a caller, with `operation` pending meanwhile.
   * @throws `sdk/disposed`, or what the task rejected with
   */
  async run<Result>(operation: PendingOperation, task: () => Promise<Result>): Promise<Result> {
    this.assertUsable();
    this.update({ pending: [...this.#snapshot.pending, operation] });
    try {
      return await task();
    } catch (error) {
      throw toWorkbenchError(error);
    } finally {
      const index = this.#snapshot.pending.indexOf(operation);
      this.update({ pending: this.#snapshot.pending.filter((_, position) => position !== index) });
    }
  }

  /** @throws `sdk/disposed` */
  assertUsable(): void {
    if (this.#isDisposed) throw new WorkbenchError('sdk/disposed');
  }

  /** How many listeners are on. */
  get size(): number {
    return this.#changes.size + this.#events.size;
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    shield(() => this.#events.emit('disposed', undefined));
    this.#changes.clear();
    this.#events.clear();
  }
}

/** Whether the error told of a way to the centre that was down; it is over once the way is back, and must not stay on screen. */
function isOutage(error: WorkbenchError | null): boolean {
  return error !== null && (error.code.startsWith('network/') || error.code === 'line/registration-failed');
}

function isWhole({ connection, line }: WorkbenchSnapshot): boolean {
  return connection === 'connected' && (line === 'ready' || line === 'closed');
}

/** Ports reject with {@link WorkbenchError}s; anything else is a mistake in a port, told with its cause. */
function toWorkbenchError(error: unknown): WorkbenchError {
  return error instanceof WorkbenchError ? error : new WorkbenchError('server/internal', { cause: error });
}

function shield(task: () => void): void {
  try {
    task();
  } catch (error) {
    reportError(error);
  }
}
