import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addCatalogue,
  catalogueFor,
  en,
  formatClock,
  formatDuration,
  loadCatalogue,
  secondsLeft,
  zhCn,
} from './index.js';

describe('catalogues', () => {
  it('are fetched once, and are there at once from then on', async () => {
    assert.equal(catalogueFor('zh-CN'), undefined);

    assert.equal(await loadCatalogue('zh-CN'), zhCn);

    assert.equal(catalogueFor('zh-CN'), zhCn);
  });

  it('are Chinese for every zh, English for what they do not know', async () => {
    for (const tag of ['zh', 'zh-CN', 'zh-Hans-SG', 'ZH-tw']) assert.equal(await loadCatalogue(tag), zhCn);
    for (const tag of ['en-GB', 'nl', '']) assert.equal(await loadCatalogue(tag), en);
  });

  it('B10: take a language from outside; what it lacks is English', async () => {
    addCatalogue('fr', { 'call.hold': 'Attente' });
    addCatalogue('fr', { 'call.mute': 'Muet' });

    const texts = await loadCatalogue('fr-BE');

    assert.equal(texts['call.hold'], 'Attente');
    assert.equal(texts['call.mute'], 'Muet');
    assert.equal(texts['call.hangUp'], en['call.hangUp']);
    assert.equal(await loadCatalogue('en'), en, 'other languages stay as they are');
  });

  it('B10: take words of a region; what it lacks is its language', async () => {
    addCatalogue('zh-TW', { 'call.hangUp': '掛斷' });

    assert.equal((await loadCatalogue('zh-tw'))['call.hangUp'], '掛斷');
    assert.equal((await loadCatalogue('zh-tw'))['call.hold'], zhCn['call.hold']);
    assert.equal(await loadCatalogue('zh-CN'), zhCn);
  });

  it('both languages have the same keys, no text is empty, and no Chinese text is left in English', () => {
    assert.deepEqual(Object.keys(en).sort(), Object.keys(zhCn).sort());
    const isName = /^(—|G\.7\d\d)$/; // the same in every language
    const untranslated = Object.entries(zhCn).filter(
      ([key, text]) => typeof text === 'string' && text === en[key as keyof typeof en] && !isName.test(text),
    );
    assert.deepEqual(untranslated, []);
    for (const text of [...Object.values(en), ...Object.values(zhCn)])
      if (typeof text === 'string') assert.ok(text.trim());
  });
});

describe('durations', () => {
  it('reads as a clock, as a length, and as a countdown', () => {
    assert.equal(formatClock(84_000), '00:01:24');
    assert.equal(formatClock(-5), '00:00:00');
    assert.equal(formatDuration(412_000), '06:52');
    assert.equal(formatDuration(4_012_000), '1:06:52');
    assert.equal(secondsLeft(10_000, 9_999), 1);
    assert.equal(secondsLeft(10_000, 10_000), 0);
    assert.equal(secondsLeft(10_000, 12_000), 0);
  });
});
