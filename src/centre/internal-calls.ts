/**
 * Calls between agents (内部呼叫): two linked calls, one for each agent, whose legs hear each other. Either may hold, be
 * lost and come back, or hang up, which ends both. A colleague who is offline has no part of their own: the centre calls
 * their mobile phone as it calls a customer.
 */
import { WorkbenchError } from '../base/index.js';
import { canAgent, canCall } from '../machines/index.js';
import { newCallContext, type AgentCommand, type CallContext } from '../model/index.js';
import { offerTo, openCall } from './calls.js';
import type { AgentState, CallState } from './centre-state.js';
import type { Desk } from './desk.js';
import { tuneAgent } from './hearing.js';
import { dialMobile, openLeg } from './legs.js';
import { mayDial, ringOwnLine } from './placing.js';
import { diallingLine, isReachable, mobileOf } from './reach.js';
import { targetAgent } from './transfers.js';

type InternalCall = Extract<AgentCommand, { type: 'call.internal' }>;

/**
 * Calls a colleague: where they answer calls, or with `useMobile` on their mobile phone.
 * @throws `call/target-unknown`, `call/target-unavailable`, `call/no-mobile` and whatever forbids the agent to call out
 */
export function callColleague(desk: Desk, agent: AgentState, { agentId, useMobile }: InternalCall): void {
  const colleague = targetAgent(desk, agentId, agent.id);
  mayDial(desk, agent);
  const mobile = useMobile ? mobileOf(desk.config, agentId) : null;
  if (useMobile && mobile === null) throw new WorkbenchError('call/no-mobile', { details: { agentId } });
  const canBeRung =
    mobile === null
      ? isReachable(desk.config, colleague)
      : colleague.chart.value === 'offline' ||
        canAgent(colleague.chart, { type: 'call.offered', at: desk.at });
  if (!canBeRung) {
    throw new WorkbenchError('call/target-unavailable', {
      details: { agentId, presence: colleague.chart.value },
    });
  }
  if (mobile !== null && colleague.chart.value === 'offline') callAbsent(desk, agent, { agentId, mobile });
  else callPresent(desk, agent, { colleague, isOnMobile: mobile !== null });
}

function callerContext(desk: Desk, agent: AgentState, colleagueId: string): CallContext {
  const agentLine = diallingLine(desk.config, agent);
  return newCallContext({
    id: desk.newId('call'),
    kind: 'internal',
    direction: 'outbound',
    customerNumber: '',
    centreNumber: '',
    startedAt: desk.at,
    agentId: agent.id,
    colleague: desk.refOf(colleagueId),
    isAutomatic: agentLine === 'page',
    agentLine,
  });
}

function callAbsent(
  desk: Desk,
  agent: AgentState,
  { agentId, mobile }: { agentId: string; mobile: string },
): void {
  const legId = desk.newId('leg');
  const call = openCall(desk, callerContext(desk, agent, agentId), { customerLegId: legId });
  desk.moveAgent(agent, { type: 'call.dialled', at: desk.at });
  ringOwnLine(desk, call, agent.id);
  openLeg(desk, call, { legId, party: 'agentMobile', agent: desk.refOf(agentId) });
  dialMobile(desk, { call, legId, number: mobile });
  desk.log.callId = call.id;
}

function callPresent(
  desk: Desk,
  agent: AgentState,
  { colleague, isOnMobile }: { colleague: AgentState; isOnMobile: boolean },
): void {
  const context = callerContext(desk, agent, colleague.id);
  const calleeId = desk.newId('call');
  const caller = openCall(desk, context, { customerLegId: '', peerCallId: calleeId });
  const callee = openCall(
    desk,
    newCallContext({
      id: calleeId,
      kind: 'internal',
      direction: 'inbound',
      customerNumber: '',
      centreNumber: '',
      startedAt: desk.at,
      colleague: desk.refOf(agent.id),
    }),
    { customerLegId: '', peerCallId: caller.id },
  );
  desk.moveAgent(agent, { type: 'call.dialled', at: desk.at });
  ringOwnLine(desk, caller, agent.id);
  offerTo(desk, callee, { agent: colleague, isAutomatic: false, ...(isOnMobile ? { line: 'mobile' } : {}) });
  desk.log.callId = caller.id;
}

/** A leg of an internal call is answered: the colleague's takes the call, the caller's joins it. */
export function internalAnswered(desk: Desk, call: CallState): void {
  const peer = desk.peerOf(call);
  if (!peer) return;
  const agent = call.chart.value.progress === 'ringing' ? desk.agent(call.chart.context.agentId ?? '') : null;
  if (agent) {
    desk.moveCall(call, { type: 'call.talk', at: desk.at });
    desk.moveAgent(agent, { type: 'call.answered', at: desk.at });
  }
  for (const side of [call, peer]) joinWhenUp(desk, side);
  tuneAgent(desk, call);
  tuneAgent(desk, peer);
}

function joinWhenUp(desk: Desk, side: CallState): void {
  const isFarUp = desk.peerOf(side)?.isAgentUp === true;
  const { progress } = side.chart.value;
  if (progress !== 'dialling' && progress !== 'connecting') return;
  if (side.isAgentUp && isFarUp) {
    side.dialEndsAt = null;
    desk.moveCall(side, { type: 'call.talk', at: desk.at });
  } else if (isFarUp && canCall(side.chart, { type: 'call.far-end-answered' })) {
    desk.moveCall(side, { type: 'call.far-end-answered' });
  }
}
