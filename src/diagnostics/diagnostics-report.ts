import { readBrowser, type BrowserReport } from '../adapters/devices/index.js';
import type { Workbench } from '../workbench/index.js';
import type { DiagnosticsEntry } from './diagnostics-entry.js';

/** Grows when an entry changes its meaning; a new kind of entry does not. */
export const reportVersion = 1;

/** What is exported, as JSON. */
export interface DiagnosticsReport {
  readonly format: 'tccc-diagnostics';
  readonly version: typeof reportVersion;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly exportedAt: string;
  /** The centre's time minus this page's, milliseconds. */
  readonly clockOffsetMs: number;
  /** Who was signed in, by id; `null` for nobody. */
  readonly agentId: string | null;
  readonly centreId: string | null;
  readonly capabilities: Workbench['capabilities'];
  readonly page: PageReport;
  /** How many older entries had to go. */
  readonly dropped: number;
  readonly entries: readonly DiagnosticsEntry[];
}

/** What the desk runs in. Of the address only the origin: the rest may name a customer. */
export interface PageReport {
  readonly origin: string;
  readonly userAgent: string;
  readonly browser: BrowserReport;
  readonly language: string;
  readonly timeZone: string;
  readonly isSecureContext: boolean;
  readonly isFramed: boolean;
  readonly isVisible: boolean;
  readonly isOnline: boolean;
  readonly processors: number;
}

/** Reads what the desk runs in. */
export function readPage(): PageReport {
  const { userAgent, language, onLine, hardwareConcurrency } = navigator;
  return {
    origin: location.origin,
    userAgent,
    browser: readBrowser(userAgent),
    language,
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    isSecureContext,
    isFramed: window.parent !== window,
    isVisible: document.visibilityState === 'visible',
    isOnline: onLine,
    processors: hardwareConcurrency,
  };
}
