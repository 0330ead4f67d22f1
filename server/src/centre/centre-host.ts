import { randomBytes } from 'node:crypto';
import { WorkbenchError, type Clock } from 'tccc-workbench/base';
import {
  Centre,
  type CentreConfig,
  type CentreState,
  type Effect,
  type Outcome,
  type Signal,
} from 'tccc-workbench/centre';
import type { AgentCommand, AgentProfile, CentreSnapshot, Directory } from 'tccc-workbench/model';
import type { Logger } from '../base/logger.js';
import { SerialQueue } from '../base/serial-queue.js';
import type { NumberLocator } from '../numbers/number-locator.js';
import type { Answer, CentreStore } from '../store/store.js';
import type { TelephonyEngine } from '../telephony/telephony-engine.js';
import type { Tracing } from '../tracing/tracing.js';
import { FactListeners, type FactListener } from './fact-listeners.js';

/** What a centre needs of the telephony. */
export type CentreTelephony = Pick<TelephonyEngine, 'execute' | 'onSignal'>;

export interface CentreHostOptions {
  readonly config: CentreConfig;
  readonly store: CentreStore;
  readonly engine: CentreTelephony;
  readonly locator: NumberLocator;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly tracing: Tracing;
  /** The store refuses to take what happened; the server can't go on as if it had. */
  readonly onFatal: (error: Error) => void;
}

/** The mark of a request that may come twice. */
export interface IdempotencyMark {
  readonly key: string;
  readonly fingerprint: string;
}

/** How long facts and answers are kept for those who were away. */
const retentionMs = 3_600_000;
const pruneEveryMs = 300_000;
const longestTimerMs = 2_147_483_647;

/**
 * Gives the centre its inputs, one after the other, and carries out what comes of them: each accepted input is one
 * transaction; effects and facts leave after it, in order.
 */
export class CentreHost {
  readonly #options: CentreHostOptions;
  readonly #queue = new SerialQueue();
  readonly #listeners = new FactListeners();
  readonly #lookUps = new Set<Promise<void>>();
  readonly #stopListening: () => void;
  #centre: Centre;
  /** What the store holds: where to go back to when it refuses a change. */
  #committed: string;
  #cancelTimer: () => void = () => undefined;
  #cancelPruning: () => void = () => undefined;

  private constructor(options: CentreHostOptions, state: CentreState | null) {
    this.#options = options;
    this.#centre = this.#open(options.config, state);
    this.#committed = JSON.stringify(this.#centre.state);
    this.#stopListening = options.engine.onSignal((signal) => this.signal(signal));
  }

  /** Reads the centre's state back and goes on from it; calls whose legs died with the last process end. */
  static async start(options: CentreHostOptions): Promise<CentreHost> {
    const state = await options.store.state(options.config.id);
    const host = new CentreHost(options, state);
    await host.#take(() => host.#centre.endAllCalls());
    for (const { id } of options.config.agents) {
      if (state?.agents[id]?.isLeased) await host.#take(() => host.#centre.lease(id, false));
    }
    await host.#prune();
    return host;
  }

  /** Carries out an agent's command. @throws `WorkbenchError` when it is refused */
  async command(
    agentId: string,
    command: AgentCommand,
    mark: IdempotencyMark,
  ): Promise<{ readonly callId: string | null }> {
    const about = { centreId: this.config.id, agentId, command };
    return this.#options.tracing.command(about, () => this.#carryOut(agentId, command, mark));
  }

