import { readFile } from 'node:fs/promises';
import { encodeMuLaw, sampleRate } from './g711.js';

interface WavFormat {
  readonly encoding: number;
  readonly channels: number;
  readonly rate: number;
  readonly bits: number;
}

interface Wav {
  readonly format: WavFormat;
  readonly data: Buffer;
}

const pcmEncoding = 1;
const muLawEncoding = 7;

/**
 * Reads a WAV file of 8 kHz and one channel, 16-bit PCM or µ-law, as µ-law.
 * @throws Error when the file is none, naming what is wrong with it
 */
export async function loadMuLaw(path: string): Promise<Uint8Array> {
  return toMuLaw(parseWav(await readFile(path), path), path);
}

/**
 * The samples of a WAV of one channel and 16-bit PCM, at whatever rate.
 * @param source - names it in errors
 * @throws Error when it is none
 */
export function pcmOf(file: Buffer, source: string): { readonly rate: number; readonly samples: Int16Array } {
  const { format, data } = parseWav(file, source);
  if (format.encoding !== pcmEncoding || format.bits !== 16 || format.channels !== 1 || format.rate === 0)
    throw new Error(`${source} must be one channel of 16-bit PCM`);
  return { rate: format.rate, samples: samplesOf(data) };
}

/** A WAV file of µ-law sound at 8 kHz. */
export function muLawWav(sound: Uint8Array): Buffer {
  const file = Buffer.alloc(44 + sound.length + (sound.length % 2));
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(muLawEncoding, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36);
  file.writeUInt32LE(sound.length, 40);
  file.set(sound, 44);
  return file;
}

function parseWav(file: Buffer, source: string): Wav {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    throw new Error(`${source} is no WAV file`);
  }
  let format: WavFormat | null = null;
  for (let at = 12; at + 8 <= file.length;) {
    const name = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    // A program that writes while it speaks knows no size yet and writes a huge one: it ends where the file ends.
    const body = file.subarray(at + 8, at + 8 + size);
    if (name === 'fmt ') format = readFormat(body);
    if (name === 'data' && format !== null) return { format, data: body };
    at += 8 + size + (size % 2);
  }
  throw new Error(`${source} holds no sound`);
}

function readFormat(body: Buffer): WavFormat | null {
  if (body.length < 16) return null;
  return {
    encoding: body.readUInt16LE(0),
    channels: body.readUInt16LE(2),
    rate: body.readUInt32LE(4),
    bits: body.readUInt16LE(14),
  };
}

function toMuLaw({ format, data }: Wav, source: string): Uint8Array {
  const isTelephony = format.rate === sampleRate && format.channels === 1;
  if (isTelephony && format.encoding === muLawEncoding && format.bits === 8) return new Uint8Array(data);
  if (!isTelephony || format.encoding !== pcmEncoding || format.bits !== 16) {
    throw new Error(`${source} must be 8 kHz, one channel, 16-bit PCM or µ-law`);
  }
  return Uint8Array.from(samplesOf(data), encodeMuLaw);
}

function samplesOf(data: Buffer): Int16Array {
  return Int16Array.from({ length: data.length >> 1 }, (_, index) => data.readInt16LE(index * 2));
}
