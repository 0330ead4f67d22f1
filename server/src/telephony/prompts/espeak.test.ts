import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { muLawSamples, sampleRate } from '../embedded/media/g711.js';
import { dominantFrequency, level } from '../embedded/testing/tone-meter.js';
import { EspeakVoice, VoiceMissingError } from './espeak.js';
import { resample } from './resample.js';

const heard = (sound: Uint8Array): Int16Array => Int16Array.from(sound, (byte) => muLawSamples[byte] ?? 0);

function tone(hz: number, rate: number): Int16Array {
  return Int16Array.from(
    { length: rate },
    (_, index) => 10_000 * Math.sin((2 * Math.PI * hz * index) / rate),
  );
}

describe('EspeakVoice', () => {
  const voice = new EspeakVoice();

  it('S18: speaks Chinese and English at a telephone’s loudness and pace', async () => {
    for (const [text, language, seconds] of [
      ['您好，请按一确认。', 'zh-CN', [1, 4]],
      ['Please press one to confirm.', 'en', [1, 4]],
    ] as const) {
      const sound = await voice.speak(text, language);

      const lasts = sound.length / sampleRate;
      assert.ok(lasts > seconds[0] && lasts < seconds[1], `${text} lasts ${lasts} s`);
      const loudness = level(heard(sound));
      assert.ok(loudness > -30 && loudness < -12, `${text} has ${loudness} dBFS`);
    }
  });

  it('S18: different words sound different, and no text is taken for an option', async () => {
    const [one, two] = await Promise.all([voice.speak('一', 'zh-CN'), voice.speak('--version', 'en')]);

    assert.notDeepEqual(one, two);
    assert.ok(two.length > sampleRate / 2);
  });

  it('S18: tells a machine without the program from a program that fails', async () => {
    const missing = new EspeakVoice('no-such-program-that-speaks');
    assert.equal(await missing.isAvailable(), false);
    await assert.rejects(missing.speak('一', 'zh-CN'), VoiceMissingError);

    const failing = new EspeakVoice('false');
    await assert.rejects(
      failing.speak('一', 'zh-CN'),
      (error) =>
        error instanceof Error && !(error instanceof VoiceMissingError) && /ended with 1/.test(error.message),
    );
    assert.equal(await voice.isAvailable(), true);
  });
});

describe('resample', () => {
  it('keeps a tone at its pitch and length, and lets none above the band fold back', async () => {
    const low = await resample(tone(1000, 22_050), { from: 22_050, to: sampleRate });
    const high = await resample(tone(6000, 22_050), { from: 22_050, to: sampleRate });

    assert.equal(low.length, sampleRate);
    assert.equal(dominantFrequency(low), 1000);
    assert.ok(Math.abs(level(low) - level(tone(1000, 22_050))) < 0.3);
    assert.ok(level(high) < -60, `6 kHz left ${level(high)} dBFS`);
  });
});
