import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  bandwidthNeed,
  isPlannable,
  maxPlannedCalls,
  trunkCodecs,
  trunkKbps,
  wireKbps,
} from './bandwidth.js';

describe('bandwidth', () => {
  it('S29: the rates of the manual are what 20 ms packets take on an Ethernet wire', () => {
    for (const codec of trunkCodecs) assert.equal(wireKbps(codec), trunkKbps[codec]);
    assert.equal(wireKbps('g711'), ((160 + 12 + 8 + 20 + 26) * 8 * 50) / 1000);
  });

  it('S29: 400 calls of G.729 need 13.76 Mbit/s, the example of the manual', () => {
    assert.equal(bandwidthNeed({ calls: 400, codec: 'g729', isVideo: false }).trunkMbps, 13.76);
  });

  it('S29: pages need 60 kbit/s a voice, and 960 more a picture', () => {
    const plan = { calls: 30, codec: 'g711' } as const;

    assert.deepEqual(bandwidthNeed({ ...plan, isVideo: false }), {
      trunkMbps: 2.712,
      pagesMbps: 1.8,
      pageKbps: 60,
    });
    assert.deepEqual(bandwidthNeed({ ...plan, isVideo: true }), {
      trunkMbps: 2.712,
      pagesMbps: 30.6,
      pageKbps: 1020,
    });
  });

  it('no call needs nothing, and the most that can be planned is still exact', () => {
    assert.equal(bandwidthNeed({ calls: 0, codec: 'g711', isVideo: true }).trunkMbps, 0);
    assert.equal(bandwidthNeed({ calls: maxPlannedCalls, codec: 'g711', isVideo: false }).trunkMbps, 9040);
  });

  it('what is no number of calls is refused', () => {
    for (const calls of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, maxPlannedCalls + 1]) {
      assert.equal(isPlannable(calls), false);
      assert.throws(() => bandwidthNeed({ calls, codec: 'g711', isVideo: false }), RangeError);
    }
  });
});
