import type { NetworkGrade, NetworkMeasures } from './network-grade.js';

/** What is measured of a live voice. */
export interface VoiceMeasures extends NetworkMeasures {
  /** Share of packets lost on the way from the page, 0 to 1; left out or `null` while the far end doesn't say. */
  readonly sentLossRatio?: number | null;
}

/** How good a voice is. */
export interface VoiceQuality {
  readonly grade: NetworkGrade;
  /** Mean opinion score as the E-model estimates it, 1 to 4.5; `null` while unknown. */
  readonly mos: number | null;
  /** Which way is the worse one; `null` while both are fine or unknown. */
  readonly weaker: 'sending' | 'receiving' | null;
}

/** A quality and what the next reading is weighed against. */
export interface VoiceTrend extends VoiceQuality {
  /** Smoothed transmission ratings, 0 to 93.2; `null` while unknown. */
  readonly sending: number | null;
  readonly receiving: number | null;
}

/** Nothing was measured yet. */
export const unknownVoice: VoiceTrend = {
  grade: 'unknown',
  mos: null,
  weaker: null,
  sending: null,
  receiving: null,
};

/** ITU-T G.107, table 3: the rating of a line with default values and no impairment of the network. */
const bestRating = 93.2;
/** ITU-T G.113, appendix I: robustness of G.711 with packet loss concealment; its own impairment is zero. */
const lossRobustness = 25.1;
/** Coding, packets of 20 ms and the devices, one way, milliseconds. */
const endDelayMs = 40;

/**
 * Transmission rating R of a voice by the E-model (ITU-T G.107), with its defaults for all but delay and loss, and its
 * delay impairment in the piecewise linear form of Cole and Rosenbluth (2001).
 *
 * @returns 0 to 93.2
 */
export function transmissionRating({ roundTripMs, jitterMs, lossRatio }: NetworkMeasures): number {
  // A jitter buffer holds about twice the jitter back.
  const delay = (roundTripMs ?? 0) / 2 + 2 * (jitterMs ?? 0) + endDelayMs;
  const delayImpairment = 0.024 * delay + 0.11 * Math.max(0, delay - 177.3);
  const loss = 100 * (lossRatio ?? 0);
  const lossImpairment = (95 * loss) / (loss + lossRobustness);
  return Math.min(bestRating, Math.max(0, bestRating - delayImpairment - lossImpairment));
}

/** Mean opinion score of a rating (ITU-T G.107, annex B). @returns 1 to 4.5 */
export function opinionScore(rating: number): number {
  if (rating <= 0) return 1;
  return Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
}

/** ITU-T G.107, table B.1: from 80 users are satisfied, below 60 nearly all are not. */
const goodFrom = 80;
const fairFrom = 60;
/** How much of a new reading counts. One every two seconds: a step is believed after about three of them. */
const weight = 0.4;
/** How far past a limit a rating must be to change the word. */
const margin = 3;

/**
 * Takes in one reading. The rating is smoothed, and the word changes only when it is well past a limit, so that it doesn't
 * flicker at one.
 */
export function followVoice(before: VoiceTrend, measures: VoiceMeasures): VoiceTrend {
  const { roundTripMs, jitterMs, lossRatio, sentLossRatio = null } = measures;
  const isKnown = roundTripMs !== null || jitterMs !== null || lossRatio !== null;
  if (!isKnown && sentLossRatio === null) return before;
  const receiving = isKnown ? smooth(before.receiving, transmissionRating(measures)) : before.receiving;
  const sending =
    sentLossRatio === null
      ? before.sending
      : smooth(before.sending, transmissionRating({ roundTripMs, jitterMs: null, lossRatio: sentLossRatio }));
  const rating = Math.min(receiving ?? bestRating, sending ?? bestRating);
  const grade = nextGrade(before.grade, rating);
  const weaker = grade === 'good' ? null : rating === sending ? 'sending' : 'receiving';
  return { sending, receiving, grade, weaker, mos: opinionScore(rating) };
}

function smooth(before: number | null, rating: number): number {
  return before === null ? rating : before + weight * (rating - before);
}

function nextGrade(before: NetworkGrade, rating: number): NetworkGrade {
  if (before === 'unknown') return gradeFrom(rating);
  const lowered = gradeFrom(rating + margin);
  const raised = gradeFrom(rating - margin);
  const order = ['poor', 'fair', 'good'];
  if (order.indexOf(lowered) < order.indexOf(before)) return lowered;
  return order.indexOf(raised) > order.indexOf(before) ? raised : before;
}

function gradeFrom(rating: number): NetworkGrade {
  if (rating >= goodFrom) return 'good';
  return rating >= fairFrom ? 'fair' : 'poor';
}
