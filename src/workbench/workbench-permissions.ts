import {
  allOf,
  allowed,
  canAnswer,
  canCancelTransfer,
  canClearNext,
  canContinueWrapUp,
  canHangUp,
  canHold,
  canMute,
  canPlaceCall,
  canReject,
  canResume,
  canReturnFromSelfService,
  canReturnToService,
  canSendDigits,
  canSetPresence,
  canStartSelfService,
  canTransfer,
  denied,
  type DisabledReason,
  type Permission,
} from '../machines/index.js';
import type { CallSnapshot, Colleague, Presence } from '../model/index.js';
import type { CentreCapabilities, LineCapabilities, LineState } from '../ports/index.js';
import type { PendingOperation, WorkbenchPermissions, WorkbenchSnapshot } from './workbench.js';

/** What permissions are told from. */
export interface PermissionSources {
  readonly snapshot: () => WorkbenchSnapshot;
  readonly line: LineCapabilities;
  readonly centre: CentreCapabilities;
  /** Whether the line has audio for this call. */
  readonly isConnected: (callId: string) => boolean;
}

function connectionPermission({ phase, connection }: WorkbenchSnapshot): Permission {
  if (phase !== 'signedIn') return denied('signedOut');
  if (connection === 'connected') return allowed;
  return denied(connection === 'disconnected' ? 'disconnected' : 'centreAway');
}

const whyNoLine: Readonly<Partial<Record<LineState, DisabledReason>>> = {
  reconnecting: 'reconnecting',
  elsewhere: 'lineElsewhere',
};

const comingUp: ReadonlySet<LineState> = new Set(['connecting', 'reconnecting']);

function linePermission({ line }: WorkbenchSnapshot): Permission {
  return line === 'ready' ? allowed : denied(whyNoLine[line] ?? 'lineNotReady');
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

/** Whether a colleague can be rung in the page now: column «may get internal calls and transfers». */
function reachable({ isReachable, presence }: Colleague): Permission {
  return isReachable ? allowed : denied(presence === 'offline' ? 'offline' : 'inCall');
}

/** The parts that every permission is put together from. */
function permissionParts({ snapshot, isConnected }: PermissionSources) {
  const onCentre = (
    operation: PendingOperation,
    rule: (now: WorkbenchSnapshot) => Permission,
  ): Permission => {
    const now = snapshot();
    return allOf(connectionPermission(now), rule(now), freePermission(now, operation));
  };
  return {
    onCentre,
    audio: (callId: string): Permission => (isConnected(callId) ? allowed : linePermission(snapshot())),
    /** A line that is on its way mutes what it will have; one that is elsewhere is not this page's to mute. */
    microphone: (callId: string): Permission =>
      isConnected(callId) || comingUp.has(snapshot().line) ? allowed : linePermission(snapshot()),
    onCall: (
      callId: string,
      operation: PendingOperation,
      rule: (call: CallSnapshot) => Permission,
    ): Permission => onCentre(operation, (now) => callPermission(now, callId, rule)),
    placing: (): Permission =>
      onCentre('place-call', (now) =>
        allOf(presencePermission(now, canPlaceCall), now.mobile?.isDialling ? allowed : linePermission(now)),
      ),
    onMobile: (callId: string): boolean =>
      snapshot().calls.some(({ context }) => context.id === callId && context.agentLine === 'mobile'),
  };
}

/** Combines the charts' rules with where the connection, the line and the page's own requests stand. */
export function createPermissions(sources: PermissionSources): WorkbenchPermissions {
  const { snapshot, line, centre } = sources;
  const { onCentre, onCall, audio, microphone, placing, onMobile } = permissionParts(sources);

  return {
    setPresence: (choice) =>
      onCentre('presence', (now) => presencePermission(now, (presence) => canSetPresence(presence, choice))),
    clearNextPresence: () => onCentre('presence', (now) => presencePermission(now, canClearNext)),
    placeCall: placing,
    answer: (callId) =>
      onCentre(`answer:${callId}`, (now) =>
        allOf(callPermission(now, callId, canAnswer), linePermission(now)),
      ),
    reject: (callId) => onCall(callId, `reject:${callId}`, canReject),
    hangUp: (callId) => onCall(callId, `hang-up:${callId}`, canHangUp),
    hold: (callId) => onCall(callId, `hold:${callId}`, canHold),
    resume: (callId) => onCall(callId, `hold:${callId}`, canResume),
    mute: (callId) =>
      onMobile(callId)
        ? onCall(callId, `mute:${callId}`, canMute)
        : allOf(callPermission(snapshot(), callId, canMute), offered(line.mute), microphone(callId)),
    sendDigits: (callId) =>
      allOf(
        callPermission(snapshot(), callId, canSendDigits),
        onMobile(callId) ? allowed : allOf(offered(line.digits), audio(callId)),
        freePermission(snapshot(), `digits:${callId}`),
      ),
    transfer: (callId) =>
      allOf(
        offered(centre.directory || (centre.transferToNumber ?? false)),
        onCall(callId, `transfer:${callId}`, canTransfer),
      ),
    cancelTransfer: (callId) => onCall(callId, `transfer:${callId}`, canCancelTransfer),
    startSelfService: (callId) =>
      allOf(offered(centre.selfService), onCall(callId, `self-service:${callId}`, canStartSelfService)),
    returnFromSelfService: (callId) => onCall(callId, `self-service:${callId}`, canReturnFromSelfService),
    callColleague: (colleague, useMobile) =>
      allOf(
        useMobile ? (colleague.hasMobile ? allowed : denied('noMobile')) : reachable(colleague),
        placing(),
      ),
    setMobile: () =>
      allOf(
        offered(centre.mobile),
        onCentre('mobile', ({ mobile }) => (mobile?.number ? allowed : denied('noMobile'))),
      ),
    returnToService: () => onCentre('wrap-up', (now) => presencePermission(now, canReturnToService)),
    continueWrapUp: () => onCentre('wrap-up', (now) => presencePermission(now, canContinueWrapUp)),
  };
}
