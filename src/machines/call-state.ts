// What a call's snapshot says by itself, without asking the chart.
import type { CallSnapshot } from '../model/index.js';

/** The call still has a customer or an agent on it, or waits for one. */
export function isLive(call: CallSnapshot): boolean {
  return call.value.progress !== 'ended';
}

export function isRinging(call: CallSnapshot): boolean {
  return call.value.progress === 'ringing';
}

export function isTalking(call: CallSnapshot): boolean {
  return call.value.progress === 'talking';
}

export function isHeld(call: CallSnapshot): boolean {
  return call.value.line === 'held';
}

export function isMuted(call: CallSnapshot): boolean {
  return call.value.microphone === 'muted';
}

export function isReconnecting(call: CallSnapshot): boolean {
  return call.value.recovery === 'reconnecting';
}

/** From answer to now, or to the end; 0 before the answer. Milliseconds. */
export function talkingMs(call: CallSnapshot, now: number): number {
  const { answeredAt, endedAt } = call.context;
  return answeredAt === null ? 0 : Math.max(0, (endedAt ?? now) - answeredAt);
}

export function isInSelfService(call: CallSnapshot): boolean {
  return call.value.service === 'selfService';
}

/** 手机外呼: whether the call came to nothing because the agent's own mobile phone did not answer. S22 */
export function isOwnMobileUnanswered({ context }: CallSnapshot): boolean {
  const { agentLine, direction, endStatus, hungUpBy } = context;
  return (
    agentLine === 'mobile' && direction === 'outbound' && endStatus === 'cancelled' && hungUpBy === 'system'
  );
}
