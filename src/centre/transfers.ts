/**
 * Handing a call over (转技能组, 转座席). The agent's call stays while a second call of the same customer, the offer, waits
 * for its target; the customer hears music meanwhile.
 *
 *   taken       the offer becomes the customer's call, and the agent's ends as `transferred`
 *   failed      the offer is forgotten, and the customer is back with the agent, who sees why
 *   agent left  the agent's call ends as `transferred`; the offer is the customer's call from then on, and one that fails
 *               waits for the agent's own skill group instead
 */
import { WorkbenchError } from '../base/index.js';
import { canTransfer } from '../machines/index.js';
import {
  newCallContext,
  type HungUpBy,
  type SkillGroupRef,
  type TransferTarget,
  type TransferView,
} from '../model/index.js';
import { dropOffer, endCall, offerTo, openCall, route } from './calls.js';
import type { AgentState, CallState } from './centre-state.js';
import type { Desk } from './desk.js';
import { connectSides, tuneAgent, tuneFarSide, tuneRecording } from './hearing.js';
import { openLeg } from './legs.js';
import { isReachable } from './reach.js';
import { onlineAgents } from './routing.js';

type Failure = NonNullable<TransferView['failure']>;

/**
 * Offers the agent's call to a skill group or to another agent.
 * @throws `call/refused` when the call can't be handed over now, `call/target-unknown`, `call/target-unavailable`
 */
export function startTransfer(desk: Desk, call: CallState, to: TransferTarget): void {
  const permission = canTransfer(call.chart);
  if (!permission.isAllowed) {
    throw new WorkbenchError('call/refused', { details: { reason: permission.reason } });
  }
  const target = targetOf(desk, call, to);
  if (call.chart.value.line === 'held') desk.moveCall(call, { type: 'call.resume' });
  desk.moveCall(call, { type: 'transfer.start' });
  desk.note(call, { transfer: { to: { ...to, name: target.name }, startedAt: desk.at, failure: null } });
  const offer = openOffer(desk, call, { to, group: target.group });
  tuneAgent(desk, call);
  tuneFarSide(desk, call);
  tuneRecording(desk, call);
  if (target.agent) offerTo(desk, offer, { agent: target.agent, isAutomatic: false });
  else route(desk);
}

interface Target {
  readonly name: string;
  /** Whom the offer rings at; `null` lets the queue choose. */
  readonly agent: AgentState | null;
  readonly group: SkillGroupRef | null;
}

function targetOf(desk: Desk, call: CallState, to: TransferTarget): Target {
  const { agentId, skillGroup } = call.chart.context;
  if (to.kind === 'group') {
    const group = desk.config.groups.find(({ id }) => id === to.id);
    if (!group) throw new WorkbenchError('call/target-unknown', { details: { groupId: to.id } });
    if (onlineBeside(desk, group.id, agentId).length === 0) {
      throw new WorkbenchError('call/target-unavailable', { details: { groupId: to.id, online: 0 } });
    }
    return { name: group.name, agent: null, group: { id: group.id, name: group.name } };
  }
  const agent = targetAgent(desk, to.id, agentId);
  if (!isReachable(desk.config, agent)) {
    throw new WorkbenchError('call/target-unavailable', {
      details: { agentId: to.id, presence: agent.chart.value },
    });
  }
  return { name: desk.refOf(agent.id).name, agent, group: skillGroup };
}

/** A colleague by id. @throws `call/target-unknown`; `call/target-unavailable` for the agent's own */
export function targetAgent(desk: Desk, agentId: string, own: string | null): AgentState {
  if (!desk.config.agents.some(({ id }) => id === agentId)) {
    throw new WorkbenchError('call/target-unknown', { details: { agentId } });
  }
  const agent = desk.agent(agentId);
  if (agentId === own) {
    throw new WorkbenchError('call/target-unavailable', {
      details: { agentId, presence: agent.chart.value, isSelf: true },
    });
  }
  return agent;
}

function onlineBeside(desk: Desk, groupId: string, agentId: string | null): AgentState[] {
  return onlineAgents(desk.config, desk.state, groupId).filter(({ id }) => id !== agentId);
}

