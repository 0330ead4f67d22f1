import type { LineQuality } from '../../src/ports/index.js';

/** How good the network is for a voice. */
export type NetworkGrade = 'good' | 'fair' | 'poor' | 'unknown';

interface Limits {
  readonly roundTripMs: number;
  readonly jitterMs: number;
  readonly lossRatio: number;
}

/** Up to these a conversation is at ease (ITU-T G.114: 150 ms one way is transparent to most). */
const good: Limits = { roundTripMs: 200, jitterMs: 30, lossRatio: 0.02 };
/** Up to these it is understood. */
const fair: Limits = { roundTripMs: 400, jitterMs: 60, lossRatio: 0.06 };

/** Grades what was measured by its worst part. */
export function gradeOf(quality: LineQuality): NetworkGrade {
  const { roundTripMs, jitterMs, lossRatio } = quality;
  if (roundTripMs === null && jitterMs === null && lossRatio === null) return 'unknown';
  if (isWithin(quality, good)) return 'good';
  return isWithin(quality, fair) ? 'fair' : 'poor';
}

function isWithin({ roundTripMs, jitterMs, lossRatio }: LineQuality, limits: Limits): boolean {
  return (
    (roundTripMs ?? 0) <= limits.roundTripMs &&
    (jitterMs ?? 0) <= limits.jitterMs &&
    (lossRatio ?? 0) <= limits.lossRatio
  );
}
