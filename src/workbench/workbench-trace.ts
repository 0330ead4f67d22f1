import type { ErrorCode } from '../base/index.js';
import type { AgentCommand, Fact } from '../model/index.js';
import type { LineTrace, RequestTrace } from '../ports/index.js';

/** A command to the centre and what came of it; its content is left out. */
export interface CommandTrace {
  readonly kind: 'command';
  /** When it was sent, milliseconds since the epoch. */
  readonly at: number;
  readonly type: AgentCommand['type'];
  /** The call it is about, or that it made; `null` for none. */
  readonly callId: string | null;
  /** Why it was refused; `null` when it was accepted. */
  readonly code: ErrorCode | null;
  readonly durationMs: number;
}

/** A fact that is about to be shown. `at` is this page's time, the fact has the centre's. */
export interface FactTrace {
  readonly kind: 'fact';
  readonly at: number;
  readonly fact: Fact;
}

/** The whole truth anew is about to be shown. */
export interface SnapshotTrace {
  readonly kind: 'snapshot';
  readonly at: number;
  /** The last fact it contains. */
  readonly seq: number;
}

/** One thing that went over a wire of the workbench. */
export type WorkbenchTrace =
  | ({ readonly kind: 'signalling' } & LineTrace)
  | ({ readonly kind: 'request' } & RequestTrace)
  | CommandTrace
  | FactTrace
  | SnapshotTrace;