  #carryOut(
    agentId: string,
    command: AgentCommand,
    mark: IdempotencyMark,
  ): Promise<{ readonly callId: string | null }> {
    return this.#queue.run(async () => {
      const given = await this.#options.store.answer(agentId, mark.key);
      if (given && given.fingerprint !== mark.fingerprint) throw new WorkbenchError('request/conflict');
      if (given) return { callId: given.callId };
      const outcome = this.#centre.command(agentId, command);
      await this.#commit(outcome, { agentId, ...mark, callId: outcome.callId });
      return { callId: outcome.callId };
    });
  }

  /** Takes in what the telephony tells. */
  signal(signal: Signal): void {
    this.#input(() => this.#centre.signal(signal));
  }

  async signOut(agentId: string): Promise<void> {
    await this.#take(() => this.#centre.signOut(agentId));
  }

  async configure(config: CentreConfig): Promise<void> {
    await this.#take(() => this.#centre.configure(config));
  }

  get config(): CentreConfig {
    return this.#centre.config;
  }

  profile(agentId: string): AgentProfile {
    return this.#centre.profile(agentId);
  }

  async snapshot(agentId: string): Promise<CentreSnapshot> {
    return this.#queue.run(async () => this.#centre.snapshot(agentId));
  }

  async directory(agentId: string): Promise<Directory> {
    return this.#queue.run(async () => this.#centre.directory(agentId));
  }

  /** Lets only an agent's own call pass that is still under way. @throws `call/not-found`, `call/refused` */
  async requireLiveCall(agentId: string, callId: string): Promise<void> {
    if (!(await this.#queue.run(async () => this.#centre.isCallLive(agentId, callId))))
      throw new WorkbenchError('call/refused', { message: 'The call is over.', details: { callId } });
  }

  /**
   * Lets a page hear: first what it missed after fact `since`, or the whole truth; from then on every fact, once and in
   * order. The agent's presence holds as long as one page listens.
   * @returns takes the listener off again
   */
  async listen(agentId: string, listener: FactListener, since: number | null): Promise<() => void> {
    return this.#queue.run(async () => {
      const missed = since === null ? null : await this.#missed(agentId, since);
      if (missed) for (const fact of missed) listener.handleFact(fact);
      else listener.handleSnapshot(this.#centre.snapshot(agentId));
      const remove = (): void => {
        if (this.#listeners.remove(agentId, listener)) this.#input(() => this.#centre.lease(agentId, false));
      };
      if (!this.#listeners.add(agentId, listener)) return remove;
      try {
        await this.#commit(this.#centre.lease(agentId, true), null);
      } catch (error) {
        this.#listeners.remove(agentId, listener);
        throw error;
      }
      return remove;
    });
  }

  /** Ends every call; resolves when everything that was asked of the centre is stored and told. */
  async endAllCalls(): Promise<void> {
    await this.#take(() => this.#centre.endAllCalls());
    await this.#queue.idle();
  }

  /** Waits for what is under way, then takes no more. */
  async stop(): Promise<void> {
    await this.#queue.idle();
    await Promise.all(this.#lookUps);
    await this.#queue.idle();
    this.#cancelTimer();
    this.#cancelPruning();
    this.#stopListening();
  }

  #open(config: CentreConfig, state: CentreState | null): Centre {
    return new Centre({
      config,
      now: () => this.#options.clock.now(),
      id: (prefix) => `${prefix}-${randomBytes(10).toString('hex')}`,
      ...(state ? { state } : {}),
    });
  }

  async #missed(agentId: string, since: number): ReturnType<CentreStore['factsSince']> {
    // A number from the future is a page that knew another centre.
    if (since > this.#centre.state.seq) return null;
    return this.#options.store.factsSince(this.#centre.config.id, agentId, since);
  }

  /** An input that nobody waits for. */
  #input(input: () => Outcome): void {
    this.#take(input).catch((error: unknown) => {
      this.#options.onFatal(error instanceof Error ? error : new Error(String(error)));
    });
  }

  #take(input: () => Outcome): Promise<void> {
    return this.#queue.run(() => this.#commit(input(), null));
  }

  async #commit(outcome: Outcome, answer: Answer | null): Promise<void> {
    const { state, config } = this.#centre;
    const now = this.#options.clock.now();
    try {
      await this.#options.store.commit({
        centreId: config.id,
        state,
        now,
        answer,
        facts: outcome.facts,
        records: outcome.records,
      });
    } catch (error) {
      this.#centre = this.#open(config, JSON.parse(this.#committed) as CentreState);
      this.#rearm();
      throw new WorkbenchError('server/internal', { cause: error });
    }
    this.#committed = JSON.stringify(state);
    for (const effect of outcome.effects) this.#execute(effect);
    this.#listeners.send(outcome.facts);
    this.#options.tracing.followCalls(config.id, state.calls, now);
    this.#rearm();
  }

  #execute(effect: Effect): void {
    if (effect.type === 'number.locate') this.#locate(effect);
    else this.#options.engine.execute(effect);
  }

  #locate({ callId, number }: Extract<Effect, { type: 'number.locate' }>): void {
    const lookUp = this.#options.locator
      .locate(number)
      .then((location) => this.signal({ type: 'number.located', callId, ...location }))
      .finally(() => this.#lookUps.delete(lookUp));
    this.#lookUps.add(lookUp);
  }

  #rearm(): void {
    this.#cancelTimer();
    const deadline = this.#centre.nextDeadline();
    if (deadline === null) return;
    const delayMs = Math.min(Math.max(0, deadline - this.#options.clock.now()), longestTimerMs);
    this.#cancelTimer = this.#options.clock.after(delayMs, () => this.#input(() => this.#centre.elapse()));
  }

  async #prune(): Promise<void> {
    await this.#options.store.prune(this.#options.config.id, this.#options.clock.now() - retentionMs);
    this.#cancelPruning = this.#options.clock.after(pruneEveryMs, () => {
      this.#queue
        .run(() => this.#prune())
        .catch((error: unknown) => {
          this.#options.logger.error({ err: error }, 'old facts could not be removed');
          this.#options.onFatal(error instanceof Error ? error : new Error(String(error)));
        });
    });
  }
}
