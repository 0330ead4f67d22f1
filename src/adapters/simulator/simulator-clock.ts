import type { Clock } from '../../base/index.js';

interface Task {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** A clock that someone moves by hand, such as `ManualClock`. */
interface HandHeldClock extends Clock {
  advance(ms: number): void;
}

/**
 * The simulator's time: that of another clock, `speed` times as fast, and moved on at will. What falls due on the way runs
 * in its order and at its own time.
 */
export class SimulatorClock implements Clock {
  readonly #base: Clock;
  readonly #speed: number;
  readonly #startedAt: number;
  readonly #tasks = new Set<Task>();
  /** How far {@link advance} has moved the time beyond the other clock's. */
  #skippedMs: number;
  #order = 0;
  #cancelTimer: () => void = () => undefined;

  /** @param skippedMs how far it was moved on before, in an earlier life of the page */
  constructor(base: Clock, speed: number, skippedMs = 0) {
    this.#base = base;
    this.#speed = speed;
    this.#startedAt = base.now();
    this.#skippedMs = skippedMs;
  }

  get speed(): number {
    return this.#speed;
  }

  get skippedMs(): number {
    return this.#skippedMs;
  }

  now(): number {
    return this.#startedAt + (this.#base.now() - this.#startedAt) * this.#speed + this.#skippedMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const task: Task = { at: this.now() + delayMs, order: this.#order++, run };
    this.#tasks.add(task);
    this.#rearm();
    return () => {
      if (this.#tasks.delete(task)) this.#rearm();
    };
  }

  /** Moves the time on by `ms`, running what falls due on the way. */
  advance(ms: number): void {
    if (isHandHeld(this.#base)) return this.#base.advance(ms / this.#speed);
    const target = this.now() + ms;
    for (let task = this.#nextUntil(target); task; task = this.#nextUntil(target)) {
      this.#skippedMs += Math.max(0, task.at - this.now());
      this.#run(task);
    }
    this.#skippedMs += Math.max(0, target - this.now());
    this.#rearm();
  }

  /** How many tasks are waiting. */
  get pending(): number {
    return this.#tasks.size;
  }

  dispose(): void {
    this.#tasks.clear();
    this.#cancelTimer();
  }

  #runDue(): void {
    const now = this.now();
    for (let task = this.#nextUntil(now); task; task = this.#nextUntil(now)) this.#run(task);
    this.#rearm();
  }

  #run(task: Task): void {
    this.#tasks.delete(task);
    task.run();
  }

  #rearm(): void {
    this.#cancelTimer();
    const next = this.#nextUntil(Infinity);
    if (!next) return;
    const delayMs = Math.max(0, Math.ceil((next.at - this.now()) / this.#speed));
    this.#cancelTimer = this.#base.after(delayMs, () => this.#runDue());
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

function isHandHeld(clock: Clock): clock is HandHeldClock {
  return 'advance' in clock && typeof clock.advance === 'function';
}
