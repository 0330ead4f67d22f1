/**
 * The global `tccc` of the cloud's Web SDK, as its public documents describe it (API reference 679/72044 and 1229/59622,
 * inbound guide 679/84677, consult 679/134542, agent status 679/76069, change log 679/125901). Spellings are theirs.
 */
import type { TcccEventName, TcccListener } from './tccc-events.js';
import type { TcccAgentStatus, TcccServerType, TcccStatusChoice } from './tccc-words.js';

/** What nearly every method answers. A caller must expect a rejection as well. */
export interface CommonSDKResponse {
  readonly status: 'success' | 'error';
  /** Only on `error`. */
  readonly errorMsg?: string;
}

/** An answer with data: older documents read `res.sessionId`, newer ones `res.data.sessionId`. */
export type TcccResponse<Data extends object = object> = CommonSDKResponse &
  Partial<Data> & { readonly data?: Data };

export interface TcccSessionParams {
  readonly sessionId: string;
}

export interface TcccTransferParams extends TcccSessionParams {
  readonly skillGroupId?: string;
  readonly userId?: string;
}

export interface TcccOutboundParams {
  readonly phoneNumber: string;
  /** Shown instead of the number. */
  readonly phoneDesc?: string;
  /** Comes back with the record; up to 1024 bytes. */
  readonly uui?: string;
  /** A number of this group is used. */
  readonly skillGroupId?: string;
  readonly callerPhoneNumber?: string;
  readonly servingNumberGroupIds?: readonly string[];
  /** The true number although numbers are mapped. */
  readonly phoneEncodeType?: 'number';
}

export interface CallResponse {
  readonly sessionId: string;
  readonly calleePhoneNumber: string;
  readonly callerPhoneNumber: string;
  readonly serverType: TcccServerType;
  readonly calleeLocation?: string;
  readonly remark?: string;
}

/** Whom a consultation asks: a colleague, a group, or an outside number. */
export type TcccCallee =
  { readonly userId: string } | { readonly skillGroupId: string } | { readonly phone: string };

/** What `invite` rejects with, as `error.code`: no session, nobody online, all busy, could not be told or transferred, other. */
export const tcccInviteErrorCodes = ['-7', '-8001', '-8003', '-8002', '-8004', '-999'] as const;
export type TcccInviteErrorCode = (typeof tcccInviteErrorCodes)[number];

export interface TcccCall {
  startOutboundCall(params: TcccOutboundParams): Promise<TcccResponse<CallResponse>>;
  /** The name of `startOutboundCall` in old documents. */
  callOut(params: TcccOutboundParams): Promise<TcccResponse<CallResponse>>;
  accept(params: TcccSessionParams): Promise<TcccResponse>;
  hungUp(params: TcccSessionParams): Promise<TcccResponse>;
  /** Refuses a ringing call; it goes to the next agent. */
  end(params: TcccSessionParams): Promise<TcccResponse>;
  deleteCall(params: TcccSessionParams): Promise<TcccResponse>;
  muteMic(params: TcccSessionParams): Promise<TcccResponse>;
  unmuteMic(params: TcccSessionParams): Promise<TcccResponse>;
  /** A promise in the newer documents, a plain `boolean` in an older one. */
  isMicMuted(params: TcccSessionParams): Promise<TcccResponse<{ readonly isMicMuted: boolean }>> | boolean;
  startInternalCall(params: {
    readonly calleeUserId: string;
    readonly useMobile?: boolean;
  }): Promise<TcccResponse<Partial<TcccSessionParams>>>;
  transfer(params: TcccTransferParams): Promise<TcccResponse>;
  hold(params: TcccSessionParams): Promise<TcccResponse>;
  unHold(params: TcccSessionParams): Promise<TcccResponse>;
  sendDigits(params: TcccSessionParams & { readonly dtmfText?: string }): Promise<TcccResponse>;
  /** Rejects with a {@link TcccInviteErrorCode}. */
  invite(
    params: TcccSessionParams & { readonly callee: TcccCallee; readonly allowQueue?: boolean },
  ): Promise<TcccResponse>;
  reconnect(params: TcccSessionParams & { readonly memberId: string }): Promise<TcccResponse>;
  kick(params: TcccSessionParams & { readonly memberId: string }): Promise<TcccResponse>;
}

