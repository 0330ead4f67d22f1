import type { WorkbenchError } from '../base/index.js';
import type {
  AgentCommand,
  AgentProfile,
  CentreSnapshot,
  Directory,
  Fact,
  RecordFilter,
  RecordPage,
} from '../model/index.js';

/** What a centre can do; elements hide what it can't. Asked, never assumed. */
export interface CentreCapabilities {
  readonly queues: boolean;
  readonly records: boolean;
  readonly recordings: boolean;
  /** Colleagues and groups: internal calls and transfers. */
  readonly directory: boolean;
  /** Calls are handed to any number or address that is typed, because there is no directory. @defaultValue false */
  readonly transferToNumber?: boolean;
  readonly selfService: boolean;
  /** 手机接听 and 手机外呼. */
  readonly mobile: boolean;
  /** Codes by SMS: sign-in, forgotten password, change of number. */
  readonly smsCodes: boolean;
  /** The page around signs in, and `resume` takes that up; there is no entrance and no password. @defaultValue false */
  readonly hostSignIn?: boolean;
  /** What people sign in with beside their password; the entrance asks for it by this name. @defaultValue `email` */
  readonly signInName?: 'email' | 'sip-user';
}

/** How a person proves who they are. */
export type SignInRequest =
  | { readonly kind: 'password'; readonly email: string; readonly password: string }
  /** 验证码登录. S4 */
  | { readonly kind: 'sms-code'; readonly mobile: string; readonly code: string }
  /** The host's way: its backend asked for a one-time token. */
  | { readonly kind: 'login-token'; readonly token: string };

/** A centre an account belongs to (S3). */
export interface CentreChoice {
  readonly id: string;
  readonly name: string;
  /** When the agent was last there, milliseconds since the epoch; `null` for never. */
  readonly lastVisitAt: number | null;
}

/**
 * The answer to a sign-in: in; or the first sign-in must be completed; or the account belongs to several centres and one
 * must be chosen. A token is good for ten minutes and for one answer.
 */
export type SignInResult =
  | { readonly kind: 'signed-in'; readonly agent: AgentProfile }
  | { readonly kind: 'setup-required'; readonly setupToken: string }
  | {
      readonly kind: 'centre-required';
      readonly choiceToken: string;
      readonly centres: readonly CentreChoice[];
    };

/** What completes a first sign-in (S2). The code was asked for with purpose `setup`. */
export interface FirstSignIn {
  readonly setupToken: string;
  readonly mobile: string;
  readonly code: string;
  readonly newPassword: string;
  readonly name: string;
}

/** What a code is asked for; each code serves its purpose only. */
export type CodeRequest =
  | { readonly purpose: 'sign-in' | 'reset-password'; readonly mobile: string }
  | { readonly purpose: 'setup'; readonly mobile: string; readonly setupToken: string }
  /** For the signed-in agent, sent to the new number. S6 */
  | { readonly purpose: 'change-mobile'; readonly oldMobile: string; readonly mobile: string };

/** What was sent. The answer is the same for a number nobody has. */
export interface CodeSent {
  /** When the next code may be asked for, milliseconds from now. */
  readonly resendAfterMs: number;
}

/** Where the stream of facts stands. */
export type CentreConnection = 'disconnected' | 'connecting' | 'connected' | 'reconnecting';

/** One try of one request to a centre's server. It carries neither body nor query, which may name a customer. */
export interface RequestTrace {
  /** When it was sent, milliseconds since the epoch. */
  readonly at: number;
  /** Names the wish: the idempotency key, the same for each try. */
  readonly id: string;
  /** The trace it belongs to on the server (W3C Trace Context), 32 hexadecimal digits; `null` when it carries none. */
  readonly traceId: string | null;
  readonly method: string;
  readonly path: string;
  /** The HTTP status; `null` when no answer came. */
  readonly status: number | null;
  /** Our code of what went wrong; `null` when nothing did. */
  readonly code: string | null;
  readonly durationMs: number;
}

/** What a centre tells without being asked. */
export interface CentreEvents {
  /** Every fact once, in order. */
  fact: Fact;
  /** The whole truth anew: after connecting, and when the page was away too long to catch up. */
  snapshot: CentreSnapshot;
  connection: CentreConnection;
  /** Something the stream can't recover from by itself; `fatal` ones end the sign-in. */
  error: WorkbenchError;
  /** Each request that was answered, or failed. Told only while somebody listens; a centre without requests never tells it. */
  request: RequestTrace;
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
  completeFirstSignIn(request: FirstSignIn): Promise<SignInResult>;
  chooseCentre(choice: { readonly choiceToken: string; readonly centreId: string }): Promise<AgentProfile>;
  /** Has a six-digit code sent by SMS. @throws `auth/code-too-soon`, `auth/too-many-attempts`, `call/number-invalid` */
  requestCode(request: CodeRequest): Promise<CodeSent>;
  /** Number and code of a forgotten password (重置密码). @returns what `resetPassword` wants. @throws `auth/code-wrong` */
  verifyReset(proof: {
    readonly mobile: string;
    readonly code: string;
  }): Promise<{ readonly resetToken: string }>;
  /** 确定重置密码. Every sign-in of the account ends. @throws `auth/password-weak` */
  resetPassword(request: { readonly resetToken: string; readonly newPassword: string }): Promise<void>;
  /** S6. @throws `auth/code-wrong`, `auth/mobile-mismatch`, `auth/mobile-taken` */
  changeMobile(request: {
    readonly oldMobile: string;
    readonly newMobile: string;
    readonly code: string;
  }): Promise<void>;
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
  /** A link to all records that fit the filter as CSV (RFC 4180, UTF-8 with a byte order mark); expires after some minutes. */
  recordsExportUrl(filter: RecordFilter, language: string): Promise<string>;
  /** Everybody and every group, now. Watch it with the command `directory.watch` first, then nothing is missed. */
  directory(): Promise<Directory>;
  /** Lets go of every socket and timer. */
  dispose(): void;
}
