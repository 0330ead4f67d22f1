import { assertNever } from '../base/index.js';
import { canCall } from '../machines/index.js';
import { outboundEndStatus, parsePhoneNumber } from '../model/index.js';
import {
  agentOf,
  connectSides,
  endCall,
  enterQueue,
  forgetIfDone,
  listen,
  newCallContext,
  openCall,
  requeue,
  ringAgent,
  route,
} from './calls.js';
import type { CallState } from './centre-state.js';
import type { Desk } from './desk.js';
import { keyPressed, promptEnded, startMenu } from './flow-runner.js';
import type { Signal } from './signals.js';

type SignalOf<Type extends Signal['type']> = Extract<Signal, { type: Type }>;

/** Takes in what the telephony tells. A leg that nobody knows any more is ended or ignored, never an error. */
export function hear(desk: Desk, signal: Signal): void {
  switch (signal.type) {
    case 'leg.arrived':
      return arrive(desk, signal);
    case 'leg.ringing': {
      const call = desk.callByLeg(signal.legId);
      if (call?.customerLegId === signal.legId && canCall(call.chart, { type: 'call.far-end-ringing' })) {
        desk.moveCall(call, { type: 'call.far-end-ringing' });
      }
      return;
    }
    case 'leg.answered':
      return answer(desk, signal);
    case 'leg.ended':
      legEnded(desk, signal);
      return route(desk);
    case 'leg.digit':
    case 'leg.prompt-ended':
      return customerInFlow(desk, signal);
    case 'number.located':
      return;
    case 'line.ready':
      return lineReady(desk, signal.agentId);
    case 'line.lost':
      desk.agent(signal.agentId).isLineReady = false;
      return;
    case 'recording.finished':
      return recordingFinished(desk, signal.callId);
    default:
      return assertNever(signal);
  }
}

function arrive(desk: Desk, { legId, callerNumber, calledNumber }: SignalOf<'leg.arrived'>): void {
  const number = desk.config.numbers.find((one) => one.number === calledNumber);
  if (!number) return desk.log.effect({ type: 'leg.end', legId, reason: 'failed' });
  const group = desk.config.groups.find(({ id }) => id === number.groupId);
  const call = openCall(
    desk,
    newCallContext({
      id: desk.newId('call'),
      direction: 'inbound',
      customerNumber: parsePhoneNumber(callerNumber) ?? callerNumber,
      centreNumber: calledNumber,
      startedAt: desk.at,
      skillGroup: group ? { id: group.id, name: group.name } : null,
    }),
    legId,
  );
  desk.log.queueOf(group?.id);
  if (desk.config.blocklist.includes(call.chart.context.customerNumber)) {
    return endCall(desk, call, { endStatus: 'blocklisted', hungUpBy: 'system', reason: 'blocklisted' });
  }
  if (!startMenu(desk, call, number.flowId)) enterQueue(desk, call, number.groupId);
}

function answer(desk: Desk, { legId }: SignalOf<'leg.answered'>): void {
  const call = desk.callByLeg(legId);
  if (!call || call.chart.value.progress === 'ended') {
    return desk.log.effect({ type: 'leg.end', legId, reason: 'answered-elsewhere' });
  }
  const isAgent = call.agentLegId === legId;
  if (isAgent) call.isAgentUp = true;
  else call.isCustomerUp = true;
  if (isAgent && call.chart.value.recovery === 'reconnecting') {
    call.recoveryEndsAt = null;
    desk.moveCall(call, { type: 'agent-leg.restored' });
  }
  if (call.isAgentUp && call.isCustomerUp) return talk(desk, call);
  if (isAgent) {
    if (call.chart.value.progress === 'dialling') {
      desk.log.effect({ type: 'leg.listen', legId, to: { kind: 'tone', tone: 'ringback' } });
    }
    return;
  }
  call.dialEndsAt = null;
  if (call.chart.value.progress === 'dialling') desk.moveCall(call, { type: 'call.far-end-answered' });
  listen(desk, call, 'music');
}

