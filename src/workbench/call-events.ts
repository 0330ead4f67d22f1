import type { CallSnapshot, CallValue } from '../model/index.js';

/** The events that tell of one call. */
export type CallEventType =
  | 'call-ringing'
  | 'call-dialling'
  | 'call-answered'
  | 'call-held'
  | 'call-resumed'
  | 'call-ended'
  | 'call-missed'
  | 'transfer-failed'
  | 'call-transferred'
  | 'self-service-started'
  | 'self-service-ended';

const progressEvents: Readonly<Record<CallValue['progress'], CallEventType | null>> = {
  offered: null,
  ringing: 'call-ringing',
  dialling: 'call-dialling',
  connecting: null,
  talking: 'call-answered',
  ended: 'call-ended',
};

function progressEvent(
  before: CallValue['progress'] | undefined,
  now: CallValue['progress'],
): CallEventType | null {
  if (before === now) return null;
  const wasOnlyRinging = before === 'ringing' || before === 'offered';
  return now === 'ended' && wasOnlyRinging ? 'call-missed' : progressEvents[now];
}

/** What a call's change is told as. The end of a call tells no resume, whatever its line was. */
export function callEvents(before: CallSnapshot | undefined, now: CallSnapshot): readonly CallEventType[] {
  const events: CallEventType[] = [];
  const progress = progressEvent(before?.value.progress, now.value.progress);
  if (progress) events.push(progress);
  const wasHeld = before?.value.line === 'held';
  const isHeld = now.value.line === 'held';
  if (now.value.progress !== 'ended' && wasHeld !== isHeld)
    events.push(isHeld ? 'call-held' : 'call-resumed');
  return [...events, ...handOverEvents(before, now)];
}

/** Transfers and self-service: told when they begin to be true, not on a page's first look. */
function handOverEvents(before: CallSnapshot | undefined, now: CallSnapshot): readonly CallEventType[] {
  if (!before) return [];
  const events: CallEventType[] = [];
  const failure = now.context.transfer?.failure ?? null;
  if (before.value.transfer === 'transferring' && now.value.progress !== 'ended' && failure !== null)
    events.push('transfer-failed');
  if (before.value.progress !== 'ended' && now.context.endStatus === 'transferred')
    events.push('call-transferred');
  if (before.value.service !== now.value.service)
    events.push(now.value.service === 'selfService' ? 'self-service-started' : 'self-service-ended');
  return events;
}
