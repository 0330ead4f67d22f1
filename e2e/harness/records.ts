import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { ServiceRecord } from 'tccc-workbench/model';
import { password } from './centre.js';
import { ApiClient } from './api-client.js';
import { listenToMp3, type Channel } from './mp3.js';
import type { AgentDesk } from './agent-desk.js';

/** Every record of the centre, also those of calls no agent ever had: what the administrator sees. Newest first. */
export async function recordsOf(centreUrl: string): Promise<ServiceRecord[]> {
  const administrator = await ApiClient.signIn(centreUrl, 'admin@centre.example', password);
  const page = (await administrator.get('/api/v1/records?scope=centre')) as { records: ServiceRecord[] };
  return page.records;
}

/** The one record that fits; fails when there are none or several. */
export async function oneRecord(
  centreUrl: string,
  fits: (record: ServiceRecord) => boolean,
): Promise<ServiceRecord> {
  const found = (await recordsOf(centreUrl)).filter(fits);
  assert.equal(found.length, 1, `one record, not ${found.length}`);
  const [record] = found;
  assert.ok(record);
  return record;
}

/** Downloads the newest recording from the agent's record list, as the agent does, and listens to it. */
export async function newestRecording(desk: AgentDesk): Promise<{ seconds: number; channels: Channel[] }> {
  const records = await desk.openRecords();
  await records.getByRole('button', { name: '播放录音' }).first().click();
  const download = await pressForDownload(desk.page);
  return listenToMp3(readFileSync(download));
}

async function pressForDownload(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('tccc-recording-player').getByText('下载 MP3').click(),
  ]);
  assert.match(download.suggestedFilename(), /\.mp3$/);
  return download.path();
}
