import type { WorkbenchError } from '../base/index.js';
import type { Permission } from '../machines/index.js';
import type {
  AgentProfile,
  Annotation,
  CallSnapshot,
  CentreSettingsView,
  Colleague,
  Directory,
  InternalCall,
  MobileLine,
  MobileSwitch,
  PlaceCall,
  Presence,
  PresenceChoice,
  QueueStatus,
  RecordFilter,
  RecordPage,
  ServiceRecord,
  TransferTarget,
  VoiceQuality,
} from '../model/index.js';
import type {
  CentreCapabilities,
  CentreConnection,
  CentreChoice,
  CodeRequest,
  CodeSent,
  FirstSignIn,
  LineCapabilities,
  LineDevices,
  LineQuality,
  LineState,
  LineStatistics,
  NetworkReport,
  SignInRequest,
  SignInResult,
} from '../ports/index.js';
import type { WorkbenchTrace } from './workbench-trace.js';

/** Where the sign-in stands. `resuming` is a page that still looks for a sign-in kept from before. */
export type SignInPhase = 'resuming' | 'signedOut' | 'setupRequired' | 'centreRequired' | 'signedIn';

/** What is known of the microphone. */
export type MicrophoneState = 'unknown' | 'asking' | 'granted' | 'denied' | 'missing' | 'busy';

/** A thing that was asked of the centre and is not answered yet; the pressed button shows it. */
export type PendingOperation =
  | 'sign-in'
  | 'sign-out'
  | 'presence'
  | 'wrap-up'
  | 'place-call'
  | `answer:${string}`
  | `hang-up:${string}`
  | `reject:${string}`
  | `hold:${string}`
  | `digits:${string}`
  | `annotate:${string}`
  | `transfer:${string}`
  | `self-service:${string}`
  | `mute:${string}`
  | 'mobile'
  | 'code'
  | 'account'
  | 'tasks';

/** Everything the desk shows, immutable: a change makes a new one. */
export interface WorkbenchSnapshot {
  readonly phase: SignInPhase;
  readonly agent: AgentProfile | null;
  readonly connection: CentreConnection;
  readonly line: LineState;
  readonly microphone: MicrophoneState;
  readonly quality: LineQuality;
  /** What the measurements mean for the conversation, smoothed. */
  readonly voice: VoiceQuality;
  /** Names of unplugged devices whose place the default ones took, empty where unknown; `null` while all is as chosen. */
  readonly missingDevices: { readonly microphone: string | null; readonly speaker: string | null };
  /** `null` until the first snapshot of the centre. */
  readonly presence: Presence | null;
  /** Live calls first, then ended ones, newest first. The microphone and recovery regions are this page's own. */
  readonly calls: readonly CallSnapshot[];
  readonly queue: readonly QueueStatus[];
  readonly settings: CentreSettingsView | null;
  /** The agent's mobile phone as a line; `null` until the first snapshot of the centre. */
  readonly mobile: MobileLine | null;
  /** Colleagues and groups; `null` unless somebody watches, see `watchDirectory`. */
  readonly directory: Directory | null;
  /** The centres to choose from while the phase is `centreRequired`. */
  readonly centres: readonly CentreChoice[];
  readonly pending: readonly PendingOperation[];
  /** Authority's time minus this page's time, milliseconds; add it to `Date.now()` to draw a countdown. */
  readonly clockOffsetMs: number;
  /** The last thing that failed without a caller to tell; `null` after `dismissError`. */
  readonly error: WorkbenchError | null;
}

/** What a workbench tells. The elements repeat these as DOM events named `tccc-…`. */
export interface WorkbenchEvents {
  'signed-in': { readonly agent: AgentProfile };
  'signed-out': { readonly reason: 'signed-out' | 'revoked' | 'replaced' | 'expired' };
  'presence-changed': { readonly presence: Presence; readonly previous: Presence | null };
  'call-ringing': { readonly call: CallSnapshot };
  'call-dialling': { readonly call: CallSnapshot };
  'call-answered': { readonly call: CallSnapshot };
  'call-held': { readonly call: CallSnapshot };
  'call-resumed': { readonly call: CallSnapshot };
  'call-muted': { readonly call: CallSnapshot };
  'call-unmuted': { readonly call: CallSnapshot };
  'call-ended': { readonly call: CallSnapshot };
  /** The call left this agent unanswered: it went on to another, or the customer gave up. */
  'call-missed': { readonly call: CallSnapshot };
  /** The transfer came back; `call.context.transfer.failure` says why. */
  'transfer-failed': { readonly call: CallSnapshot };
  /** The call is with somebody else now. */
  'call-transferred': { readonly call: CallSnapshot };
  'self-service-started': { readonly call: CallSnapshot };
  /** The customer is back; `call.context.selfService` has what came of it. */
  'self-service-ended': { readonly call: CallSnapshot };
  'record-written': { readonly record: ServiceRecord };
  error: { readonly error: WorkbenchError };
  /** What went over the wires, for diagnostics. Made only while somebody listens; no DOM event repeats it. */
  trace: WorkbenchTrace;
  /** The last one: the workbench tells nothing any more, so whoever listens elsewhere for its sake lets go. No DOM event repeats it. */
  disposed: undefined;
}

/** May the agent do it now? A refusal carries the reason that the disabled control shows. */
export interface WorkbenchPermissions {
  setPresence(choice: PresenceChoice): Permission;
  clearNextPresence(): Permission;
  placeCall(): Permission;
  answer(callId: string): Permission;
  /** 拒接 */
  reject(callId: string): Permission;
  hangUp(callId: string): Permission;
  hold(callId: string): Permission;
  resume(callId: string): Permission;
  mute(callId: string): Permission;
  sendDigits(callId: string): Permission;
  transfer(callId: string): Permission;
  cancelTransfer(callId: string): Permission;
  startSelfService(callId: string): Permission;
  returnFromSelfService(callId: string): Permission;
  /** 在线呼叫, or with `useMobile` 拨打座席手机. */
  callColleague(colleague: Colleague, useMobile: boolean): Permission;
  setMobile(): Permission;
  returnToService(): Permission;
  continueWrapUp(): Permission;
}

