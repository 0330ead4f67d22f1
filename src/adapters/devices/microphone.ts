import { WorkbenchError } from '../../base/index.js';
import { isDeviceBack, type DeviceIdentity } from '../../model/index.js';

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
  /** `undefined` where the browser hides them, which it does without HTTPS. */
  readonly mediaDevices: MediaDevices | undefined;
  readonly processing: VoiceProcessing;
  /** Another device speaks now: replace the track of live calls. */
  readonly onTrack: (track: MediaStreamTrack) => void;
  /**
   * Another device took the lost one's place: its name, empty where the browser hides it. `null` once the device that the
   * agent wants speaks, also when it is back.
   */
  readonly onStandIn?: (missing: string | null) => void;
  /** The microphone was lost and none could be opened instead. */
  readonly onError: (error: WorkbenchError) => void;
}

type LostDevice = DeviceIdentity & { readonly name: string };

/** The agent's microphone: opened once, kept while online, and replaced when its device goes away or comes back. */
export class Microphone {
  readonly #options: MicrophoneOptions;
  #track: MediaStreamTrack | null = null;
  #deviceId: string | null = null;
  #opening: Promise<MediaStreamTrack> | null = null;
  /** The device whose place another took. */
  #lost: LostDevice | null = null;
  #isReplacing = false;
  /** Grows with every choice: of two, the later one counts, whichever device comes first. */
  #choices = 0;
  /** Devices changed while one was being replaced: looked at once more. */
  #isStale = false;
  /** Grows with every closing, so that a track that arrives late is let go. */
  #round = 0;

  constructor(options: MicrophoneOptions) {
    this.#options = options;
  }

  /**
   * Answers a live track; asks for the microphone when there is none. While the chosen one is unplugged, the default one.
   * @throws `device/microphone-denied`, `device/microphone-missing`, `device/microphone-busy`, `device/insecure-page`
   */
  open(): Promise<MediaStreamTrack> {
    if (this.#track?.readyState === 'live') return Promise.resolve(this.#track);
    if (this.#opening) return this.#opening;
    const opening = this.#openChosen().finally(() => {
      if (this.#opening === opening) this.#opening = null;
    });
    return (this.#opening = opening);
  }

  /** Chooses a device; `null` is the browser's default. A live track is replaced. @throws `device/*` */
  async choose(deviceId: string | null): Promise<void> {
    const choice = (this.#choices += 1);
    if (deviceId === this.#deviceId) return;
    if (this.#track) {
      const track = await this.#ask(deviceId);
      if (choice !== this.#choices) return track.stop();
      this.#options.onTrack(this.#take(track));
    }
    this.#deviceId = deviceId;
    this.#tell(null);
  }

  close(): void {
    this.#round += 1;
    this.#opening = null;
    this.#release();
    this.#tell(null);
    this.#options.mediaDevices?.removeEventListener('devicechange', this.#handleDeviceChange);
  }

  /** The choice may change while the browser asks for the microphone; once it was closed, no device is opened any more. */
  async #openChosen(round = this.#round): Promise<MediaStreamTrack> {
    const deviceId = this.#deviceId;
    const track = await this.#openOrStandIn(deviceId, round);
    return deviceId === this.#deviceId ? track : this.#openChosen(round);
  }

  async #openOrStandIn(deviceId: string | null, round: number): Promise<MediaStreamTrack> {
    try {
      return await this.#acquire(deviceId, round);
    } catch (error) {
      if (deviceId === null || !isMissing(error)) throw error;
      const track = await this.#acquire(null, round);
      this.#tell({ deviceId, groupId: '', name: '' });
      return track;
    }
  }

  async #acquire(deviceId: string | null, round = this.#round): Promise<MediaStreamTrack> {
    return this.#take(await this.#ask(deviceId, round));
  }

  async #ask(deviceId: string | null, round = this.#round): Promise<MediaStreamTrack> {
    if (round !== this.#round) throw closedMeanwhile();
    const stream = await this.#request(deviceId);
    const track = stream.getAudioTracks()[0];
    if (!track) throw new WorkbenchError('device/microphone-missing');
    if (round !== this.#round) {
      track.stop();
      throw closedMeanwhile();
    }
    return track;
  }

  #take(track: MediaStreamTrack): MediaStreamTrack {
    this.#release();
    this.#track = track;
    track.addEventListener('ended', this.#handleLost);
    this.#options.mediaDevices?.addEventListener('devicechange', this.#handleDeviceChange);
    return track;
  }

  async #request(deviceId: string | null): Promise<MediaStream> {
    const {
      echoCancellation = true,
      noiseSuppression = true,
      autoGainControl = true,
    } = this.#options.processing;
    const device = deviceId === null ? {} : { deviceId: { exact: deviceId } };
    const { mediaDevices } = this.#options;
    if (!mediaDevices) throw new WorkbenchError('device/insecure-page');
    try {
      return await mediaDevices.getUserMedia({
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

  /** The device went away: the default one takes over at once. */
  readonly #handleLost = (): void => void this.#replace(true);

  /** The device that the agent wants may be back, or any after none was left. */
  readonly #handleDeviceChange = (): void => void this.#replace(false);

  /** One replacement at a time: plugging one headset in fires for each of its parts. */
  async #replace(isLost: boolean): Promise<void> {
    this.#isStale = this.#isReplacing;
    if (this.#isReplacing) return;
    const round = this.#round;
    this.#isReplacing = true;
    try {
      if (isLost) await this.#standIn();
      else await this.#followDevices();
    } catch (cause) {
      if (round === this.#round) this.#options.onError(microphoneError(cause));
    } finally {
      this.#isReplacing = false;
    }
    if (this.#isStale) await this.#replace(false);
  }

  async #followDevices(): Promise<void> {
    const round = this.#round;
    const isSilent = this.#track?.readyState === 'ended';
    if (!isSilent && !this.#lost) return;
    const devices = (await this.#options.mediaDevices?.enumerateDevices()) ?? [];
    if (round !== this.#round) return;
    const inputs = devices.filter(({ kind }) => kind === 'audioinput');
    if (this.#lost && isDeviceBack(this.#lost, inputs)) {
      this.#options.onTrack(await this.#acquire(this.#deviceId));
      this.#tell(null);
    } else if (isSilent && inputs.length > 0) await this.#standIn();
  }

  async #standIn(): Promise<void> {
    const lost = (this.#lost ??= identityOf(this.#track));
    this.#options.onTrack(await this.#acquire(null));
    this.#tell(lost);
  }

  #tell(lost: LostDevice | null): void {
    const isNews = lost !== null || this.#lost !== null;
    this.#lost = lost;
    if (isNews) this.#options.onStandIn?.(lost?.name ?? null);
  }
}

function closedMeanwhile(): WorkbenchError {
  return new WorkbenchError('sdk/disposed', {
    message: 'The line was closed while the microphone was asked for.',
  });
}

function isMissing(error: unknown): boolean {
  return error instanceof WorkbenchError && error.code === 'device/microphone-missing';
}

/** Chromium writes `Default - ` before the name of the system's choice. */
function identityOf(track: MediaStreamTrack | null): LostDevice {
  const { deviceId = '', groupId = '' } = track?.getSettings() ?? {};
  return { deviceId, groupId, name: track?.label.replace(/^(Default|Communications) - /, '') ?? '' };
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
