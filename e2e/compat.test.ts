import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { WorkbenchTccc } from 'tccc-workbench/compat';
import { agentHz, customerHz } from './harness/browsers.js';
import { hearsMusic, hearsTone } from './harness/ear.js';
import { Stage } from './harness/stage.js';
import { TencentCrm } from './harness/tencent-crm.js';

declare global {
  var tccc: WorkbenchTccc;
  var loading: Promise<string>;
  var tcccTold: Told[];
}

/** One thing the page was told: the event's name and what it carried. */
interface Told extends Readonly<Record<string, unknown>> {
  readonly name: string;
}

type OfCall = 'accept' | 'hold' | 'unHold' | 'hungUp' | 'end' | 'deleteCall' | 'muteMic' | 'unmuteMic';

/** Tones stay tones without the browser's voice processing, which `compat.js` leaves on. */
function takeRawSound(): void {
  const { mediaDevices } = navigator;
  const ask = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (constraints) => {
    const audio = typeof constraints?.audio === 'object' ? constraints.audio : {};
    const raw = { ...audio, echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    return ask({ ...constraints, audio: raw });
  };
}

async function waitTold(page: Page, name: string): Promise<Told> {
  await page.waitForFunction((wanted) => tcccTold.some((one) => one.name === wanted), name);
  const all = await allTold(page);
  return all.filter((one) => one.name === name).at(-1) ?? { name };
}

const allTold = (page: Page): Promise<Told[]> => page.evaluate(() => tcccTold);

/** Calls events only: the agent's status is told between them. */
const toldOfCalls = async (page: Page): Promise<string[]> =>
  (await allTold(page)).map(({ name }) => name).filter((name) => name !== 'statusChanged');

const statusIs = (page: Page, status: string): Promise<unknown> =>
  page.waitForFunction((wanted) => tccc.Agent.getStatus() === wanted, status);

/** Does something to a session as the page's own code would. */
async function act(page: Page, method: OfCall, sessionId: string): Promise<void> {
  const answer = await page.evaluate(([name, id]) => tccc.Call[name]({ sessionId: id }), [
    method,
    sessionId,
  ] as const);
  assert.deepEqual(answer, { status: 'success' });
}

describe('A CRM written for the cloud, with compat.js of this centre', () => {
  let crm: TencentCrm;
  let stage: Stage;
  const faults: string[] = [];
  before(async () => {
    crm = await TencentCrm.open();
    stage = await Stage.open({ wrapUpSeconds: 1, origins: [crm.url] });
    crm.centreUrl = stage.centre.url;
  });
  afterEach(async () => {
    await stage.clear();
    assert.deepEqual(faults.splice(0), []);
  });
  after(async () => {
    await stage.close();
    await crm.close();
  });

  /** The page as it stands once its script told `ready` or why not. */
  async function open(url: string): Promise<{ page: Page; loaded: string }> {
    const profile = await stage.profile();
    await profile.addInitScript(`{ const __name = (named) => named; (${takeRawSound.toString()})(); }`);
    const page = await profile.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
    await page.goto(url);
    return { page, loaded: await page.evaluate(() => loading) };
  }

  async function online(url = crm.pageOf('li')): Promise<Page> {
    const { page, loaded } = await open(url);
    assert.equal(loaded, 'ready');
    await page.evaluate(() => tccc.Agent.online());
    await statusIs(page, 'free');
    return page;
  }

  it('B2: a call is told, accepted and heard both ways, held with music, taken back and hung up', async () => {
    const page = await online();
    const customer = await stage.customer();

    await customer.call();
    const callIn = await waitTold(page, 'callIn');
    const { sessionId } = callIn as unknown as { sessionId: string };
    assert.deepEqual(
      [callIn.type, callIn.calleePhoneNumber, callIn.serverType],
      ['phone', '0086051485664126', 'staffSeat'],
    );
    await act(page, 'accept', sessionId);
    await waitTold(page, 'userAccessed');
    assert.equal(await page.evaluate(() => tccc.Agent.getStatus()), 'busy');
    await hearsTone(page, customerHz);
    await hearsTone(customer.page, agentHz);
    await act(page, 'hold', sessionId);
    await hearsMusic(customer.page, agentHz);
    await act(page, 'unHold', sessionId);
    await hearsTone(customer.page, agentHz);
    await act(page, 'hungUp', sessionId);
    await customer.is('ended');

    const ended = await waitTold(page, 'sessionEnded');
    assert.deepEqual([ended.sessionId, ended.closeBy, ended.type], [sessionId, 'seat', 'phone']);
    assert.ok(Number(ended.duration) > 0);
    assert.deepEqual(await toldOfCalls(page), ['callIn', 'userAccessed', 'sessionEnded']);
    await statusIs(page, 'free');
  });

  it('B2: attributes of the tag sign in too, and the customer who hangs up is the client', async () => {
    const page = await online(crm.pageOf('li', { form: 'attributes' }));
    const customer = await stage.customer();
    await customer.call();
    const { sessionId } = (await waitTold(page, 'callIn')) as unknown as { sessionId: string };
    await act(page, 'accept', sessionId);
    await hearsTone(page, customerHz);

    await customer.hangUp();

    assert.equal((await waitTold(page, 'sessionEnded')).closeBy, 'client');
    await statusIs(page, 'free');
  });

  it('B2: startOutboundCall rings a customer, whose answer is told and heard', async () => {
    const page = await online();
    const customer = await stage.customer('13812346021');

    const answer = await page.evaluate(() =>
      tccc.Call.startOutboundCall({ phoneNumber: '13812346021', phoneDesc: '老客户' }),
    );
    await customer.answer();
    await waitTold(page, 'calloutAccepted');
    await hearsTone(page, customerHz);
    await hearsTone(customer.page, agentHz);

    const { sessionId } = await waitTold(page, 'callOuted');
    assert.ok(answer.status === 'success', answer.errorMsg);
    assert.deepEqual([answer.data?.sessionId, answer.sessionId], [sessionId, sessionId]);
    await act(page, 'hungUp', String(sessionId));
    assert.equal((await waitTold(page, 'sessionEnded')).closeBy, 'seat');
    assert.deepEqual(await toldOfCalls(page), ['callOuted', 'calloutAccepted', 'sessionEnded']);
    await statusIs(page, 'free');
  });

  it('B2: Call.end refuses a ring, and the next agent gets it', async () => {
    const page = await online();
    const customer = await stage.customer();
    await customer.call();
    const { sessionId } = await waitTold(page, 'callIn');
    const other = await online(crm.pageOf('wang'));

    await act(page, 'end', String(sessionId));

    await waitTold(page, 'autoTransfer');
    await statusIs(page, 'notReady');
    const again = await waitTold(other, 'callIn');
    await act(other, 'accept', String(again.sessionId));
    await hearsTone(customer.page, agentHz);
    await customer.hangUp();
    await waitTold(other, 'sessionEnded');
    await statusIs(other, 'free');
    await other.evaluate(() => tccc.Agent.offline());
    await statusIs(other, 'offline');
    await page.evaluate(() => tccc.Agent.setStatus({ status: 'stopNotReady' }));
    await statusIs(page, 'free');
  });

  it('B2: Agent.setStatus changes the status, and says why it can not', async () => {
    const page = await online();
    const choose = (status: 'rest' | 'free' | 'arrange', restReason?: string) =>
      page.evaluate(([to, why]) => tccc.Agent.setStatus({ status: to, ...(why && { restReason: why }) }), [
        status,
        restReason,
      ] as const);

    assert.equal((await choose('rest', '会议')).status, 'success');
    await statusIs(page, 'rest');
    assert.equal((await waitTold(page, 'statusChanged')).status, 'rest');
    const refused = await choose('arrange');
    assert.equal(refused.status, 'error');
    assert.match(refused.errorMsg ?? '', /\w/);
    assert.equal((await choose('free')).status, 'success');
    await statusIs(page, 'free');
  });

  it('B2: tccc.UI hides and shows the desk, and mounts it into the page', async () => {
    const page = await online();
    const button = page.getByRole('button', { name: '座席工作台' });
    const desk = page.locator('tccc-workbench');
    await button.waitFor();
    assert.equal(await desk.isVisible(), false);

    await page.evaluate(() => tccc.UI.showWorkbench());
    await desk.locator('tccc-presence').getByRole('button', { name: '空闲' }).first().waitFor();
    await page.evaluate(() => tccc.UI.hide());
    await button.waitFor({ state: 'hidden' });
    assert.equal(await desk.isVisible(), false);
    await page.evaluate(() => tccc.UI.show());
    await desk.waitFor();
    await page.evaluate(() => tccc.UI.hidefloatButton());
    await button.waitFor({ state: 'hidden' });
    await page.evaluate(() => tccc.UI.mount('#phone'));
    await page.locator('#phone tccc-workbench').waitFor();
  });

  it('B2: a token that was used is tokenExpired; with a new one the page works again', async () => {
    await online();

    const late = await open(crm.pageOf('li', { again: true }));
    const fresh = await open(crm.pageOf('li'));

    assert.match(late.loaded, /^refused: .*token/);
    assert.equal(fresh.loaded, 'ready');
  });
});
