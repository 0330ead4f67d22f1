import type { AgentRef, ReleaseCause } from '../model/index.js';
import type { CallLeg, CallState } from './centre-state.js';
import type { Desk } from './desk.js';
import type { LegEndReason } from './effects.js';
import { mobileOf } from './reach.js';
import { visibleNumber } from './views.js';

/** Rings the agent's end of this call with a new leg: their page, or their mobile phone. */
export function ringAgent(desk: Desk, call: CallState, agentId: string): void {
  const { context, value } = call.chart;
  const legId = desk.newId('leg');
  const mobile = context.agentLine === 'mobile' ? mobileOf(desk.config, agentId) : null;
  const agent = desk.refOf(agentId);
  call.agentLegId = legId;
  call.isAgentUp = false;
  openLeg(desk, call, { legId, party: mobile === null ? 'agent' : 'agentMobile', agent });
  if (mobile !== null) return dialMobile(desk, { call, legId, number: mobile });
  desk.log.effect({
    type: 'leg.ring-agent',
    legId,
    callId: call.id,
    agentId,
    isAutomatic: context.isAutomatic || value.progress !== 'ringing',
    displayNumber: context.colleague?.id ?? visibleNumber(desk.config, context.customerNumber),
  });
}

/** Calls an agent's mobile phone; it shows a number of the centre, because carriers refuse any other. */
export function dialMobile(
  desk: Desk,
  { call, legId, number }: { call: CallState; legId: string; number: string },
): void {
  const callerNumber = call.chart.context.centreNumber || (desk.config.numbers[0]?.number ?? '');
  desk.log.effect({
    type: 'leg.dial',
    legId,
    callId: call.id,
    number,
    party: 'agentMobile',
    callerNumber,
  });
}

/** Calls the customer of an outgoing call. */
export function dialCustomer(desk: Desk, call: CallState): void {
  const { customerNumber, centreNumber } = call.chart.context;
  openLeg(desk, call, { legId: call.customerLegId, party: 'customer', agent: null });
  call.dialEndsAt = desk.at + desk.config.dialMs;
  desk.log.effect({
    type: 'leg.dial',
    legId: call.customerLegId,
    callId: call.id,
    number: customerNumber,
    party: 'customer',
    callerNumber: centreNumber,
  });
}

/** Writes a leg into its call; into both calls of an internal one, whose records tell of both telephones. */
export function openLeg(
  desk: Desk,
  call: CallState,
  leg: { readonly legId: string; readonly party: CallLeg['party']; readonly agent: AgentRef | null },
): void {
  for (const holder of holdersOf(desk, call)) {
    holder.legs.push({
      ...leg,
      startedAt: desk.at,
      answeredAt: null,
      endedAt: null,
      sipStatus: null,
      q850Cause: null,
    });
  }
}

/** Answers a caller's leg, so that it can hear something. */
export function answerCustomer(desk: Desk, call: CallState): void {
  if (call.isCustomerUp) return;
  call.isCustomerUp = true;
  answerLeg(desk, call.customerLegId);
  desk.log.effect({ type: 'leg.answer', legId: call.customerLegId });
}

export function answerLeg(desk: Desk, legId: string): void {
  for (const leg of openLegs(desk, legId)) leg.answeredAt ??= desk.at;
}

/** Notes that a leg is over, and how the network said so. */
export function closeLeg(desk: Desk, legId: string, cause: ReleaseCause = {}): void {
  for (const leg of openLegs(desk, legId)) {
    leg.endedAt = desk.at;
    leg.sipStatus = cause.sipStatus ?? null;
    leg.q850Cause = cause.q850Cause ?? null;
  }
}

/** Ends a leg of the call that is alive still; one that never was, or is over, is left alone. */
export function endLeg(
  desk: Desk,
  call: CallState,
  end: { legId: string | null; reason: LegEndReason },
): void {
  const { legId, reason } = end;
  if (legId === null || !isLegOpen(call, legId)) return;
  closeLeg(desk, legId);
  desk.log.effect({ type: 'leg.end', legId, reason });
}

export function isLegOpen(call: CallState, legId: string): boolean {
  return call.legs.some((leg) => leg.legId === legId && leg.endedAt === null);
}

function openLegs(desk: Desk, legId: string): CallLeg[] {
  return Object.values(desk.state.calls).flatMap(({ legs }) =>
    legs.filter((leg) => leg.legId === legId && leg.endedAt === null),
  );
}

function holdersOf(desk: Desk, call: CallState): CallState[] {
  const peer = desk.peerOf(call);
  return peer ? [call, peer] : [call];
}
