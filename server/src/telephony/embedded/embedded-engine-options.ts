import type { Clock } from 'tccc-workbench/base';
import type { FinishedRecording } from '../telephony-engine.js';
import type { PromptSounds } from '../prompts/prompt-library.js';
import type { TrunkAccount } from './trunk/trunk-account.js';
import type { Logger } from '../../base/logger.js';

/** A telephone of a customer, registered over the same SIP socket as agents' lines. */
export interface PhoneAccount {
  readonly username: string;
  readonly password: string;
  /** The number it calls from and is reached under. */
  readonly number: string;
}

export interface EmbeddedEngineOptions {
  /** The SIP domain, e.g. `'centre.example'`; also the realm of passwords. */
  readonly realm: string;
  readonly phones: readonly PhoneAccount[];
  /** Carriers, in the order they are tried. @defaultValue none */
  readonly trunks?: readonly TrunkAccount[];
  /** First delay before a trunk's lost connection is made again. @defaultValue 500 ms */
  readonly trunkRetryMs?: number;
  /** A carrier can be called through from now on, or no more. */
  onTrunk?(trunk: { readonly id: string; readonly isReady: boolean }): void;
  /** Whether callers may dial this number. */
  isCentreNumber(number: string): boolean;
  /** IPv4 addresses telephones reach this host's media under. @defaultValue `127.0.0.1` and the host's own */
  readonly mediaAddress?: readonly string[];
  /** First and last UDP port of media. @defaultValue `[40000, 49000]` */
  readonly portRange?: readonly [number, number];
  /** Folder recordings grow in; made when it is missing. */
  readonly recordingsDir: string;
  /** Folder with `queue.wav` and `hold.wav`, 8 kHz, one channel. @defaultValue the music of the package */
  readonly musicDir?: string;
  /** What prompts sound like. */
  readonly prompts: PromptSounds;
  readonly logger: Logger;
  /** Stores a whole recording; `recording.finished` is told once it resolves. */
  onRecording(recording: FinishedRecording): Promise<void>;
  readonly clock: Clock;
  /** How long a telephone may be silent, sound and connectivity checks alike, before its leg is lost. @defaultValue 20 s */
  readonly silenceLimitMs?: number;
  /** How often sockets are pinged; one that misses a whole interval is closed. @defaultValue 15 s */
  readonly pingMs?: number;
}
