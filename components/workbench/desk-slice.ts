import type { Workbench, WorkbenchSnapshot } from '../../src/workbench/workbench.js';
import { adminLink } from './admin-link.js';

/** What of the workbench the desk itself shows; its parts pick their own. */
export function deskSlice(snapshot: WorkbenchSnapshot, { can, capabilities }: Workbench) {
  return {
    phase: snapshot.phase,
    presence: snapshot.presence,
    calls: snapshot.calls,
    waiting: snapshot.queue.reduce((sum, { waiting }) => sum + waiting, 0),
    adminUrl: snapshot.agent?.role === 'administrator' ? adminLink(snapshot.settings?.adminUrl) : null,
    agent: snapshot.agent,
    thirdPartyUrl: snapshot.settings?.thirdPartyUrl ?? '',
    mobile: capabilities.centre.mobile ? snapshot.mobile : null,
    maySetMobile: can.setMobile(),
    isPlacing: snapshot.pending.includes('place-call'),
    mayCall: can.placeCall(),
    hasRecords: capabilities.centre.records,
  };
}

export type DeskSlice = ReturnType<typeof deskSlice>;
