import type { CallSnapshot } from '../../src/model/index.js';

/** Which task is open, and which live call it was opened for by itself. */
export interface TaskChoice {
  readonly openId: string | null;
  readonly followedId: string | null;
}

export const noTask: TaskChoice = { openId: null, followedId: null };

/**
 * The choice after the calls changed: a call that was just answered or dialled opens by itself, once; the open task stays
 * open after its wrap-up, until another is chosen or it leaves the list.
 */
export function followCalls(choice: TaskChoice, calls: readonly CallSnapshot[]): TaskChoice {
  const live = calls.find(({ value }) => !['offered', 'ringing', 'ended'].includes(value.progress));
  const liveId = live?.context.id ?? null;
  if (liveId !== null && liveId !== choice.followedId) return { openId: liveId, followedId: liveId };
  const isListed = calls.some(({ context }) => context.id === choice.openId);
  return choice.openId === null || isListed ? choice : { ...choice, openId: null };
}
