import type { Clock } from '../../base/index.js';
import {
  Centre,
  type CentreConfig,
  type CentreState,
  type Effect,
  type Outcome,
  type Signal,
} from '../../centre/index.js';
import type { AgentCommand, CentreSnapshot, Fact, ServiceRecord } from '../../model/index.js';
import { newId } from './new-id.js';

/** Who hears an agent's facts: the page. */
export interface FactListener {
  handleSnapshot(snapshot: CentreSnapshot): void;
  handleFact(fact: Fact): void;
}

/** What a {@link CentreHost} works with. */
export interface CentreHostOptions {
  readonly config: CentreConfig;
  readonly clock: Clock;
  /** Where to go on from. */
  readonly state?: CentreState;
  /** Carries out an effect; its signals may come at once. */
  readonly execute: (effect: Effect) => void;
  readonly onRecords: (records: readonly ServiceRecord[]) => void;
  /** Something has changed. */
  readonly onCommitted: () => void;
}

/** How many facts of an agent are kept for a page that is away. */
const keptFacts = 2_000;

/**
 * Gives the engine its inputs, one after the other, and carries out what comes of them: the page's counterpart of the
 * server's host, with memory in place of a store.
 */
export class CentreHost {
  readonly #options: CentreHostOptions;
  readonly #centre: Centre;
  readonly #facts = new Map<string, Fact[]>();
  readonly #listeners = new Map<string, FactListener>();
  readonly #observers = new Set<(agentId: string, fact: Fact) => void>();
  readonly #waiting: (() => Outcome)[] = [];
  #isBusy = false;
  #cancelTimer: () => void = () => undefined;

  constructor(options: CentreHostOptions) {
    this.#options = options;
    this.#centre = new Centre({
      config: options.config,
      now: () => Math.round(options.clock.now()),
      id: newId,
      ...(options.state ? { state: options.state } : {}),
    });
  }

  get centre(): Centre {
    return this.#centre;
  }

  get config(): CentreConfig {
    return this.#centre.config;
  }

  /** Carries out an agent's command. @throws `WorkbenchError` when it is refused */
  command(agentId: string, command: AgentCommand): string | null {
    let callId: string | null = null;
    this.#take(() => {
      const outcome = this.#centre.command(agentId, command);
      callId = outcome.callId;
      return outcome;
    });
    return callId;
  }

  signal(signal: Signal): void {
    this.#take(() => this.#centre.signal(signal));
  }

  lease(agentId: string, isHeld: boolean): void {
    this.#take(() => this.#centre.lease(agentId, isHeld));
  }

  signOut(agentId: string): void {
    this.#take(() => this.#centre.signOut(agentId));
  }

  configure(config: CentreConfig): void {
    this.#take(() => this.#centre.configure(config));
  }

  /** The whole truth of an agent, as a page on the other side of a network would get it: a copy. */
  snapshot(agentId: string): CentreSnapshot {
    return structuredClone(this.#centre.snapshot(agentId));
  }

  /**
   * Lets the page hear: first what it missed after fact `since`, or the whole truth; from then on every fact, once and in
   * order. The agent's presence holds as long as it listens.
   * @returns takes the listener off again
   */
  listen(agentId: string, listener: FactListener, since: number | null): () => void {
    const missed = since === null ? null : this.#missed(agentId, since);
    if (missed) for (const fact of missed) listener.handleFact(fact);
    else listener.handleSnapshot(this.snapshot(agentId));
    this.#listeners.set(agentId, listener);
    this.lease(agentId, true);
    return () => {
      if (this.#listeners.get(agentId) !== listener) return;
      this.#listeners.delete(agentId);
      this.lease(agentId, false);
    };
  }

  /** Hears every fact of every agent. */
  observe(observer: (agentId: string, fact: Fact) => void): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  dispose(): void {
    this.#cancelTimer();
    this.#listeners.clear();
    this.#observers.clear();
    this.#waiting.length = 0;
    this.#isBusy = true;
  }

  /** `null` when too much was missed to be told one by one. */
  #missed(agentId: string, since: number): Fact[] | null {
    const kept = this.#facts.get(agentId) ?? [];
    const isWhole = kept.length < keptFacts || (kept[0]?.seq ?? 0) <= since;
    return isWhole && since <= this.#centre.state.seq ? kept.filter(({ seq }) => seq > since) : null;
  }

  /** What an effect or a listener leads to waits until the present input is told to its end. */
  #take(input: () => Outcome): void {
    if (this.#isBusy) {
      this.#waiting.push(input);
      return;
    }
    this.#isBusy = true;
    try {
      this.#commit(input());
    } finally {
      this.#isBusy = false;
      const next = this.#waiting.shift();
      if (next) this.#take(next);
      else this.#rearm();
    }
  }

  #commit({ facts, effects, records }: Outcome): void {
    if (records.length > 0) this.#options.onRecords(structuredClone(records));
    this.#options.onCommitted();
    for (const effect of effects) this.#options.execute(effect);
    for (const { agentId, fact } of facts) this.#tell(agentId, structuredClone(fact));
  }

  #tell(agentId: string, fact: Fact): void {
    const kept = this.#facts.get(agentId) ?? [];
    kept.push(fact);
    if (kept.length > keptFacts) kept.shift();
    this.#facts.set(agentId, kept);
    this.#listeners.get(agentId)?.handleFact(fact);
    for (const observer of this.#observers) observer(agentId, fact);
  }

  #rearm(): void {
    this.#cancelTimer();
    const deadline = this.#centre.nextDeadline();
    if (deadline === null) return;
    const delayMs = Math.max(0, deadline - this.#options.clock.now());
    this.#cancelTimer = this.#options.clock.after(delayMs, () => this.#take(() => this.#centre.elapse()));
  }
}
