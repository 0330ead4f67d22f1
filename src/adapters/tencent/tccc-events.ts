/**
 * The events of the cloud's Web SDK as its public API reference names and spells them (product documents 679/72044 and
 * 1229/59622, inbound guide 679/84677). `calloutAccepted` has a small o; `callOuted` is no slip of ours either.
 */
import type { TcccAgentStatus, TcccCloseBy, TcccServerType } from './tccc-words.js';

export const tcccEventNames = [
  'ready',
  'tokenExpired',
  'callIn',
  'userAccessed',
  'autoTransfer',
  'sessionEnded',
  'sessionCompleted',
  'callOuted',
  'calloutAccepted',
  'transfer',
  'statusChanged',
  'memberStateChanged',
  'kickedOut',
] as const;

export type TcccEventName = (typeof tcccEventNames)[number];

/** One session: a call, as the cloud calls it. */
export interface TcccSession {
  readonly sessionId: string;
}

interface CallInBase extends TcccSession {
  /** How long it rings, seconds; 0 is for ever, without a countdown. */
  readonly timeout: number;
}

/** A customer's call rings. Numbers are `0086` and the national number. */
export interface TcccPhoneCallIn extends CallInBase {
  readonly type: 'phone';
  readonly calleePhoneNumber: string;
  readonly callerPhoneNumber?: string;
  readonly callerLocation?: string;
  readonly remark?: string;
  readonly ivrPath: readonly { readonly key: string; readonly label: string }[];
  /** Instead of a number, where the centre shows none. */
  readonly protectedCallee?: string;
  readonly protectedCaller?: string;
  readonly serverType: TcccServerType;
}

/** A call of a user of an app (VoIP channel). */
export interface TcccVoipCallIn extends CallInBase {
  readonly type: 'voip';
  readonly callee: string;
  readonly calleeRemark?: string;
  readonly userId: string;
  readonly nickname?: string;
  readonly avatar?: string;
  readonly remark?: string;
  readonly peerSource?: string;
  readonly ivrPath?: readonly { readonly key: string; readonly label: string }[];
}

/** A text conversation asks for the agent. The documents misprint its type as `phone`: it is the one with a nickname. */
export interface TcccImCallIn extends CallInBase {
  readonly type: 'im' | 'phone';
  readonly nickname: string;
  readonly avatar?: string;
  readonly remark?: string;
  readonly peerSource?: string;
  readonly channelName?: string;
  readonly clientData?: string;
}

export interface TcccVideoCallIn extends CallInBase {
  readonly type: 'video';
  readonly userId: string;
  readonly nickname?: string;
  readonly avatar?: string;
  readonly remark?: string;
}

/** A colleague calls. */
export interface TcccInternalCallIn extends CallInBase {
  readonly type: 'internal';
  /** The colleague's account. */
  readonly peerUserId: string;
}

export type TcccCallIn =
  TcccPhoneCallIn | TcccInternalCallIn | TcccVoipCallIn | TcccImCallIn | TcccVideoCallIn;

/** What each event carries. Older documents show some of the optional fields, newer ones only `sessionId`. */
export interface TcccEventPayloads {
  /** Loaded and signed in; nothing may be called before. */
  ready: undefined;
  /**
   * The token was too old already: ask for a new one and start anew. No document says that it carries anything, but pages
   * take `message` out of it.
   */
  tokenExpired: { readonly message: string };
  callIn: TcccCallIn;
  /** The talk begins after the agent accepted. */
  userAccessed: TcccSession;
  /** The agent did not accept in time: the call goes to another. */
  autoTransfer: TcccSession;
  sessionEnded: TcccSession & {
    readonly closeBy: TcccCloseBy;
    /** Only for a telephone call that the system closed. */
    readonly mainReason?: string;
    readonly subReason?: string;
    readonly type?: TcccCallIn['type'];
    /** Seconds with fractions, for example 9.614. */
    readonly duration?: number;
  };
  /** The session left the list (完成). */
  sessionCompleted: TcccSession;
  /** An outgoing call was started; the far end does not ring yet. */
  callOuted: TcccSession & {
    readonly calleePhoneNumber?: string;
    readonly callerPhoneNumber?: string;
    readonly protectedCallee?: string;
    readonly remark?: string;
  };
  /** The far end answered. */
  calloutAccepted: TcccSession;
  /** A transfer is finished. */
  transfer: TcccSession & { readonly skillGroupId?: string; readonly userId?: string };
  /** `offline` is in no document, but arrives; the status may even be missing. */
  statusChanged: { readonly status?: TcccAgentStatus | 'offline' };
  /** Members of a call of three; what it carries is published nowhere. */
  memberStateChanged: Readonly<Record<string, unknown>>;
  /** An extension of this package: the agent signed in somewhere else, or the sign-in was ended there. */
  kickedOut: { readonly reason: 'replaced' | 'revoked' };
}

/** A payload, which is also its own `data`: the reference shows the object itself, the inbound guide `response.data.sessionId`. */
export type TcccPayload<Name extends TcccEventName> = TcccEventPayloads[Name] extends undefined
  ? undefined
  : TcccEventPayloads[Name] & { readonly data?: TcccEventPayloads[Name] };

export type TcccListener<Name extends TcccEventName> = (payload: TcccPayload<Name>) => void;
