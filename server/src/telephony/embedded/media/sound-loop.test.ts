import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { muLawSamples } from './g711.js';
import { loadWav, ringbackTone, type SoundLoop } from './sound-loop.js';
import { dominantFrequency, level } from '../testing/tone-meter.js';

function listen(sound: SoundLoop, from: number, ticks: number): Int16Array {
  const bytes = Array.from({ length: ticks }, (_, index) => [...sound.frame(from + index)]).flat();
  return Int16Array.from(bytes, (byte) => muLawSamples[byte] ?? 0);
}

describe('music and tones', () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'music-'));
  });
  after(() => rm(directory, { recursive: true }));

  for (const name of ['queue', 'hold']) {
    it(`S16: the packaged ${name} music is heard all the time, at about -20 dBFS and without a seam`, async () => {
      const path = fileURLToPath(new URL(`../../../../assets/music/${name}.wav`, import.meta.url));
      const music = await loadWav(path);
      const seconds = Array.from({ length: 60 }, (_, second) => level(listen(music, second * 50, 50)));
      assert.ok(Math.min(...seconds) > -40, `One second has ${Math.min(...seconds)} dBFS`);
      assert.ok(Math.abs(level(listen(music, 0, 2350)) + 20) < 3);
      assert.ok(largestStep(listen(music, 2300, 300)) < 0.5, 'The loop clicks');
    });
  }

  it('S15: rings back with 425 Hz, one second in five', () => {
    const tone = ringbackTone();
    assert.equal(dominantFrequency(listen(tone, 0, 40)), 420);
    assert.equal(dominantFrequency(listen(tone, 55, 190)), null);
    assert.equal(dominantFrequency(listen(tone, 250, 40)), 420);
  });

  it('says what is wrong with a file', async () => {
    const path = join(directory, 'odd.wav');
    for (const [content, message] of [
      [Buffer.from('ID3 some song'), /is no WAV/],
      [wav({ rate: 44_100, channels: 2 }), /must be 8 kHz/],
      [wav({ rate: 8000, channels: 1 }).subarray(0, 40), /holds no sound/],
    ] as const) {
      await writeFile(path, content);
      await assert.rejects(loadWav(path), message);
    }
  });
});

/** Largest jump between neighbouring samples as a share of the loudest sample. */
function largestStep(samples: Int16Array): number {
  let [step, loudest] = [0, 1];
  for (let index = 1; index < samples.length; index += 1) {
    step = Math.max(step, Math.abs((samples[index] ?? 0) - (samples[index - 1] ?? 0)));
    loudest = Math.max(loudest, Math.abs(samples[index] ?? 0));
  }
  return step / (2 * loudest);
}

function wav({ rate, channels }: { rate: number; channels: number }): Buffer {
  const file = Buffer.alloc(48);
  file.write('RIFF', 0);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(4, 40);
  return file;
}
