import type { CallContext, CallSnapshot } from '../model/index.js';
import {
  toTcccNumber,
  type TcccCallIn,
  type TcccEventPayloads,
  type TcccServerType,
} from '../adapters/tencent/index.js';

/** What `callIn` tells of a ringing call. `addressOf` names a colleague by their account. */
export function callInPayload({ context }: CallSnapshot, addressOf: (agentId: string) => string): TcccCallIn {
  const base = { sessionId: context.id, timeout: ringSeconds(context) };
  if (context.kind === 'internal') {
    return { ...base, type: 'internal', peerUserId: addressOf(context.colleague?.id ?? '') };
  }
  const { customerNumber, remark } = context;
  const location = placeOf(context);
  return {
    ...base,
    type: 'phone',
    calleePhoneNumber: toTcccNumber(context.centreNumber),
    ...(customerNumber && { callerPhoneNumber: toTcccNumber(customerNumber) }),
    ...(isMasked(customerNumber) && { protectedCaller: toTcccNumber(customerNumber) }),
    ...(location && { callerLocation: location }),
    ...(remark && { remark }),
    ivrPath: context.path.map(({ key, label }) => ({ key, label })),
    serverType: serverTypeOf(context),
  };
}

/** What `callOuted` tells of an outgoing call; a colleague has no number. */
export function callOutedPayload({ context }: CallSnapshot): TcccEventPayloads['callOuted'] {
  const { id, kind, customerNumber, centreNumber, remark } = context;
  if (kind === 'internal') return { sessionId: id };
  return {
    sessionId: id,
    calleePhoneNumber: toTcccNumber(customerNumber),
    callerPhoneNumber: toTcccNumber(centreNumber),
    ...(isMasked(customerNumber) && { protectedCallee: toTcccNumber(customerNumber) }),
    ...(remark && { remark }),
  };
}

export function serverTypeOf({ agentLine }: Pick<CallContext, 'agentLine'>): TcccServerType {
  return agentLine === 'mobile' ? 'staffPhoneSeat' : 'staffSeat';
}

export function placeOf({ place, carrier }: CallContext): string {
  return [place, carrier].filter(Boolean).join('');
}

/** 0 where nothing counts down: a call that answers itself, or one without an end of ringing. */
function ringSeconds({ ringingSince, ringEndsAt, isAutomatic }: CallContext): number {
  if (ringingSince === null || ringEndsAt === null || isAutomatic) return 0;
  return Math.max(1, Math.round((ringEndsAt - ringingSince) / 1000));
}

function isMasked(number: string): boolean {
  return number.includes('*');
}
