import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { agentHz, customerHz } from './harness/browsers.js';
import { hearsTone } from './harness/ear.js';
import { Stage } from './harness/stage.js';

const rowsOf = (records: Locator): Locator => records.locator('[part~="row"]');

describe('An agent looks at their service records', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ wrapUpSeconds: 0 });
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  it('S23 to S27: a call is listed as it ends, filtered, exported, played and downloaded', async () => {
    const desk = await stage.agent();
    const records = await desk.openRecords();
    await records.getByText('共 0 条').waitFor();
    const customer = await stage.customer();
    await customer.call();
    await desk.answer();
    await hearsTone(customer.page, agentHz);
    await hearsTone(desk.page, customerHz);
    await customer.hangUp();
    await desk.presence('空闲');

    await desk.openRecords();
    await records.getByText('共 1 条').waitFor();
    const row = rowsOf(records).first();
    for (const part of ['呼入', '189****8352', '正常结束']) await row.getByText(part).first().waitFor();

    await records.getByRole('radio', { name: '呼出' }).check();
    await records.getByText('没有符合条件的记录').waitFor();
    await records.getByRole('radio', { name: '呼入' }).check();
    await row.waitFor();
    await records.getByRole('searchbox', { name: '号码' }).fill('000000');
    await records.getByText('共 0 条').waitFor();
    await records.getByRole('button', { name: '重置' }).click();
    await row.waitFor();

    const [sheet] = await Promise.all([
      desk.page.waitForEvent('download'),
      records.getByRole('button', { name: '导出 CSV' }).click(),
    ]);
    const lines = readFileSync(await sheet.path(), 'utf8').split('\r\n');
    assert.ok(lines[0]?.startsWith('\uFEFF'), 'a byte order mark');
    assert.match(lines.slice(1).join('\n'), /189 ?\*{4} ?8352/);

    await row.focus();
    await desk.page.keyboard.press('Enter');
    const player = records.locator('tccc-recording-player');
    const sound = await player.locator('audio').elementHandle();
    await desk.page.waitForFunction((audio) => (audio as HTMLAudioElement | null)!.currentTime > 0.5, sound);
    await player.locator('.wave[data-drawn="true"]').waitFor();
    const [recording] = await Promise.all([
      desk.page.waitForEvent('download'),
      player.getByText('下载 MP3').click(),
    ]);
    assert.match(recording.suggestedFilename(), /\.mp3$/);
    assert.ok(readFileSync(await recording.path()).length > 1_000);
  });
});
