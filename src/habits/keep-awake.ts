import type { Workbench } from '../workbench/workbench.js';
import { ownCall } from './call-choice.js';

/** What {@link keepAwake} may be given. */
export interface KeepAwakeOptions {
  /** @defaultValue `navigator.wakeLock`; `undefined` where the browser has none */
  readonly wakeLock?: Pick<WakeLock, 'request'> | undefined;
  /** @defaultValue the page's */
  readonly document?: Document;
}

/**
 * Keeps the screen on while the agent is in a call (Screen Wake Lock API), because a sleeping computer drops the audio.
 * The browser takes the lock away from a hidden page; it is taken again once the page is seen. Does nothing where the
 * browser has no such lock.
 *
 * @returns the undo
 */
export function keepAwake(workbench: Workbench, options: KeepAwakeOptions = {}): () => void {
  const host: { readonly wakeLock?: WakeLock } = navigator;
  const wakeLock = 'wakeLock' in options ? options.wakeLock : host.wakeLock;
  if (!wakeLock) return () => undefined;
  const page = options.document ?? document;
  const lock = new CallLock(wakeLock);
  const follow = (): void =>
    lock.want(ownCall(workbench.snapshot) !== null && page.visibilityState === 'visible');
  const unsubscribe = workbench.subscribe(follow);
  page.addEventListener('visibilitychange', follow);
  follow();
  return () => {
    unsubscribe();
    page.removeEventListener('visibilitychange', follow);
    lock.want(false);
  };
}

/** One lock at most; a request that is answered too late is given back. */
class CallLock {
  readonly #wakeLock: Pick<WakeLock, 'request'>;
  #isWanted = false;
  #isAsking = false;
  #sentinel: WakeLockSentinel | null = null;

  constructor(wakeLock: Pick<WakeLock, 'request'>) {
    this.#wakeLock = wakeLock;
  }

  want(isWanted: boolean): void {
    const isNew = isWanted !== this.#isWanted;
    this.#isWanted = isWanted;
    if (!isWanted) this.#release();
    else if (isNew || (this.#sentinel?.released ?? false)) void this.#request();
  }

  async #request(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      const sentinel = await this.#wakeLock.request('screen');
      this.#sentinel = sentinel;
      if (!this.#isWanted) this.#release();
    } catch {
      // Refused on a low battery, or the page was hidden meanwhile: asked again when the page is seen or the next call comes.
    } finally {
      this.#isAsking = false;
    }
  }

  #release(): void {
    const sentinel = this.#sentinel;
    this.#sentinel = null;
    if (sentinel && !sentinel.released) void sentinel.release();
  }
}
