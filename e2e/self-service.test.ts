import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { SelfServiceView } from 'tccc-workbench/model';
import type { AgentDesk } from './harness/agent-desk.js';
import { agentHz, customerHz } from './harness/browsers.js';
import { hearsMusic, hearsSilence, hearsTone } from './harness/ear.js';
import { centreWithFlows, menuNumber, prompts } from './harness/flows.js';
import { oneRecord, recordsOf } from './harness/records.js';
import { Stage } from './harness/stage.js';

/** What the agent's page knows of the customer's way through a flow. */
function selfService(desk: AgentDesk): Promise<SelfServiceView | null> {
  return desk.page.evaluate(() => {
    const { workbench } = document.querySelector('tccc-workbench') ?? {};
    return workbench?.snapshot.calls[0]?.context.selfService ?? null;
  });
}

/** Waits until the agent's page knows so. */
async function untilPageKnows(
  desk: AgentDesk,
  isMeant: (view: SelfServiceView) => boolean,
): Promise<SelfServiceView> {
  for (;;) {
    const view = await selfService(desk);
    if (view && isMeant(view)) return view;
    await desk.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

function start(desk: AgentDesk, flowId: string): Promise<void> {
  return desk.page.evaluate(async (id) => {
    const { workbench } = document.querySelector('tccc-workbench') ?? {};
    await workbench?.startSelfService(workbench.snapshot.calls[0]?.context.id ?? '', id);
  }, flowId);
}

function returnToCall(desk: AgentDesk): Promise<void> {
  return desk.page.evaluate(async () => {
    const { workbench } = document.querySelector('tccc-workbench') ?? {};
    await workbench?.returnFromSelfService(workbench.snapshot.calls[0]?.context.id ?? '');
  });
}

describe('Self-service', { timeout: 120_000 }, () => {
  let stage: Stage;
  before(async () => {
    const { settings, folder } = centreWithFlows();
    stage = await Stage.open({ wrapUpSeconds: 0, ...settings }, { folder });
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  it('S18: the customer hears prompts and presses keys, the agent sees them, and 返回通话 brings both together', async () => {
    const desk = await stage.agent();
    const customer = await stage.customer();
    await customer.call();
    await desk.answer();
    await hearsTone(customer.page, agentHz);

    await start(desk, 'intro');
    await hearsTone(customer.page, prompts.intro);
    await hearsSilence(desk.page);
    await customer.press('1');
    await hearsTone(customer.page, prompts.number);
    const chosen = await untilPageKnows(desk, ({ steps }) => steps.length > 0);
    assert.deepEqual(chosen.steps, [{ key: '1', label: '确认了解' }]);
    for (const key of '1234') await customer.press(key);
    const collected = await untilPageKnows(desk, ({ results }) => results.length > 0);
    assert.deepEqual(collected.results, [{ label: '工单号', value: '1234' }]);
    await hearsTone(customer.page, prompts.more);

    await returnToCall(desk);
    await hearsTone(customer.page, agentHz);
    await hearsTone(desk.page, customerHz);
    const { endedAt } = await untilPageKnows(desk, (view) => view.endedAt !== null);
    assert.ok(endedAt && endedAt > chosen.startedAt);
    await customer.hangUp();
    await desk.presence('空闲');
  });

  it('S18: agent and customer are together again when the flow ends by itself', async () => {
    const desk = await stage.agent();
    const customer = await stage.customer();
    await customer.call();
    await desk.answer();

    await start(desk, 'intro');
    await hearsTone(customer.page, prompts.intro);
    await customer.press('2');
    await hearsTone(customer.page, prompts.thanks);

    await hearsTone(customer.page, agentHz);
    await hearsTone(desk.page, customerHz);
    await desk.press('挂断');
    await desk.presence('空闲');
  });

  it('S11: keys pressed in the menu of a number are the 导航路径 on the agent’s page and in the record', async () => {
    const [before] = await recordsOf(stage.centre.url);
    const desk = await stage.agent();
    const customer = await stage.customer();
    await customer.call(menuNumber);
    await hearsTone(customer.page, prompts.intro);
    await desk.presence('空闲');

    await customer.press('1');
    await desk.answer();
    await desk.panel.getByText('业务咨询').waitFor();
    await hearsTone(customer.page, agentHz);
    await hearsTone(desk.page, customerHz);
    await desk.press('挂断');

    const record = await oneRecord(stage.centre.url, ({ startedAt }) => startedAt > (before?.startedAt ?? 0));
    assert.deepEqual(record.path, [{ key: '1', label: '业务咨询' }]);
    assert.equal(record.skillGroup?.id, 'voice');
  });

  it('S25: 导航时放弃 for who hangs up in the menu, 无座席在线 at its end when nobody is there', async () => {
    const customer = await stage.customer();
    const endStatus = async (since: number): Promise<string> =>
      (await oneRecord(stage.centre.url, ({ startedAt }) => startedAt >= since)).endStatus;

    const first = Date.now();
    await customer.call(menuNumber);
    await hearsTone(customer.page, prompts.intro);
    await customer.hangUp();
    await customer.is('ended');
    assert.equal(await endStatus(first), 'abandonedInIvr');

    const second = Date.now();
    await customer.call(menuNumber);
    await hearsTone(customer.page, prompts.intro);
    await customer.press('2');
    await customer.is('ended');
    assert.equal(await endStatus(second), 'noAgentOnline');
  });

  it('S11: a customer who chose waits with music until somebody is free', async () => {
    const desk = await stage.agent();
    await desk.choosePresence('示忙', '示忙');
    const customer = await stage.customer();
    await customer.call(menuNumber);
    await hearsTone(customer.page, prompts.intro);

    await customer.press('1');
    await hearsMusic(customer.page, prompts.intro);
    await desk.choosePresence('示闲', '振铃');
    await desk.answer();
    await hearsTone(customer.page, agentHz);
    await customer.hangUp();
  });
});
