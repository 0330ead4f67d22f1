import { isDeviceMissing } from '../model/index.js';
import { findKept, keepDevice, keptDevice } from './kept-device.js';
import { Preferences } from './preferences.js';

/** A device that calls may ring on. */
export interface RingOutput {
  readonly id: string;
  readonly name: string;
}

/** What a {@link RingDevice} works with. */
export interface RingDeviceOptions {
  /** Rings on this device from now on; `null` is the system's default. */
  readonly use: (deviceId: string | null) => Promise<void>;
  /** The list, the choice or its absence changed. */
  readonly onChange: () => void;
  /** @defaultValue `navigator.mediaDevices` */
  readonly mediaDevices?: MediaDevices | undefined;
  readonly preferences?: Preferences;
}

/**
 * The device that calls ring on, apart from the one the agent talks on: a loudspeaker on the desk beside a headset. It is
 * remembered; while it is unplugged calls ring on the system's default device.
 */
export class RingDevice {
  readonly #options: RingDeviceOptions;
  readonly #devices: MediaDevices | undefined;
  readonly #preferences: Preferences;
  #chosen: RingOutput | null;
  #outputs: readonly RingOutput[] = [];
  #isMissing = false;
  #inUse: string | null = null;

  constructor(options: RingDeviceOptions) {
    const host: { readonly mediaDevices?: MediaDevices } = navigator;
    this.#options = options;
    this.#devices = 'mediaDevices' in options ? options.mediaDevices : host.mediaDevices;
    this.#preferences = options.preferences ?? new Preferences();
    this.#chosen = keptDevice(this.#preferences, 'ring');
    this.#devices?.addEventListener('devicechange', this.refresh);
    this.refresh();
  }

  /** What can be chosen; empty where the browser hides it or can't choose. */
  get outputs(): readonly RingOutput[] {
    return this.#outputs;
  }

  /** `null` is the system's default. */
  get chosen(): RingOutput | null {
    return this.#chosen;
  }

  /** The chosen device is unplugged; the default one rings. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  /** Chooses a device and remembers it; `null` for the system's default. */
  choose(output: RingOutput | null): void {
    this.#chosen = output;
    keepDevice(this.#preferences, 'ring', output);
    this.refresh();
  }

  /** Looks at the devices once more: browsers name them only after the microphone was allowed. */
  readonly refresh = (): void => {
    this.#refresh().catch(reportError);
  };

  dispose(): void {
    this.#devices?.removeEventListener('devicechange', this.refresh);
  }

  async #refresh(): Promise<void> {
    const devices = (await this.#devices?.enumerateDevices()) ?? [];
    const outputs = devices.filter(({ kind }) => kind === 'audiooutput');
    this.#outputs = outputs
      .filter(({ deviceId }) => deviceId !== '' && deviceId !== 'default' && deviceId !== 'communications')
      .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
    this.#chosen &&= findKept(this.#chosen, this.#outputs) ?? this.#chosen;
    const chosenId = this.#chosen?.id ?? null;
    this.#isMissing = isDeviceMissing(chosenId, outputs);
    await this.#use(this.#isMissing ? null : chosenId);
    this.#options.onChange();
  }

  /** A device that went away between the look and the use is as good as missing. */
  async #use(deviceId: string | null): Promise<void> {
    if (deviceId === this.#inUse) return;
    this.#inUse = deviceId;
    try {
      await this.#options.use(deviceId);
    } catch (error) {
      if (deviceId === null) throw error;
      this.#isMissing = true;
      this.#inUse = null;
      await this.#options.use(null);
    }
  }
}
