import { WorkbenchError } from '../../base/index.js';

/** How the browser treats the voice before it is sent. */
export interface VoiceProcessing {
  /** @defaultValue true */
  readonly echoCancellation?: boolean;
  /** @defaultValue true */
  readonly noiseSuppression?: boolean;
  /** @defaultValue true */
  readonly autoGainControl?: boolean;
}

/** What a {@link Microphone} works with. */
export interface MicrophoneOptions {
  readonly mediaDevices: MediaDevices;
  readonly processing: VoiceProcessing;
  /** Another device speaks now: replace the track of live calls. */
  readonly onTrack: (track: MediaStreamTrack) => void;
  /** The microphone was lost and none could be opened instead. */
  readonly onError: (error: WorkbenchError) => void;
}

/** The agent's microphone: opened once, kept while online, and replaced when its device goes away or comes back. */
export class Microphone {
  readonly #options: MicrophoneOptions;
  #track: MediaStreamTrack | null = null;
  #deviceId: string | null = null;
  #opening: Promise<MediaStreamTrack> | null = null;
  /** Grows with every closing, so that a track that arrives late is let go. */
  #round = 0;

  constructor(options: MicrophoneOptions) {
    this.#options = options;
  }

  /**
   * Answers a live track; asks for the microphone when there is none.
   * @throws `device/microphone-denied`, `device/microphone-missing`, `device/microphone-busy`
   */
  open(): Promise<MediaStreamTrack> {
    if (this.#track?.readyState === 'live') return Promise.resolve(this.#track);
    this.#opening ??= this.#acquire(this.#deviceId).finally(() => (this.#opening = null));
    return this.#opening;
  }

  /** Chooses a device; `null` is the browser's default. A live track is replaced. @throws `device/*` */
  async choose(deviceId: string | null): Promise<void> {
    const hasChanged = deviceId !== this.#deviceId;
    const wasOpen = this.#track !== null;
    if (!hasChanged) return;
    if (wasOpen) this.#options.onTrack(await this.#acquire(deviceId));
    this.#deviceId = deviceId;
  }

  close(): void {
    this.#round += 1;
    this.#release();
    this.#options.mediaDevices.removeEventListener('devicechange', this.#handleDeviceChange);
  }

  async #acquire(deviceId: string | null): Promise<MediaStreamTrack> {
    const round = this.#round;
    const stream = await this.#request(deviceId);
    const track = stream.getAudioTracks()[0];
    if (!track) throw new WorkbenchError('device/microphone-missing');
    if (round !== this.#round) {
      track.stop();
      throw new WorkbenchError('sdk/disposed', {
        message: 'The line was closed while the microphone was asked for.',
      });
    }
    this.#release();
    this.#track = track;
    track.addEventListener('ended', this.#handleLost);
    this.#options.mediaDevices.addEventListener('devicechange', this.#handleDeviceChange);
    return track;
  }

  async #request(deviceId: string | null): Promise<MediaStream> {
    const {
      echoCancellation = true,
      noiseSuppression = true,
      autoGainControl = true,
    } = this.#options.processing;
    const device = deviceId === null ? {} : { deviceId: { exact: deviceId } };
    try {
      return await this.#options.mediaDevices.getUserMedia({
        audio: { echoCancellation, noiseSuppression, autoGainControl, ...device },
      });
    } catch (cause) {
      throw microphoneError(cause);
    }
  }

  #release(): void {
    this.#track?.removeEventListener('ended', this.#handleLost);
    this.#track?.stop();
    this.#track = null;
  }

  /** The device went away: the default one takes over. */
  readonly #handleLost = (): void => void this.#replace(null);

  /** The chosen device may be back. */
  readonly #handleDeviceChange = (): void => void this.#followDevices();

  async #followDevices(): Promise<void> {
    const chosen = this.#deviceId;
    try {
      if (this.#track?.readyState === 'ended') return await this.#replace(null);
      if (chosen === null || this.#track?.getSettings().deviceId === chosen) return;
      const devices = await this.#options.mediaDevices.enumerateDevices();
      const isBack = devices.some(({ kind, deviceId }) => kind === 'audioinput' && deviceId === chosen);
      if (isBack && this.#track) await this.#replace(chosen);
    } catch (cause) {
      this.#options.onError(microphoneError(cause));
    }
  }

  async #replace(deviceId: string | null): Promise<void> {
    const round = this.#round;
    try {
      this.#options.onTrack(await this.#acquire(deviceId));
    } catch (cause) {
      if (round === this.#round) this.#options.onError(microphoneError(cause));
    }
  }
}

/** Translates what `getUserMedia` rejects with (Media Capture and Streams §10.3.2). */
function microphoneError(cause: unknown): WorkbenchError {
  if (cause instanceof WorkbenchError) return cause;
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') {
    return new WorkbenchError('device/microphone-missing', { cause });
  }
  if (name === 'NotReadableError' || name === 'AbortError')
    return new WorkbenchError('device/microphone-busy', { cause });
  return new WorkbenchError('device/microphone-denied', { cause });
}
