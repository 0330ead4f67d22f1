/** What the centre must know of a telephone's session description (RFC 8866) to talk with it. */
export interface RemoteAudio {
  /** Payload type of telephone events, `null` when the peer takes none. */
  readonly keyPayloadType: number | null;
  /** Whether the peer wants to hear us: not while it holds the line. */
  readonly isHearing: boolean;
}

const maximumLength = 32 * 1024;

/**
 * Reads the audio part of a peer's description.
 * @throws Error when it is no WebRTC audio description with G.711; the message says what is missing
 */
export function readRemoteAudio(sdp: string): RemoteAudio {
  if (sdp.length > maximumLength) throw new Error('The session description is too long');
  if (!/^v=0\r?\n/.test(sdp)) throw new Error('The body is no session description');
  const media = /^m=audio (\d+) ([A-Z/]+) ([\d ]+?)\r?$/m.exec(sdp);
  if (media === null) throw new Error('The session description has no audio');
  const payloadTypes = (media[3] ?? '').split(' ');
  if (!payloadTypes.includes('0') && !payloadTypes.includes('8')) throw new Error('The peer offers no G.711');
  if (!/^a=ice-ufrag:\S+\r?$/m.test(sdp) || !/^a=ice-pwd:\S+\r?$/m.test(sdp))
    throw new Error('ICE is missing');
  if (!/^a=fingerprint:\S+ \S+\r?$/m.test(sdp)) throw new Error('The DTLS fingerprint is missing');
  const keys = /^a=rtpmap:(\d+) telephone-event\/8000/im.exec(sdp);
  const isDeaf = media[1] === '0' || /^a=(sendonly|inactive)\r?$/m.test(sdp);
  return { keyPayloadType: keys?.[1] === undefined ? null : Number(keys[1]), isHearing: !isDeaf };
}

/**
 * Takes the peer's candidates out. The centre has a known address and waits for checks (ICE lite, RFC 8445 §2.5), so it
 * needs none; without them no description can make it look names up or send packets to third parties.
 */
export function withoutCandidates(sdp: string): string {
  return sdp.replace(/^a=(candidate:.*|end-of-candidates)\r?\n/gm, '');
}

/** Leaves of our candidates those of the addresses that shall be told. */
export function onlyCandidatesOf(sdp: string, addresses: readonly string[]): string {
  return sdp.replace(/^a=candidate:(?:\S+ ){4}(\S+) .*\r?\n/gm, (line, address: string) =>
    addresses.includes(address) ? line : '',
  );
}

/**
 * Says that this end is ICE lite (RFC 8839 §5.3); werift does not. A browser that knows nominates only the path it has
 * chosen, instead of every one that answers first, and the handshake does not lose its first packets on another.
 */
export function asIceLite(sdp: string): string {
  return sdp.replace(/^t=0 0\r?\n/m, '$&a=ice-lite\r\n');
}
