/**
 * The centre of one agent and nobody else: the same rules of presence, calls, wrap-up and records, for an agent whose line
 * reaches the customer's telephone directly. There is no queue, so a caller who can't be rung at once is refused, and a ring
 * that nobody answers is the end of the call. A handover leaves this centre: what came of it is told by who carried it out.
 */
import { WorkbenchError } from '../base/index.js';
import { canCall, canTransfer } from '../machines/index.js';
import {
  newCallContext,
  type AgentCommand,
  type CallContext,
  type CentreSnapshot,
  type TransferView,
} from '../model/index.js';
import { endCall, offerTo, openCall } from './calls.js';
import { Centre } from './centre.js';
import type { CentreConfig } from './centre-config.js';
import { emptyState, type CallState, type CentreState } from './centre-state.js';
import { Desk } from './desk.js';
import { openLeg } from './legs.js';
import type { Outcome } from './outcome.js';
import { isAvailable } from './reach.js';
import type { Signal } from './signals.js';

/** What a {@link SoloCentre} is made of. Times in milliseconds. */
export interface SoloCentreOptions {
  readonly agent: { readonly id: string; readonly email: string; readonly name: string };
  readonly centre: { readonly id: string; readonly name: string };
  /** The agent's own number: called by callers, and shown to whom the agent calls. */
  readonly number: string;
  readonly restReasons: readonly string[];
  readonly wrapUpMs: number;
  readonly ringMs: number;
  readonly dialMs: number;
  /** Whether a ring that timed out sets the agent `notReady`. */
  readonly isNotReadyAfterMiss: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A new id that was never given before, beginning with `prefix`. */
  readonly id: (prefix: string) => string;
}

/** A call that reached the agent's line. */
export interface SoloCaller {
  readonly legId: string;
  readonly number: string;
  readonly name: string | null;
  readonly isAutomatic: boolean;
}

/** Why a caller can't be rung: the agent is in another call, or receives none now. */
export type SoloRefusal = 'busy' | 'away';

type Failure = NonNullable<TransferView['failure']>;

export class SoloCentre {
  readonly #centre: Centre;
  readonly #desk: Desk;
  readonly #agentId: string;
  readonly #state: CentreState = emptyState();

  constructor(options: SoloCentreOptions) {
    const { now, id } = options;
    const config = configOf(options);
    this.#agentId = options.agent.id;
    this.#centre = new Centre({ config, now, id, state: this.#state });
    this.#desk = new Desk(config, this.#state, { now, id });
    this.#centre.lease(this.#agentId, true);
  }

  get config(): CentreConfig {
    return this.#desk.config;
  }

  /** Carries out what the agent asks for. @throws `WorkbenchError` when the rules refuse; then nothing has changed */
  command(command: AgentCommand): Outcome {
    return this.#settled(this.#centre.command(this.#agentId, command));
  }

  signal(signal: Signal): Outcome {
    return this.#settled(this.#centre.signal(signal));
  }

  setLineReady(isReady: boolean): Outcome {
    return this.signal({ type: isReady ? 'line.ready' : 'line.lost', agentId: this.#agentId });
  }

  /** Does everything that is due by now. */
  elapse(): Outcome {
    return this.#settled(this.#centre.elapse());
  }

  nextDeadline(): number | null {
    return this.#centre.nextDeadline();
  }

  snapshot(): CentreSnapshot {
    return this.#centre.snapshot(this.#agentId);
  }

  call(callId: string): CallState | undefined {
    return this.#state.calls[callId];
  }

  /** Whether this call's chart stands where an event of that kind may happen. @throws `call/not-found`, `call/refused` */
  assertCan(callId: string, type: 'call.hold' | 'call.resume' | 'transfer.start' | 'transfer.consult'): void {
    const { chart } = this.#desk.callOf(this.#agentId, callId);
    const event = type === 'call.hold' ? { type, at: this.#desk.at } : { type };
    const isAllowed = canCall(chart, event) && (type !== 'call.resume' || chart.value.transfer === 'none');
    if (!isAllowed) throw new WorkbenchError('call/refused', { details: { ...chart.value } });
  }

  /** Rings a caller at the agent, or tells why not. */
  arrive({
    legId,
    number,
    name,
    isAutomatic,
  }: SoloCaller): Outcome & { readonly refusal: SoloRefusal | null } {
    let refusal: SoloRefusal | null = null;
    const outcome = this.#input((desk) => {
      const agent = desk.agent(this.#agentId);
      if (!isAvailable(desk.config, agent)) {
        refusal = desk.liveCallOf(agent.id) ? 'busy' : 'away';
        return;
      }
      const context = newCallContext({
        id: desk.newId('call'),
        direction: 'inbound',
        customerNumber: number,
        centreNumber: desk.config.numbers[0]?.number ?? '',
        startedAt: desk.at,
        ...(name === null ? {} : { customerName: name }),
      });
      const call = openCall(desk, context, { customerLegId: legId });
      openLeg(desk, call, { legId, party: 'customer', agent: null });
      desk.log.effect({ type: 'number.locate', callId: call.id, number });
      offerTo(desk, call, { agent, isAutomatic });
      desk.log.callId = call.id;
    });
    return { ...outcome, refusal };
  }

  /** Writes down what is known of a call beside its chart. */
  note(callId: string, fields: Partial<CallContext>): Outcome {
    return this.#input((desk) => desk.note(desk.callOf(this.#agentId, callId), fields));
  }

  /** The customer is on their way to somebody else. @throws `call/not-found`, `call/refused` */
  startHandover(callId: string, to: { readonly id: string; readonly name: string }): Outcome {
    return this.#input((desk) => {
      const call = desk.callOf(this.#agentId, callId);
      const permission = canTransfer(call.chart);
      const isConsulting = call.chart.value.transfer === 'consulting';
      if (!permission.isAllowed && !isConsulting)
        throw new WorkbenchError('call/refused', { details: { reason: permission.reason } });
      if (call.chart.value.line === 'held') desk.moveCall(call, { type: 'call.resume' });
      desk.moveCall(call, { type: 'transfer.start' });
      desk.note(call, { transfer: handover(to, desk.at) });
    });
  }

  /** The agent asks somebody else first, while the customer holds. @throws `call/not-found`, `call/refused` */
  startConsult(callId: string, to: { readonly id: string; readonly name: string }): Outcome {
    return this.#input((desk) => {
      const call = desk.callOf(this.#agentId, callId);
      const permission = canTransfer(call.chart);
      if (!permission.isAllowed)
        throw new WorkbenchError('call/refused', { details: { reason: permission.reason } });
      if (call.chart.value.line === 'active') desk.moveCall(call, { type: 'call.hold', at: desk.at });
      desk.moveCall(call, { type: 'transfer.consult' });
      desk.note(call, { transfer: handover(to, desk.at) });
    });
  }

