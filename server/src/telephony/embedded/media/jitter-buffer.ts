import { frameBytes } from './g711.js';

/** Frames kept back before playing, so that a late packet is no hole: 40 ms. */
const wantedFrames = 2;
/** Frames a backlog may grow to before it is cut back to the wanted ones: 160 ms. */
const mostFrames = 8;

interface Packet {
  readonly sequenceNumber: number;
  readonly payload: Uint8Array;
}

/** Turns packets as the network delivers them into one frame a tick: orders them, drops doubles, and keeps delay bounded. */
export class JitterBuffer {
  #packets: Packet[] = [];
  #bytes = 0;
  /** Part of the oldest packet that was played already: peers may send 10 or 30 ms packets. */
  #offset = 0;
  #lastPlayed: number | null = null;
  #isFilling = true;

  push(sequenceNumber: number, payload: Uint8Array): void {
    if (payload.length === 0) return;
    if (this.#lastPlayed !== null && distance(this.#lastPlayed, sequenceNumber) <= 0) {
      if (distance(sequenceNumber, this.#lastPlayed) < 1000) return;
      this.clear(); // the peer began a new sequence
    }
    let index = this.#packets.length;
    while (index > 0) {
      const gap = distance(this.#packets[index - 1]?.sequenceNumber ?? 0, sequenceNumber);
      if (gap === 0) return;
      if (gap > 0) break;
      index -= 1;
    }
    this.#packets.splice(index, 0, { sequenceNumber, payload });
    this.#bytes += payload.length;
    if (this.#bytes > mostFrames * frameBytes) this.#cut();
  }

  /** The frame of this tick, or `null` when nothing was heard in time. */
  pop(): Uint8Array | null {
    if (this.#isFilling && this.#bytes < wantedFrames * frameBytes) return null;
    this.#isFilling = false;
    if (this.#bytes < frameBytes) {
      this.#isFilling = true;
      return null;
    }
    const frame = new Uint8Array(frameBytes);
    let filled = 0;
    while (filled < frameBytes) filled += this.#take(frame, filled);
    return frame;
  }

  clear(): void {
    this.#packets = [];
    this.#bytes = 0;
    this.#offset = 0;
    this.#lastPlayed = null;
    this.#isFilling = true;
  }

  /** Copies from the oldest packet into `frame` and answers how many bytes. */
  #take(frame: Uint8Array, filled: number): number {
    const packet = this.#packets[0];
    if (packet === undefined) return frameBytes;
    const part = packet.payload.subarray(this.#offset, this.#offset + frameBytes - filled);
    frame.set(part, filled);
    this.#offset += part.length;
    this.#bytes -= part.length;
    if (this.#offset >= packet.payload.length) this.#dropOldest();
    return part.length;
  }

  #cut(): void {
    while (this.#bytes > (wantedFrames + 1) * frameBytes && this.#packets.length > 1) {
      this.#bytes -= (this.#packets[0]?.payload.length ?? 0) - this.#offset;
      this.#dropOldest();
    }
  }

  #dropOldest(): void {
    this.#lastPlayed = this.#packets.shift()?.sequenceNumber ?? this.#lastPlayed;
    this.#offset = 0;
  }
}

/** How far `to` is ahead of `from` in 16-bit sequence numbers (RFC 1982). */
function distance(from: number, to: number): number {
  return (((to - from) & 0xffff) ^ 0x8000) - 0x8000;
}
