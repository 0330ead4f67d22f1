import { WorkbenchError, type Clock, type Disposables } from '../base/index.js';

/** What to wait for, and when to give up. */
export interface WaitOptions {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly isTrue: () => boolean;
  /** It can't come true any more. */
  readonly isHopeless: () => boolean;
  /** Calls `check` whenever it may have come true; the answer stops that. */
  readonly onChange: (check: () => void) => () => void;
  readonly failure: () => WorkbenchError;
  /** Disposing of these ends the wait with `sdk/disposed`. */
  readonly disposables: Disposables;
}

/** Resolves once a claim is true; rejects with `failure` when time is up or hope is gone. */
export function waitFor(options: WaitOptions): Promise<void> {
  if (options.isTrue()) return Promise.resolve();
  if (options.disposables.isDisposed) return Promise.reject(new WorkbenchError('sdk/disposed'));
  if (options.isHopeless()) return Promise.reject(options.failure());
  return new Promise((resolve, reject) => {
    const stop = (settle: () => void): void => {
      cancel();
      unsubscribe();
      forget();
      settle();
    };
    const cancel = options.clock.after(options.timeoutMs, () => stop(() => reject(options.failure())));
    const unsubscribe = options.onChange(() => {
      if (options.isTrue()) stop(resolve);
      else if (options.isHopeless()) stop(() => reject(options.failure()));
    });
    const forget = options.disposables.add(() => stop(() => reject(new WorkbenchError('sdk/disposed'))));
  });
}
