import { loadPart } from '../base/load-part.js';
import { denied } from '../model/index.js';
import type { PermissionSources } from './workbench-permissions.js';
import type { WorkbenchPermissions } from './workbench.js';

const signedOut = (): ReturnType<typeof denied> => denied('signedOut');

/** Before the sign-in nothing is allowed, and no chart has to be asked for that. */
export const beforeSignIn: WorkbenchPermissions = {
  setPresence: signedOut,
  clearNextPresence: signedOut,
  placeCall: signedOut,
  answer: signedOut,
  reject: signedOut,
  hangUp: signedOut,
  hold: signedOut,
  resume: signedOut,
  mute: signedOut,
  sendDigits: signedOut,
  transfer: signedOut,
  cancelTransfer: signedOut,
  startSelfService: signedOut,
  returnFromSelfService: signedOut,
  callColleague: signedOut,
  setMobile: signedOut,
  returnToService: signedOut,
  continueWrapUp: signedOut,
};

/** Loads the charts, which no entrance needs, and asks them from then on. @throws `network/part-missing` */
export async function loadPermissions(sources: PermissionSources): Promise<WorkbenchPermissions> {
  const { createPermissions } = await loadPart(() => import('./workbench-permissions.js'));
  return createPermissions(sources);
}
