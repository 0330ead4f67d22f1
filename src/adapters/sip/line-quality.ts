import type { LineQuality } from '../../ports/index.js';

/** What the next measurement is compared with. */
export interface PacketCount {
  readonly received: number;
  readonly lost: number;
}

/** One measurement, and the count for the next one. */
export interface QualityReading {
  readonly quality: LineQuality;
  readonly count: PacketCount;
}

interface StatsEntry {
  readonly type: string;
  readonly kind?: string;
  readonly nominated?: boolean;
  readonly currentRoundTripTime?: number;
  readonly roundTripTime?: number;
  readonly jitter?: number;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly fractionLost?: number;
}

const milliseconds = (seconds: number | undefined): number | null =>
  seconds === undefined ? null : seconds * 1000;

/** The entries of a report, as plain objects that can be kept. */
export function entriesOf(report: RTCStatsReport): Readonly<Record<string, unknown>>[] {
  const entries: Record<string, unknown>[] = [];
  report.forEach((entry: object) => void entries.push({ ...entry }));
  return entries;
}

/** Reads the quality of the last interval from WebRTC statistics (webrtc-stats §7). */
export function readQuality(report: RTCStatsReport, before: PacketCount): QualityReading {
  const entries: StatsEntry[] = [];
  report.forEach((entry: StatsEntry) => void entries.push(entry));
  const inbound = entries.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
  const remote = entries.find(({ type, kind }) => type === 'remote-inbound-rtp' && kind === 'audio');
  const pair = entries.find(({ type, nominated }) => type === 'candidate-pair' && nominated === true);
  const count = {
    received: inbound?.packetsReceived ?? before.received,
    lost: inbound?.packetsLost ?? before.lost,
  };
  const lost = Math.max(0, count.lost - before.lost);
  const expected = Math.max(0, count.received - before.received) + lost;
  return {
    quality: {
      roundTripMs: milliseconds(remote?.roundTripTime ?? pair?.currentRoundTripTime),
      jitterMs: milliseconds(inbound?.jitter),
      lossRatio: expected === 0 ? null : lost / expected,
      sentLossRatio: remote?.fractionLost ?? null,
    },
    count,
  };
}
