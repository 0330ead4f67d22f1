import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  aLawSamples,
  aLawToMuLaw,
  encodeALaw,
  encodeMuLaw,
  mixFrames,
  muLawSamples,
  muLawToALaw,
  silentFrame,
} from './g711.js';

describe('G.711', () => {
  it('gives the values of the recommendation', () => {
    assert.equal(muLawSamples[0x00], -32_124);
    assert.equal(muLawSamples[0x80], 32_124);
    assert.equal(muLawSamples[0xff], 0);
    assert.equal(aLawSamples[0xd5], 8);
    assert.equal(aLawSamples[0xaa], 32_256);
    assert.equal(encodeMuLaw(32_767), 0x80);
    assert.equal(encodeALaw(-32_768), 0x2a);
  });

  it('comes back to the byte it came from', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      if (byte !== 0x7f) assert.equal(encodeMuLaw(muLawSamples[byte] ?? 0), byte); // 0x7f is a second zero
      assert.equal(encodeALaw(aLawSamples[byte] ?? 0), byte);
    }
  });

  it('keeps sound within 4 % across both laws', () => {
    const sound = Uint8Array.from({ length: 160 }, (_, index) =>
      encodeMuLaw(Math.round(9000 * Math.sin(index / 5))),
    );
    const back = aLawToMuLaw(muLawToALaw(sound));
    for (const [index, byte] of back.entries()) {
      const [was, is] = [muLawSamples[sound[index] ?? 0] ?? 0, muLawSamples[byte] ?? 0];
      assert.ok(Math.abs(was - is) <= 0.04 * Math.abs(was) + 16, `${was} became ${is}`);
    }
  });

  it('mixes by adding, clips loud sums, and passes one voice untouched', () => {
    const loud = new Uint8Array(160).fill(encodeMuLaw(20_000));
    const quiet = new Uint8Array(160).fill(encodeMuLaw(1000));
    assert.equal(mixFrames([quiet]), quiet);
    assert.equal(mixFrames([]), silentFrame);
    assert.ok(Math.abs((muLawSamples[mixFrames([quiet, quiet])[0] ?? 0] ?? 0) - 2000) < 80);
    assert.equal(muLawSamples[mixFrames([loud, loud])[0] ?? 0], 32_124);
  });
});
