/** China's ringback tone: 450 Hz, one second on and four off (YD/T 1070). */
const hertz = 450;
const onSeconds = 1;
const periodSeconds = 5;
const loudness = 0.1;
/** Longer than any telephone is rung. */
const mostPeriods = 60;

/** The ringback tone for a far telephone that rings and sends no sound of its own (180, RFC 3960 §3.2). */
export class Ringback {
  readonly stream: MediaStream;
  readonly #context = new AudioContext();

  constructor() {
    const output = this.#context.createMediaStreamDestination();
    const gain = new GainNode(this.#context, { gain: 0 });
    const oscillator = new OscillatorNode(this.#context, { frequency: hertz });
    oscillator.connect(gain).connect(output);
    const start = this.#context.currentTime;
    for (let period = 0; period < mostPeriods; period += 1) {
      const at = start + period * periodSeconds;
      gain.gain.setValueAtTime(loudness, at);
      gain.gain.setValueAtTime(0, at + onSeconds);
    }
    oscillator.start();
    this.stream = output.stream;
  }

  stop(): void {
    if (this.#context.state !== 'closed') void this.#context.close();
  }
}
