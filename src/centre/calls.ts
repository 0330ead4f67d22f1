import type { CallContext, EndStatus, HungUpBy } from '../model/index.js';
import { WorkbenchError } from '../base/index.js';
import { startCallChart } from '../machines/index.js';
import type { AgentState, CallState } from './centre-state.js';
import type { Desk } from './desk.js';
import type { LegEndReason } from './effects.js';
import { closeFlow } from './flow-run.js';
import { nextOffer, onlineAgents } from './routing.js';
import { visibleNumber } from './views.js';

/** How long the centre waits for a recording to be whole before it lets the call go, milliseconds. */
export const recordingGraceMs = 5 * 60_000;
/** Ended calls an agent's task list holds at most; older ones leave by themselves. */
const maxEndedTasks = 100;

export function newCallContext(
  fields: Partial<CallContext> &
    Pick<CallContext, 'id' | 'direction' | 'customerNumber' | 'centreNumber' | 'startedAt'>,
): CallContext {
  return {
    kind: 'external',
    place: null,
    carrier: null,
    skillGroup: null,
    agentId: null,
    path: [],
    isAutomatic: false,
    ringingSince: null,
    ringEndsAt: null,
    isFarEndRinging: false,
    answeredAt: null,
    heldSince: null,
    endedAt: null,
    endStatus: null,
    hungUpBy: null,
    remark: '',
    tags: [],
    agentLine: 'page',
    colleague: null,
    transferredFrom: null,
    transfer: null,
    selfService: null,
    ...fields,
  };
}

