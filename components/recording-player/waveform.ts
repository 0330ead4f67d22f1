import { svg, type SVGTemplateResult } from 'lit';

/** How loud each part of a recording is, 0 to 1, one list a speaker. */
export interface Waveform {
  readonly customer: readonly number[];
  readonly agent: readonly number[];
}

/** What of a decoded recording is needed; an `AudioBuffer` fits. */
export interface DecodedAudio {
  readonly numberOfChannels: number;
  getChannelData(channel: number): Float32Array;
}

/** Bars in a lane. */
export const barCount = 160;
/** G.711 carries up to 4 kHz: decoding at this rate keeps a long recording small. */
const sampleRate = 8000;
const laneHeight = 36;
const quietest = 3;

/** Decoded, a second takes 64 kB: beyond this length a picture would cost the page more than it is worth. */
export const longestDrawnSeconds = 45 * 60;

/** Fetches and decodes a recording. Rejects when the link is dead or the file is none. */
export async function fetchWaveform(url: string): Promise<Waveform> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return decodeWaveform(await answer.arrayBuffer());
}

/** Decodes an MP3 whose first channel is the customer and whose second is the agent. */
export async function decodeWaveform(bytes: ArrayBuffer): Promise<Waveform> {
  const context = new OfflineAudioContext(2, 1, sampleRate);
  return measureWaveform(await context.decodeAudioData(bytes), barCount);
}

/** The loudness of `bars` equal parts of each speaker, both to one scale: the loudest part of the call is 1. */
export function measureWaveform(audio: DecodedAudio, bars: number): Waveform {
  const customer = loudness(audio.getChannelData(0), bars);
  const agent = audio.numberOfChannels > 1 ? loudness(audio.getChannelData(1), bars) : customer.map(() => 0);
  const top = Math.max(...customer, ...agent, 1e-4);
  return { customer: customer.map((value) => value / top), agent: agent.map((value) => value / top) };
}

/** Root mean square of each part. */
function loudness(samples: Float32Array, bars: number): number[] {
  return Array.from({ length: bars }, (_, bar) => {
    const from = Math.floor((bar * samples.length) / bars);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * samples.length) / bars));
    const part = samples.subarray(from, to);
    return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, part.length));
  });
}

/** A lane as one path of upright strokes; silence is a row of dots. */
export function drawLane(bars: readonly number[]): SVGTemplateResult {
  const strokes = bars.map((value, index) => {
    const height = Math.max(quietest, Math.sqrt(value) * laneHeight);
    return `M${index * 6 + 3} ${((laneHeight - height) / 2).toFixed(1)}v${height.toFixed(1)}`;
  });
  return svg`<path d=${strokes.join('')} />`;
}

/** The drawing's box for `drawLane`. */
export const laneBox = `0 0 ${barCount * 6} ${laneHeight}`;
