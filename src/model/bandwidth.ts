/** What the manual asks of lines, machines and networks. Row S29. Rates are kbit/s in each direction. */

/** How a SIP trunk carries a voice. */
export const trunkCodecs = ['g711', 'g729'] as const;
export type TrunkCodec = (typeof trunkCodecs)[number];

/** What one packet of a voice is made of, bytes. */
export interface VoicePacket {
  readonly payload: number;
  readonly perSecond: number;
}

/** 20 ms of sound a packet: G.711 is 64 kbit/s, G.729 is 8 kbit/s. */
export const voicePackets: Readonly<Record<TrunkCodec, VoicePacket>> = {
  g711: { payload: 160, perSecond: 50 },
  g729: { payload: 20, perSecond: 50 },
};

/** RTP 12, UDP 8, IPv4 20, Ethernet 14 with its 4 of checksum, and the 8 of preamble that a wire carries too. */
export const packetHeaderBytes = 12 + 8 + 20 + 14 + 4 + 8;

/** One call on the trunk: the manual's 90.4 and 34.4 kbit/s. */
export const trunkKbps: Readonly<Record<TrunkCodec, number>> = { g711: 90.4, g729: 34.4 };

/** One call between the centre and an agent's page. */
export const pageKbps = { audio: 60, video: 960 } as const;

/** What a packet of `codec` takes on the wire, kbit/s. */
export function wireKbps(codec: TrunkCodec): number {
  const { payload, perSecond } = voicePackets[codec];
  return ((payload + packetHeaderBytes) * 8 * perSecond) / 1000;
}

/** What is planned. */
export interface BandwidthPlan {
  /** Calls at the same time. */
  readonly calls: number;
  readonly codec: TrunkCodec;
  /** Whether the calls have a picture, too. */
  readonly isVideo: boolean;
}

/** What a plan needs in each direction, up as much as down, Mbit/s. */
export interface BandwidthNeed {
  /** From the SIP trunk to the centre. */
  readonly trunkMbps: number;
  /** From the centre to all pages. */
  readonly pagesMbps: number;
  /** What one agent's page needs, kbit/s. */
  readonly pageKbps: number;
}

/** More calls than any centre has; beyond it the number is a slip of the finger. */
export const maxPlannedCalls = 100_000;

/**
 * What a plan needs. The manual's example: 400 calls of G.729 are 13.76 Mbit/s.
 * @throws RangeError when `calls` is no whole number from 0 to {@link maxPlannedCalls}
 */
export function bandwidthNeed({ calls, codec, isVideo }: BandwidthPlan): BandwidthNeed {
  if (!isPlannable(calls)) throw new RangeError(`calls must be a whole number from 0 to ${maxPlannedCalls}`);
  const page = pageKbps.audio + (isVideo ? pageKbps.video : 0);
  return { trunkMbps: toMbps(calls * trunkKbps[codec]), pagesMbps: toMbps(calls * page), pageKbps: page };
}

/** Whether a number of calls can be planned with. */
export function isPlannable(calls: number): boolean {
  return Number.isInteger(calls) && calls >= 0 && calls <= maxPlannedCalls;
}

/** Tenths of a kbit are exact in binary no more than tenths of a penny: the last bits are rounded away. */
function toMbps(kbps: number): number {
  return Math.round(kbps * 10) / 10_000;
}

/** The oldest Chrome and Edge of the manual. */
export const oldestChromium = 70;
