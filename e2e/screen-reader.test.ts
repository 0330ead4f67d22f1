import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { ScreenReader } from './harness/screen-reader.js';
import { spokenChinese, spokenEnglish, type SpokenWords } from './harness/spoken-words.js';
import { Stage } from './harness/stage.js';

const languages: readonly (readonly [string, SpokenWords])[] = [
  ['zh-CN', spokenChinese],
  ['en', spokenEnglish],
];

/** Seconds run while a test reads. */
const timeless = (lines: readonly string[]): string[] =>
  lines.map((line) => (line.trim().startsWith('timer') ? line.replace(/\d+/, '#') : line));
const is =
  (expected: readonly string[]) =>
  (outline: readonly string[]): boolean =>
    timeless(outline).join() === expected.join();
const has =
  (line: string) =>
  (outline: readonly string[]): boolean =>
    timeless(outline).some((found) => found.trim().startsWith(line));
/** One agent is left to choose from: the groups are options too. */
const hasOnly =
  (agent: RegExp) =>
  (outline: readonly string[]): boolean => {
    const agents = outline.filter((line) => /option “.*@centre/.test(line));
    return agents.length === 1 && agent.test(agents.join());
  };

describe('What a screen reader gets', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ wrapUpSeconds: 12, ringSeconds: 6 });
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  /** Li at a desk in this language, and the reader beside it. */
  async function listen(lang: string): Promise<{ page: Page; reader: ScreenReader }> {
    const { page } = await stage.agent('li');
    await page.goto(`${stage.centre.url}/?raw-audio&lang=${lang}`);
    await page.locator('tccc-workbench [part="current"]').waitFor();
    return { page, reader: await ScreenReader.on(page) };
  }

  for (const [lang, words] of languages) {
    it(`B10: a call from its ring to the end of its wrap-up, heard once each (${lang})`, async () => {
      const { page, reader } = await listen(lang);
      const press = (keys: string): Promise<void> => page.keyboard.press(keys);
      const customer = await stage.customer();

      await customer.call();
      assert.ok((await reader.hears(words.ringing)).isInterrupting, 'a ring waits for its turn');
      await reader.reads(['region', nameIn(words.bar)], is(words.bar));
      await press('Alt+KeyA');
      await reader.hears(words.answered);
      await reader.reads(['toolbar'], is(words.deck));

      await press('Alt+KeyH');
      await reader.hears(words.held);
      await reader.reads(['toolbar'], has(words.heldTile));
      await press('Alt+KeyH');
      await reader.hears(words.talking);
      await reader.reads(['toolbar'], is(words.deck));
      await press('Alt+KeyM');
      await reader.hears(words.muted);
      await reader.reads(['toolbar'], has(words.mutedTile));
      await press('Alt+KeyM');
      await reader.hears(words.talking);

      await customer.hangUp();
      await reader.hears(new RegExp(`${words.wrappingUp}$`));
      for (const line of words.wrapUp) await reader.reads(['region', words.current], has(line));
      for (const moment of words.moments) await reader.hears(moment);
      await reader.hears(words.idle);

      await reader.stop();
      const { answered, held, talking, muted, ended, wrappingUp, moments, idle } = words;
      const inOrder = [answered, held, talking, muted, talking, ended, wrappingUp, ...moments, idle];
      const [ring, ...heard] = reader.heard;
      assert.match(ring?.words ?? '', words.ringing);
      assert.equal(heard.map((said) => said.words).join(' '), inOrder.join(' '));
      assert.ok(!heard.some(({ isInterrupting }) => isInterrupting), 'more than the ring interrupts');
    });

    it(`B10: a transfer from its dialog until the customer is back (${lang})`, async () => {
      const { page, reader } = await listen(lang);
      const { transfer } = words;
      const customer = await stage.customer();
      await customer.call();
      await reader.hears(words.ringing);
      await page.keyboard.press('Alt+KeyA');
      await reader.hears(words.answered);
      const wang = await stage.agent('wang');

      await page.keyboard.press('Alt+KeyT');
      await reader.isOn(transfer.search);
      const dialog = await reader.outline('dialog');
      assert.equal(dialog[0], `dialog “${transfer.title}”`);
      assert.deepEqual(await reader.outline('toolbar'), [], 'what is behind the dialog is still read');
      await page.keyboard.type('王');
      await reader.reads(['dialog'], hasOnly(/option “王建国/));
      await page.keyboard.press('ArrowDown');
      await reader.isOn(/^option “王建国/);
      await page.keyboard.press('Enter');
      await reader.reads(['dialog'], has(transfer.confirm));
      for (let steps = 0; steps < 8 && (await reader.focus()) !== transfer.confirm; steps += 1)
        await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await reader.hears(transfer.under);
      await wang.isRinging();
      await reader.reads(['toolbar'], has(words.transferringTile));
      assert.ok((await reader.hears(words.cameBack)).isInterrupting, 'the failure waits for its turn');

      await reader.stop();
    });
  }
});

/** The name in a line of an outline. */
function nameIn(outline: readonly string[]): string {
  return /“(.*?)”/.exec(outline[0] ?? '')?.[1] ?? '';
}
