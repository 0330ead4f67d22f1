import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import WebSocket from 'ws';
import { AgentDesk } from './harness/agent-desk.js';
import { agentHz, customerHz, openBrowser, openProfile } from './harness/browsers.js';
import { TestCentreProcess } from './harness/centre.js';
import { hearsTone } from './harness/ear.js';
import { Stage } from './harness/stage.js';

describe('Bad input gets a clear answer, and nothing is lost', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ wrapUpSeconds: 1 });
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  it('S1: a wrong password is told, and the right one still works', async () => {
    const desk = await stage.desk();
    await desk.signIn('li@centre.example', 'Wrong-Password-1');
    await desk.page.getByText('邮箱或密码不正确').waitFor();
    await desk.signIn('li@centre.example');
    await desk.goOnline();
  });

  it('a number that is no number is told at the dialpad, and nobody is called', async () => {
    const desk = await stage.agent();
    await desk.dial('12');
    await desk.page.locator('tccc-dialpad').getByText('号码无效').first().waitFor();
    await desk.presence('空闲');
  });

  it("dialling while busy can't be pressed, and says why", async () => {
    const desk = await stage.agent();
    const customer = await stage.customer();
    await customer.call();
    await desk.answer();
    const dial = desk.page.getByRole('button', { name: '电话呼出' });
    assert.equal(await dial.getAttribute('aria-disabled'), 'true');
    await dial.hover();
    await desk.page.getByText('正在通话', { exact: true }).first().waitFor();
    await customer.hangUp();
    await desk.presence('空闲');
  });

  it('malformed SIP beside a call does not disturb it', async () => {
    const desk = await stage.agent();
    const customer = await stage.customer();
    await customer.call();
    await desk.answer();
    const stranger = new WebSocket(`${stage.centre.url.replace('http', 'ws')}/sip`, 'sip');
    await new Promise((resolve) => stranger.once('open', resolve));
    for (const text of [
      'nonsense',
      'INVITE\r\n\r\n',
      `INVITE sip:x SIP/2.0\r\nContent-Length: 9\r\n\r\nv`,
      '\0'.repeat(70_000),
    ]) {
      stranger.send(text);
    }
    await hearsTone(customer.page, agentHz);
    await hearsTone(desk.page, customerHz);
    stranger.terminate();
    await customer.hangUp();
    await desk.presence('空闲');
  });

  it('a malformed fact is not shown: the page fetches the whole truth and goes on', async () => {
    const profile = await stage.profile();
    let send: (text: string) => void = () => undefined;
    await profile.routeWebSocket(/\/api\/v1\/events/, (socket) => {
      const server = socket.connectToServer();
      send = (text) => socket.send(text);
      server.onMessage((message) => socket.send(message));
    });
    const desk = await AgentDesk.online(profile, stage.centre.url);
    send(
      JSON.stringify({
        kind: 'fact',
        fact: { seq: 999_999, at: 0, type: 'presence.changed', data: { state: 'flying' } },
      }),
    );
    send('not even JSON');
    await desk.choosePresence('示忙', '示忙');
    desk.expectNoFaults();
  });

  it('S3: a refused microphone is explained on the page', async () => {
    const browser = await openBrowser({ isMicrophoneGranted: false });
    try {
      const profile = await openProfile(browser, { microphone: false });
      const desk = await AgentDesk.open(profile, stage.centre.url);
      await desk.signIn('wang@centre.example');
      await desk.page.getByRole('radio', { name: '是' }).check();
      await desk.page.getByRole('button', { name: '上线', exact: true }).click();
      await desk.page.getByText('浏览器拒绝了麦克风').first().waitFor();
      desk.expectNoFaults();
    } finally {
      await browser.close();
    }
  });
});

describe('The server goes away', () => {
  it('the page says so, comes back by itself, and an expired sign-in leads to the sign-in', async () => {
    const browser = await openBrowser();
    const first = await TestCentreProcess.start();
    const desk = await AgentDesk.online(await openProfile(browser), first.url);
    await first.kill();
    await desk.page.locator('tccc-connection').getByText('正在重连').waitFor();

    const second = await TestCentreProcess.start({}, { port: first.port, folder: first.folder });
    await desk.page.locator('tccc-connection').getByText('正在重连').waitFor({ state: 'hidden' });
    await desk.presence('空闲');
    await second.dispose();

    const stranger = await TestCentreProcess.start({}, { port: first.port });
    await desk.page.getByLabel('登录密码').waitFor();
    await desk.page.getByText('登录已过期').first().waitFor();
    desk.expectNoFaults();
    await stranger.dispose();
    await browser.close();
  });

  it('ends cleanly when it is told to, and the call of the customer ends with it', async () => {
    const stage = await Stage.open();
    const desk = await stage.agent();
    const customer = await stage.customer();
    await customer.call();
    await desk.answer();
    await hearsTone(customer.page, agentHz);
    assert.equal(await stage.centre.stop(), 0);
    await customer.page.locator('.phone:not([data-state="talking"])').waitFor();
    await stage.close();
  });
});
