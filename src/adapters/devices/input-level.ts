/** How loud an input is at one moment. */
export interface LevelReading {
  /** Root mean square against full scale, dB; `-Infinity` for no sound at all. */
  readonly decibels: number;
  /** The same for a meter: 0 at -60 dB, 1 at -6 dB. */
  readonly share: number;
}

const quietest = -60;
const loudest = -6;

/** Measures a live input; takes no part in what a call sends. */
export class InputLevel {
  readonly #context: AudioContext;
  readonly #analyser: AnalyserNode;
  readonly #source: MediaStreamAudioSourceNode;
  readonly #samples: Float32Array<ArrayBuffer>;

  constructor(stream: MediaStream) {
    this.#context = new AudioContext();
    this.#analyser = new AnalyserNode(this.#context, { fftSize: 2048 });
    this.#source = this.#context.createMediaStreamSource(stream);
    this.#source.connect(this.#analyser);
    this.#samples = new Float32Array(this.#analyser.fftSize);
  }

  /** How loud it is now; `null` while the browser does not let the page listen yet. */
  read(): LevelReading | null {
    if (this.#context.state !== 'running') return null;
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const power = this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / this.#samples.length;
    const decibels = power === 0 ? -Infinity : 10 * Math.log10(power);
    const share = Math.min(1, Math.max(0, (decibels - quietest) / (loudest - quietest)));
    return { decibels, share };
  }

  close(): void {
    this.#source.disconnect();
    void this.#context.close();
  }
}
