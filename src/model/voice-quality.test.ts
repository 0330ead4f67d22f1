import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  followVoice,
  opinionScore,
  transmissionRating,
  unknownVoice,
  type VoiceMeasures,
  type VoiceTrend,
} from './voice-quality.js';

const fine: VoiceMeasures = { roundTripMs: 30, jitterMs: 2, lossRatio: 0 };
const lossy = (lossRatio: number): VoiceMeasures => ({ ...fine, lossRatio });

function words(readings: readonly VoiceMeasures[], from: VoiceTrend = unknownVoice): string[] {
  let trend = from;
  return readings.map((reading) => (trend = followVoice(trend, reading)).grade);
}
const changes = (series: readonly string[]): number =>
  series.filter((word, index) => index > 0 && word !== series[index - 1]).length;

describe('transmissionRating', () => {
  it('B11: is what ITU-T G.107 says of the ends of the scale', () => {
    assert.ok(transmissionRating(fine) > 90);
    assert.equal(Math.round(opinionScore(93.2) * 100) / 100, 4.41);
    assert.equal(opinionScore(0), 1);
    assert.equal(transmissionRating({ roundTripMs: 4_000, jitterMs: 0, lossRatio: 1 }), 0);
  });

  it('B11: falls with delay beyond 177 ms faster than below, and with loss', () => {
    const delayed = (roundTripMs: number): number => transmissionRating({ ...fine, roundTripMs });
    const near = delayed(100) - delayed(140);
    const far = delayed(500) - delayed(540);

    assert.ok(far > 4 * near, `${far} after ${near}`);
    // Ie-eff of G.711 with concealment at 2 %: 95 · 2 / (2 + 25.1) = 7.
    assert.equal(Math.round(transmissionRating(fine) - transmissionRating(lossy(0.02))), 7);
  });
});

describe('followVoice', () => {
  it('B11: says at the first reading what it knows, and nothing before', () => {
    const nothing = { roundTripMs: null, jitterMs: null, lossRatio: null };

    assert.equal(followVoice(unknownVoice, nothing), unknownVoice);
    assert.deepEqual(words([fine, nothing]), ['good', 'good']);
    assert.deepEqual(words([lossy(0.3)]), ['poor']);
  });

  it('B11: one bad reading among good ones changes no word', () => {
    assert.deepEqual(words([fine, fine, lossy(0.1), fine, fine]), Array(5).fill('good'));
  });

  it('B11: a network that stays bad is called so within four readings, and good again within eight', () => {
    const bad = words([fine, ...Array<VoiceMeasures>(4).fill(lossy(0.2))]);
    assert.equal(bad.at(-1), 'poor');

    let trend = unknownVoice;
    for (let reading = 0; reading < 6; reading++) trend = followVoice(trend, lossy(0.2));
    assert.equal(words(Array<VoiceMeasures>(8).fill(fine), trend).at(-1), 'good');
  });

  it('B11: the word does not flicker while the network wavers about a limit', () => {
    // 3.4 % ± 0.6 %: the rating wavers about 80, the limit of good.
    const wavering = Array.from({ length: 60 }, (_, index) => lossy(0.034 + (index % 2 ? 0.006 : -0.006)));

    assert.ok(changes(words([fine, fine, ...wavering])) <= 1);
  });

  it('B11: tells which way is the worse one', () => {
    const sending = followVoice(unknownVoice, { ...fine, sentLossRatio: 0.2 });
    const receiving = followVoice(unknownVoice, { ...lossy(0.2), sentLossRatio: 0 });

    assert.deepEqual([sending.grade, sending.weaker], ['poor', 'sending']);
    assert.deepEqual([receiving.grade, receiving.weaker], ['poor', 'receiving']);
    assert.equal(followVoice(unknownVoice, fine).weaker, null);
  });
});
