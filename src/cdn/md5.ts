/** MD5 (RFC 1321) of UTF-8, which SIP's digest still asks for (RFC 8760 §2.1) and browsers do not have. */

const sines = Array.from({ length: 64 }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32));

interface Round {
  readonly mix: (b: number, c: number, d: number) => number;
  /** Which word of the block a step takes, modulo 16. */
  readonly word: (step: number) => number;
  readonly shifts: readonly number[];
}

const rounds: readonly Round[] = [
  { mix: (b, c, d) => (b & c) | (~b & d), word: (step) => step, shifts: [7, 12, 17, 22] },
  { mix: (b, c, d) => (d & b) | (~d & c), word: (step) => 5 * step + 1, shifts: [5, 9, 14, 20] },
  { mix: (b, c, d) => b ^ c ^ d, word: (step) => 3 * step + 5, shifts: [4, 11, 16, 23] },
  { mix: (b, c, d) => c ^ (b | ~d), word: (step) => 7 * step, shifts: [6, 10, 15, 21] },
];
const steps = rounds.flatMap(({ mix, word, shifts }, round) =>
  sines.slice(16 * round, 16 * round + 16).map((sine, step) => ({
    mix,
    sine,
    word: word(step) % 16,
    shift: shifts[step % 4] ?? 0,
  })),
);

/** What SIP.js wants of its own `Md5`. */
export const Md5 = {
  /** The digest in hexadecimal digits. */
  hashStr(text: string): string {
    const message = padded(new TextEncoder().encode(text));
    const state = new DataView(new ArrayBuffer(16));
    [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476].forEach((word, index) =>
      state.setUint32(4 * index, word, true),
    );
    for (let block = 0; block < message.byteLength; block += 64) take(state, message, block);
    return Array.from(new Uint8Array(state.buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
  },
};

/** The message, a bit, zeros, and its length in bits, as whole blocks of 64 bytes. */
function padded(bytes: Uint8Array): DataView {
  const message = new Uint8Array(((bytes.length + 72) >> 6) << 6);
  message.set(bytes);
  message[bytes.length] = 0x80;
  const view = new DataView(message.buffer);
  view.setUint32(message.length - 8, bytes.length * 8, true);
  return view;
}

function take(state: DataView, message: DataView, block: number): void {
  const word = (index: number): number => state.getUint32(4 * index, true);
  let [a, b, c, d] = [word(0), word(1), word(2), word(3)];
  for (const { mix, sine, word: index, shift } of steps) {
    const sum = (a + mix(b, c, d) + sine + message.getUint32(block + 4 * index, true)) | 0;
    [a, b, c, d] = [d, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0, b, c];
  }
  [a, b, c, d].forEach((value, index) => state.setUint32(4 * index, word(index) + value, true));
}
