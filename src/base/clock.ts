/** Where time comes from. Real hosts give {@link systemClock}; tests and the simulator hold the hand. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `task` once after `delayMs`; the answer cancels it. */
  after(delayMs: number, task: () => void): () => void;
}

/** The host's timers, named here because the lower floors compile without any host's library. */
interface HostTimers {
  setTimeout(task: () => void, delayMs: number): unknown;
  clearTimeout(handle: unknown): void;
}

const host = globalThis as unknown as HostTimers;

/** The time of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, task) {
    const handle = host.setTimeout(task, delayMs);
    return () => host.clearTimeout(handle);
  },
};