/** Text conversations. Documents disagree whether they are `Chat` or `IM`; both are there. */
export interface TcccChat {
  accept(params: TcccSessionParams): Promise<TcccResponse>;
  end(params: TcccSessionParams): Promise<TcccResponse>;
  transfer(params: TcccTransferParams): Promise<TcccResponse>;
  sendCardMessage(params: TcccSessionParams & { readonly payload: object }): Promise<TcccResponse>;
  sendOrderMessage(params: TcccSessionParams & { readonly payload: object }): Promise<TcccResponse>;
}

export interface TcccVideo {
  accept(params: TcccSessionParams): Promise<TcccResponse>;
  end(params: TcccSessionParams): Promise<TcccResponse>;
  muteMic(params: TcccSessionParams): Promise<TcccResponse>;
  unmuteMic(params: TcccSessionParams): Promise<TcccResponse>;
  muteVideo(params: TcccSessionParams): Promise<TcccResponse>;
  unmuteVideo(params: TcccSessionParams): Promise<TcccResponse>;
  transfer(params: TcccTransferParams): Promise<TcccResponse>;
}

export interface TcccAgent {
  online(): void;
  offline(): void;
  setStatus(params: {
    readonly status: TcccStatusChoice;
    readonly restReason?: string;
  }): Promise<TcccResponse>;
  /** At once, no promise. */
  getStatus(): TcccAgentStatus | 'offline';
}

export interface TcccDevices {
  isBrowserSupported(): boolean;
  /** Named in the questions and answers only. */
  isEnvSupported(): boolean;
  getMicrophones(): Promise<MediaDeviceInfo[]>;
  getSpeakers(): Promise<MediaDeviceInfo[]>;
}

export interface TcccUi {
  hide(): void;
  show(): void;
  showfloatButton(): void;
  hidefloatButton(): void;
  showWorkbench(): void;
  hideWorkbench(): void;
  /** Puts the workbench into an element of the page. Its parameters are published nowhere; an element or a selector is read. */
  mount(host?: unknown): void;
}

/** 转座席, 转技能组, 通话保持, 转外线, 输入分机号, 自助服务. */
export type TcccButtonType =
  'transferSeat' | 'transferSkillGroup' | 'holdToggle' | 'forwardOut' | 'showKeyboard' | 'selfService';

export interface TcccButtonConfig {
  readonly active: readonly { readonly type: TcccButtonType }[];
}

export interface TcccAdmin {
  getSkillGroups(): { readonly skillGroupName: string; readonly skillGroupId: string }[];
}

/** The whole global. A page that has another version of it may lack what newer or older documents name. */
export interface Tccc {
  readonly events: { readonly [Name in TcccEventName]: Name };
  readonly Call: TcccCall;
  readonly Chat: TcccChat;
  readonly IM: TcccChat;
  readonly Video: TcccVideo;
  readonly Agent: TcccAgent;
  readonly Devices: TcccDevices;
  readonly UI: TcccUi;
  readonly Admin: TcccAdmin;
  on<Name extends TcccEventName>(event: Name, listener: TcccListener<Name>): void;
  off<Name extends TcccEventName>(event: Name, listener: TcccListener<Name>): void;
  /** The oldest name of `Call.startOutboundCall`. */
  callOut(params: TcccOutboundParams): Promise<TcccResponse<CallResponse>>;
  /** Takes buttons out of the call bar. Seen in integrators' pages, in no document. */
  overrideButtonConfig(change: (config: TcccButtonConfig) => TcccButtonConfig): void;
}
