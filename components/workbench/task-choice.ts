import type { CallSnapshot, Presence } from '../../src/model/index.js';

/** Which task is open, and which conversation it was opened for by itself. */
export interface TaskChoice {
  readonly openId: string | null;
  readonly followedId: string | null;
}

export const noTask: TaskChoice = { openId: null, followedId: null };

/** What a choice is made from. */
export interface TaskSource {
  readonly calls: readonly CallSnapshot[];
  readonly presence: Presence | null;
}

/**
 * The choice after something changed: a call that was just answered or dialled opens by itself, once, as does the one a
 * reloaded page still wraps up; the open task stays open after its wrap-up, until another is chosen or it leaves the list.
 */
export function followCalls(choice: TaskChoice, { calls, presence }: TaskSource): TaskChoice {
  const conversation =
    calls.find(isConversation) ?? (presence?.state === 'wrapUp' ? newestEnded(calls) : undefined);
  const id = conversation?.context.id ?? null;
  if (id !== null && id !== choice.followedId) return { openId: id, followedId: id };
  const isListed = calls.some(({ context }) => context.id === choice.openId);
  return choice.openId === null || isListed ? choice : { ...choice, openId: null };
}

function isConversation({ value }: CallSnapshot): boolean {
  return value.progress !== 'offered' && value.progress !== 'ringing' && value.progress !== 'ended';
}

function newestEnded(calls: readonly CallSnapshot[]): CallSnapshot | undefined {
  const ended = calls.filter(({ value }) => value.progress === 'ended');
  return ended.sort((one, other) => (other.context.endedAt ?? 0) - (one.context.endedAt ?? 0))[0];
}
