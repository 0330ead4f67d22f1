/** RFC 4733: pressed keys as events of a few bytes in the audio stream. */

const keys = '0123456789*#ABCD';
/** Samples a sent key lasts: 100 ms, longer than the 65 ms some exchanges ask for. */
const durationSamples = 800;
const volume = 10;
/** The end is told three times, so that losing a packet loses no key (RFC 4733 §2.5.1.4). */
const endRepeats = 3;

/** Recognises keys in received events. */
export class KeyReader {
  #lastTimestamp: number | null = null;

  /** The key, told once a press, at its first packet; `null` for its other packets and for events that are no key. */
  read(payload: Uint8Array, timestamp: number): string | null {
    if (payload.length < 4 || timestamp === this.#lastTimestamp) return null;
    this.#lastTimestamp = timestamp;
    return keys[payload[0] ?? keys.length] ?? null;
  }
}

export interface EventPacket {
  readonly payload: Uint8Array;
  /** RTP samples since the key went down: all packets of a key carry the timestamp of its beginning. */
  readonly samplesSinceStart: number;
  readonly isFirst: boolean;
}

/** Whether RFC 4733 can carry `key`. */
export function isKey(key: string): boolean {
  return key.length === 1 && keys.includes(key.toUpperCase());
}

/** The packets of one press, one for each 20 ms tick, ends repeated. */
export function keyPackets(key: string, samplesPerTick: number): EventPacket[] {
  const event = keys.indexOf(key.toUpperCase());
  const steps = Math.ceil(durationSamples / samplesPerTick);
  return Array.from({ length: steps + endRepeats - 1 }, (_, index) => {
    const isEnd = index >= steps - 1;
    const duration = Math.min((index + 1) * samplesPerTick, durationSamples);
    return {
      payload: Uint8Array.of(event, (isEnd ? 0x80 : 0) | volume, duration >> 8, duration & 0xff),
      samplesSinceStart: index * samplesPerTick,
      isFirst: index === 0,
    };
  });
}
