/** What the telephone says: the microphone, or a steady tone of `?tone=` Hz in its place. */
export async function openVoice(): Promise<MediaStream> {
  const tone = Number(new URLSearchParams(location.search).get('tone'));
  if (!Number.isFinite(tone) || tone <= 0) return navigator.mediaDevices.getUserMedia({ audio: true });
  const context = new AudioContext();
  const oscillator = new OscillatorNode(context, { frequency: tone });
  const destination = context.createMediaStreamDestination();
  oscillator.connect(new GainNode(context, { gain: 0.3 })).connect(destination);
  oscillator.start();
  return destination.stream;
}

/** Measures what arrives: the strongest frequency and the level. */
export class Ear {
  readonly #context = new AudioContext();
  readonly #analyser = new AnalyserNode(this.#context, { fftSize: 8192, smoothingTimeConstant: 0 });
  #source: MediaStreamAudioSourceNode | undefined;

  listen(stream: MediaStream): void {
    this.#source?.disconnect();
    this.#source = this.#context.createMediaStreamSource(stream);
    this.#source.connect(this.#analyser);
    void this.#context.resume();
  }

  stop(): void {
    this.#source?.disconnect();
    this.#source = undefined;
  }

  /** `hz` is 0 in silence; `level` is the root mean square, 0 to 1. */
  measure(): { readonly hz: number; readonly level: number } {
    if (!this.#source) return { hz: 0, level: 0 };
    const samples = new Float32Array(this.#analyser.fftSize);
    this.#analyser.getFloatTimeDomainData(samples);
    const level = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    if (level < 1e-3) return { hz: 0, level };
    const bins = new Float32Array(this.#analyser.frequencyBinCount);
    this.#analyser.getFloatFrequencyData(bins);
    const strongest = bins.indexOf(Math.max(...bins));
    return { hz: Math.round((strongest * this.#context.sampleRate) / this.#analyser.fftSize), level };
  }
}
