import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { agentHz, customerHz } from './harness/browsers.js';
import { hearsMusic, hearsTone } from './harness/ear.js';
import { oneRecord, recordsOf } from './harness/records.js';
import { Stage } from './harness/stage.js';

describe('Calls find their agent, or end in one record', () => {
  let stage: Stage;
  let since = 0;
  before(async () => {
    stage = await Stage.open({ wrapUpSeconds: 1, ringSeconds: 5 });
  });
  afterEach(async () => {
    since = (await recordsOf(stage.centre.url))[0]?.startedAt ?? 0;
    await stage.clear();
  });
  after(() => stage.close());
  const record = () => oneRecord(stage.centre.url, ({ startedAt }) => startedAt > since);

  it('S12: an unanswered ring goes to the next agent, and the one who missed it is set 示忙', async () => {
    const first = await stage.agent('li');
    const second = await stage.agent('wang');
    const customer = await stage.customer();
    await customer.call();

    await first.isRinging();
    await second.isRinging();
    await first.presence('示忙');
    await first.answerButton.waitFor({ state: 'hidden' });
    await second.answer();
    await hearsTone(customer.page, agentHz);
    await hearsTone(second.page, customerHz);
    await customer.hangUp();
    await second.presence('空闲');

    assert.equal((await record()).agentId, 'wang');
  });

  it('S25: the caller gives up while it rings', async () => {
    const desk = await stage.agent('li');
    const customer = await stage.customer();
    await customer.call();
    await desk.isRinging();
    await customer.hangUp();

    await desk.answerButton.waitFor({ state: 'hidden' });
    await desk.presence('空闲');
    const { endStatus, agentId, hasRecording } = await record();
    assert.deepEqual([endStatus, agentId, hasRecording], ['abandonedWhileRinging', 'li', false]);
  });

  it('S10, S25: the caller gives up in the queue', async () => {
    const desk = await stage.agent('li');
    await desk.choosePresence('示忙', '示忙');
    const customer = await stage.customer();
    await customer.call();
    await hearsMusic(customer.page, agentHz);
    await desk.page.locator('tccc-queue-status').getByText('(1)').waitFor();
    await customer.hangUp();
    await desk.page.locator('tccc-queue-status').getByText('(0)').waitFor();

    const { endStatus, agentId } = await record();
    assert.deepEqual([endStatus, agentId], ['abandonedInQueue', null]);
  });

  it('S25: nobody is online', async () => {
    const customer = await stage.customer();
    await customer.call('051485664127');
    await customer.is('refused');
    assert.equal((await record()).endStatus, 'noAgentOnline');
  });
});
