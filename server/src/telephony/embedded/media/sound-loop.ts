import { readFile } from 'node:fs/promises';
import { encodeMuLaw, frameBytes, sampleRate, silentByte } from './g711.js';

/** A sound that repeats without an end, cut into frames. */
export class SoundLoop {
  readonly #sound: Uint8Array;

  /** @param sound - µ-law bytes at 8 kHz; padded with silence to whole frames */
  constructor(sound: Uint8Array) {
    const frames = Math.max(1, Math.ceil(sound.length / frameBytes));
    this.#sound = new Uint8Array(frames * frameBytes).fill(silentByte);
    this.#sound.set(sound);
  }

  /** The frame that everybody who listens hears at `tick`. */
  frame(tick: number): Uint8Array {
    const start = (tick * frameBytes) % this.#sound.length;
    return this.#sound.subarray(start, start + frameBytes);
  }
}

/** China's ringback tone (GB/T 3971): 425 Hz, 1 s on, 4 s off. */
export function ringbackTone(): SoundLoop {
  const sound = new Uint8Array(5 * sampleRate).fill(silentByte);
  for (let index = 0; index < sampleRate; index += 1) {
    sound[index] = encodeMuLaw(Math.round(6000 * Math.sin((2 * Math.PI * 425 * index) / sampleRate)));
  }
  return new SoundLoop(sound);
}

/**
 * Reads a WAV file: 8 kHz, one channel, 16-bit PCM or µ-law.
 * @throws Error when the file is none, naming what is wrong with it
 */
export async function loadWav(path: string): Promise<SoundLoop> {
  return new SoundLoop(parseWav(await readFile(path), path));
}

interface WavFormat {
  readonly encoding: number;
  readonly channels: number;
  readonly rate: number;
  readonly bits: number;
}

const pcmEncoding = 1;
const muLawEncoding = 7;

function parseWav(file: Buffer, path: string): Uint8Array {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    throw new Error(`${path} is no WAV file`);
  }
  let format: WavFormat | null = null;
  for (let at = 12; at + 8 <= file.length;) {
    const name = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const body = file.subarray(at + 8, at + 8 + size);
    if (name === 'fmt ') format = readFormat(body);
    if (name === 'data' && format !== null) return toMuLaw(body, format, path);
    at += 8 + size + (size % 2);
  }
  throw new Error(`${path} holds no sound`);
}

function readFormat(body: Buffer): WavFormat {
  return {
    encoding: body.readUInt16LE(0),
    channels: body.readUInt16LE(2),
    rate: body.readUInt32LE(4),
    bits: body.readUInt16LE(14),
  };
}

function toMuLaw(data: Buffer, format: WavFormat, path: string): Uint8Array {
  const isTelephony = format.rate === sampleRate && format.channels === 1;
  if (isTelephony && format.encoding === muLawEncoding && format.bits === 8) return new Uint8Array(data);
  if (!isTelephony || format.encoding !== pcmEncoding || format.bits !== 16) {
    throw new Error(`${path} must be 8 kHz, one channel, 16-bit PCM or µ-law`);
  }
  return Uint8Array.from({ length: data.length >> 1 }, (_, index) =>
    encodeMuLaw(data.readInt16LE(index * 2)),
  );
}
