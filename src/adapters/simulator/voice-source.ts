import type { WorkbenchError } from '../../base/index.js';
import { Microphone } from '../devices/microphone.js';
import { mediaDevices } from '../devices/open-input.js';
import type { Seat, Soundstage } from './sound/soundstage.js';

/** Where the agent's voice comes from: the real microphone, a tone of 440 Hz, or nowhere. */
export type MicrophoneKind = 'real' | 'tone' | 'none';

/** What a {@link Voice} works with. */
export interface VoiceOptions {
  readonly kind: MicrophoneKind;
  readonly stage: Soundstage;
  /** @defaultValue those of the page */
  readonly mediaDevices?: MediaDevices;
  /** Another microphone speaks now. */
  readonly onChange: () => void;
  /** Another microphone took the lost one's place: its name; `null` once the wanted one speaks. */
  readonly onStandIn: (missing: string | null) => void;
  readonly onError: (error: WorkbenchError) => void;
}

const toneHz = 440;

/** The agent's voice. */
export class Voice {
  readonly #options: VoiceOptions;
  #microphone: Microphone | null = null;
  #track: MediaStreamTrack | null = null;

  constructor(options: VoiceOptions) {
    this.#options = options;
  }

  /** Asks for the microphone, where it is a real one. @throws `device/*` */
  async open(): Promise<void> {
    if (this.#options.kind === 'real') this.#track = await this.#real().open();
  }

  /** Chooses a microphone; `null` is the browser's default. @throws `device/*` */
  async choose(deviceId: string | null): Promise<void> {
    if (this.#options.kind === 'real') await this.#real().choose(deviceId);
  }

  /** Speaks in a seat. @returns stops that */
  plugInto(seat: Seat): () => void {
    const { kind, stage } = this.#options;
    if (kind === 'tone') return stage.play({ say: 'tone', hz: toneHz }, seat.mouth);
    return kind === 'real' && this.#track ? stage.takeIn(this.#track, seat) : () => undefined;
  }

  close(): void {
    this.#microphone?.close();
    this.#track = null;
  }

  #real(): Microphone {
    return (this.#microphone ??= new Microphone({
      mediaDevices: this.#options.mediaDevices ?? mediaDevices(),
      processing: {},
      onTrack: (track) => {
        this.#track = track;
        this.#options.onChange();
      },
      onStandIn: this.#options.onStandIn,
      onError: this.#options.onError,
    }));
  }
}
