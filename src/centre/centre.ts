import { toPresence } from '../machines/index.js';
import type { AgentCommand, AgentProfile, CentreSnapshot, Directory, EndStatus } from '../model/index.js';
import { WorkbenchError } from '../base/index.js';
import { endCall, route } from './calls.js';
import type { CentreConfig } from './centre-config.js';
import { emptyState, type CallState, type CentreState } from './centre-state.js';
import { carryOut } from './commands.js';
import { endLease, nextDeadline, runDue } from './deadlines.js';
import { Desk } from './desk.js';
import { viewDirectory } from './directory.js';
import { checkMobile } from './mobile.js';
import type { Outcome } from './outcome.js';
import type { Signal } from './signals.js';
import { hear } from './signals-handling.js';
import { completeState } from './stored-state.js';
import { settleHandovers } from './transfers.js';
import { viewCall, viewMobile, viewQueue, viewSettings } from './views.js';

export interface CentreOptions {
  readonly config: CentreConfig;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A new id that was never given before, beginning with `prefix`. */
  readonly id: (prefix: string) => string;
  /** Where to go on from, also when an earlier release stored it; the centre works on this object. */
  readonly state?: CentreState;
}

/**
 * The contact centre as a pure engine: inputs go in, an {@link Outcome} comes out; it waits for nothing and reaches for
 * nothing. The server and the in-browser simulator are its hosts. Same state, inputs, times and ids: same outcomes.
 */
export class Centre {
  readonly #desk: Desk;

  constructor({ config, now, id, state }: CentreOptions) {
    this.#desk = new Desk(config, state ? completeState(state) : emptyState(), { now, id });
  }

  get config(): CentreConfig {
    return this.#desk.config;
  }

  /** Plain JSON; changed in place by every input. */
  get state(): CentreState {
    return this.#desk.state;
  }

  /** Carries out what an agent asks for. @throws `WorkbenchError` when the rules refuse; then nothing has changed */
  command(agentId: string, command: AgentCommand): Outcome {
    return this.#input(() => carryOut(this.#desk, this.#desk.agent(agentId), command));
  }

  /** Takes in what the telephony tells. */
  signal(signal: Signal): Outcome {
    return this.#input(() => hear(this.#desk, signal));
  }

  /**
   * An agent's page holds the stream of facts, or the last one lost it. Without a page no call is offered at once; after
   * `leaseGraceMs` the agent is offline.
   */
  lease(agentId: string, isHeld: boolean): Outcome {
    return this.#input(() => {
      const agent = this.#desk.agent(agentId);
      agent.isLeased = isHeld;
      if (!isHeld) agent.isWatchingDirectory = false;
      agent.leaseEndsAt =
        isHeld || agent.chart.value === 'offline' ? null : this.#desk.at + this.config.leaseGraceMs;
      if (isHeld) for (const { id } of this.config.groups) this.#desk.log.queueOf(id);
      route(this.#desk);
    });
  }

  /** The agent's sign-in ended: offline now, or after the live call. */
  signOut(agentId: string): Outcome {
    return this.#input(() => endLease(this.#desk, this.#desk.agent(agentId)));
  }

  /** Does everything that is due by now. */
  elapse(): Outcome {
    return this.#input(() => runDue(this.#desk));
  }

  /** When to call {@link elapse} next; `null` when nothing is waiting. */
  nextDeadline(): number | null {
    return nextDeadline(this.#desk);
  }

  /** Puts new settings in force; calls under way keep their deadlines. */
  configure(config: CentreConfig): Outcome {
    return this.#input(() => {
      this.#desk.config = config;
      for (const { id } of config.agents) {
        const agent = this.state.agents[id];
        if (agent) checkMobile(this.#desk, agent);
        if (agent?.isLeased) this.#desk.log.settings(id);
      }
      for (const { id } of config.groups) this.#desk.log.queueOf(id);
      route(this.#desk);
    });
  }

  /** Ends every live call because their legs died with the telephony that carried them. For a host that restarts. */
  endAllCalls(): Outcome {
    return this.#input(() => {
      for (const call of Object.values(this.state.calls)) {
        const isOffer = typeof call.handover?.fromCallId === 'string';
        if (call.chart.value.progress === 'ended' || isOffer) continue;
        endCall(this.#desk, call, { endStatus: endOfCutCall(call), hungUpBy: 'system', reason: 'failed' });
      }
      for (const agent of Object.values(this.state.agents)) agent.isLineReady = false;
    });
  }

  /** Everything the agent's page shows, as of the last fact. */
  snapshot(agentId: string): CentreSnapshot {
    this.#desk.open();
    const agent = this.#desk.agent(agentId);
    const calls = Object.values(this.state.calls)
      .filter(
        ({ chart, isTask }) =>
          chart.context.agentId === agentId && (isTask || chart.value.progress !== 'ended'),
      )
      .sort((a, b) => b.chart.context.startedAt - a.chart.context.startedAt);
    return {
      seq: this.state.seq,
      now: this.#desk.at,
      agent: this.profile(agentId),
      presence: toPresence(agent.chart),
      calls: calls.map(({ chart }) => viewCall(this.config, chart)),
      queue: viewQueue(this.config, this.state, agentId),
      settings: viewSettings(this.config, agentId),
      mobile: viewMobile(this.config, agent),
    };
  }

  /** Everybody else and every group of the centre (内部呼叫, 转座席), as of the last fact. */
  directory(agentId: string): Directory {
    const { colleagues, groups } = viewDirectory(this.config, this.state);
    return { colleagues: colleagues.filter(({ id }) => id !== agentId), groups };
  }

  /** Whether the agent's call is still under way. @throws `call/not-found` for one that is not the agent's */
  isCallLive(agentId: string, callId: string): boolean {
    return this.#desk.callOf(agentId, callId).chart.value.progress !== 'ended';
  }

  /** The live or just ended call a leg belongs to; `null` for a leg nobody knows. */
  callIdOfLeg(legId: string): string | null {
    return this.#desk.callByLeg(legId)?.id ?? null;
  }

  /** Who the agent is to their page. @throws `auth/forbidden` for one the centre does not know */
  profile(agentId: string): AgentProfile {
    const found = this.config.agents.find(({ id }) => id === agentId);
    if (!found) throw new WorkbenchError('auth/forbidden');
    const { id, email, name, role } = found;
    return { id, email, name, role, centre: { id: this.config.id, name: this.config.name } };
  }

  #input(change: () => void): Outcome {
    this.#desk.open();
    change();
    settleHandovers(this.#desk);
    return this.#desk.close();
  }
}

/** The end status of a call that the telephony took down with it. */
function endOfCutCall({ chart: { value, context }, flow }: CallState): EndStatus {
  if (value.progress === 'talking' || value.progress === 'connecting') return 'normal';
  if (context.kind === 'internal') return 'cancelled';
  if (value.progress === 'dialling') return 'carrierFailure';
  return flow ? 'abandonedInIvr' : 'abandonedInQueue';
}
