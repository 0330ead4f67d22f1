import type { CallSnapshot } from '../../src/model/index.js';
import type { WorkbenchSnapshot } from '../../src/workbench/workbench.js';

const beforeConversation = ['offered', 'ringing'];

/** The call a panel shows: the one asked for, else the conversation, else the one that was just wrapped up. */
export function chooseCall(
  snapshot: WorkbenchSnapshot,
  callId: string | undefined,
): CallSnapshot | undefined {
  if (callId) return snapshot.calls.find(({ context }) => context.id === callId);
  const conversation = snapshot.calls.find(
    ({ value }) => value.progress !== 'ended' && !beforeConversation.includes(value.progress),
  );
  return conversation ?? (snapshot.presence?.state === 'wrapUp' ? newestEnded(snapshot) : undefined);
}

/** Whether the agent's wrap-up belongs to this call: it is the one that ended last. */
export function isWrappedUp(snapshot: WorkbenchSnapshot, call: CallSnapshot): boolean {
  return snapshot.presence?.state === 'wrapUp' && newestEnded(snapshot)?.context.id === call.context.id;
}

/** Whether time runs in the panel: for a call that is up, and for a wrap-up. */
export function hasRunningTime(
  snapshot: WorkbenchSnapshot | undefined,
  call: CallSnapshot | undefined,
): boolean {
  if (!snapshot) return false;
  if (!call) return snapshot.presence?.state === 'wrapUp';
  return call.value.progress !== 'ended' || isWrappedUp(snapshot, call);
}

function newestEnded({ calls }: WorkbenchSnapshot): CallSnapshot | undefined {
  return calls
    .filter(({ value }) => value.progress === 'ended')
    .reduce<CallSnapshot | undefined>(
      (newest, call) => (endOf(call) > endOf(newest) ? call : newest),
      undefined,
    );
}

function endOf(call: CallSnapshot | undefined): number {
  return call?.context.endedAt ?? -1;
}
