import {
  allOf,
  allowed,
  canAnswer,
  canContinueWrapUp,
  canHangUp,
  canHold,
  canMute,
  canPlaceCall,
  canResume,
  canReturnToService,
  canSendDigits,
  canSetPresence,
  denied,
  type Permission,
} from '../machines/index.js';
import type { CallSnapshot, Presence } from '../model/index.js';
import type { LineCapabilities } from '../ports/index.js';
import type { PendingOperation, WorkbenchPermissions, WorkbenchSnapshot } from './workbench.js';

/** What permissions are told from. */
export interface PermissionSources {
  readonly snapshot: () => WorkbenchSnapshot;
  readonly line: LineCapabilities;
  /** Whether the line has audio for this call. */
  readonly isConnected: (callId: string) => boolean;
}

function connectionPermission({ phase, connection }: WorkbenchSnapshot): Permission {
  if (phase !== 'signedIn') return denied('signedOut');
  if (connection === 'connected') return allowed;
  return denied(connection === 'disconnected' ? 'disconnected' : 'reconnecting');
}

function linePermission({ line }: WorkbenchSnapshot): Permission {
  return line === 'ready' ? allowed : denied(line === 'reconnecting' ? 'reconnecting' : 'lineNotReady');
}

function freePermission(
  { pending }: WorkbenchSnapshot,
  ...operations: readonly PendingOperation[]
): Permission {
  return operations.some((operation) => pending.includes(operation)) ? denied('pending') : allowed;
}

function presencePermission(
  snapshot: WorkbenchSnapshot,
  rule: (presence: Presence) => Permission,
): Permission {
  return snapshot.presence ? rule(snapshot.presence) : denied('disconnected');
}

function callPermission(
  snapshot: WorkbenchSnapshot,
  callId: string,
  rule: (call: CallSnapshot) => Permission,
): Permission {
  const call = snapshot.calls.find(({ context }) => context.id === callId);
  return call ? rule(call) : denied('noCall');
}

const offered = (can: boolean): Permission => (can ? allowed : denied('notOffered'));

/** Combines the charts' rules with where the connection, the line and the page's own requests stand. */
export function createPermissions({ snapshot, line, isConnected }: PermissionSources): WorkbenchPermissions {
  const audio = (callId: string): Permission => (isConnected(callId) ? allowed : linePermission(snapshot()));
  const onCentre = (
    operation: PendingOperation,
    rule: (now: WorkbenchSnapshot) => Permission,
  ): Permission => {
    const now = snapshot();
    return allOf(connectionPermission(now), rule(now), freePermission(now, operation));
  };
  const onCall = (
    callId: string,
    operation: PendingOperation,
    rule: (call: CallSnapshot) => Permission,
  ): Permission => onCentre(operation, (now) => callPermission(now, callId, rule));

  return {
    setPresence: (choice) =>
      onCentre('presence', (now) => presencePermission(now, (presence) => canSetPresence(presence, choice))),
    placeCall: () =>
      onCentre('place-call', (now) => allOf(presencePermission(now, canPlaceCall), linePermission(now))),
    answer: (callId) =>
      onCentre(`answer:${callId}`, (now) =>
        allOf(callPermission(now, callId, canAnswer), linePermission(now)),
      ),
    hangUp: (callId) => onCall(callId, `hang-up:${callId}`, canHangUp),
    hold: (callId) => onCall(callId, `hold:${callId}`, canHold),
    resume: (callId) => onCall(callId, `hold:${callId}`, canResume),
    mute: (callId) => allOf(callPermission(snapshot(), callId, canMute), offered(line.mute), audio(callId)),
    sendDigits: (callId) =>
      allOf(
        callPermission(snapshot(), callId, canSendDigits),
        offered(line.digits),
        audio(callId),
        freePermission(snapshot(), `digits:${callId}`),
      ),
    returnToService: () => onCentre('wrap-up', (now) => presencePermission(now, canReturnToService)),
    continueWrapUp: () => onCentre('wrap-up', (now) => presencePermission(now, canContinueWrapUp)),
  };
}
