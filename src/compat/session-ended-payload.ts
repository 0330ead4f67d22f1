import { endStatusWord, type CallContext, type CallSnapshot } from '../model/index.js';
import type { TcccCloseBy, TcccEventPayloads } from '../adapters/tencent/index.js';

/** What `sessionEnded` tells. The reason is the published word of the end status, only where the system closed a telephone call. */
export function sessionEndedPayload({ context }: CallSnapshot): TcccEventPayloads['sessionEnded'] {
  const { id, kind, answeredAt, endedAt, endStatus } = context;
  const closeBy = closeByOf(context);
  return {
    sessionId: id,
    closeBy,
    ...(kind === 'external' && closeBy === 'admin' && endStatus && { mainReason: endStatusWord(endStatus) }),
    type: kind === 'internal' ? 'internal' : 'phone',
    duration: answeredAt === null || endedAt === null ? 0 : Math.max(0, endedAt - answeredAt) / 1000,
  };
}

/** Nobody answered in time is the timer's work; what else the centre ends is the system's. */
function closeByOf({ hungUpBy, endStatus }: CallContext): TcccCloseBy {
  if (hungUpBy === 'customer') return 'client';
  if (hungUpBy === 'agent') return 'seat';
  return endStatus === 'noAnswer' ? 'timer' : 'admin';
}
