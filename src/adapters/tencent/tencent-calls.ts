import type { CallContext, CallSnapshot } from '../../model/index.js';
import { newCallContext, outboundEndStatus, type EndStatus } from '../../model/index.js';
import { advanceCall, startCallChart } from '../../machines/index.js';
import type {
  TcccEventPayloads,
  TcccInternalCallIn,
  TcccPhoneCallIn,
  TcccVoipCallIn,
} from './tccc-events.js';
import { fromTcccNumber } from './tccc-numbers.js';
import { hungUpByOf } from './tccc-words.js';

/** A call that the agent talks in; text and video are for other desks. */
export type AudioCallIn = TcccPhoneCallIn | TcccInternalCallIn | TcccVoipCallIn;

/** What is known of an outgoing call before the cloud says so. */
export interface Placing {
  readonly customerNumber: string;
  readonly centreNumber: string;
  /** The colleague's account; `null` for a customer. */
  readonly colleague: string | null;
}

/** Whether a `callIn` is one for the ear. The documents misprint the type of texts as `phone`; a telephone call has a called number. */
export function isAudio(payload: TcccEventPayloads['callIn']): payload is AudioCallIn {
  if (payload.type === 'internal' || payload.type === 'voip') return true;
  return payload.type === 'phone' && 'calleePhoneNumber' in payload;
}

/** A call that rings at this agent. */
export function ringingCall(
  payload: AudioCallIn,
  { agentId, at }: { agentId: string; at: number },
): CallSnapshot {
  const chart = startCallChart(contextOf(payload, { agentId, at }));
  const ringing = advanceCall(chart, {
    type: 'call.ring',
    at,
    agentId,
    ringEndsAt: at + payload.timeout * 1000,
    isAutomatic: false,
  });
  // 0 is no end of ringing, and no countdown
  if (payload.timeout > 0) return ringing;
  return { ...ringing, context: { ...ringing.context, ringEndsAt: null } };
}

/** A call that the agent places. */
export function diallingCall(
  { sessionId, ...told }: TcccEventPayloads['callOuted'],
  { agentId, at, placing }: { agentId: string; at: number; placing: Placing | null },
): CallSnapshot {
  const colleague = placing?.colleague ?? null;
  const context = newCallContext({
    id: sessionId,
    agentId,
    startedAt: at,
    direction: 'outbound',
    kind: colleague === null ? 'external' : 'internal',
    colleague: colleague === null ? null : { id: colleague, name: colleague },
    customerNumber:
      plainNumber(told.protectedCallee ?? told.calleePhoneNumber) || (placing?.customerNumber ?? ''),
    centreNumber: plainNumber(told.callerPhoneNumber) || (placing?.centreNumber ?? ''),
    remark: told.remark ?? '',
  });
  return startCallChart(context);
}

/** Why a session ended, in our words. A reason of the cloud is read as a carrier's would be. */
export function endedCall(
  call: CallSnapshot,
  end: { readonly closed: TcccEventPayloads['sessionEnded']; readonly at: number },
): CallSnapshot {
  const { closed, at } = end;
  return advanceCall(call, {
    type: 'call.end',
    at,
    hungUpBy: hungUpByOf(closed.closeBy),
    endStatus: endStatusOf(call.context, closed),
  });
}

function endStatusOf(
  { answeredAt, direction }: CallContext,
  { closeBy, mainReason, subReason }: TcccEventPayloads['sessionEnded'],
): EndStatus {
  if (answeredAt !== null) return 'normal';
  if (direction === 'inbound') return closeBy === 'client' ? 'abandonedWhileRinging' : 'noAgentOnline';
  if (closeBy === 'seat') return 'cancelled';
  if (closeBy === 'client') return 'rejected';
  if (closeBy === 'timer') return 'noAnswer';
  return outboundEndStatus({
    ...(mainReason !== undefined && { trunkCause: mainReason }),
    ...(subReason !== undefined && { reasonText: subReason }),
  });
}

function contextOf(payload: AudioCallIn, { agentId, at }: { agentId: string; at: number }): CallContext {
  const base = { id: payload.sessionId, agentId, direction: 'inbound', startedAt: at } as const;
  if (payload.type === 'internal') {
    const colleague = { id: payload.peerUserId, name: payload.peerUserId };
    return newCallContext({ ...base, kind: 'internal', customerNumber: '', centreNumber: '', colleague });
  }
  const path = (payload.ivrPath ?? []).map(({ key, label }) => ({ key, label }));
  const remark = payload.remark ?? '';
  if (payload.type === 'voip') {
    const customerNumber = payload.nickname ?? payload.userId;
    const centreNumber = payload.calleeRemark ?? payload.callee;
    return newCallContext({ ...base, customerNumber, centreNumber, path, remark });
  }
  return newCallContext({
    ...base,
    customerNumber: plainNumber(payload.protectedCaller ?? payload.callerPhoneNumber),
    centreNumber: plainNumber(payload.protectedCallee ?? payload.calleePhoneNumber),
    place: payload.callerLocation ?? null,
    agentLine: payload.serverType === 'staffPhoneSeat' ? 'mobile' : 'page',
    path,
    remark,
  });
}

/** A number as we write it; a masked one, or an id that stands for one, only loses its country's code. */
function plainNumber(number: string | undefined): string {
  return number === undefined ? '' : (fromTcccNumber(number) ?? number.replace(/^0086/, ''));
}
