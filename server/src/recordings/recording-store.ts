import type { Readable } from 'node:stream';

/** A part of a file, both ends included, as HTTP counts. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Keeps finished recordings. The disk is one place; an S3-compatible one fits behind the same four operations. */
export interface RecordingStore {
  /** Takes over the file at `path`, which may be gone afterwards. @returns its size in bytes */
  put(path: string, id: string): Promise<number>;
  /** Bytes of a recording; `null` when there is none. */
  size(id: string): Promise<number | null>;
  open(id: string, range?: ByteRange): Readable;
  delete(id: string): Promise<void>;
}

/** What a signed link to a recording opens. */
export interface RecordingLink {
  readonly recordId: string;
  readonly agentId: string;
}
