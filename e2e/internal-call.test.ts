import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import type { AgentDesk } from './harness/agent-desk.js';
import { agentHz } from './harness/browsers.js';
import { hearsMusic, hearsSilence, hearsTone } from './harness/ear.js';
import { recordsOf } from './harness/records.js';
import { Stage } from './harness/stage.js';

/** Opens 内部呼叫 and looks for somebody. */
async function find(desk: AgentDesk, text: string): Promise<Locator> {
  await desk.page.getByRole('button', { name: '电话呼出' }).click();
  await desk.page.getByRole('tab', { name: '内部呼叫' }).click();
  const directory = desk.page.locator('tccc-directory');
  await directory.getByRole('searchbox').fill(text);
  return directory;
}

describe('Agents call each other', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ wrapUpSeconds: 1, ringSeconds: 6 });
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  it('S20: found by e-mail with live presence, called, heard both ways, held, hung up', async () => {
    const li = await stage.agent('li');
    const directory = await find(li, 'wang@');
    await directory.getByRole('option', { name: /王建国.*下线/ }).waitFor();
    const wang = await stage.agent('wang');
    await directory.getByRole('option', { name: /王建国.*空闲/ }).click();

    await directory.getByRole('button', { name: '在线呼叫' }).click();
    await wang.page.locator('tccc-incoming-call').getByText('内部呼叫').waitFor();
    await wang.page.locator('tccc-incoming-call').getByText('李晓雯', { exact: true }).waitFor();
    await wang.answer();
    await li.callIs('通话中');
    await hearsTone(li.page, agentHz);
    await hearsTone(wang.page, agentHz);
    await li.panel.locator('[part~="number"]').getByText('王建国').waitFor();
    await li.page.getByRole('tab', { name: /内部会话/, selected: true }).waitFor();

    await wang.press('静音');
    await hearsSilence(li.page);
    await wang.press('取消静音');
    await li.press('通话保持');
    await hearsMusic(wang.page, agentHz);
    await li.press('取消保持');
    await hearsTone(wang.page, agentHz);
    await wang.press('挂断');
    await li.presence('空闲');

    const internal = (await recordsOf(stage.centre.url)).filter(({ kind }) => kind === 'internal');
    assert.ok(internal.length > 0, 'a record of the internal call');
  });

  it('S20: an offline agent without a mobile phone can’t be called, and the buttons say why', async () => {
    const li = await stage.agent('li');
    const directory = await find(li, '陈晓雯');

    const option = directory.getByRole('option', { name: /陈晓雯/ });
    assert.equal(await option.getAttribute('aria-disabled'), 'true');
    await option.getByText('未上线').waitFor();
    assert.equal(
      await directory.getByRole('button', { name: '在线呼叫' }).getAttribute('aria-disabled'),
      'true',
    );
  });
});
