import type { Clock } from './clock.js';

interface Task {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** A clock that stands still until it is told to go on; tasks run in the order of their time. */
export class ManualClock implements Clock {
  #now: number;
  #order = 0;
  readonly #tasks = new Set<Task>();

  /** @param startAt milliseconds since the epoch; a fixed day by default, so that tests read the same every day */
  constructor(startAt = Date.UTC(2024, 3, 2, 6, 31, 48)) {
    this.#now = startAt;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, run: () => void): () => void {
    const task: Task = { at: this.#now + delayMs, order: this.#order++, run };
    this.#tasks.add(task);
    return () => this.#tasks.delete(task);
  }

  /** Moves time on by `ms`, running on the way everything that falls due, also what those tasks schedule. */
  advance(ms: number): void {
    const target = this.#now + ms;
    for (let task = this.#nextUntil(target); task; task = this.#nextUntil(target)) {
      this.#tasks.delete(task);
      this.#now = task.at;
      task.run();
    }
    this.#now = target;
  }

  /** How many tasks are waiting: zero after a clean disposal. */
  get pending(): number {
    return this.#tasks.size;
  }

  #nextUntil(target: number): Task | undefined {
    let next: Task | undefined;
    for (const task of this.#tasks) {
      if (task.at > target) continue;
      if (!next || task.at < next.at || (task.at === next.at && task.order < next.order)) next = task;
    }
    return next;
  }
}
