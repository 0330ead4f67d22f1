import { canCall } from '../machines/index.js';
import { outboundEndStatus } from '../model/index.js';
import { agentOf, endCall } from './calls.js';
import type { CallState } from './centre-state.js';
import type { Desk } from './desk.js';
import { agentLeaves } from './hang-up.js';
import { connectSides, listen, tuneAgent, tuneFarSide } from './hearing.js';
import { internalAnswered } from './internal-calls.js';
import { answerLeg, closeLeg, dialCustomer, ringAgent } from './legs.js';
import { missRing } from './missed-rings.js';
import type { SignalOf } from './signals.js';
import { takeOver } from './transfers.js';

/** The far telephone rings: the customer's, or a colleague's. */
export function legRings(desk: Desk, legId: string): void {
  const call = desk.callByLeg(legId);
  if (!call) return;
  const caller = call.customerLegId === legId ? call : desk.peerOf(call);
  if (caller && canCall(caller.chart, { type: 'call.far-end-ringing' })) {
    desk.moveCall(caller, { type: 'call.far-end-ringing' });
  }
}

export function legAnswered(desk: Desk, legId: string): void {
  const call = desk.callByLeg(legId);
  if (!call || call.chart.value.progress === 'ended') {
    return desk.log.effect({ type: 'leg.end', legId, reason: 'answered-elsewhere' });
  }
  answerLeg(desk, legId);
  if (call.agentLegId === legId) agentAnswered(desk, call);
  else customerAnswered(desk, call);
}

function agentAnswered(desk: Desk, call: CallState): void {
  call.isAgentUp = true;
  if (call.chart.value.recovery === 'reconnecting') {
    call.recoveryEndsAt = null;
    desk.moveCall(call, { type: 'agent-leg.restored' });
  }
  if (desk.peerOf(call)) return internalAnswered(desk, call);
  if (call.isCustomerUp) return talk(desk, call);
  // 手机外呼: the customer is called once the agent's mobile phone is up
  const isCustomerCalled = call.legs.some((leg) => leg.legId === call.customerLegId);
  if (!isCustomerCalled) dialCustomer(desk, call);
  tuneAgent(desk, call);
}

function customerAnswered(desk: Desk, call: CallState): void {
  call.isCustomerUp = true;
  if (call.isAgentUp) return talk(desk, call);
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
  if (call.handover) takeOver(desk, call);
  connectSides(desk, call);
}

export function legEnded(desk: Desk, signal: SignalOf<'leg.ended'>): void {
  const call = desk.callByLeg(signal.legId);
  closeLeg(desk, signal.legId, signal.cause);
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
    const endStatus = call.flow ? 'abandonedInIvr' : 'abandonedInQueue';
    return endCall(desk, call, { ...end, endStatus, reason: 'cancelled' });
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
  const { value, context } = call.chart;
  const isMobile = context.agentLine === 'mobile';
  const wasUp = call.isAgentUp;
  call.agentLegId = null;
  call.isAgentUp = false;
  if (value.progress === 'ringing') {
    return missRing(desk, call, isConnectionLost && !isMobile ? 'lost' : 'refused');
  }
  // a telephone network says no more of a mobile phone out of coverage than of one that hung up
  if (!isConnectionLost || isMobile) {
    return agentLeaves(desk, call, { hungUpBy: isMobile && !wasUp ? 'system' : 'agent', gone: legId });
  }
  if (value.recovery === 'steady') desk.moveCall(call, { type: 'agent-leg.lost' });
  call.recoveryEndsAt = desk.at + desk.config.recoveryMs;
  tuneFarSide(desk, call);
  const agent = agentOf(desk, call);
  if (agent?.isLineReady) ringAgent(desk, call, agent.id);
}
