import type { CallSnapshot } from '../model/index.js';
import { isInSelfService, isLive, isRinging, isTalking } from './call-state.js';
import { canCall, type CallChartEvent } from './call-table.js';
import { allowed, denied, type DisabledReason, type Permission } from '../model/index.js';

const at = 0;

function whyNot(call: CallSnapshot, reason: DisabledReason): DisabledReason {
  if (!isLive(call)) return 'callEnded';
  return isTalking(call) ? reason : 'notAnswered';
}

function asks(call: CallSnapshot, event: CallChartEvent, reason: DisabledReason): Permission {
  return canCall(call, event) ? allowed : denied(whyNot(call, reason));
}

/** 接听: while it rings and does not answer by itself. */
export function canAnswer(call: CallSnapshot): Permission {
  if (!isLive(call)) return denied('callEnded');
  return isRinging(call) ? allowed : denied('inCall');
}

/** 拒接: as long as it rings; also one that would answer by itself. */
export function canReject(call: CallSnapshot): Permission {
  if (!isLive(call)) return denied('callEnded');
  return isRinging(call) ? allowed : denied('inCall');
}

/** 挂断: once the agent has the call; a ringing one is left to the next agent instead. */
export function canHangUp(call: CallSnapshot): Permission {
  if (!isLive(call)) return denied('callEnded');
  return isRinging(call) || call.value.progress === 'offered' ? denied('notAnswered') : allowed;
}

export function canHold(call: CallSnapshot): Permission {
  if (isInSelfService(call)) return denied('inSelfService');
  if (isLive(call) && call.value.transfer !== 'none') return denied('inTransfer');
  return asks(call, { type: 'call.hold', at }, 'onHold');
}

export function canResume(call: CallSnapshot): Permission {
  return asks(call, { type: 'call.resume' }, 'notOnHold');
}

/** 静音 and 取消静音 share a button, so either makes it usable. */
export function canMute(call: CallSnapshot): Permission {
  const isAllowed =
    canCall(call, { type: 'microphone.mute' }) || canCall(call, { type: 'microphone.unmute' });
  return isAllowed ? allowed : denied(whyNot(call, 'noCall'));
}

/** 转技能组, 转座席: a customer's call in conversation, not while the customer is elsewhere. S21 */
export function canTransfer(call: CallSnapshot): Permission {
  if (call.context.kind === 'internal') return denied('internalCall');
  if (isInSelfService(call)) return denied('inSelfService');
  return asks(call, { type: 'transfer.start' }, 'inTransfer');
}

/** Taking the customer back from a transfer under way. */
export function canCancelTransfer(call: CallSnapshot): Permission {
  return call.value.transfer === 'transferring' ? allowed : denied(whyNot(call, 'noCall'));
}

/** 自助服务. S18 */
export function canStartSelfService(call: CallSnapshot): Permission {
  if (call.context.kind === 'internal') return denied('internalCall');
  if (call.value.transfer !== 'none') return denied('inTransfer');
  return asks(call, { type: 'service.start' }, 'inSelfService');
}

/** 返回通话 */
export function canReturnFromSelfService(call: CallSnapshot): Permission {
  return asks(call, { type: 'service.return' }, 'noCall');
}

/** 输入分机号: in an outgoing call, after the far end answered (S19). */
export function canSendDigits(call: CallSnapshot): Permission {
  if (call.context.kind === 'internal') return denied('internalCall');
  return asks(call, { type: 'digits.send' }, 'outboundOnly');
}
