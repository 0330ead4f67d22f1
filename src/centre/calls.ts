import type { AgentLine, CallContext, EndStatus, HungUpBy } from '../model/index.js';
import { startCallChart } from '../machines/index.js';
import type { AgentState, CallState } from './centre-state.js';
import type { Desk } from './desk.js';
import type { LegEndReason } from './effects.js';
import { closeFlow } from './flow-run.js';
import { answerCustomer, endLeg, ringAgent } from './legs.js';
import { answeringLine } from './reach.js';
import { nextOffer, onlineAgents } from './routing.js';

/** How long the centre waits for a recording to be whole before it lets the call go, milliseconds. */
export const recordingGraceMs = 5 * 60_000;
/** Ended calls an agent's task list holds at most; older ones leave by themselves. */
const maxEndedTasks = 100;

export function openCall(
  desk: Desk,
  context: CallContext,
  fields: Pick<CallState, 'customerLegId'> & Partial<CallState>,
): CallState {
  return desk.addCall(
    context,
    {
      isCustomerUp: false,
      agentLegId: null,
      isAgentUp: false,
      missedBy: [],
      queuedAt: context.startedAt,
      dialEndsAt: null,
      recoveryEndsAt: null,
      flow: null,
      recording: 'none',
      isTask: context.agentId !== null,
      legs: [],
      peerCallId: null,
      offerCallId: null,
      handover: null,
      ...fields,
    },
    startCallChart(context),
  );
}

/** Lets a caller wait for a skill group with music, or ends the call when nobody of the group is online. */
export function enterQueue(desk: Desk, call: CallState, groupId: string): void {
  const group = desk.config.groups.find(({ id }) => id === groupId);
  desk.note(call, { skillGroup: group ? { id: group.id, name: group.name } : null });
  desk.log.queueOf(group?.id);
  if (onlineAgents(desk.config, desk.state, groupId).length === 0) {
    return endCall(desk, call, { endStatus: 'noAgentOnline', hungUpBy: 'system', reason: 'no-answer' });
  }
  call.queuedAt = desk.at;
  const legId = call.customerLegId;
  desk.log.effect({ type: 'leg.listen', legId, to: { kind: 'music', music: 'queue' } });
  answerCustomer(desk, call);
  route(desk);
}

/** Rings at agents as long as somebody waits and somebody is free. */
export function route(desk: Desk): void {
  for (let offer = nextOffer(desk.config, desk.state); offer; offer = nextOffer(desk.config, desk.state)) {
    offerTo(desk, offer.call, { agent: offer.agent, isAutomatic: desk.config.isAutomaticAnswer });
  }
}

/** Rings a call at an agent who may get it. */
export function offerTo(
  desk: Desk,
  call: CallState,
  { agent, isAutomatic, line }: { agent: AgentState; isAutomatic: boolean; line?: AgentLine },
): void {
  const agentLine = line ?? answeringLine(desk.config, agent);
  desk.note(call, { agentLine });
  desk.moveAgent(agent, { type: 'call.offered', at: desk.at });
  desk.moveCall(call, {
    type: 'call.ring',
    at: desk.at,
    agentId: agent.id,
    ringEndsAt: desk.at + desk.config.ringMs,
    // nobody answers a mobile phone but its owner
    isAutomatic: isAutomatic && agentLine === 'page',
  });
  call.isTask = true;
  ringAgent(desk, call, agent.id);
}

export interface CallEnd {
  readonly endStatus: EndStatus;
  readonly hungUpBy: HungUpBy;
  /** What the remaining legs are told. */
  readonly reason: LegEndReason;
  /** The leg that ended by itself and needs no ending. */
  readonly gone?: string;
  /** The customer's leg when it goes on in another call. */
  readonly handedOn?: string;
  /** The agent has left the call already: they missed it. */
  readonly isAgentFree?: boolean;
}

/**
 * Ends a call: its legs, its recording, its agent's part, and writes its one record. An internal call ends for both; the
 * offer of a transfer under way comes to nothing.
 */
