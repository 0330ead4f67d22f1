import type { MessagePort } from 'node:worker_threads';
import type { ListenSource } from 'tccc-workbench/centre';

/** What the media thread needs to know before it starts. */
export interface MediaSettings {
  /** IPv4 addresses told to telephones as ways to reach this host. */
  readonly addresses: readonly string[];
  /** First and last UDP port; not the same. */
  readonly portRange: readonly [number, number];
  readonly music: { readonly queue: string; readonly hold: string };
  /** How long a peer may send neither sound nor connectivity checks before its leg counts as lost. */
  readonly silenceLimitMs: number;
}

export type DescriptionRequest =
  /** Makes an offer of ours. */
  | { readonly kind: 'offer' }
  /** Answers an offer of the peer, the first one or a later one. */
  | { readonly kind: 'answer-to'; readonly sdp: string }
  /** Takes the peer's answer to our offer. */
  | { readonly kind: 'take-answer'; readonly sdp: string };

/** Main thread → media thread. */
export type MediaCommand =
  | {
      readonly type: 'describe';
      readonly requestId: number;
      readonly legId: string;
      readonly request: DescriptionRequest;
      /** The address to be told to a carrier, whose sound is plain RTP; `null` for telephones that speak WebRTC. */
      readonly plainAddress: string | null;
    }
  | { readonly type: 'listen'; readonly legId: string; readonly to: ListenSource }
  /** Says a prompt, µ-law at 8 kHz, instead of what the leg listens to, once it can hear; the next `listen` stops it. */
  | {
      readonly type: 'prompt';
      readonly legId: string;
      readonly promptId: string;
      readonly sound: Uint8Array;
    }
  /** Presses keys towards a leg's telephone, one after the other. */
  | { readonly type: 'press'; readonly legId: string; readonly keys: string }
  /** A key told by INFO, to be carried on to those who hear the leg. */
  | { readonly type: 'relay-key'; readonly legId: string; readonly key: string }
  | { readonly type: 'close'; readonly legId: string }
  | {
      readonly type: 'record';
      readonly callId: string;
      readonly customerLegId: string;
      readonly agentLegId: string;
    }
  | { readonly type: 'pause-agent'; readonly callId: string; readonly isPaused: boolean }
  | { readonly type: 'replace-agent'; readonly callId: string; readonly agentLegId: string }
  | { readonly type: 'stop-recording'; readonly callId: string }
  /** Closes every leg, ends every recording, and answers `stopped`. */
  | { readonly type: 'stop' };

/** Media thread → main thread. */
export type MediaReport =
  | { readonly type: 'ready' }
  | { readonly type: 'described'; readonly requestId: number; readonly sdp: string }
  | { readonly type: 'refused'; readonly requestId: number; readonly message: string }
  | { readonly type: 'key'; readonly legId: string; readonly key: string }
  /** The last of the prompt was sent. Not told of one that was stopped. */
  | { readonly type: 'prompt-ended'; readonly legId: string; readonly promptId: string }
  /** The peer has not been heard of for the limit. */
  | { readonly type: 'lost'; readonly legId: string }
  /** Something a peer sent could not be handled; the thread goes on. */
  | { readonly type: 'fault'; readonly message: string }
  | { readonly type: 'stopped' };

/** Media thread → MP3 thread. Samples are 16 bit at 8 kHz, both channels equally long. */
export type RecordingPart =
  | { readonly type: 'begin'; readonly callId: string }
  | {
      readonly type: 'sound';
      readonly callId: string;
      readonly customer: Int16Array;
      readonly agent: Int16Array;
    }
  | { readonly type: 'end'; readonly callId: string }
  /** Nothing follows: everything still open is ended, then `drained` is told. */
  | { readonly type: 'last' };

/** Main thread → MP3 thread. */
export interface Mp3Settings {
  readonly directory: string;
}
export type Mp3Command =
  | { readonly type: 'connect'; readonly port: MessagePort }
  /** Ends what is still open and answers `drained`: for a media thread that can no longer say so itself. */
  | { readonly type: 'drain' };

/** MP3 thread → main thread. */
export type Mp3Report =
  | { readonly type: 'ready' }
  | {
      readonly type: 'finished';
      readonly callId: string;
      readonly path: string;
      readonly durationMs: number;
      readonly bytes: number;
    }
  | { readonly type: 'failed'; readonly callId: string; readonly message: string }
  | { readonly type: 'drained' };
