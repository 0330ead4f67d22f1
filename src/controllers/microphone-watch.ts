import { InputLevel, openInput, stopTracks, type LevelReading } from '../adapters/devices/index.js';
import type { Clock } from '../base/index.js';

/** How often the level is read, milliseconds. */
const readingMs = 80;
/** So long without one sample that is not zero, and the microphone counts as silent. */
const silentMs = 3_000;

/** What a {@link MicrophoneWatch} tells. */
export interface MicrophoneWatchOptions {
  readonly clock: Clock;
  /** A new level to show. */
  readonly onLevel: () => void;
  /** Nothing but zeros for three seconds, or sound again after that. */
  readonly onSilence: (isSilent: boolean) => void;
  /** The device was unplugged. */
  readonly onLost: () => void;
}

/** Listens to a microphone for as long as it is looked at. */
export class MicrophoneWatch {
  readonly #options: MicrophoneWatchOptions;
  #stream: MediaStream | null = null;
  #meter: InputLevel | null = null;
  #level: LevelReading | null = null;
  #cancel: (() => void) | undefined;
  #lastSoundAt = 0;
  #isSilent = false;

  constructor(options: MicrophoneWatchOptions) {
    this.#options = options;
  }

  /** The last level; `null` before the first one. */
  get level(): LevelReading | null {
    return this.#level;
  }

  get stream(): MediaStream | null {
    return this.#stream;
  }

  /** Opens a device and keeps listening. `isWanted` is asked after the wait for the person. @throws `device/*` */
  async open(deviceId: string | null, isWanted: () => boolean): Promise<void> {
    this.close();
    const stream = await openInput('microphone', deviceId);
    if (!isWanted()) return stopTracks(stream);
    this.#stream = stream;
    this.#meter = new InputLevel(stream);
    this.#lastSoundAt = this.#options.clock.now();
    for (const track of stream.getTracks()) track.addEventListener('ended', this.#handleEnded);
    this.#read();
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    for (const track of this.#stream?.getTracks() ?? [])
      track.removeEventListener('ended', this.#handleEnded);
    stopTracks(this.#stream);
    this.#stream = null;
    this.#meter?.close();
    this.#meter = null;
    this.#level = null;
    this.#isSilent = false;
  }

  readonly #handleEnded = (): void => {
    this.close();
    this.#options.onLost();
  };

  #read(): void {
    const { clock, onLevel } = this.#options;
    const level = this.#meter?.read() ?? null;
    if (level === null || level.decibels > -Infinity) this.#lastSoundAt = clock.now();
    this.#level = level;
    this.#tellSilence(clock.now() - this.#lastSoundAt >= silentMs);
    this.#cancel = clock.after(readingMs, () => this.#read());
    onLevel();
  }

  #tellSilence(isSilent: boolean): void {
    if (isSilent === this.#isSilent) return;
    this.#isSilent = isSilent;
    this.#options.onSilence(isSilent);
  }
}
