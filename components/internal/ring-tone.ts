/** One soft note: Hertz, when it starts (seconds), how loud at its top (0 to 1), how long it fades (seconds). */
interface Note {
  readonly hertz: number;
  readonly at: number;
  readonly gain: number;
  readonly length: number;
}

/** A major third, E5 to G♯5: heard through a headset's band, and not the pitch of any network tone. */
const ringNotes: readonly Note[] = [
  { hertz: 659.26, at: 0, gain: 0.16, length: 0.5 },
  { hertz: 830.61, at: 0.36, gain: 0.16, length: 0.9 },
];
const automaticNotes: readonly Note[] = [{ hertz: 830.61, at: 0, gain: 0.14, length: 0.25 }];
const ringPeriodMs = 3200;
const attack = 0.02;

/** What a tone needs of its host; a test gives its own. */
export interface RingToneOptions {
  readonly createContext?: () => AudioContext;
  /** Runs `task` once after `delayMs`; the answer cancels it. @defaultValue the page's timers */
  readonly after?: (delayMs: number, task: () => void) => () => void;
}

/**
 * Rings with two soft notes every 3.2 s, the first time at half loudness. A page that was never clicked may not make a
 * sound yet: the ring then begins with the next click or key, if the call still rings.
 */
export class RingTone {
  readonly #createContext: () => AudioContext;
  readonly #after: (delayMs: number, task: () => void) => () => void;
  #context: AudioContext | undefined;
  /** What sounds now; cut off by `stop`. */
  #output: GainNode | undefined;
  #cancel: (() => void) | undefined;
  #rings = 0;
  #deviceId = '';

  constructor({ createContext = () => new AudioContext(), after = pageTimer }: RingToneOptions = {}) {
    this.#createContext = createContext;
    this.#after = after;
  }

  get isRinging(): boolean {
    return this.#cancel !== undefined;
  }

  /** Whether the browser can ring on a chosen device (Web Audio, `AudioContext.setSinkId`). */
  static get canChooseDevice(): boolean {
    return typeof AudioContext !== 'undefined' && 'setSinkId' in AudioContext.prototype;
  }

  /**
   * Rings on this device from now on, also in the middle of a ring; `null` is the system's default. Rejects with the
   * browser's own error for one that is not there.
   */
  async useDevice(deviceId: string | null): Promise<void> {
    this.#deviceId = deviceId ?? '';
    if (this.#context) await direct(this.#context, this.#deviceId);
  }

  /** Begins to ring; nothing when it already does. */
  start(): void {
    if (this.isRinging) return;
    this.#rings = 0;
    this.#ring();
  }

  /** Falls silent at once; ends also a note that still sounds. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#output?.disconnect();
    this.#output = undefined;
    void this.#context?.suspend();
  }

  /** One short note before an automatic answer talks. */
  announce(): void {
    this.#play(automaticNotes, 1);
  }

  /** Lets go of the audio device. */
  dispose(): void {
    const context = this.#context;
    this.#context = undefined;
    this.stop();
    if (context && context.state !== 'closed') void context.close();
  }

  #ring(): void {
    this.#play(ringNotes, this.#rings === 0 ? 0.5 : 1);
    this.#rings += 1;
    this.#cancel = this.#after(ringPeriodMs, () => this.#ring());
  }

  /** Each time replaces the time before: rings that a silent page kept back would else all sound at once. */
  #play(notes: readonly Note[], loudness: number): void {
    const context = (this.#context ??= this.#open());
    // Refused when it is closed before the page may sound: there is nothing left to ring then.
    context.resume().catch(() => undefined);
    this.#output?.disconnect();
    const output = (this.#output = context.createGain());
    output.gain.value = loudness;
    output.connect(context.destination);
    const last = notes.map((note) => playNote(output, note)).at(-1);
    last?.addEventListener('ended', () => this.#rest(output));
  }

  /** A device that went away meanwhile leaves the default one ringing. */
  #open(): AudioContext {
    const context = this.#createContext();
    if (this.#deviceId !== '') direct(context, this.#deviceId).catch(() => undefined);
    return context;
  }

  /** Between calls the audio device rests. */
  #rest(output: GainNode): void {
    if (!this.isRinging && output === this.#output) this.stop();
  }
}

function playNote(output: GainNode, note: Note): OscillatorNode {
  const { context } = output;
  const start = context.currentTime + note.at;
  const end = start + note.length;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(note.gain, start + attack);
  gain.gain.exponentialRampToValueAtTime(0.0001, end);
  const oscillator = context.createOscillator();
  oscillator.frequency.value = note.hertz;
  oscillator.connect(gain).connect(output);
  oscillator.start(start);
  oscillator.stop(end);
  return oscillator;
}

async function direct(context: AudioContext, deviceId: string): Promise<void> {
  const able: AudioContext & { setSinkId?(deviceId: string): Promise<void> } = context;
  await able.setSinkId?.(deviceId);
}

function pageTimer(delayMs: number, task: () => void): () => void {
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
}
