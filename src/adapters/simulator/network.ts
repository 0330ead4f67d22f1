import { WorkbenchError, type Clock, type ErrorCode } from '../../base/index.js';

const timeoutMs = 10_000;

/** The way between the page and its simulated centre: where requests are lost or refused, as the faults want it. */
export class Network {
  readonly #clock: Clock;
  readonly #refusals: ErrorCode[] = [];
  readonly #watchers = new Set<(isUp: boolean) => void>();
  readonly #pending = new Set<() => void>();
  #timeouts = 0;
  #isUp = true;
  #isDisposed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  set isUp(isUp: boolean) {
    if (isUp === this.#isUp) return;
    this.#isUp = isUp;
    for (const watcher of [...this.#watchers]) watcher(isUp);
  }

  /** Hears when the way is lost and found. */
  watch(watcher: (isUp: boolean) => void): void {
    this.#watchers.add(watcher);
  }

  refuseNext(code: ErrorCode): void {
    this.#refusals.push(code);
  }

  timeoutNext(): void {
    this.#timeouts += 1;
  }

  /**
   * Lets a request through, a moment later as every request.
   * @throws `sdk/disposed`, `network/unreachable`, `network/timeout`, and what the faults refuse it with
   */
  async pass(): Promise<void> {
    await Promise.resolve();
    this.#check();
    if (!this.#isUp) throw new WorkbenchError('network/unreachable');
    if (this.#timeouts > 0) {
      this.#timeouts -= 1;
      await this.#wait(timeoutMs);
      this.#check();
      throw new WorkbenchError('network/timeout');
    }
    const refusal = this.#refusals.shift();
    if (refusal) throw new WorkbenchError(refusal);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#watchers.clear();
    for (const finish of [...this.#pending]) finish();
  }

  #check(): void {
    if (this.#isDisposed) throw new WorkbenchError('sdk/disposed');
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const finish = (): void => {
        cancel();
        this.#pending.delete(finish);
        resolve();
      };
      const cancel = this.#clock.after(ms, finish);
      this.#pending.add(finish);
    });
  }
}
