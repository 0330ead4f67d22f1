import type { WorkbenchError } from '../base/index.js';
import type {
  AgentCommand,
  AgentProfile,
  CentreSnapshot,
  Fact,
  RecordFilter,
  RecordPage,
} from '../model/index.js';

/** What a centre can do; elements hide what it can't. Asked, never assumed. */
export interface CentreCapabilities {
  readonly queues: boolean;
  readonly records: boolean;
  readonly recordings: boolean;
}

/** How a person proves who they are. */
export type SignInRequest =
  | { readonly kind: 'password'; readonly email: string; readonly password: string }
  /** The host's way: its backend asked for a one-time token. */
  | { readonly kind: 'login-token'; readonly token: string };

/** The answer to a sign-in: in, or the first sign-in must be completed with a new password and a nickname. */
export type SignInResult =
  | { readonly kind: 'signed-in'; readonly agent: AgentProfile }
  | { readonly kind: 'setup-required'; readonly setupToken: string };

/** What completes a first sign-in (row S2; the mobile number and its code are added by the SMS part). */
export interface FirstSignIn {
  readonly setupToken: string;
  readonly newPassword: string;
  readonly name: string;
}

/** Where the stream of facts stands. */
export type CentreConnection = 'disconnected' | 'connecting' | 'connected' | 'reconnecting';

/** What a centre tells without being asked. */
export interface CentreEvents {
  /** Every fact once, in order. */
  fact: Fact;
  /** The whole truth anew: after connecting, and when the page was away too long to catch up. */
  snapshot: CentreSnapshot;
  connection: CentreConnection;
  /** Something the stream can't recover from by itself; `isFatal` ones end the sign-in. */
  error: WorkbenchError;
}

/** Register details of the agent's own line, valid as long as the sign-in. */
export interface LineCredentials {
  /** SIP over WebSocket (RFC 7118), for example `wss://centre.example/sip`. */
  readonly url: string;
  /** The address of record, for example `sip:agent-7@centre.example`. */
  readonly uri: string;
  readonly username: string;
  readonly password: string;
}

/**
 * Everything that is true for the whole centre: sign-in, presence, commands on calls, records, and one ordered stream of
 * facts. Every method rejects with a `WorkbenchError` only.
 */
export interface CentrePort {
  readonly capabilities: CentreCapabilities;
  /** Takes up a sign-in kept from before (a reload); `null` when there is none. */
  resume(): Promise<AgentProfile | null>;
  signIn(request: SignInRequest): Promise<SignInResult>;
  completeFirstSignIn(request: FirstSignIn): Promise<AgentProfile>;
  /** Revokes the session on the server (退出登录). */
  signOut(): Promise<void>;
  /** Opens the stream of facts: a `snapshot` comes first, then facts; reconnects by itself until `disconnect`. */
  connect(): void;
  disconnect(): void;
  on<Type extends keyof CentreEvents>(
    type: Type,
    listener: (payload: CentreEvents[Type]) => void,
  ): () => void;
  /**
   * Carries out a command. It is accepted (facts follow) or rejects. Retried by the adapter under the same idempotency
   * key when the network drops the answer.
   * @returns the id of the call for `call.place`, otherwise `null`
   */
  send(command: AgentCommand): Promise<{ readonly callId: string | null }>;
  lineCredentials(): Promise<LineCredentials>;
  records(
    filter: RecordFilter,
    page?: { readonly cursor?: string; readonly limit?: number },
  ): Promise<RecordPage>;
  /** A link to a record's MP3 that a media element can load; it expires after some minutes. */
  recordingUrl(recordId: string): Promise<string>;
  /** Lets go of every socket and timer. */
  dispose(): void;
}
