import { isIPv4 } from 'node:net';

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** What a carrier's session description (RFC 8866) says of its sound: plain RTP with G.711. */
export interface PlainAudio {
  readonly address: string;
  readonly port: number;
  /** What it would rather speak: µ-law (0) or A-law (8). */
  readonly payloadType: 0 | 8;
  /** Payload type of telephone events, `null` when it takes none. */
  readonly keyPayloadType: number | null;
  readonly direction: Direction;
  /** Every media section in its order, as an answer must have them again (RFC 3264 §6). */
  readonly sections: readonly string[];
}

/** What our own description says. */
export interface OwnAudio {
  readonly address: string;
  readonly port: number;
  readonly sessionId: number;
  readonly version: number;
  readonly payloadTypes: readonly number[];
  readonly keyPayloadType: number | null;
  readonly direction: Direction;
  /** Sections of the offer being answered; an offer of ours has the sound only. */
  readonly sections: readonly string[];
}

const maximumLength = 32 * 1024;
const names: Readonly<Record<number, string>> = { 0: 'PCMU', 8: 'PCMA' };

/**
 * Reads the sound of a carrier's description.
 * @throws Error when it is no plain RTP with G.711 to an IPv4 address; the message says what is missing
 */
export function readPlainAudio(sdp: string): PlainAudio {
  if (sdp.length > maximumLength) throw new Error('The session description is too long');
  if (!/^v=0\r?\n/.test(sdp)) throw new Error('The body is no session description');
  const [session = '', ...sections] = sdp.split(/^(?=m=)/m);
  const audio = sections.find((section) => /^m=audio \d+ RTP\/AVPF? /.test(section));
  if (audio === undefined) throw new Error('The session description has no audio over RTP');
  const [, port, list] = /^m=audio (\d{1,5})(?:\/\d+)? RTP\/AVPF? ([\d ]+)/.exec(audio) ?? [];
  const payloadType = (list ?? '').trim().split(' ').map(Number).find(isG711);
  if (payloadType === undefined) throw new Error('The peer offers no G.711');
  const address = readAddress(audio) ?? readAddress(session) ?? '';
  if (!isReachable(address)) throw new Error('The peer names no IPv4 address for its sound');
  const keys = /^a=rtpmap:(\d{1,3}) telephone-event\/8000/im.exec(audio)?.[1];
  return {
    address,
    port: Number(port),
    payloadType,
    keyPayloadType: keys === undefined ? null : Number(keys),
    direction: readDirection(address, Number(port), audio, session),
    sections: sections.map((section) => /^m=.*$/m.exec(section)?.[0].trimEnd() ?? ''),
  };
}

/** Writes our description: one section of sound, and every other one of the offer refused by port 0. */
export function writePlainAudio(own: OwnAudio): string {
  const keys =
    own.keyPayloadType === null
      ? []
      : [`a=rtpmap:${own.keyPayloadType} telephone-event/8000`, `a=fmtp:${own.keyPayloadType} 0-15`];
  const numbers = [...own.payloadTypes, ...(own.keyPayloadType === null ? [] : [own.keyPayloadType])];
  const sound = [
    `m=audio ${own.port} RTP/AVP ${numbers.join(' ')}`,
    ...own.payloadTypes.map((type) => `a=rtpmap:${type} ${names[type]}/8000`),
    ...keys,
    'a=ptime:20',
    `a=${own.direction}`,
  ];
  const isSound = (line: string): boolean => /^m=audio \d+(?:\/\d+)? RTP\/AVPF? /.test(line);
  const first = own.sections.findIndex(isSound);
  const sections = own.sections.map((line, at) =>
    at === first ? sound.join('\r\n') : line.replace(/^(m=\S+) \d+(?:\/\d+)?/, '$1 0'),
  );
  return [
    'v=0',
    `o=tccc ${own.sessionId} ${own.version} IN IP4 ${own.address}`,
    's=-',
    `c=IN IP4 ${own.address}`,
    't=0 0',
    ...(sections.length > 0 ? sections : sound),
    '',
  ].join('\r\n');
}

/** The direction that answers the peer's: who only sends is only heard. */
export function answering(direction: Direction): Direction {
  if (direction === 'sendonly') return 'recvonly';
  return direction === 'recvonly' ? 'sendonly' : direction;
}

function isG711(type: number): type is 0 | 8 {
  return type === 0 || type === 8;
}

function readAddress(section: string): string | undefined {
  return /^c=IN IP4 ([^\s/]+)/m.exec(section)?.[1];
}

/** One host's address; 0.0.0.0 is how RFC 2543 puts a call on hold. */
function isReachable(address: string): boolean {
  return isIPv4(address) && Number(address.split('.')[0]) < 224;
}

// eslint-disable-next-line max-params -- the four places a direction is said in
function readDirection(address: string, port: number, audio: string, session: string): Direction {
  if (address === '0.0.0.0' || port === 0) return 'inactive';
  const said = /^a=(sendrecv|sendonly|recvonly|inactive)\r?$/m;
  return ((said.exec(audio) ?? said.exec(session))?.[1] ?? 'sendrecv') as Direction;
}
