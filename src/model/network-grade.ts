/** How good the network is for a voice. */
export type NetworkGrade = 'good' | 'fair' | 'poor' | 'unknown';

/** What can be measured of a network; `null` while unknown. */
export interface NetworkMeasures {
  /** Milliseconds. */
  readonly roundTripMs: number | null;
  /** RFC 3550 interarrival jitter, milliseconds. */
  readonly jitterMs: number | null;
  /** Share of packets lost, 0 to 1. */
  readonly lossRatio: number | null;
}

/** Limits of a grade. */
export type NetworkLimits = { readonly [Measure in keyof NetworkMeasures]: number };

/** Up to these a conversation is at ease (ITU-T G.114: 150 ms one way is transparent to most). */
export const goodNetwork: NetworkLimits = { roundTripMs: 200, jitterMs: 30, lossRatio: 0.02 };
/** Up to these it is understood. */
export const fairNetwork: NetworkLimits = { roundTripMs: 400, jitterMs: 60, lossRatio: 0.06 };

/** Grades what was measured by its worst part. */
export function gradeOf(measures: NetworkMeasures): NetworkGrade {
  const { roundTripMs, jitterMs, lossRatio } = measures;
  if (roundTripMs === null && jitterMs === null && lossRatio === null) return 'unknown';
  if (isWithin(measures, goodNetwork)) return 'good';
  return isWithin(measures, fairNetwork) ? 'fair' : 'poor';
}

/** Which measures keep the network from being good. */
export function weakMeasures(measures: NetworkMeasures): (keyof NetworkMeasures)[] {
  const names = ['roundTripMs', 'jitterMs', 'lossRatio'] as const;
  return names.filter((name) => (measures[name] ?? 0) > goodNetwork[name]);
}

function isWithin(measures: NetworkMeasures, limits: NetworkLimits): boolean {
  return (
    (measures.roundTripMs ?? 0) <= limits.roundTripMs &&
    (measures.jitterMs ?? 0) <= limits.jitterMs &&
    (measures.lossRatio ?? 0) <= limits.lossRatio
  );
}
