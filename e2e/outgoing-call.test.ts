import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { agentHz, customerHz } from './harness/browsers.js';
import { hearsKey, hearsTone } from './harness/ear.js';
import { oneRecord, recordsOf } from './harness/records.js';
import { Stage } from './harness/stage.js';

describe('An agent calls out', () => {
  let stage: Stage;
  let since = 0;
  before(async () => {
    stage = await Stage.open({ wrapUpSeconds: 1 });
  });
  afterEach(async () => {
    since = (await recordsOf(stage.centre.url))[0]?.startedAt ?? 0;
    await stage.clear();
  });
  after(() => stage.close());
  const record = () => oneRecord(stage.centre.url, ({ startedAt }) => startedAt > since);

  it('S15, S19: from the dialpad, answered, extension digits, hung up', async () => {
    const desk = await stage.agent();
    const customer = await stage.customer();
    await desk.dial('+86 189-1234-8352');
    await customer.answer();
    await desk.callIs('通话中');
    await hearsTone(customer.page, agentHz);
    await hearsTone(desk.page, customerHz);

    await desk.press('输入分机号');
    await desk.panel
      .getByRole('group', { name: /分机|拨号盘/ })
      .getByRole('button', { name: '8', exact: true })
      .click();
    await hearsKey(customer.page, () => desk.page.keyboard.type('008'));
    await desk.press('挂断');
    await customer.is('ended');

    const { endStatus, hungUpBy, direction, calledNumber } = await record();
    assert.deepEqual([endStatus, hungUpBy, direction], ['normal', 'agent', 'outbound']);
    assert.match(calledNumber, /^189.*8352$/);
  });

  it('S26: the customer declines', async () => {
    const desk = await stage.agent();
    const customer = await stage.customer();
    await desk.dial('18912348352');
    await customer.decline();
    await desk.presence('空闲');
    assert.equal((await record()).endStatus, 'busy');
  });

  it('S26: there is no such number, and the agent cancels another', async () => {
    const desk = await stage.agent();
    await desk.dial('13900001111');
    await desk.presence('空闲');
    assert.equal((await record()).endStatus, 'noSuchNumber');

    since = (await recordsOf(stage.centre.url))[0]?.startedAt ?? 0;
    const customer = await stage.customer();
    await desk.dial('18912348352');
    await customer.is('ringing');
    await desk.press('挂断');
    await customer.is('ended');
    assert.equal((await record()).endStatus, 'cancelled');
  });
});
