import { noteMsOf, syllablesOf, type Utterance } from '../utterance.js';

/** Three resonances for each of five vowels, hertz (Peterson and Barney 1952, rounded). */
const vowels = [
  [730, 1090, 2440],
  [530, 1840, 2480],
  [270, 2290, 3010],
  [570, 840, 2410],
  [300, 870, 2240],
] as const;
const pitches = { low: 118, high: 205 } as const;
const loudness = 0.35;

/** What {@link render} can make: everything but a sound of the host's own and a tone without an end. */
export type Rendered = Exclude<Utterance, { say: 'sound' }>;

/** Makes the samples of an utterance, -1 to 1. A tone without an end is one second that can be repeated. */
export function render(utterance: Rendered, sampleRate: number): Float32Array<ArrayBuffer> {
  switch (utterance.say) {
    case 'tone':
      return tone(utterance.hz, utterance.ms ?? 1_000, sampleRate);
    case 'melody':
      return joined(utterance.hz.map((hz) => note(hz, noteMsOf(utterance), sampleRate)));
    case 'speech':
      return speech(utterance.text, pitches[utterance.voice ?? 'low'], sampleRate);
    case 'silence':
      return new Float32Array(samplesIn(utterance.ms, sampleRate));
  }
}

export function joined(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A whole number of waves, so that it can be repeated without a click. */
function tone(hz: number, ms: number, sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(samplesIn(ms, sampleRate));
  for (let at = 0; at < samples.length; at++)
    samples[at] = loudness * Math.sin((2 * Math.PI * hz * at) / sampleRate);
  return samples;
}

/** A soft stroke that fades. */
function note(hz: number, ms: number, sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(samplesIn(ms, sampleRate));
  for (let at = 0; at < samples.length; at++) {
    const seconds = at / sampleRate;
    const envelope = Math.min(1, seconds / 0.01) * Math.exp(-3.2 * seconds);
    const wave = Math.sin(2 * Math.PI * hz * seconds) + 0.3 * Math.sin(4 * Math.PI * hz * seconds);
    samples[at] = loudness * 0.7 * envelope * wave;
  }
  return samples;
}

function speech(text: string, pitch: number, sampleRate: number): Float32Array<ArrayBuffer> {
  return joined(
    syllablesOf(text).map(({ sign, ms }) =>
      sign === 0
        ? new Float32Array(samplesIn(ms, sampleRate))
        : syllable({ sign, pitch, length: samplesIn(ms, sampleRate) }, sampleRate),
    ),
  );
}

/** A breath of noise, then a glottal pulse train through the resonances of a vowel (source and filter). */
function syllable(
  { sign, pitch, length }: { readonly sign: number; readonly pitch: number; readonly length: number },
  sampleRate: number,
): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(length);
  const formants = vowels[sign % vowels.length] ?? vowels[0];
  const resonators = formants.map((hz, index) => resonator(hz, 60 + 40 * index, sampleRate));
  const bend = ((sign >> 2) % 4) / 10 - 0.15;
  const noise = noiseFrom(sign);
  let phase = 0;
  for (let at = 0; at < length; at++) {
    const progress = at / length;
    phase += (pitch * (1 + bend * progress)) / sampleRate;
    if (phase >= 1) phase -= 1;
    const source = (1 - 2 * phase) * 0.9 + (progress < 0.15 ? noise() * 0.6 : noise() * 0.03);
    const voiced = resonators.reduce((sum, resonate, index) => sum + resonate(source) / (1 + 0.7 * index), 0);
    const envelope = Math.min(1, progress / 0.12, (1 - progress) / 0.25);
    samples[at] = Math.max(-1, Math.min(1, voiced * envelope * 0.6));
  }
  return samples;
}

/** A two-pole resonance with unity gain at its peak (Klatt 1980). */
function resonator(hz: number, width: number, sampleRate: number): (input: number) => number {
  const radius = Math.exp((-Math.PI * width) / sampleRate);
  const turn = 2 * radius * Math.cos((2 * Math.PI * hz) / sampleRate);
  const gain =
    (1 - radius) * Math.sqrt(1 - 2 * radius * Math.cos((4 * Math.PI * hz) / sampleRate) + radius * radius);
  let last = 0;
  let beforeLast = 0;
  return (input) => {
    const output = gain * input + turn * last - radius * radius * beforeLast;
    beforeLast = last;
    last = output;
    return output;
  };
}

/** The same noise for the same syllable (xorshift). */
function noiseFrom(seed: number): () => number {
  let state = seed * 2_654_435_761 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 31 - 1;
  };
}

function samplesIn(ms: number, sampleRate: number): number {
  return Math.round((ms / 1000) * sampleRate);
}
