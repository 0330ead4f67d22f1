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
import { loadErrorTexts, onTexts } from './catalogues.js';
import { zhChecks } from './texts/checks.zh-cn.js';
import { zhCommon } from './texts/common.zh-cn.js';
import { zhErrors } from './texts/errors.zh-cn.js';
import { zhWholeDesk } from './texts/whole-desk.zh-cn.js';
import { zhWholeEntrance } from './texts/whole-entrance.zh-cn.js';

describe('catalogues', () => {
  it('come in parts: an element waits for no words that it does not say', async () => {
    const told: string[] = [];
    const stop = onTexts(() => told.push('texts'));

    const texts = await loadCatalogue('zh-CN', ['common']);

    assert.equal(texts['dialpad.call'], zhCn['dialpad.call']);
    assert.equal('call.hold' in texts, false);
    assert.equal(catalogueFor('zh-CN', ['common']), texts);
    assert.equal(catalogueFor('zh-CN', ['common', 'desk']), undefined);
    await loadErrorTexts(texts);
    const more = catalogueFor('zh-CN', ['common', 'errors']);
    assert.equal(more?.['error.call/refused'], zhCn['error.call/refused']);
    assert.deepEqual(told, ['texts', 'texts']);
    stop();
  });

  it('have no word in two parts', () => {
    const parts = [zhCommon, zhWholeEntrance, zhWholeDesk, zhChecks, zhErrors].flatMap((part) =>
      Object.keys(part),
    );

    assert.equal(new Set(parts).size, parts.length);
  });

  it('are fetched once, and are there at once from then on', async () => {
    assert.equal(catalogueFor('zh-CN'), undefined);

    const texts = await loadCatalogue('zh-CN');

    assert.deepEqual(texts, zhCn);
    assert.equal(catalogueFor('zh-CN'), texts);
    assert.equal(await loadCatalogue('zh'), texts);
  });

  it('are Chinese for every zh, English for what they do not know', async () => {
    for (const tag of ['zh', 'zh-CN', 'zh-Hans-SG', 'ZH-tw'])
      assert.deepEqual(await loadCatalogue(tag), zhCn);
    for (const tag of ['en-GB', 'nl', '']) assert.deepEqual(await loadCatalogue(tag), en);
  });

  it('B10: take a language from outside; what it lacks is English', async () => {
    addCatalogue('fr', { 'call.hold': 'Attente' });
    addCatalogue('fr', { 'call.mute': 'Muet' });

    const texts = await loadCatalogue('fr-BE');

    assert.equal(texts['call.hold'], 'Attente');
    assert.equal(texts['call.mute'], 'Muet');
    assert.equal(texts['call.hangUp'], en['call.hangUp']);
    assert.deepEqual(await loadCatalogue('en'), en, 'other languages stay as they are');
  });

  it('B10: take words of a region; what it lacks is its language', async () => {
    addCatalogue('zh-TW', { 'call.hangUp': '掛斷' });

    assert.equal((await loadCatalogue('zh-tw'))['call.hangUp'], '掛斷');
    assert.equal((await loadCatalogue('zh-tw'))['call.hold'], zhCn['call.hold']);
    assert.deepEqual(await loadCatalogue('zh-CN'), zhCn);
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
