import { isWorkbenchError, systemClock, WorkbenchError, type Clock } from '../base/index.js';
import type { Workbench, WorkbenchTrace } from '../workbench/index.js';
import { ChartHistory } from './chart-history.js';
import type { DiagnosticsEntry } from './diagnostics-entry.js';
import type { DiagnosticsOptions } from './diagnostics-options.js';
import { readPage, reportVersion, type DiagnosticsReport } from './diagnostics-report.js';
import { EntryBuffer } from './entry-buffer.js';
import { KeptEntries } from './kept-entries.js';
import { maskNumbersInMessage, maskNumbersInText } from './mask-numbers.js';
import { watchPage } from './page-events.js';
import { reportAsText } from './report-as-text.js';
import { StatisticsSampler } from './statistics-sampler.js';

/** A diagnosis under way, or stopped and still to be exported. */
export interface Diagnostics {
  readonly isRunning: boolean;
  /** How many entries are kept. */
  readonly size: number;
  /** The entries, oldest first. */
  entries(): readonly DiagnosticsEntry[];
  /** Everything that support needs, see `docs/diagnostics.md`. */
  report(): DiagnosticsReport;
  /** The report as JSON. */
  export(): Blob;
  /** The report for people: one line an entry, messages between page and centre as arrows. */
  toText(): string;
  /** Saves the report; a `name` that ends with `.txt` saves the text. @defaultValue `tccc-diagnostics-<time>.json` */
  download(name?: string): void;
  /** Forgets every entry. */
  clear(): void;
  /** Listens to nothing any more, as when the workbench is disposed of. What was written down stays until the page goes. */
  stop(): void;
}

/**
 * Writes down from now on what happens to a desk: signalling, requests, facts, how each chart moved and why, what WebRTC
 * measured, errors. Passwords, tokens and keys are struck out before anything is written down, and the middle of
 * telephone numbers is hidden. While it is not started, nothing of this is made.
 *
 * @throws `sdk/invalid-options` for an interval or a limit that is none
 * @example
 * const diagnostics = startDiagnostics(workbench);
 * supportButton.onclick = () => diagnostics.download();
 */
export function startDiagnostics(workbench: Workbench, options: DiagnosticsOptions = {}): Diagnostics {
  return new RunningDiagnostics(workbench, options);
}

class RunningDiagnostics implements Diagnostics {
  readonly #workbench: Workbench;
  readonly #clock: Clock;
  readonly #isMasking: boolean;
  readonly #buffer: EntryBuffer;
  readonly #history = new ChartHistory((entry) => this.#write({ kind: 'chart', at: this.#now, ...entry }));
  readonly #startedAt: number;
  #unlisten: (() => void)[] | null;

  constructor(workbench: Workbench, options: DiagnosticsOptions) {
    const { statisticsEveryMs = 5_000, mostEntries = 5_000, mostCharacters = 2_000_000 } = options;
    assertOptions({ statisticsEveryMs, mostEntries, mostCharacters });
    this.#workbench = workbench;
    this.#clock = options.clock ?? systemClock;
    this.#isMasking = options.numbers !== 'full';
    this.#buffer = new EntryBuffer({ entries: mostEntries, characters: mostCharacters });
    this.#startedAt = this.#now;
    this.#unlisten = this.#listen(options, statisticsEveryMs);
  }

  get isRunning(): boolean {
    return this.#unlisten !== null;
  }

  get size(): number {
    return this.#buffer.size;
  }

  entries(): readonly DiagnosticsEntry[] {
    return this.#buffer.entries();
  }

