/**
 * G.711 companding (ITU-T G.711). Inside the centre every sound is µ-law in frames of 20 ms; A-law is translated at the
 * edge by table.
 */

/** Bytes of a 20 ms frame at 8 kHz. */
export const frameBytes = 160;
export const frameMs = 20;
export const sampleRate = 8000;
/** µ-law of a sample of zero. */
export const silentByte = 0xff;
export const silentFrame: Uint8Array = new Uint8Array(frameBytes).fill(silentByte);

const muLawBias = 0x84;
const muLawClip = 32635;

function decodeMuLaw(byte: number): number {
  const value = ~byte & 0xff;
  const exponent = (value >> 4) & 7;
  const magnitude = (((value & 0x0f) << 3) + muLawBias) << exponent;
  return value & 0x80 ? muLawBias - magnitude : magnitude - muLawBias;
}

function decodeALaw(byte: number): number {
  const value = byte ^ 0x55;
  const exponent = (value >> 4) & 7;
  const mantissa = (value & 0x0f) << 4;
  const magnitude = exponent === 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1);
  return value & 0x80 ? magnitude : -magnitude;
}

/** Companded µ-law of one 16-bit sample. */
export function encodeMuLaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), muLawClip) + muLawBias;
  const exponent = 31 - Math.clz32(magnitude) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

/** Companded A-law of one 16-bit sample. */
export function encodeALaw(sample: number): number {
  const sign = sample < 0 ? 0 : 0x80;
  const magnitude = Math.min(sample < 0 ? -sample - 1 : sample, 32767);
  const exponent = magnitude < 256 ? 0 : 31 - Math.clz32(magnitude) - 7;
  const mantissa = (magnitude >> (exponent === 0 ? 4 : exponent + 3)) & 0x0f;
  return (sign | (exponent << 4) | mantissa) ^ 0x55;
}

/** The 16-bit sample of each µ-law byte. */
export const muLawSamples = Int16Array.from({ length: 256 }, (_, byte) => decodeMuLaw(byte));
/** The 16-bit sample of each A-law byte. */
export const aLawSamples = Int16Array.from({ length: 256 }, (_, byte) => decodeALaw(byte));

const toALaw = Uint8Array.from(muLawSamples, encodeALaw);
const toMuLaw = Uint8Array.from(aLawSamples, encodeMuLaw);

export function muLawToALaw(frame: Uint8Array): Uint8Array {
  return frame.map((byte) => toALaw[byte] ?? 0xd5);
}

export function aLawToMuLaw(frame: Uint8Array): Uint8Array {
  return frame.map((byte) => toMuLaw[byte] ?? silentByte);
}

/** Adds frames sample by sample and clips; one frame passes untouched. */
export function mixFrames(frames: readonly Uint8Array[]): Uint8Array {
  const [first] = frames;
  if (first === undefined) return silentFrame;
  if (frames.length === 1) return first;
  return first.map((_, index) => {
    let sum = 0;
    for (const frame of frames) sum += muLawSamples[frame[index] ?? silentByte] ?? 0;
    return encodeMuLaw(sum);
  });
}
