import { frameBytes, silentByte } from './g711.js';

/** A prompt on its way to one leg, frame by frame. */
export class PromptPlayback {
  readonly promptId: string;
  readonly #sound: Uint8Array;
  #at = 0;

  /** @param sound - µ-law at 8 kHz */
  constructor(promptId: string, sound: Uint8Array) {
    this.promptId = promptId;
    this.#sound = sound;
  }

  /** The next 20 ms, the last of them filled up with silence; `null` once it is over. */
  next(): Uint8Array | null {
    if (this.#at >= this.#sound.length) return null;
    const part = this.#sound.subarray(this.#at, this.#at + frameBytes);
    this.#at += frameBytes;
    if (part.length === frameBytes) return part;
    const frame = new Uint8Array(frameBytes).fill(silentByte);
    frame.set(part);
    return frame;
  }
}
