import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { AgentDesk } from './harness/agent-desk.js';
import { agentHz, customerHz } from './harness/browsers.js';
import { hearsMusic, hearsTone } from './harness/ear.js';
import { recordsOf } from './harness/records.js';
import { Stage } from './harness/stage.js';

/** Chooses somebody from the directory of the call panel and hands the customer over. */
async function transfer(desk: AgentDesk, kind: '转座席' | '转技能组', name: string): Promise<void> {
  await desk.press(kind);
  const dialog = desk.page.getByRole('dialog', { name: /^转接/ });
  await dialog.getByRole('option', { name }).click();
  await dialog.getByRole('button', { name: `转给${name}` }).click();
}

describe('A customer is handed over', () => {
  let stage: Stage;
  let since = 0;
  before(async () => {
    stage = await Stage.open({ wrapUpSeconds: 1, ringSeconds: 6 });
  });
  afterEach(async () => {
    since = (await recordsOf(stage.centre.url))[0]?.startedAt ?? 0;
    await stage.clear();
  });
  after(() => stage.close());
  const records = async () =>
    (await recordsOf(stage.centre.url)).filter(({ startedAt }) => startedAt > since);

  /** Li talks to a customer; Wang is at his desk. */
  async function conversation() {
    const li = await stage.agent('li');
    const customer = await stage.customer();
    await customer.call();
    await li.answer();
    await hearsTone(customer.page, agentHz);
    return { li, customer };
  }

  it('S21: to an agent: the customer hears music, then the other agent; both parts have a record', async () => {
    const { li, customer } = await conversation();
    const wang = await stage.agent('wang');

    await transfer(li, '转座席', '王建国');
    await li.callIs('转接中');
    await wang.page.locator('tccc-incoming-call').getByText('由李晓雯转接').waitFor();
    await hearsMusic(customer.page, agentHz);
    await wang.answer();

    await hearsTone(customer.page, agentHz);
    await hearsTone(wang.page, customerHz);
    await li.presence('空闲');
    await wang.panel.locator('[part~="facts"]').getByText('李晓雯').waitFor();
    await li.page.locator('tccc-task-list').getByText('座席转接').waitFor();
    await wang.press('挂断');
    await customer.is('ended');
    const parts = (await records()).map(({ agentId, endStatus }) => `${agentId} ${endStatus}`);
    assert.deepEqual(parts.sort(), ['li transferred', 'wang normal']);
  });

  it('S21: to a skill group: its queue rings the next agent', async () => {
    const { li, customer } = await conversation();
    const chen = await stage.agent('admin');

    await transfer(li, '转技能组', '售前服务');
    await chen.answer();

    await hearsTone(customer.page, agentHz);
    await hearsTone(chen.page, customerHz);
    await li.presence('空闲');
    await customer.hangUp();
    await chen.presence('空闲');
    const parts = (await records()).map(({ agentId, endStatus }) => `${agentId} ${endStatus}`);
    assert.deepEqual(parts.sort(), ['admin normal', 'li transferred']);
  });

  it('S21: unanswered, it comes back with the reason, and the two talk on', async () => {
    const { li, customer } = await conversation();
    const wang = await stage.agent('wang');

    await transfer(li, '转座席', '王建国');
    await wang.isRinging();
    await li.panel.getByText('王建国未接听，客户已回到您这里').waitFor();

    await li.callIs('通话中');
    await hearsTone(customer.page, agentHz);
    await hearsTone(li.page, customerHz);
    await wang.answerButton.waitFor({ state: 'hidden' });
    await li.press('挂断');
    await customer.is('ended');
  });

  it('S21: 取消转接 takes the customer back at once', async () => {
    const { li, customer } = await conversation();
    const wang = await stage.agent('wang');

    await transfer(li, '转座席', '王建国');
    await wang.isRinging();
    await hearsMusic(customer.page, agentHz);
    await li.press('取消转接');

    await li.callIs('通话中');
    await hearsTone(customer.page, agentHz);
    await wang.answerButton.waitFor({ state: 'hidden' });
  });
});
