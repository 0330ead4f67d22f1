import type { Clock } from '../base/index.js';
import type { LineStatistics } from '../ports/index.js';
import type { Workbench, WorkbenchSnapshot } from '../workbench/index.js';
import { pickEntries } from './statistics-entries.js';

/** What a {@link StatisticsSampler} works with. */
export interface StatisticsSamplerOptions {
  readonly workbench: Workbench;
  readonly clock: Clock;
  /** 0 = never. */
  readonly everyMs: number;
  readonly onSample: (sample: LineStatistics) => void;
  readonly onError: (error: unknown) => void;
}

/** Takes the statistics of calls that talk, at once and then again and again; without such a call no timer runs. */
export class StatisticsSampler {
  readonly #options: StatisticsSamplerOptions;
  #cancel: (() => void) | null = null;
  #isTalking = false;
  #isStopped = false;

  constructor(options: StatisticsSamplerOptions) {
    this.#options = options;
  }

  follow({ calls }: WorkbenchSnapshot): void {
    const isTalking = calls.some(({ value }) => value.progress === 'talking');
    if (isTalking === this.#isTalking) return;
    this.#isTalking = isTalking;
    if (isTalking) this.#sample();
    else this.#cancel?.();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel?.();
  }

  #sample(): void {
    const { everyMs, workbench, clock, onError } = this.#options;
    if (everyMs === 0) return;
    this.#cancel?.();
    this.#cancel = clock.after(everyMs, () => this.#isTalking && this.#sample());
    workbench
      .statistics()
      .then((samples) => this.#tell(samples))
      .catch((error: unknown) => {
        if (!this.#isStopped) onError(error);
      });
  }

  #tell(samples: readonly LineStatistics[]): void {
    if (this.#isStopped) return;
    for (const { callId, entries } of samples)
      this.#options.onSample({ callId, entries: pickEntries(entries) });
  }
}