  /** The customer is back with the agent. Nothing happens to a call that was not being handed over. */
  failHandover(callId: string, failure: Failure): Outcome {
    return this.#input((desk) => {
      const call = this.#state.calls[callId];
      if (!call || !canCall(call.chart, { type: 'transfer.return' })) return;
      desk.moveCall(call, { type: 'transfer.return' });
      if (call.chart.value.line === 'held') desk.moveCall(call, { type: 'call.resume' });
      const { transfer } = call.chart.context;
      desk.note(call, { transfer: transfer && { ...transfer, failure } });
    });
  }

  /** Who was asked is still there, and the customer holds again. Nothing happens to a call that was not being handed over. */
  returnToConsult(callId: string, failure: Failure): Outcome {
    return this.#input((desk) => {
      const call = this.#state.calls[callId];
      if (call?.chart.value.transfer !== 'transferring') return;
      desk.moveCall(call, { type: 'transfer.return' });
      desk.moveCall(call, { type: 'call.hold', at: desk.at });
      desk.moveCall(call, { type: 'transfer.consult' });
      const { transfer } = call.chart.context;
      desk.note(call, { transfer: transfer && { ...transfer, failure } });
    });
  }

  /** Somebody else has the customer: the agent's part is over. Also when they took the customer after the agent had given up. */
  finishHandover(callId: string): Outcome {
    return this.#input((desk) => {
      const call = this.#state.calls[callId];
      if (!call || call.chart.value.progress === 'ended') return;
      endCall(desk, call, { endStatus: 'transferred', hungUpBy: 'agent', reason: 'normal' });
    });
  }

  /** Ends every live call because the page that carried them goes away. */
  endAllCalls(): Outcome {
    return this.#centre.endAllCalls();
  }

  #input(change: (desk: Desk) => void): Outcome {
    this.#desk.open();
    change(this.#desk);
    return this.#desk.close();
  }

  /** A call that the agent missed waits for nobody: it ends, and its record is the agent's. */
  #settled(outcome: Outcome): Outcome {
    const missed = Object.values(this.#state.calls).filter(({ chart }) => chart.value.progress === 'offered');
    if (missed.length === 0) return outcome;
    const end = this.#input((desk) => {
      for (const call of missed) {
        desk.note(call, { agentId: this.#agentId });
        endCall(desk, call, {
          endStatus: 'abandonedWhileRinging',
          hungUpBy: 'system',
          reason: 'no-answer',
          isAgentFree: true,
        });
      }
    });
    return {
      callId: outcome.callId,
      facts: [...outcome.facts, ...end.facts],
      effects: [...outcome.effects, ...end.effects],
      records: [...outcome.records, ...end.records],
    };
  }
}

function handover(to: { readonly id: string; readonly name: string }, at: number): TransferView {
  return { to: { kind: 'agent', id: to.id, name: to.name }, startedAt: at, failure: null };
}

function configOf(options: SoloCentreOptions): CentreConfig {
  const { agent, centre, number, restReasons, wrapUpMs, ringMs, dialMs, isNotReadyAfterMiss } = options;
  return {
    ...centre,
    groups: [],
    agents: [{ ...agent, role: 'agent', groupIds: [], mobile: null }],
    numbers: [{ number, groupId: '', flowId: null }],
    restReasons,
    blocklist: [],
    wrapUpMs,
    ringMs,
    dialMs,
    transferMs: dialMs,
    recoveryMs: 0,
    leaseGraceMs: 0,
    isAutomaticAnswer: false,
    isMasking: false,
    isNotReadyAfterMiss,
    adminUrl: null,
    thirdPartyUrl: null,
    flows: [],
  };
}
