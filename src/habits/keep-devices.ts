import type { Workbench } from '../workbench/workbench.js';
import { findKept, keepDevice, keptDevice, type KeptDevice } from './kept-device.js';
import { Preferences } from './preferences.js';

/** What {@link KeepDevices} works with. */
export interface KeepDevicesOptions {
  /** Which devices are missing changed. */
  readonly onChange: () => void;
  /** The line did not take a device, or the browser does not list them. */
  readonly onError: (error: unknown) => void;
  /** @defaultValue `navigator.mediaDevices` */
  readonly mediaDevices?: MediaDevices | undefined;
  readonly preferences?: Preferences;
}

/** For each use, the name of a chosen device that is not there; the default one takes its place. */
export interface AbsentDevices {
  readonly microphone: string | null;
  readonly speaker: string | null;
}

const kinds = { microphone: 'audioinput', speaker: 'audiooutput' } as const;
type SoundUse = keyof typeof kinds;
type Choice = Readonly<Record<SoundUse, string | null>>;

const noChoice: Choice = { microphone: null, speaker: null };

/**
 * Gives the line the microphone and the speaker that the agent chose on an earlier visit. One that is unplugged when the
 * desk opens is told in `absent` and taken as soon as it is there; one that goes later is the line's own matter.
 */
export class KeepDevices {
  readonly #workbench: Workbench;
  readonly #options: KeepDevicesOptions;
  readonly #devices: MediaDevices | undefined;
  readonly #preferences: Preferences;
  readonly #stopListening: () => void;
  #microphone: string;
  #given: Choice = noChoice;
  #absent: AbsentDevices = noChoice;
  #work: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(workbench: Workbench, options: KeepDevicesOptions) {
    const host: { readonly mediaDevices?: MediaDevices } = navigator;
    this.#workbench = workbench;
    this.#options = options;
    this.#devices = 'mediaDevices' in options ? options.mediaDevices : host.mediaDevices;
    this.#preferences = options.preferences ?? new Preferences();
    this.#microphone = workbench.snapshot.microphone;
    this.#stopListening = workbench.subscribe(() => this.#handleSnapshot());
    this.#devices?.addEventListener('devicechange', this.refresh);
    this.refresh();
  }

  get absent(): AbsentDevices {
    return this.#absent;
  }

  /** Looks at the devices and at what is chosen once more; one look after the other. */
  readonly refresh = (): void => {
    this.#work = this.#work
      .then(() => (this.#isOver ? undefined : this.#refresh()))
      .catch(this.#options.onError);
  };

  dispose(): void {
    this.#isOver = true;
    this.#stopListening();
    this.#devices?.removeEventListener('devicechange', this.refresh);
  }

  /** Browsers name devices only once the microphone was allowed. */
  #handleSnapshot(): void {
    const { microphone } = this.#workbench.snapshot;
    if (microphone === this.#microphone) return;
    this.#microphone = microphone;
    this.refresh();
  }

  async #refresh(): Promise<void> {
    if (!this.#workbench.capabilities.line.devices) return;
    const devices = (await this.#devices?.enumerateDevices()) ?? [];
    if (this.#isOver) return;
    const [microphone, speaker] = [this.#look('microphone', devices), this.#look('speaker', devices)];
    await this.#give({ microphone: microphone.use, speaker: speaker.use });
    this.#tell({ microphone: microphone.absent, speaker: speaker.absent });
  }

  #look(use: SoundUse, devices: readonly MediaDeviceInfo[]): { use: string | null; absent: string | null } {
    const kept = keptDevice(this.#preferences, use);
    const present: KeptDevice[] = devices
      .filter(({ kind, deviceId }) => kind === kinds[use] && deviceId !== '')
      .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
    const isHidden = present.length === 0 && devices.some(({ kind }) => kind === kinds[use]);
    if (!kept) return { use: null, absent: null };
    if (this.#given[use] === kept.id) return { use: kept.id, absent: null };
    const found = findKept(kept, present);
    if (!found) return { use: null, absent: isHidden ? null : kept.name };
    if (found.id !== kept.id) keepDevice(this.#preferences, use, found);
    return { use: found.id, absent: null };
  }

  async #give(choice: Choice): Promise<void> {
    const before = this.#given;
    if (choice.microphone === before.microphone && choice.speaker === before.speaker) return;
    await this.#workbench.setDevices({ microphoneId: choice.microphone, speakerId: choice.speaker });
    this.#given = choice;
  }

  #tell(absent: AbsentDevices): void {
    if (absent.microphone === this.#absent.microphone && absent.speaker === this.#absent.speaker) return;
    this.#absent = absent;
    this.#options.onChange();
  }
}