export function endCall(desk: Desk, call: CallState, end: CallEnd): void {
  const agent = agentOf(desk, call);
  const wasRinging = call.chart.value.progress === 'ringing';
  const peer = desk.peerOf(call);
  desk.moveCall(call, { type: 'call.end', at: desk.at, endStatus: end.endStatus, hungUpBy: end.hungUpBy });
  closeFlow(desk, call);
  dropOffer(desk, call);
  for (const legId of [call.customerLegId, call.agentLegId]) {
    if (legId !== end.gone && legId !== end.handedOn) endLeg(desk, call, { legId, reason: end.reason });
  }
  for (const leg of call.legs) leg.endedAt ??= desk.at;
  call.dialEndsAt = null;
  call.recoveryEndsAt = null;
  call.handover = null;
  if (call.recording === 'running') {
    call.recording = 'finishing';
    desk.log.effect({ type: 'recording.stop', callId: call.id });
  }
  if (peer) endPeer(desk, peer, end);
  desk.log.record(call);
  if (agent && !end.isAgentFree) releaseAgent(desk, agent, { wasRinging, call });
  forgetIfDone(desk, call);
}

/** The colleague's side of an internal call that has ended: who was only rung sees that the caller gave up. */
function endPeer(desk: Desk, peer: CallState, end: CallEnd): void {
  const wasRung = end.endStatus === 'cancelled' && peer.chart.context.direction === 'inbound';
  endCall(desk, peer, {
    endStatus: wasRung ? 'abandonedWhileRinging' : end.endStatus,
    hungUpBy: end.hungUpBy,
    reason: end.reason,
  });
}

/**
 * Forgets the offer of a transfer: the target's telephone stops ringing, and what it was rung for is told by the record of
 * the call it was offered from.
 */
export function dropOffer(desk: Desk, call: CallState): void {
  const offer = call.offerCallId === null ? undefined : desk.state.calls[call.offerCallId];
  call.offerCallId = null;
  if (!offer) return;
  const agent = agentOf(desk, offer);
  endLeg(desk, offer, { legId: offer.agentLegId, reason: 'cancelled' });
  if (agent) {
    desk.moveAgent(agent, { type: 'call.withdrawn', at: desk.at });
    desk.log.removed(agent.id, { callId: offer.id, reason: 'withdrawn' });
  }
  call.legs.push(...offer.legs.filter(({ party }) => party !== 'customer'));
  desk.log.queueOf(offer.chart.context.skillGroup?.id);
  delete desk.state.calls[offer.id];
}

function releaseAgent(
  desk: Desk,
  agent: AgentState,
  { wasRinging, call }: { wasRinging: boolean; call: CallState },
): void {
  if (wasRinging) desk.moveAgent(agent, { type: 'call.withdrawn', at: desk.at });
  else desk.moveAgent(agent, { type: 'call.ended', at: desk.at, wrapUpMs: desk.config.wrapUpMs });
  const ended = Object.values(desk.state.calls)
    .filter(
      ({ isTask, chart }) => isTask && chart.context.agentId === agent.id && chart.value.progress === 'ended',
    )
    .sort((a, b) => (a.chart.context.endedAt ?? 0) - (b.chart.context.endedAt ?? 0));
  for (const old of ended.slice(0, Math.max(0, ended.length - maxEndedTasks)))
    if (old !== call) completeTask(desk, old);
}

/** Takes an ended call off its agent's task list. */
export function completeTask(desk: Desk, call: CallState): void {
  const { agentId } = call.chart.context;
  if (!call.isTask || agentId === null) return;
  call.isTask = false;
  desk.log.removed(agentId, { callId: call.id, reason: 'completed' });
  forgetIfDone(desk, call);
}

/** Drops a call from the state once nothing can be said of it any more. */
export function forgetIfDone(desk: Desk, call: CallState): void {
  const isDone = call.chart.value.progress === 'ended' && !call.isTask && call.recording !== 'finishing';
  if (isDone) delete desk.state.calls[call.id];
}

export function agentOf(desk: Desk, call: CallState): AgentState | null {
  const { agentId } = call.chart.context;
  return agentId === null ? null : desk.agent(agentId);
}
