import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { TcccWorkbench } from 'tccc-workbench/define';
import type { AgentDesk } from './harness/agent-desk.js';
import { customerHz } from './harness/browsers.js';
import { mobiles } from './harness/centre.js';
import { hearsKey, hearsMusic, hearsSilence, hearsTone } from './harness/ear.js';
import { recordsOf } from './harness/records.js';
import { Stage } from './harness/stage.js';

/** What the agent says into the mobile phone; the page's microphone says something else. */
const mobileHz = 700;

/** Sets 手机接听 and 手机外呼 by the desk's own workbench. */
async function setMobile(
  desk: AgentDesk,
  change: { isAnswering?: boolean; isDialling?: boolean },
): Promise<void> {
  await desk.page.locator('tccc-workbench').evaluate(async (element, wish) => {
    await (element as TcccWorkbench).workbench?.setMobile(wish);
  }, change);
}

describe('The agent’s mobile phone is the line', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ wrapUpSeconds: 1, ringSeconds: 12 });
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  it('S22: 手机接听: the mobile rings instead of the page; the page holds, mutes and hangs up', async () => {
    const li = await stage.agent('li');
    const mobile = await stage.mobile(mobiles.li, mobileHz);
    const customer = await stage.customer();
    await setMobile(li, { isAnswering: true });

    await customer.call();
    await li.page.locator('tccc-incoming-call').getByText('请在手机上接听', { exact: true }).waitFor();
    await mobile.answer();
    await li.callIs('通话中');
    await li.callIs('手机通话');
    await hearsTone(customer.page, mobileHz);
    await hearsTone(mobile.page, customerHz);

    await li.press('静音');
    await hearsSilence(customer.page);
    await li.press('取消静音');
    await hearsTone(customer.page, mobileHz);
    await li.press('通话保持');
    await hearsMusic(customer.page, mobileHz);
    await li.press('取消保持');
    await hearsTone(customer.page, mobileHz);
    await li.press('挂断');

    await customer.is('ended');
    await mobile.is('ended');
    await li.presence('空闲');
    const [record] = await recordsOf(stage.centre.url);
    assert.deepEqual([record?.agentId, record?.hungUpBy], ['li', 'agent']);
    await setMobile(li, { isAnswering: false });
  });

  it('S22: 手机外呼: the mobile rings first, then the customer; keys go out by the centre', async () => {
    const li = await stage.agent('li');
    const mobile = await stage.mobile(mobiles.li, mobileHz);
    const customer = await stage.customer();
    await setMobile(li, { isDialling: true });
    const dialpad = await li.openDialpad();
    await dialpad.getByText('先振铃您的手机').waitFor();
    await dialpad.getByLabel('电话号码').fill('18912348352');
    await dialpad.getByRole('button', { name: '拨打' }).click();

    await mobile.is('ringing');
    await customer.is('idle');
    await mobile.answer();
    await customer.answer();
    await li.callIs('通话中');
    await hearsTone(customer.page, mobileHz);
    await hearsTone(mobile.page, customerHz);

    await li.press('输入分机号');
    await hearsKey(customer.page, () => li.page.keyboard.type('8'));
    await mobile.hangUp();
    await customer.is('ended');
    await li.presence('空闲');
    await setMobile(li, { isDialling: false });
  });
});