  report(): DiagnosticsReport {
    const { agent, clockOffsetMs } = this.#workbench.snapshot;
    return {
      format: 'tccc-diagnostics',
      version: reportVersion,
      startedAt: new Date(this.#startedAt).toISOString(),
      exportedAt: new Date(this.#now).toISOString(),
      clockOffsetMs,
      agentId: agent?.id ?? null,
      centreId: agent?.centre.id ?? null,
      capabilities: this.#workbench.capabilities,
      page: readPage(),
      dropped: this.#buffer.dropped,
      entries: this.entries(),
    };
  }

  export(): Blob {
    return new Blob([JSON.stringify(this.report(), null, 1)], { type: 'application/json' });
  }

  toText(): string {
    return reportAsText(this.report());
  }

  download(name = `tccc-diagnostics-${fileTime(this.#now)}.json`): void {
    const isText = name.endsWith('.txt');
    const file = isText ? new Blob([this.toText()], { type: 'text/plain;charset=utf-8' }) : this.export();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    // The browser has taken the file by the time the next task runs.
    this.#clock.after(0, () => URL.revokeObjectURL(link.href));
  }

  clear(): void {
    this.#buffer.clear();
  }

  stop(): void {
    for (const undo of this.#unlisten ?? []) undo();
    this.#unlisten = null;
  }

  get #now(): number {
    return this.#clock.now();
  }

  #listen({ keepIn }: DiagnosticsOptions, statisticsEveryMs: number): (() => void)[] {
    const workbench = this.#workbench;
    const sampler = new StatisticsSampler({
      workbench,
      clock: this.#clock,
      everyMs: statisticsEveryMs,
      onSample: (sample) => this.#write({ kind: 'statistics', at: this.#now, ...sample }),
      onError: (error) => this.#fail(error),
    });
    const kept = keepIn && new KeptEntries(keepIn, () => this.entries());
    for (const entry of kept?.take() ?? []) this.#write(entry);
    this.#history.follow(workbench.snapshot);
    sampler.follow(workbench.snapshot);
    return [
      workbench.on('trace', (trace) => this.#trace(trace)),
      workbench.on('error', ({ error }) => this.#writeError(error)),
      workbench.on('disposed', () => this.stop()),
      workbench.subscribe((snapshot) => {
        this.#history.follow(snapshot);
        sampler.follow(snapshot);
      }),
      watchPage((what) => this.#write({ kind: 'page', at: this.#now, what })),
      () => sampler.stop(),
      ...(kept ? [kept.watch()] : []),
    ];
  }

  #trace(trace: WorkbenchTrace): void {
    this.#history.expect(trace);
    switch (trace.kind) {
      case 'signalling':
        return this.#write(this.#isMasking ? { ...trace, text: maskNumbersInMessage(trace.text) } : trace);
      case 'fact': {
        const { seq, at: happenedAt, type } = trace.fact;
        return this.#write({
          kind: 'fact',
          at: trace.at,
          seq,
          happenedAt,
          type,
          callId: callIdOf(trace.fact),
        });
      }
      case 'snapshot':
        return;
      default:
        return this.#write(trace);
    }
  }

  /** A workbench that is disposed of tells nothing any more. */
  #fail(error: unknown): void {
    if (isWorkbenchError(error, 'sdk/disposed')) return this.stop();
    this.#writeError(
      isWorkbenchError(error) ? error : new WorkbenchError('server/internal', { cause: error }),
    );
  }

  #writeError(error: WorkbenchError): void {
    const words = (text: string): string => (this.#isMasking ? maskNumbersInText(text) : text);
    this.#write({
      kind: 'error',
      at: this.#now,
      code: error.code,
      message: words(error.message),
      causes: causesOf(error).map(words),
    });
  }

  #write(entry: DiagnosticsEntry): void {
    this.#buffer.push(entry);
  }
}

function callIdOf({ type, data }: Extract<WorkbenchTrace, { kind: 'fact' }>['fact']): string | null {
  if (type === 'call.changed') return data.context.id;
  return type === 'call.removed' ? data.callId : null;
}

/** What lay behind an error. A cause that is no error may hold an answer's body: it is left out. */
function causesOf(error: Error): string[] {
  const causes: string[] = [];
  for (let cause = error.cause; cause instanceof Error && causes.length < 5; cause = cause.cause)
    causes.push(`${cause.name}: ${cause.message}`);
  return causes;
}

function assertOptions(numbers: {
  readonly statisticsEveryMs: number;
  readonly mostEntries: number;
  readonly mostCharacters: number;
}): void {
  const { statisticsEveryMs: every, mostEntries, mostCharacters } = numbers;
  const isInterval = every === 0 || (Number.isFinite(every) && every >= 1_000);
  const areLimits = [mostEntries, mostCharacters].every((limit) => Number.isInteger(limit) && limit > 0);
  if (isInterval && areLimits) return;
  throw new WorkbenchError('sdk/invalid-options', {
    message: isInterval
      ? 'mostEntries and mostCharacters must be whole numbers above zero.'
      : 'statisticsEveryMs must be 0 or at least 1000.',
    details: numbers,
  });
}

/** `2024-04-02T06-31-48`: no file system minds it. */
function fileTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replaceAll(':', '-');
}
