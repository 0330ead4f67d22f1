import type { Cancellation, WorkbenchError } from '../base/index.js';
import type { LineCredentials } from './centre-port.js';

/** Where the agent's line stands. `elsewhere`: another page of the same agent holds the line; calls ring there. */
export type LineState = 'closed' | 'connecting' | 'ready' | 'reconnecting' | 'elsewhere' | 'failed';

/** Measured on the live audio; `null` while unknown. */
export interface LineQuality {
  /** Round trip, milliseconds. */
  readonly roundTripMs: number | null;
  /** RFC 3550 interarrival jitter, milliseconds. */
  readonly jitterMs: number | null;
  /** Share of packets lost towards the page, 0 to 1. */
  readonly lossRatio: number | null;
  /** Share of packets lost on the way from the page, 0 to 1; a line that isn't told leaves it out. */
  readonly sentLossRatio?: number | null;
}

/** One message of a line's signalling. Passwords, credentials and keys are struck out before it is told. */
export interface LineTrace {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly direction: 'sent' | 'received';
  /** The message as it stood on the wire, for example a whole SIP request. */
  readonly text: string;
}

/** The raw statistics of a call's audio, entry by entry as `RTCPeerConnection.getStats` gives them. */
export interface LineStatistics {
  readonly callId: string;
  readonly entries: readonly Readonly<Record<string, unknown>>[];
}

/** Another device took the place of one that was unplugged, or that one is in use again. */
export interface LineDeviceChange {
  readonly kind: 'microphone' | 'speaker';
  /** Name of the missing device, empty where the browser hides it; `null` once the wanted device is in use. */
  readonly missing: string | null;
}

/** What a line tells without being asked. */
export interface LineEvents {
  state: LineState;
  /** The centre rings this line for a call. An automatic one is answered by the line itself. */
  offered: { readonly callId: string; readonly isAutomatic: boolean };
  /** Audio flows both ways. */
  connected: { readonly callId: string };
  /** The line's part of the call is over, whoever ended it. */
  ended: { readonly callId: string };
  muted: { readonly callId: string; readonly isMuted: boolean };
  quality: LineQuality;
  device: LineDeviceChange;
  error: { readonly error: WorkbenchError; readonly callId: string | null };
  /** Told only while somebody listens. */
  trace: LineTrace;
}

/** What a line can do; elements hide what it can't. */
export interface LineCapabilities {
  readonly mute: boolean;
  readonly digits: boolean;
  readonly devices: boolean;
  readonly networkTest: boolean;
}

/** What a network test measured over some seconds of audio-sized packets through the centre's media engine and back. S28 */
export interface NetworkReport {
  readonly roundTripMs: number;
  /** RFC 3550 interarrival jitter, milliseconds. */
  readonly jitterMs: number;
  /** Share of packets lost, 0 to 1. */
  readonly lossRatio: number;
  readonly packets: number;
}

/** The devices a line uses; `null` is the browser's default. */
export interface LineDevices {
  readonly microphoneId: string | null;
  readonly speakerId: string | null;
}

/** The agent's own media end. Every method rejects with a `WorkbenchError` only. */
export interface LinePort {
  readonly capabilities: LineCapabilities;
  readonly state: LineState;
  /** Loads what the line needs before it is needed (SIP.js); safe to call often. */
  prepare(): Promise<void>;
  /** Asks for the microphone and keeps it ready. @throws `device/*` */
  openMicrophone(): Promise<void>;
  /** Registers the line and keeps it registered until `close`. `renew` answers fresh credentials for a later registration. */
  open(renew: () => Promise<LineCredentials>): Promise<void>;
  close(): Promise<void>;
  /** Answers the ringing call. @throws `line/answer-failed`, `device/*` */
  answer(callId: string): Promise<void>;
  /**
   * Holds from the ring on: audio that is only coming up obeys from its first sound. Tells `muted`.
   * @throws `call/refused` when the line has no part in the call
   */
  setMuted(callId: string, isMuted: boolean): void;
  /** Sends keys `0-9 * #` as RFC 4733 telephone events. @throws `call/refused` when no audio is up */
  sendDigits(callId: string, digits: string): Promise<void>;
  setDevices(devices: LineDevices): Promise<void>;
  /**
   * Sends audio to the centre's media engine and back for `durationMs` (5000 unless told), beside whatever else the line
   * does. The line must be open. @throws `line/registration-failed`, `line/media-failed`
   */
  testNetwork(options?: {
    readonly durationMs?: number;
    readonly signal?: Cancellation;
  }): Promise<NetworkReport>;
  /** What was measured on each live call; a line without statistics leaves it out. */
  statistics?(): Promise<readonly LineStatistics[]>;
  on<Type extends keyof LineEvents>(type: Type, listener: (payload: LineEvents[Type]) => void): () => void;
  /** Lets go of every track, socket and timer. */
  dispose(): void;
}
