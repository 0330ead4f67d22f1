import { isLive, isRinging } from '../machines/index.js';
import type { CallContext, CallSnapshot } from '../model/index.js';
import type { WorkbenchSnapshot } from '../workbench/workbench.js';

/** The call that waits for the agent's answer, if any; one that answers by itself waits for nobody. */
export function waitingCall({ calls }: WorkbenchSnapshot): CallContext | null {
  return calls.find((call) => isRinging(call) && !call.context.isAutomatic)?.context ?? null;
}

/** The conversation the agent is in, or dials: not one that only rings. */
export function ownCall({ calls }: WorkbenchSnapshot): CallSnapshot | null {
  return calls.find((call) => isLive(call) && !isRinging(call) && call.value.progress !== 'offered') ?? null;
}

/** Another page of the same agent holds the line: it shows, rings and notifies, this one doesn't. */
export function isElsewhere({ line }: WorkbenchSnapshot): boolean {
  return line === 'elsewhere';
}
