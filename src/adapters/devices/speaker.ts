import { WorkbenchError } from '../../base/index.js';
import { isDeviceMissing } from '../../model/index.js';
import { findMediaDevices } from './open-input.js';

/** What a {@link Speaker} may be given. */
export interface SpeakerOptions {
  /** Where speakers come and go. @defaultValue `navigator.mediaDevices` */
  readonly mediaDevices?: MediaDevices | undefined;
  /** The chosen speaker went away and the default one plays; `null` when it plays itself again. */
  readonly onStandIn?: (missing: string | null) => void;
}

/**
 * Plays the far end's voice through one audio element, on a chosen device where the browser can choose. While that device
 * is unplugged the default one plays.
 */
export class Speaker {
  readonly #element: HTMLAudioElement;
  readonly #onError: (error: WorkbenchError) => void;
  readonly #options: SpeakerOptions;
  #chosen: string | null = null;
  #name = '';
  #isStandIn = false;

  constructor(
    element: HTMLAudioElement,
    onError: (error: WorkbenchError) => void,
    options: SpeakerOptions = {},
  ) {
    this.#element = element;
    this.#element.autoplay = true;
    this.#onError = onError;
    this.#options = { mediaDevices: findMediaDevices(), ...options };
  }

  play(stream: MediaStream): void {
    this.#element.srcObject = stream;
    this.#element.play().catch((cause: unknown) => {
      if (this.#element.srcObject !== stream) return;
      this.#onError(
        new WorkbenchError('line/media-failed', { message: 'The browser refused to play the call.', cause }),
      );
    });
  }

  /** Falls silent, unless another call's voice took over. */
  stop(stream: MediaStream | null): void {
    if (stream && this.#element.srcObject !== stream) return;
    this.#element.srcObject = null;
  }

  /** Chooses a device; `null` is the browser's default. @throws `sdk/invalid-options` for one that does not exist */
  async choose(deviceId: string | null): Promise<void> {
    if (typeof this.#element.setSinkId !== 'function' || deviceId === this.#chosen) return;
    try {
      await this.#element.setSinkId(deviceId ?? '');
    } catch (cause) {
      throw new WorkbenchError('sdk/invalid-options', { message: 'There is no such speaker.', cause });
    }
    this.#chosen = deviceId;
    this.#name = '';
    this.#tell(false);
    this.#unlisten();
    if (deviceId === null) return;
    this.#options.mediaDevices?.addEventListener('devicechange', this.#handleDeviceChange);
    await this.#followDevices();
  }

  /** Hears of no device any more. */
  dispose(): void {
    this.#chosen = null;
    this.#unlisten();
  }

  readonly #handleDeviceChange = (): void => {
    this.#followDevices().catch((cause: unknown) =>
      this.#onError(
        new WorkbenchError('line/media-failed', { message: 'The speaker was not changed.', cause }),
      ),
    );
  };

  async #followDevices(): Promise<void> {
    const chosen = this.#chosen;
    const devices = (await this.#options.mediaDevices?.enumerateDevices()) ?? [];
    if (chosen === null || chosen !== this.#chosen) return;
    const speakers = devices.filter(({ kind }) => kind === 'audiooutput');
    this.#name = speakers.find(({ deviceId }) => deviceId === chosen)?.label ?? this.#name;
    const isMissing = isDeviceMissing(chosen, speakers);
    if (isMissing === this.#isStandIn) return;
    await this.#element.setSinkId(isMissing ? '' : chosen);
    this.#tell(isMissing);
  }

  #tell(isStandIn: boolean): void {
    if (isStandIn === this.#isStandIn) return;
    this.#isStandIn = isStandIn;
    this.#options.onStandIn?.(isStandIn ? this.#name : null);
  }

  #unlisten(): void {
    this.#options.mediaDevices?.removeEventListener('devicechange', this.#handleDeviceChange);
  }
}
