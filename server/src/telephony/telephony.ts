import type { WebSocket } from 'ws';
import type { Clock } from 'tccc-workbench/base';
import type { Logger } from '../base/logger.js';
import { EmbeddedEngine } from './embedded/embedded-engine.js';
import type { PhoneAccount } from './embedded/embedded-engine-options.js';
import type { TrunkAccount } from './embedded/trunk/trunk-account.js';
import type { PromptSounds } from './prompts/prompt-library.js';
import type { FinishedRecording, TelephonyEngine } from './telephony-engine.js';

/** A telephony engine, and what it needs of the web server beside it. */
export interface Telephony {
  readonly engine: TelephonyEngine;
  /** Takes a WebSocket that speaks SIP (RFC 7118). */
  readonly acceptSocket: (socket: WebSocket) => void;
}

export interface TelephonyOptions {
  readonly realm: string;
  readonly phones: readonly PhoneAccount[];
  readonly trunks?: readonly TrunkAccount[];
  readonly mediaAddresses: readonly string[] | null;
  /** Where recordings grow until they are whole. */
  readonly recordingsDir: string;
  readonly prompts: PromptSounds;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly isCentreNumber: (number: string) => boolean;
  /** Stores a whole recording; the engine tells the centre once it resolves. */
  readonly onRecording: (recording: FinishedRecording) => Promise<void>;
}

/** Makes the engine that needs nothing but Node. */
export function createEmbeddedTelephony({ mediaAddresses, ...options }: TelephonyOptions): Telephony {
  const engine = new EmbeddedEngine({
    ...options,
    ...(mediaAddresses ? { mediaAddress: mediaAddresses } : {}),
  });
  return { engine, acceptSocket: (socket) => engine.acceptSocket(socket) };
}