function talk(desk: Desk, call: CallState): void {
  const wasRinging = call.chart.value.progress === 'ringing';
  call.dialEndsAt = null;
  if (canCall(call.chart, { type: 'call.talk', at: desk.at }))
    desk.moveCall(call, { type: 'call.talk', at: desk.at });
  const agent = agentOf(desk, call);
  if (agent && wasRinging) desk.moveAgent(agent, { type: 'call.answered', at: desk.at });
  connectSides(desk, call);
}

/** Keys and ends of prompts matter only on the leg of a customer who is in a flow. */
function customerInFlow(desk: Desk, signal: SignalOf<'leg.digit' | 'leg.prompt-ended'>): void {
  const call = desk.callByLeg(signal.legId);
  if (!call?.flow || call.customerLegId !== signal.legId) return;
  if (signal.type === 'leg.digit') keyPressed(desk, call, signal.digit);
  else promptEnded(desk, call, signal.promptId);
}

function legEnded(desk: Desk, signal: SignalOf<'leg.ended'>): void {
  const call = desk.callByLeg(signal.legId);
  if (!call || call.chart.value.progress === 'ended') return;
  if (signal.legId === call.customerLegId) customerLegEnded(desk, call, signal);
  else agentLegEnded(desk, call, signal);
}

function customerLegEnded(
  desk: Desk,
  call: CallState,
  { legId, cause, isConnectionLost }: SignalOf<'leg.ended'>,
): void {
  const { value, context } = call.chart;
  const end = { hungUpBy: 'customer', gone: legId } as const;
  if (value.progress === 'offered') {
    return endCall(desk, call, {
      ...end,
      endStatus: call.flow ? 'abandonedInIvr' : 'abandonedInQueue',
      reason: 'cancelled',
    });
  }
  if (value.progress === 'ringing') {
    return endCall(desk, call, { ...end, endStatus: 'abandonedWhileRinging', reason: 'cancelled' });
  }
  const isUnanswered =
    context.direction === 'outbound' && context.answeredAt === null && value.progress === 'dialling';
  if (isUnanswered) {
    const endStatus = isConnectionLost ? 'carrierFailure' : outboundEndStatus(cause);
    return endCall(desk, call, { ...end, endStatus, reason: 'failed' });
  }
  endCall(desk, call, { ...end, endStatus: 'normal', reason: 'normal' });
}

function agentLegEnded(
  desk: Desk,
  call: CallState,
  { legId, isConnectionLost }: SignalOf<'leg.ended'>,
): void {
  const { progress } = call.chart.value;
  call.agentLegId = null;
  call.isAgentUp = false;
  if (progress === 'ringing') return requeue(desk, call, isConnectionLost ? 'lost' : 'refused');
  if (!isConnectionLost) {
    const isAnswered = call.chart.context.answeredAt !== null;
    return endCall(desk, call, {
      endStatus: isAnswered ? 'normal' : 'cancelled',
      hungUpBy: 'agent',
      reason: isAnswered ? 'normal' : 'cancelled',
      gone: legId,
    });
  }
  if (call.chart.value.recovery === 'steady') desk.moveCall(call, { type: 'agent-leg.lost' });
  call.recoveryEndsAt = desk.at + desk.config.recoveryMs;
  if (call.isCustomerUp) listen(desk, call, 'music');
  const agent = agentOf(desk, call);
  if (agent?.isLineReady) ringAgent(desk, call, agent.id);
}

function lineReady(desk: Desk, agentId: string): void {
  const agent = desk.agent(agentId);
  agent.isLineReady = true;
  const call = desk.liveCallOf(agentId);
  const isWithoutAgent = call && call.chart.value.recovery === 'reconnecting' && call.agentLegId === null;
  if (isWithoutAgent) ringAgent(desk, call, agentId);
  route(desk);
}

function recordingFinished(desk: Desk, callId: string): void {
  const call = desk.state.calls[callId];
  if (!call) return;
  call.recording = 'finished';
  desk.log.record(call);
  forgetIfDone(desk, call);
}
