import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { flowSchema } from 'tccc-workbench/model';
import type { PromptSource } from 'tccc-workbench/centre';
import { readSeed } from '../../seed/read-seed.js';
import { demoSeedPath } from '../../settings.js';
import { encodeMuLaw, muLawSamples, sampleRate } from '../embedded/media/g711.js';
import { muLawWav } from '../embedded/media/wav-file.js';
import { dominantFrequency } from '../embedded/testing/tone-meter.js';
import { EspeakVoice, type Voice } from './espeak.js';
import { packagedPrompts, PromptLibrary } from './prompt-library.js';

const text: PromptSource = { kind: 'text', text: '请按一', language: 'zh-CN' };
const file: PromptSource = { kind: 'file', file: 'intro.wav', text: '产品介绍', language: 'zh-CN' };

function tone(hz: number): Uint8Array {
  return Uint8Array.from({ length: sampleRate / 2 }, (_, index) =>
    encodeMuLaw(Math.round(8000 * Math.sin((2 * Math.PI * hz * index) / sampleRate))),
  );
}

const pitch = (sound: Uint8Array): number | null =>
  dominantFrequency(Int16Array.from(sound, (byte) => muLawSamples[byte] ?? 0));

/** A voice that hums 600 Hz and counts how often it is asked. */
class HummingVoice implements Voice {
  asked = 0;

  async isAvailable(): Promise<boolean> {
    return true;
  }

  async speak(): Promise<Uint8Array> {
    this.asked += 1;
    return tone(600);
  }
}

describe('PromptLibrary', () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'prompts-'));
    await writeFile(join(directory, 'intro.wav'), muLawWav(tone(1000)));
    await writeFile(join(directory, 'broken.wav'), 'ID3 some song');
  });
  after(() => rm(directory, { recursive: true }));

  function library(
    name: string,
    voice: Voice,
  ): { library: PromptLibrary; warnings: string[]; cache: string } {
    const warnings: string[] = [];
    const warn = (details: object, message: string): void =>
      void warnings.push(`${message} ${JSON.stringify(details)}`);
    const cache = join(directory, name);
    const logger = { debug: warn, info: warn, warn, error: warn };
    const options = { directories: [join(directory, 'none'), directory], cacheDir: cache, logger, voice };
    return { library: new PromptLibrary(options), warnings, cache };
  }

  it('S18: plays the file that was recorded', async () => {
    const { library: prompts, warnings } = library('files', new HummingVoice());

    assert.equal(pitch(await prompts.sound(file)), 1000);
    assert.deepEqual(warnings, []);
  });

  it('S18: speaks the text when the file is missing or no sound, and says so', async () => {
    const { library: prompts, warnings } = library('fallback', new HummingVoice());

    assert.equal(pitch(await prompts.sound({ ...file, file: 'lost.wav' })), 600);
    assert.equal(pitch(await prompts.sound({ ...file, file: 'broken.wav' })), 600);
    assert.match(warnings.join('\n'), /broken\.wav is no WAV file/);
  });

  it('S18: makes a prompt once for all who ask at the same time, and once for every start after', async () => {
    const voice = new HummingVoice();
    const first = library('once', voice);
    const sounds = await Promise.all([1, 2, 3].map(() => first.library.sound(text)));
    await library('once', voice).library.sound(text);
    await first.library.sound({ ...text, text: '请按二' });

    assert.deepEqual([voice.asked, new Set(sounds).size], [2, 1]);
    const kept = await readdir(first.cache);
    assert.equal(kept.length, 2);
    assert.deepEqual(
      kept.filter((name) => !/^[0-9a-f]{64}\.wav$/.test(name)),
      [],
    );
  });

  it('S18: makes a kept prompt anew when its file is damaged', async () => {
    const voice = new HummingVoice();
    const { library: prompts, warnings, cache } = library('damaged', voice);
    await prompts.sound(text);
    const [name = ''] = await readdir(cache);
    await writeFile(join(cache, name), 'RIFF');

    assert.equal(pitch(await prompts.sound(text)), 600);
    assert.equal(voice.asked, 2);
    assert.match(warnings.join('\n'), /damaged/);
  });

  it('S18: without the program that speaks a caller hears a beep, and the operator the remedy', async () => {
    const { library: prompts, warnings } = library('mute', new EspeakVoice('no-such-program-that-speaks'));

    const sound = await prompts.sound(text);

    assert.equal(pitch(sound), 1400);
    assert.ok(sound.length <= sampleRate / 4);
    assert.match(warnings.join('\n'), /apt-get install espeak-ng/);
  });

  it('S18: tells at the start which files and which voice are missing', async () => {
    const nodes = {
      hello: { type: 'say', prompt: { text: '您好', file: 'lost.wav' }, next: 'intro' },
      intro: { type: 'say', prompt: { text: '介绍', file: 'intro.wav' }, next: 'end' },
      end: { type: 'return' },
    };
    const flow = v.parse(flowSchema, { id: 'intro', name: '介绍', start: 'hello', nodes });
    const mute = library('check', new EspeakVoice('no-such-program-that-speaks'));
    const able = library('check', new HummingVoice());

    await mute.library.check([flow]);
    await able.library.check([flow]);

    assert.match(mute.warnings.join('\n'), /"prompt":"intro\/hello","file":"lost\.wav"/);
    assert.match(mute.warnings.join('\n'), /espeak-ng is not installed.*\{"prompts":\["intro\/hello"\]\}/);
    assert.equal(able.warnings.length, 1);
  });

  it('S18: a machine without the program hears every word of the demo centre', async () => {
    const { flows } = readSeed(demoSeedPath).centres[0] ?? { flows: [] };
    const warnings: string[] = [];
    const warn = (_: object, message: string): void => void warnings.push(message);
    const logger = { debug: warn, info: warn, warn, error: warn };
    const cacheDir = join(directory, 'demo');
    const voice = new EspeakVoice('no-such-program-that-speaks');
    const prompts = new PromptLibrary({ directories: [packagedPrompts], cacheDir, logger, voice });

    await prompts.check(flows);
    for (const { nodes } of flows) {
      for (const node of Object.values(nodes)) {
        if (!('prompt' in node)) continue;
        const { text, file } = node.prompt;
        assert.ok(file, `${text} has no file`);
        const sound = await prompts.sound({ kind: 'file', file, text, language: 'zh-CN' });
        assert.ok(sound.length > sampleRate, `${file} is too short`);
      }
    }

    assert.equal(flows.length, 4);
    assert.deepEqual(warnings, []);
  });
});