function openOffer(
  desk: Desk,
  call: CallState,
  { to, group }: { to: TransferTarget; group: SkillGroupRef | null },
): CallState {
  const { context } = call.chart;
  const fromAgentId = context.agentId ?? '';
  const offer = openCall(
    desk,
    newCallContext({
      id: desk.newId('call'),
      direction: context.direction,
      customerNumber: context.customerNumber,
      centreNumber: context.centreNumber,
      place: context.place,
      carrier: context.carrier,
      path: context.path,
      remark: context.remark,
      tags: context.tags,
      startedAt: desk.at,
      skillGroup: group,
      transferredFrom: desk.refOf(fromAgentId),
    }),
    {
      customerLegId: call.customerLegId,
      isCustomerUp: true,
      handover: {
        fromCallId: call.id,
        fromAgentId,
        to,
        fallback: context.skillGroup,
        endsAt: desk.at + desk.config.transferMs,
      },
    },
  );
  call.offerCallId = offer.id;
  openLeg(desk, offer, { legId: offer.customerLegId, party: 'customer', agent: null });
  for (const leg of offer.legs) leg.answeredAt = desk.at;
  desk.log.queueOf(group?.id);
  return offer;
}

/** Takes the customer back. A transfer that has just failed by itself is what was asked for. @throws `call/refused` */
export function cancelTransfer(desk: Desk, call: CallState): void {
  const { transfer } = call.chart.context;
  if (transfer && transfer.failure !== null && call.chart.value.progress === 'talking') return;
  const offer = call.offerCallId === null ? undefined : desk.state.calls[call.offerCallId];
  if (!offer) throw new WorkbenchError('call/refused', { details: { progress: call.chart.value.progress } });
  failHandover(desk, offer, 'cancelled');
}

/** The target has answered: the call is theirs. */
export function takeOver(desk: Desk, offer: CallState): void {
  const from = sourceOf(desk, offer);
  offer.handover = null;
  if (from) leave(desk, from, { hungUpBy: 'agent' });
}

interface Leave {
  readonly hungUpBy: HungUpBy;
  /** The agent's leg when it ended by itself. */
  readonly gone?: string;
}

/** The agent leaves a transfer under way; the customer waits on where the offer is. */
export function leaveTransfer(desk: Desk, call: CallState, how: Leave): void {
  const offer = call.offerCallId === null ? undefined : desk.state.calls[call.offerCallId];
  if (offer?.handover) offer.handover.fromCallId = null;
  leave(desk, call, how);
}

function leave(desk: Desk, call: CallState, { hungUpBy, gone }: Leave): void {
  call.offerCallId = null;
  endCall(desk, call, {
    endStatus: 'transferred',
    hungUpBy,
    reason: 'normal',
    handedOn: call.customerLegId,
    ...(gone === undefined ? {} : { gone }),
  });
}

/** Nobody takes the offer: back to the agent who made it, or into that agent's own queue when they have left. */
export function failHandover(desk: Desk, offer: CallState, failure: Failure): void {
  const from = sourceOf(desk, offer);
  if (!from) return waitElsewhere(desk, offer);
  dropOffer(desk, from);
  desk.moveCall(from, { type: 'transfer.return' });
  const { transfer } = from.chart.context;
  desk.note(from, { transfer: transfer && { ...transfer, failure } });
  tuneRecording(desk, from);
  if (from.isAgentUp) connectSides(desk, from);
}

function waitElsewhere(desk: Desk, offer: CallState): void {
  const { centreNumber } = offer.chart.context;
  const number = desk.config.numbers.find((one) => one.number === centreNumber);
  const group = offer.handover?.fallback ?? desk.config.groups.find(({ id }) => id === number?.groupId);
  desk.log.queueOf(offer.chart.context.skillGroup?.id);
  offer.handover = null;
  if (!group) {
    return endCall(desk, offer, { endStatus: 'noAgentOnline', hungUpBy: 'system', reason: 'no-answer' });
  }
  desk.note(offer, { skillGroup: { id: group.id, name: group.name } });
  desk.log.queueOf(group.id);
  desk.log.effect({
    type: 'leg.listen',
    legId: offer.customerLegId,
    to: { kind: 'music', music: 'queue' },
  });
}

function sourceOf(desk: Desk, offer: CallState): CallState | undefined {
  const fromCallId = offer.handover?.fromCallId;
  return fromCallId ? desk.state.calls[fromCallId] : undefined;
}

/** Ends the wait of offers to groups in which nobody is online any more. */
export function settleHandovers(desk: Desk): void {
  const hopeless = Object.values(desk.state.calls).filter(
    ({ handover, chart }) =>
      handover?.to.kind === 'group' &&
      chart.value.progress === 'offered' &&
      onlineBeside(desk, handover.to.id, handover.fromAgentId).length === 0,
  );
  for (const offer of hopeless) failHandover(desk, offer, 'nobodyOnline');
  if (hopeless.length > 0) route(desk);
}
