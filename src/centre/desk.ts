import { WorkbenchError } from '../base/index.js';
import {
  advanceAgent,
  advanceCall,
  canAgent,
  canCall,
  startAgentChart,
  type AgentChartEvent,
  type CallChartEvent,
} from '../machines/index.js';
import type { AgentRef, CallContext } from '../model/index.js';
import { ChangeLog } from './change-log.js';
import type { CentreConfig } from './centre-config.js';
import type { AgentState, CallState, CentreState } from './centre-state.js';
import { DirectoryWatch } from './directory.js';
import type { Outcome } from './outcome.js';

/** Where the centre's parts do their work: the state, and what the present input has changed of it. */
export class Desk {
  config: CentreConfig;
  readonly state: CentreState;
  readonly #now: () => number;
  readonly #id: (prefix: string) => string;
  readonly #directory = new DirectoryWatch();
  log = new ChangeLog();
  /** The moment of the present input: one for all it leads to. */
  at: number;

  constructor(
    config: CentreConfig,
    state: CentreState,
    source: { now: () => number; id: (prefix: string) => string },
  ) {
    this.config = config;
    this.state = state;
    this.#now = source.now;
    this.#id = source.id;
    this.at = source.now();
  }

  open(): void {
    this.log = new ChangeLog();
    this.at = this.#now();
    this.#directory.open(this.config, this.state);
  }

  close(): Outcome {
    const directory = this.#directory.close(this.config, this.state);
    return this.log.close(this.config, this.state, { at: this.at, directory });
  }

  newId(prefix: string): string {
    return this.#id(prefix);
  }

  /** The agent's state, made on first use. @throws `auth/forbidden` for one the centre does not know */
  agent(agentId: string): AgentState {
    const known = this.state.agents[agentId];
    if (known) return known;
    if (!this.config.agents.some(({ id }) => id === agentId)) throw new WorkbenchError('auth/forbidden');
    const chart = startAgentChart(this.at);
    return (this.state.agents[agentId] = {
      id: agentId,
      chart,
      isLineReady: false,
      isLeased: false,
      leaseEndsAt: null,
      mobile: { isAnswering: false, isDialling: false },
      isWatchingDirectory: false,
    });
  }

  /** The call, when it is this agent's. @throws `call/not-found` */
  callOf(agentId: string, callId: string): CallState {
    const call = this.state.calls[callId];
    if (!call || call.chart.context.agentId !== agentId) throw new WorkbenchError('call/not-found');
    return call;
  }

  /** The agent's live call: ringing, dialling or talking. */
  liveCallOf(agentId: string): CallState | undefined {
    return Object.values(this.state.calls).find(
      ({ chart }) => chart.context.agentId === agentId && chart.value.progress !== 'ended',
    );
  }

  /**
   * The call a leg belongs to. A customer's leg may stand in several: the live one counts, and of a transfer under way the
   * one whose agent still has the customer.
   */
  callByLeg(legId: string): CallState | undefined {
    const holders = Object.values(this.state.calls).filter(
      (call) => call.customerLegId === legId || call.agentLegId === legId,
    );
    const live = holders.filter(({ chart }) => chart.value.progress !== 'ended');
    return live.find(({ handover }) => !handover?.fromCallId) ?? live[0] ?? holders.at(-1);
  }

  /** The other agent's call of an internal call, while it is live. */
  peerOf(call: CallState): CallState | undefined {
    const peer = call.peerCallId === null ? undefined : this.state.calls[call.peerCallId];
    return peer && peer.chart.value.progress !== 'ended' ? peer : undefined;
  }

  /** The agent as records and colleagues know them. */
  refOf(agentId: string): AgentRef {
    return { id: agentId, name: this.config.agents.find(({ id }) => id === agentId)?.name ?? agentId };
  }

  addCall(context: CallContext, call: Omit<CallState, 'id' | 'chart'>, chart: CallState['chart']): CallState {
    const added: CallState = { ...call, id: context.id, chart };
    this.state.calls[context.id] = added;
    this.log.call(added);
    return added;
  }

  /** @throws `presence/refused` when the agent's chart does not take the event */
  moveAgent(agent: AgentState, event: AgentChartEvent): void {
    if (!canAgent(agent.chart, event)) {
      throw new WorkbenchError('presence/refused', {
        details: { state: agent.chart.value, event: event.type },
      });
    }
    agent.chart = advanceAgent(agent.chart, event);
    this.log.agent(agent.id);
  }

  /** Writes down what is known of a call without moving its chart. */
  note(call: CallState, fields: Partial<CallContext>): void {
    const { value, context } = call.chart;
    call.chart = { value, context: { ...context, ...fields } };
    this.log.call(call);
  }

  /** @throws `call/refused` when the call's chart does not take the event */
  moveCall(call: CallState, event: CallChartEvent): void {
    if (!canCall(call.chart, event)) {
      throw new WorkbenchError('call/refused', {
        details: { progress: call.chart.value.progress, event: event.type },
      });
    }
    const before = call.chart;
    call.chart = advanceCall(before, event);
    this.log.call(call);
    if (before.value.progress === 'offered' || call.chart.value.progress === 'offered') {
      this.log.queueOf(call.chart.context.skillGroup?.id);
    }
  }
}
