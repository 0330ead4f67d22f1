import type { Presence } from '../../src/model/index.js';
import type { SignInPhase } from '../../src/workbench/workbench.js';
import type { DeskLayout } from './layout-controller.js';

/** What the narrow desk shows one at a time. */
export type DeskTab = 'live' | 'ended' | 'queue';

/** What tells whether the agent is past the entrance. */
export interface Entrance {
  readonly wasEntered: boolean;
  readonly before: SignInPhase | undefined;
  readonly phase: SignInPhase;
  readonly presence: Presence | null;
}

/**
 * A sign-in kept from before goes straight to the desk; a new one passes the choice of the centre first, unless the
 * agent is online already.
 */
export function isDeskEntered({ wasEntered, before, phase, presence }: Entrance): boolean {
  if (phase !== 'signedIn') return false;
  if (wasEntered || before === undefined || before === 'resuming') return true;
  return presence !== null && presence.state !== 'offline';
}

/** Which areas are there. */
export interface DeskAreas {
  readonly tasks: boolean;
  readonly current: boolean;
  readonly queue: boolean;
  readonly thirdParty: boolean;
}

/** The areas of a layout; a narrow desk shows one at a time, and stands beside its host instead of holding it. */
export function areasOf(layout: DeskLayout, tab: DeskTab, isEndedOpen: boolean): DeskAreas {
  if (layout !== 'narrow') return { tasks: true, current: true, queue: true, thirdParty: true };
  const isCurrent = tab === 'live' || (tab === 'ended' && isEndedOpen);
  return {
    tasks: tab === 'ended' && !isEndedOpen,
    current: isCurrent,
    queue: tab === 'queue',
    thirdParty: false,
  };
}
