import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { Stage } from './harness/stage.js';

/** Puts the device check beside the desk, with the desk's own workbench, as a host that has a page for it does. */
async function openCheck(page: Page): Promise<void> {
  await page.evaluate(() => {
    const desk = document.querySelector('tccc-workbench');
    if (!desk?.workbench) throw new Error('no workbench on the page');
    const check = Object.assign(document.createElement('tccc-device-check'), { workbench: desk.workbench });
    desk.after(check);
  });
}

const check = (page: Page, name: string) =>
  page.locator(`tccc-device-check [data-check="${name}"][part~="check"]`);

describe('An agent checks their devices', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  it('S28: camera, microphone, speaker, browser and the network through the real media engine', async () => {
    const desk = await stage.agent();
    await desk.page.context().grantPermissions(['microphone', 'camera', 'clipboard-read', 'clipboard-write']);
    await openCheck(desk.page);

    for (const name of ['camera', 'microphone', 'browser', 'network'])
      await check(desk.page, name).getByText('正常', { exact: true }).waitFor();
    await check(desk.page, 'speaker').getByText('待确认').waitFor();
    await desk.page.locator('tccc-device-check').getByRole('button', { name: '是', exact: true }).click();
    await check(desk.page, 'speaker').getByText('正常', { exact: true }).waitFor();

    const measured = await check(desk.page, 'network').locator('.detail').innerText();
    const [, roundTrip, loss] = /往返 (\d+) ms · 丢包 ([\d.]+)%/.exec(measured) ?? [];
    assert.ok(Number(roundTrip) < 200, measured);
    assert.ok(Number(loss) <= 2, measured);

    await desk.page.locator('tccc-device-check').getByRole('button', { name: '复制信息' }).click();
    const copied = await desk.page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /网络状态: 正常/);
    assert.match(copied, /of \d{2,} packets/);
    assert.doesNotMatch(copied, /@centre\.example/);
  });
});
