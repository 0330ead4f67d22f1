import { encodeMuLaw, frameBytes, sampleRate, silentByte } from './g711.js';
import { loadMuLaw } from './wav-file.js';

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
 * Reads a WAV file as a sound without an end; see {@link loadMuLaw}.
 * @throws Error when the file is none, naming what is wrong with it
 */
export async function loadWav(path: string): Promise<SoundLoop> {
  return new SoundLoop(await loadMuLaw(path));
}