export function openCall(desk: Desk, context: CallContext, customerLegId: string): CallState {
  return desk.addCall(
    context,
    {
      customerLegId,
      isCustomerUp: false,
      agentLegId: null,
      isAgentUp: false,
      missedBy: [],
      dialEndsAt: null,
      recoveryEndsAt: null,
      flow: null,
      recording: 'none',
      isTask: context.agentId !== null,
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
  const legId = call.customerLegId;
  desk.log.effect({ type: 'leg.listen', legId, to: { kind: 'music', music: 'queue' } });
  if (!call.isCustomerUp) desk.log.effect({ type: 'leg.answer', legId });
  call.isCustomerUp = true;
  route(desk);
}

/** Rings at agents as long as somebody waits and somebody is free. */
export function route(desk: Desk): void {
  for (let offer = nextOffer(desk.config, desk.state); offer; offer = nextOffer(desk.config, desk.state)) {
    const { call, agent } = offer;
    const isAutomatic = desk.config.isAutomaticAnswer;
    const ringEndsAt = desk.at + desk.config.ringMs;
    desk.moveAgent(agent, { type: 'call.offered', at: desk.at });
    desk.moveCall(call, { type: 'call.ring', at: desk.at, agentId: agent.id, ringEndsAt, isAutomatic });
    call.isTask = true;
    ringAgent(desk, call, agent.id);
  }
}

/** Rings the agent's line for this call, with a new leg. */
export function ringAgent(desk: Desk, call: CallState, agentId: string): void {
  call.agentLegId = desk.newId('leg');
  call.isAgentUp = false;
  desk.log.effect({
    type: 'leg.ring-agent',
    legId: call.agentLegId,
    callId: call.id,
    agentId,
    isAutomatic: call.chart.context.isAutomatic || call.chart.value.progress !== 'ringing',
    displayNumber: visibleNumber(desk.config, call.chart.context.customerNumber),
  });
}

/** Why an agent who was rung does not get the call. */
export type MissReason =
  /** It rang out. */
  | 'timeout'
  /** The line refused: a broken microphone, a stranger's telephone that declines. Ringing it again would go on for ever. */
  | 'refused'
  /** The line is gone; it counts as not ready until it registers anew. */
  | 'lost';

/** Takes the call from an agent who did not answer, and puts it back into its queue. */
export function requeue(desk: Desk, call: CallState, why: MissReason): void {
  const agent = agentOf(desk, call);
  if (why === 'timeout') endLeg(desk, call.agentLegId, 'no-answer');
  call.agentLegId = null;
  call.isAgentUp = false;
  call.isTask = false;
  desk.moveCall(call, { type: 'call.requeue' });
  if (agent) {
    call.missedBy.push(agent.id);
    desk.log.removed(agent.id, { callId: call.id, reason: 'missed' });
    if (why === 'lost') agent.isLineReady = false;
    const isNotReadyNext = why === 'refused' || (why === 'timeout' && desk.config.isNotReadyAfterMiss);
    desk.moveAgent(agent, { type: 'call.missed', at: desk.at, isNotReadyNext });
  }
}

/** Both sides are up: they hear each other, and the recording runs. */
export function connectSides(desk: Desk, call: CallState): void {
  const { agentLegId, customerLegId } = call;
  if (agentLegId === null) return;
  const isHeld = call.chart.value.line === 'held';
  const heard = call.flow ? { kind: 'silence' as const } : { kind: 'legs' as const, legIds: [customerLegId] };
  desk.log.effect({ type: 'leg.listen', legId: agentLegId, to: heard });
  listen(desk, call, isHeld ? 'music' : 'agent');
  if (call.recording === 'none') {
    call.recording = 'running';
    desk.log.effect({ type: 'recording.start', callId: call.id, customerLegId, agentLegId });
  } else if (call.recording === 'running') {
    desk.log.effect({ type: 'recording.replace-agent', callId: call.id, agentLegId });
  }
}

/** What the customer hears: hold music, or the agent. In a flow they go on hearing its prompts. */
export function listen(desk: Desk, call: CallState, to: 'agent' | 'music'): void {
  if (call.flow) return;
  const source =
    to === 'music' || call.agentLegId === null
      ? ({ kind: 'music', music: 'hold' } as const)
      : ({ kind: 'legs', legIds: [call.agentLegId] } as const);
  desk.log.effect({ type: 'leg.listen', legId: call.customerLegId, to: source });
}

export interface CallEnd {
  readonly endStatus: EndStatus;
  readonly hungUpBy: HungUpBy;
  /** What the remaining legs are told. */
  readonly reason: LegEndReason;
  /** The leg that ended by itself and needs no ending. */
  readonly gone?: string;
}

/** Ends a call: its legs, its recording, its agent's part, and writes its one record. */
export function endCall(desk: Desk, call: CallState, end: CallEnd): void {
  const agent = agentOf(desk, call);
  const wasRinging = call.chart.value.progress === 'ringing';
  desk.moveCall(call, { type: 'call.end', at: desk.at, endStatus: end.endStatus, hungUpBy: end.hungUpBy });
  closeFlow(desk, call);
  for (const legId of [call.customerLegId, call.agentLegId])
    if (legId !== end.gone) endLeg(desk, legId, end.reason);
  call.dialEndsAt = null;
  call.recoveryEndsAt = null;
  if (call.recording === 'running') {
    call.recording = 'finishing';
    desk.log.effect({ type: 'recording.stop', callId: call.id });
  }
  desk.log.record(call);
  if (agent) releaseAgent(desk, agent, { wasRinging, call });
  forgetIfDone(desk, call);
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

function endLeg(desk: Desk, legId: string | null, reason: LegEndReason): void {
  if (legId !== null) desk.log.effect({ type: 'leg.end', legId, reason });
}

export function agentOf(desk: Desk, call: CallState): AgentState | null {
  const { agentId } = call.chart.context;
  return agentId === null ? null : desk.agent(agentId);
}

/**
 * The agent's own hang-up. A call that has just ended by itself is what was asked for.
 * @throws `call/refused` while it rings: it would leave the customer with nobody
 */
export function hangUp(desk: Desk, call: CallState): void {
  const { progress } = call.chart.value;
  if (progress === 'ended') return;
  if (progress === 'ringing' || progress === 'offered') {
    throw new WorkbenchError('call/refused', { details: { progress } });
  }
  const isAnswered = call.chart.context.answeredAt !== null;
  endCall(desk, call, {
    endStatus: isAnswered ? 'normal' : 'cancelled',
    hungUpBy: 'agent',
    reason: isAnswered ? 'normal' : 'cancelled',
  });
}
