import { createReadStream } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ByteRange, RecordingStore } from './recording-store.js';

/** Recordings as files of one folder, named by their call. */
export class DiskRecordingStore implements RecordingStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(path: string, id: string): Promise<number> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const target = this.#path(id);
    if (path !== target) await move(path, target);
    return (await stat(target)).size;
  }

  async size(id: string): Promise<number | null> {
    try {
      return (await stat(this.#path(id))).size;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }

  open(id: string, range?: ByteRange): Readable {
    return createReadStream(this.#path(id), range ? { start: range.start, end: range.end } : {});
  }

  async delete(id: string): Promise<void> {
    await rm(this.#path(id), { force: true });
  }

  #path(id: string): string {
    if (!/^[\w-]{1,64}$/.test(id)) throw new RangeError('A recording is named by the id of its call');
    return join(this.#folder, `${id}.mp3`);
  }
}

/** Renames, or copies where the two places are different file systems. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await copyFile(from, `${to}.part`);
    await rename(`${to}.part`, to);
    await rm(from);
  }
}
