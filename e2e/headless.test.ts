import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { CentrePort, createWorkbench, LinePort, Workbench } from 'tccc-workbench/headless';
import { agentHz, customerHz } from './harness/browsers.js';
import { password } from './harness/centre.js';
import { hearsMusic, hearsTone } from './harness/ear.js';
import { watchLeftovers, type Leftovers } from './harness/leftovers.js';
import { Stage } from './harness/stage.js';

interface Sdk {
  readonly createWorkbench: typeof createWorkbench;
  readonly createHttpCentre: (options: { url: string }) => CentrePort;
  readonly createSipLine: (options: object) => Promise<LinePort>;
}

declare global {
  var workbench: Workbench;
  var told: string[];
}

/** A page of the host's with no element in it: only the object, told by its events. */
async function openHeadless(stage: Stage): Promise<Page> {
  const profile = await stage.profile();
  // a compiler that keeps function names calls this helper, which the page does not have
  await profile.addInitScript(`{ const __name = (named) => named; (${watchLeftovers.toString()})(); }`);
  const page = await profile.newPage();
  await page.goto(`${stage.centre.url}/healthz`);
  await page.evaluate(async (url) => {
    const module: unknown = await import(`${url}/cdn/tccc-workbench.js`);
    const { createWorkbench, createHttpCentre, createSipLine } = module as Sdk;
    globalThis.workbench = createWorkbench({
      centre: createHttpCentre({ url }),
      line: await createSipLine({
        voiceProcessing: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
      }),
    });
    globalThis.told = [];
    const types = ['signed-in', 'call-ringing', 'call-answered', 'call-held', 'call-ended'] as const;
    for (const type of types) workbench.on(type, () => told.push(type));
  }, stage.centre.url);
  return page;
}

async function goOnline(page: Page): Promise<void> {
  await page.evaluate(async (secret) => {
    await workbench.signIn({ kind: 'password', email: 'li@centre.example', password: secret });
    if (workbench.snapshot.phase === 'centreRequired')
      await workbench.chooseCentre(workbench.snapshot.centres[0]!.id);
    await workbench.goOnline();
  }, password);
}

/** Waits until the snapshot's call stands so. */
async function callIs(page: Page, progress: string, line = 'active'): Promise<void> {
  await page.waitForFunction(
    ([wanted, held]) =>
      workbench.snapshot.calls.some(({ value }) => value.progress === wanted && value.line === held),
    [progress, line],
  );
}

/** The centre reports what it got of the agent's voice (receiver reports, RFC 3550, 6.4.2), and the page grades it. */
async function knowsHowItIsHeard(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const entries = (await workbench.statistics()).flatMap((one) => one.entries);
    return entries.some(({ type, fractionLost }) => type === 'remote-inbound-rtp' && fractionLost === 0);
  });
  await page.waitForFunction(() => workbench.snapshot.quality.sentLossRatio === 0);
  const { voice } = await page.evaluate(() => workbench.snapshot);
  assert.equal(voice.grade, 'good');
}

const act = (page: Page, name: 'answer' | 'hold' | 'resume' | 'hangUp'): Promise<void> =>
  page.evaluate((method) => workbench[method](workbench.snapshot.calls[0]!.context.id), name);

const leftoversOf = (page: Page): Promise<Leftovers> => page.evaluate(() => leftovers());

describe('A page without elements', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ wrapUpSeconds: 1 });
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  it('B1: signs in, takes a call with both voices, holds it, hangs up and reads its record', async () => {
    const page = await openHeadless(stage);
    await goOnline(page);
    const customer = await stage.customer();

    await customer.call();
    await callIs(page, 'ringing');
    await act(page, 'answer');
    await callIs(page, 'talking');
    await hearsTone(page, customerHz);
    await hearsTone(customer.page, agentHz);
    await knowsHowItIsHeard(page);
    await act(page, 'hold');
    await callIs(page, 'talking', 'held');
    await hearsMusic(customer.page, agentHz);
    await act(page, 'resume');
    await hearsTone(customer.page, agentHz);
    await act(page, 'hangUp');
    await customer.is('ended');

    await page.waitForFunction(() => told.includes('call-ended'));
    const record = await page.evaluate(async () => (await workbench.records({})).records[0]);
    assert.equal(record?.endStatus, 'normal');
    assert.deepEqual(await page.evaluate(() => told), [
      'signed-in',
      'call-ringing',
      'call-answered',
      'call-held',
      'call-ended',
    ]);
  });

  it('B1: disposed in the middle of a call it leaves no listener, timer, track or socket behind', async () => {
    const page = await openHeadless(stage);
    await goOnline(page);
    const customer = await stage.customer();
    await customer.call();
    await callIs(page, 'ringing');
    await act(page, 'answer');
    await hearsTone(page, customerHz);
    const during = await leftoversOf(page);
    for (const [kind, held] of Object.entries(during)) {
      const count = Array.isArray(held) ? held.length : held;
      if (kind !== 'audioContexts') assert.ok(count > 0, `${kind} are seen`);
    }

    await page.evaluate(() => workbench.dispose());

    await page.waitForFunction(() => leftovers().sockets === 0);
    assert.deepEqual(await leftoversOf(page), {
      timers: [],
      listeners: [],
      sockets: 0,
      connections: 0,
      tracks: 0,
      audioContexts: 0,
    });
    const refusal = await page.evaluate(() => workbench.goOnline().catch(String));
    assert.match(String(refusal), /disposed/);
  });
});
