import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import { createMp3Encoder } from 'wasm-media-encoders';
import { sampleRate } from './g711.js';

/** Kilobits a second for both channels: 360 KB a minute. */
const bitrate = 48;

type Encoder = Awaited<ReturnType<typeof createMp3Encoder>>;

/**
 * One stereo MP3 as it grows on the disk. Until it is whole its name ends in `.part`; what a crash leaves behind is
 * nevertheless a playable file, since frames of constant size need no index.
 */
export class Mp3File {
  readonly #encoder: Encoder;
  readonly #path: string;
  readonly #file: number;
  #samples = 0;
  #bytes = 0;

  private constructor(encoder: Encoder, path: string) {
    this.#encoder = encoder;
    this.#path = path;
    this.#file = openSync(`${path}.part`, 'w', 0o600);
  }

  static async open(path: string): Promise<Mp3File> {
    const encoder = await createMp3Encoder();
    encoder.configure({ sampleRate, channels: 2, bitrate });
    return new Mp3File(encoder, path);
  }

  add(customer: Int16Array, agent: Int16Array): void {
    this.#write(this.#encoder.encode([toFloat(customer), toFloat(agent)]));
    this.#samples += customer.length;
  }

  /** Writes the last frames and gives the file its final name. */
  finish(): { path: string; durationMs: number; bytes: number } {
    this.#write(this.#encoder.finalize());
    closeSync(this.#file);
    renameSync(`${this.#path}.part`, this.#path);
    return {
      path: this.#path,
      durationMs: Math.round((this.#samples * 1000) / sampleRate),
      bytes: this.#bytes,
    };
  }

  #write(data: Uint8Array): void {
    for (let written = 0; written < data.length;) {
      written += writeSync(this.#file, data, written, data.length - written);
    }
    this.#bytes += data.length;
  }
}

function toFloat(samples: Int16Array): Float32Array {
  return Float32Array.from(samples, (sample) => sample / 32768);
}