/**
 * The desk without a face: everything the elements can do. Commands resolve once the centre accepted them and reject
 * with a `WorkbenchError`; what then happened is seen in `snapshot`, never guessed.
 */
export interface Workbench {
  readonly snapshot: WorkbenchSnapshot;
  readonly can: WorkbenchPermissions;
  readonly capabilities: { readonly centre: CentreCapabilities; readonly line: LineCapabilities };
  /** Calls `listener` after every change of `snapshot`, not at once. */
  subscribe(listener: (snapshot: WorkbenchSnapshot) => void): () => void;
  on<Type extends keyof WorkbenchEvents>(
    type: Type,
    listener: (payload: WorkbenchEvents[Type]) => void,
  ): () => void;

  signIn(request: SignInRequest): Promise<SignInResult>;
  completeFirstSignIn(request: FirstSignIn): Promise<SignInResult>;
  /** Enters one of `snapshot.centres`. @throws `auth/token-expired` */
  chooseCentre(centreId: string): Promise<void>;
  /** Has a code sent by SMS. @throws `auth/code-too-soon`, `auth/too-many-attempts`, `call/number-invalid` */
  requestCode(request: CodeRequest): Promise<CodeSent>;
  /** Number and code of a forgotten password. @returns what `resetPassword` wants. @throws `auth/code-wrong` */
  verifyReset(proof: {
    readonly mobile: string;
    readonly code: string;
  }): Promise<{ readonly resetToken: string }>;
  /** @throws `auth/password-weak`, `auth/token-expired` */
  resetPassword(request: { readonly resetToken: string; readonly newPassword: string }): Promise<void>;
  /** @throws `auth/code-wrong`, `auth/mobile-mismatch`, `auth/mobile-taken` */
  changeMobile(request: {
    readonly oldMobile: string;
    readonly newMobile: string;
    readonly code: string;
  }): Promise<void>;
  /** Goes back to the entrance from a first sign-in or a choice of centres. */
  cancelSignIn(): void;
  /** Ends the session on the server (退出登录). */
  signOut(): Promise<void>;
  /**
   * Asks for the microphone, registers the line, then enters `idle` (上线).
   * @throws `device/microphone-denied`, `device/microphone-missing`, `line/registration-failed`
   */
  goOnline(): Promise<void>;
  /** Enters a presence; `idle` from `offline` is `goOnline`. */
  setPresence(choice: PresenceChoice): Promise<void>;
  /** Takes back a presence that was chosen for after the call, `presence.next`. */
  clearNextPresence(): Promise<void>;
  /** 返回接待 */
  returnToService(): Promise<void>;
  /** 继续话后整理 */
  continueWrapUp(): Promise<void>;

  /** @returns the id of the new call. @throws `call/number-invalid`, `call/agent-busy`, `call/line-not-ready` … */
  placeCall(request: PlaceCall): Promise<string>;
  answer(callId: string): Promise<void>;
  /** Sends a ringing call on to the next agent (拒接). @throws `call/refused` once it does not ring any more */
  reject(callId: string): Promise<void>;
  hangUp(callId: string): Promise<void>;
  hold(callId: string): Promise<void>;
  resume(callId: string): Promise<void>;
  /** On the page's line at once, also while its audio is only coming up or being repaired; on the agent's mobile phone the centre mutes. */
  setMuted(callId: string, isMuted: boolean): Promise<void>;
  sendDigits(callId: string, digits: string): Promise<void>;
  /** Hands the call over without asking first. @throws `call/target-unknown`, `call/target-unavailable`, `call/refused` */
  transfer(callId: string, to: TransferTarget): Promise<void>;
  cancelTransfer(callId: string): Promise<void>;
  /** @throws `self-service/unknown-flow`, `call/refused` */
  startSelfService(callId: string, flowId: string): Promise<void>;
  /** 返回通话 */
  returnFromSelfService(callId: string): Promise<void>;
  /** @returns the id of the new call. @throws `call/target-unavailable`, `call/no-mobile`, `call/agent-busy` */
  callColleague(request: InternalCall): Promise<string>;
  /** Calls the customer of a record again. @returns the id of the new call */
  redial(recordId: string): Promise<string>;
  setMobile(change: MobileSwitch): Promise<void>;
  /** Keeps `snapshot.directory` filled and true until the returned function is called. */
  watchDirectory(): () => void;
  annotate(callId: string, annotation: Annotation): Promise<void>;
  completeTasks(callId?: string): Promise<void>;

  records(
    filter: RecordFilter,
    page?: { readonly cursor?: string; readonly limit?: number },
  ): Promise<RecordPage>;
  recordingUrl(recordId: string): Promise<string>;
  /** See `CentrePort.recordsExportUrl`. */
  recordsExportUrl(filter: RecordFilter, language: string): Promise<string>;
  /** See `LinePort.testNetwork`. Opens the line for it when the agent is offline, and closes it again. */
  testNetwork(options?: {
    readonly durationMs?: number;
    readonly signal?: AbortSignal;
  }): Promise<NetworkReport>;
  setDevices(devices: LineDevices): Promise<void>;
  /** What WebRTC measured on each live call; empty without calls, or when the line measures nothing. */
  statistics(): Promise<readonly LineStatistics[]>;
  dismissError(): void;
  /** Leaves no listener, timer, track or socket behind. The workbench can't be used again. */
  dispose(): void;
}
