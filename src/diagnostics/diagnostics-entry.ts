import type { ErrorCode } from '../base/index.js';
import type { FactType } from '../model/index.js';
import type { LineStatistics, LineTrace, RequestTrace } from '../ports/index.js';
import type { CommandTrace } from '../workbench/index.js';

/** Why a chart moved: the centre told a fact or its whole truth anew, or it is the page's own doing. */
export type Cause =
  | { readonly by: 'fact'; readonly seq: number; readonly type: FactType }
  | { readonly by: 'snapshot'; readonly seq: number }
  | { readonly by: 'page' };

/** A chart, or a region of it, went from one state to another. `from` is `null` for a chart that begins. */
export interface ChartEntry {
  readonly kind: 'chart';
  readonly at: number;
  readonly chart: 'sign-in' | 'agent' | 'call' | 'connection' | 'line' | 'microphone';
  /** The call whose chart it is; `null` for the others. */
  readonly callId: string | null;
  /** The region of a call's chart: `progress`, `line`, `microphone` …; `state` for charts of one region. */
  readonly region: string;
  readonly from: string | null;
  /** `null` once the desk shows the call no more. */
  readonly to: string | null;
  readonly cause: Cause;
}

/** A fact that came, without its content. */
export interface FactEntry {
  readonly kind: 'fact';
  readonly at: number;
  readonly seq: number;
  /** The centre's time of it; `at` is the page's. */
  readonly happenedAt: number;
  readonly type: FactType;
  readonly callId: string | null;
}

/** Something went wrong. */
export interface ErrorEntry {
  readonly kind: 'error';
  readonly at: number;
  readonly code: ErrorCode;
  readonly message: string;
  /** The causes behind it, the nearest first. */
  readonly causes: readonly string[];
}

/** What WebRTC measured on a call. */
export interface StatisticsEntry extends LineStatistics {
  readonly kind: 'statistics';
  readonly at: number;
}

/** Something happened to the page that explains what follows: timers of a hidden page are late, a frozen one sleeps. */
export interface PageEntry {
  readonly kind: 'page';
  readonly at: number;
  readonly what: 'visible' | 'hidden' | 'online' | 'offline' | 'frozen' | 'resumed' | 'devices-changed';
}

/** One line of a diagnosis. `at` is milliseconds since the epoch, by this page's clock. */
export type DiagnosticsEntry =
  | ({ readonly kind: 'signalling' } & LineTrace)
  | ({ readonly kind: 'request' } & RequestTrace)
  | CommandTrace
  | FactEntry
  | ChartEntry
  | StatisticsEntry
  | ErrorEntry
  | PageEntry;
