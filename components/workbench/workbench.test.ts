import { expect, fixture, fixtureCleanup, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { createSipLine } from '../../src/adapters/sip/index.js';
import { WorkbenchError } from '../../src/base/index.js';
import {
  aCall,
  aDiallingCall,
  anAgent,
  anEndedCall,
  aPresence,
  aRecord,
  aRingingCall,
  createTestWorkbench,
  fakePassword,
  someSettings,
  testTime,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import { sipCapabilities } from './own-workbench.js';
import './workbench.define.js';
import type { TcccWorkbench } from './workbench.js';

interface Desk extends TestWorkbench {
  readonly desk: TcccWorkbench;
}

interface Frame {
  readonly width?: number;
  readonly lang?: string;
  readonly isHosting?: boolean;
}

const talking = aPresence({ state: 'busy' });
const earlier = anEndedCall({
  context: { id: 'earlier', customerNumber: '138****6021', endedAt: testTime - 180_000 },
});

async function open(options: TestWorkbenchOptions = {}, frame: Frame = {}): Promise<Desk> {
  const made = await createTestWorkbench(options);
  const { width = 1280, lang = 'zh-CN', isHosting = true } = frame;
  const box = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-workbench .workbench=${made.workbench} .clock=${made.clock}>
        ${isHosting ? html`<p slot="third-party">CRM</p>` : null}
      </tccc-workbench>
    </div>`,
  );
  box.style.width = `${width}px`;
  box.style.height = '760px';
  const desk = box.querySelector('tccc-workbench')!;
  await settled(desk);
  return { ...made, desk };
}

/** Two frames: one for the measured width, one for what it renders. */
async function settled(desk: TcccWorkbench): Promise<void> {
  for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
  await desk.updateComplete;
}

function find<Found extends HTMLElement>(desk: TcccWorkbench, selector: string): Found | null {
  return desk.renderRoot.querySelector<Found>(selector);
}

const isShown = (desk: TcccWorkbench, selector: string): boolean =>
  find(desk, selector)?.checkVisibility() === true;
const textOf = (element: Element | null | undefined): string => element?.shadowRoot?.textContent ?? '';

async function press(keys: string): Promise<void> {
  const [key = '', ...held] = keys.split('+').reverse();
  for (const one of held.reverse()) await sendKeys({ down: one });
  await sendKeys({ press: key });
  for (const one of held) await sendKeys({ up: one });
}

/** A conversation that the line has audio for. */
async function inCall(options: TestWorkbenchOptions = {}): Promise<Desk> {
  const made = await open({
    ...options,
    snapshot: { calls: [aCall(), earlier], presence: talking, ...options.snapshot },
  });
  made.line.ring('call-1', true);
  await settled(made.desk);
  return made;
}

describe('<tccc-workbench>', () => {
  describe('entrance', () => {
    it('S1, S3: shows the sign-in until the agent has entered, then the desk', async () => {
      const { desk, workbench } = await open({
        isSignedIn: false,
        snapshot: { presence: aPresence({ state: 'offline' }) },
      });
      expect(isShown(desk, 'tccc-sign-in')).to.equal(true);
      expect(find(desk, '[part="top-bar"]')).to.equal(null);

      await workbench.signIn({ kind: 'password', email: 'lin@example.com', password: fakePassword });
      await settled(desk);
      expect(isShown(desk, 'tccc-sign-in'), 'the centre is chosen first').to.equal(true);
      const entrance = find(desk, 'tccc-sign-in')!;
      entrance.shadowRoot!.querySelector<HTMLElement>('[part="submit"]')!.focus();
      entrance.dispatchEvent(new Event('tccc-workbench-enter'));
      await settled(desk);

      expect(find(desk, 'tccc-sign-in')).to.equal(null);
      expect(isShown(desk, '[part="top-bar"]')).to.equal(true);
      expect(desk.shadowRoot!.activeElement?.id, 'the keyboard goes on in the desk').to.equal('current');
    });

    it('S3: a sign-in kept from before goes straight to the desk', async () => {
      const { desk } = await open({ snapshot: { presence: aPresence({ state: 'offline' }) } });

      expect(isShown(desk, '[part="top-bar"]')).to.equal(true);
    });

    it('S7: returns to the sign-in after 退出登录', async () => {
      const { desk, workbench } = await open();
      const told = oneEvent(desk, 'tccc-signed-out');

      await workbench.signOut();
      await told;
      await settled(desk);

      expect(isShown(desk, 'tccc-sign-in')).to.equal(true);
    });

    it('says so without a workbench', async () => {
      const desk = await fixture<TcccWorkbench>(html`<tccc-workbench lang="zh-CN"></tccc-workbench>`);

      expect(textOf(desk)).to.contain('<tccc-workbench>');
    });

    it('builds a workbench of its own for centre-url, and disposes of it with itself', async () => {
      const desk = await fixture<TcccWorkbench>(
        html`<tccc-workbench lang="zh-CN" centre-url=${location.origin}></tccc-workbench>`,
      );
      await waitUntil(() => desk.workbench?.snapshot.phase === 'signedOut', 'the centre answers', {
        timeout: 8_000,
      });
      const { workbench } = desk;
      await desk.updateComplete;
      expect(isShown(desk, 'tccc-sign-in')).to.equal(true);

      desk.remove();
      await Promise.resolve();

      expect(desk.workbench).to.equal(undefined);
      const refusal: unknown = await workbench?.setMuted('none', true).catch((error: unknown) => error);
      expect(refusal).to.be.instanceOf(WorkbenchError).with.property('code', 'sdk/disposed');
    });

    it('B13: what failed is no matter of the workbench that the page gives then', async () => {
      const desk = await fixture<TcccWorkbench>(
        html`<tccc-workbench lang="zh-CN" centre-url="no-protocol-of-ours://centre"></tccc-workbench>`,
      );
      await waitUntil(() => isShown(desk, '.failure'), 'the failure is told', { timeout: 8_000 });

      desk.workbench = (await createTestWorkbench()).workbench;

      await waitUntil(() => isShown(desk, '[part="top-bar"]'), 'the desk is there', { timeout: 8_000 });
      expect(isShown(desk, '.failure')).to.equal(false);
    });

    it('B13: says of its SIP line, before that is loaded, what the line itself says', () => {
      const line = createSipLine();
      expect(sipCapabilities).to.deep.equal(line.capabilities);
      line.dispose();
    });
  });

  describe('layout', () => {
    it('S8: has three areas when it is wide', async () => {
      const { desk } = await open();
      const widths = ['tasks', 'current'].map((part) => find(desk, `[part="${part}"]`)!.offsetWidth);

      expect(widths).to.deep.equal([280, 480]);
      expect(isShown(desk, '[part="third-party"]')).to.equal(true);
      expect(isShown(desk, '.tabs')).to.equal(false);
      await expect(desk).to.be.accessible();
    });

    it('S8: turns the tasks into a rail at medium width', async () => {
      const { desk } = await open({}, { width: 1000 });
      const widths = ['tasks', 'current'].map((part) => find(desk, `[part="${part}"]`)!.offsetWidth);

      expect(widths).to.deep.equal([72, 424]);
      expect(find(desk, 'tccc-task-list')!.getAttribute('layout')).to.equal('rail');
    });

    it('S8: shows one of three tabs at 380, reached with the arrow keys, and never scrolls sideways', async () => {
      const { desk } = await open({ snapshot: { calls: [earlier] } }, { width: 380 });
      expect(isShown(desk, '[part="current"]')).to.equal(true);
      expect(isShown(desk, '[part="third-party"]')).to.equal(false);
      await expect(desk).to.be.accessible();

      find(desk, '#tab-live')!.focus();
      await press('ArrowRight');
      await settled(desk);
      expect(isShown(desk, 'tccc-task-list')).to.equal(true);
      expect(isShown(desk, 'tccc-queue-status')).to.equal(false);
      await press('ArrowRight');
      await settled(desk);

      expect(isShown(desk, 'tccc-queue-status')).to.equal(true);
      expect(isShown(desk, 'tccc-task-list')).to.equal(false);
      expect(find(desk, '.base')!.scrollWidth).to.equal(380);
    });

    it('S9: opens an ended task from its tab, and the tab leads back to the list', async () => {
      const { desk } = await open({ snapshot: { calls: [earlier] } }, { width: 380 });
      find(desk, '#tab-ended')!.click();
      await settled(desk);

      find(desk, 'tccc-task-list')!.shadowRoot!.querySelector<HTMLElement>('[data-call="earlier"]')!.click();
      await settled(desk);
      expect(textOf(find(desk, 'tccc-call-panel'))).to.contain('138****6021');
      find(desk, '#tab-ended')!.click();
      await settled(desk);

      expect(isShown(desk, 'tccc-task-list')).to.equal(true);
    });

    it('gives the room to the call when the host has no page of its own', async () => {
      const { desk } = await open({}, { isHosting: false });

      expect(find(desk, '[part="current"]')!.offsetWidth).to.equal(1000);
      expect(isShown(desk, '[part="third-party"]')).to.equal(false);
    });
  });

  describe('idle', () => {
    it('S15: 回拨 of a recent call goes by its record, because its number is masked', async () => {
      const { desk, centre } = await open();
      const idle = find(desk, 'tccc-desk-idle')!;
      await waitUntil(() => idle.shadowRoot!.querySelector('[part="redial"]'), 'no recent call');

      idle.shadowRoot!.querySelector<HTMLElement>('[part="redial"]')!.click();

      await waitUntil(() => centre.commands.length > 0, 'nobody is called');
      expect(centre.commands).to.deep.equal([{ type: 'call.redial', recordId: 'call-1' }]);
    });

    it('shows the state, what is ready, and the last calls, also a new one', async () => {
      const { desk, centre } = await open();
      const idle = find(desk, 'tccc-desk-idle')!;
      await waitUntil(() => textOf(idle).includes('189****8352'));
      expect(textOf(idle)).to.contain('等待来电').and.contain('麦克风').and.contain('最近通话');

      centre.tell({
        type: 'record.written',
        data: aRecord({ id: 'new', callerNumber: '177****0935', startedAt: testTime + 1 }),
      });
      await settled(desk);

      expect(idle.shadowRoot!.querySelector('.who b')!.textContent).to.equal('177****0935');
    });

    it('S12: comes back to 空闲 with one button after a missed call or a rest', async () => {
      for (const state of ['notReady', 'resting'] as const) {
        const { desk, centre } = await open({ snapshot: { presence: aPresence({ state }) } });
        const idle = find(desk, 'tccc-desk-idle')!;
        expect(textOf(idle)).to.contain('示闲后继续接待排队来电');
        await expect(desk).to.be.accessible();

        idle.shadowRoot!.querySelector<HTMLElement>('[part="be-idle"]')!.click();

        await waitUntil(() => centre.commands.length > 0, 'still away');
        expect(centre.commands).to.deep.equal([{ type: 'presence.set', state: 'idle' }]);
      }
    });

    it('S3: goes online with one button, and tells a refused microphone in its place', async () => {
      const { desk, line, centre } = await open(
        { snapshot: { presence: aPresence({ state: 'offline' }) } },
        { lang: 'en' },
      );
      const button = () =>
        find(desk, 'tccc-desk-idle')!.shadowRoot!.querySelector<HTMLElement>('[part="go-online"]')!;
      line.refuseNext(new WorkbenchError('device/microphone-denied'));
      button().click();
      await waitUntil(() => textOf(find(desk, 'tccc-desk-idle')).includes('The browser refused'));
      await expect(desk).to.be.accessible();

      button().click();

      await waitUntil(() => centre.commands.some(({ type }) => type === 'presence.set'));
    });

    it('S23: leads to all records, which take the three areas', async () => {
      const { desk } = await open();

      find(desk, 'tccc-desk-idle')!.shadowRoot!.querySelector<HTMLElement>('.all')!.click();
      await settled(desk);

      expect(isShown(desk, 'tccc-call-records')).to.equal(true);
      expect(isShown(desk, '.areas')).to.equal(false);
    });
  });

  describe('tasks', () => {
    it('S12: nothing moves when a call rings', async () => {
      const { desk, centre } = await open();
      const places = () =>
        ['top-bar', 'tasks', 'current', 'third-party'].map(
          (part) => find(desk, `[part="${part}"]`)!.getBoundingClientRect().toJSON() as unknown,
        );
      const before = places();

      centre.tell({ type: 'call.changed', data: aRingingCall() });
      await settled(desk);

      expect(textOf(find(desk, 'tccc-incoming-call'))).to.contain('189****8352');
      expect(places()).to.deep.equal(before);
      expect(find(desk, 'tccc-call-panel'), 'the panel opens with the answer').to.equal(null);
    });

    it('S11: opens a call that is answered by itself, and keeps it after the wrap-up', async () => {
      const { desk, centre } = await open({ snapshot: { calls: [aRingingCall(), earlier] } });
      centre.tell({ type: 'call.changed', data: aCall() });
      await settled(desk);
      expect(textOf(find(desk, 'tccc-call-panel'))).to.contain('189****8352');

      centre.tell({ type: 'call.changed', data: anEndedCall() });
      centre.tell({ type: 'presence.changed', data: aPresence() });
      await settled(desk);

      expect(find<HTMLElementTagNameMap['tccc-call-panel']>(desk, 'tccc-call-panel')?.callId).to.equal(
        'call-1',
      );
    });

    it('S9: opens the chosen task, and the idle desk when all are completed', async () => {
      const { desk, centre } = await inCall();
      const list = find(desk, 'tccc-task-list')!;
      list.shadowRoot!.querySelector<HTMLElement>('[data-call="earlier"]')!.click();
      await settled(desk);
      expect(find<HTMLElementTagNameMap['tccc-call-panel']>(desk, 'tccc-call-panel')?.callId).to.equal(
        'earlier',
      );

      centre.tell({ type: 'call.removed', data: { callId: 'earlier', reason: 'completed' } });
      await settled(desk);

      expect(isShown(desk, 'tccc-desk-idle')).to.equal(true);
    });

    it('B5: a page reloaded in wrap-up opens the call it wraps up', async () => {
      const presence = aPresence({ state: 'wrapUp', wrapUpEndsAt: testTime + 20_000, wrapUpMs: 30_000 });

      const { desk } = await open({ snapshot: { calls: [earlier, anEndedCall()], presence } });

      expect(find<HTMLElementTagNameMap['tccc-call-panel']>(desk, 'tccc-call-panel')?.callId).to.equal(
        'call-1',
      );
      await expect(desk).to.be.accessible();
    });

    it('S15: brings an outgoing call in sight from the records', async () => {
      const { desk, centre } = await open();
      find(desk, 'tccc-desk-idle')!.shadowRoot!.querySelector<HTMLElement>('.all')!.click();
      await settled(desk);

      centre.tell({ type: 'call.changed', data: aDiallingCall() });
      await settled(desk);

      expect(isShown(desk, 'tccc-call-panel')).to.equal(true);
    });
  });

  describe('top bar', () => {
    it('S15: opens the dial pad under its button with the focus in the number; Escape closes it', async () => {
      const { desk } = await open();

      find(desk, '.dial')!.click();
      await waitUntil(() => find(desk, 'tccc-dialpad')?.shadowRoot?.activeElement?.localName === 'input');
      expect(find(desk, '.dial')!.getAttribute('aria-expanded')).to.equal('true');
      await press('Escape');
      await waitUntil(() => find(desk, 'tccc-dialpad') === null);

      expect(find(desk, '.dial-pop')!.matches(':popover-open')).to.equal(false);
      await waitUntil(() => desk.shadowRoot!.activeElement === find(desk, '.dial'), 'the focus goes back');
    });

    it('S15: closes the dial pad once the call is placed', async () => {
      const { desk, centre } = await open();
      find(desk, '.dial')!.click();
      await waitUntil(() => find(desk, 'tccc-dialpad')?.shadowRoot?.activeElement?.localName === 'input');

      await sendKeys({ type: '13800006021' });
      await press('Enter');

      await waitUntil(() => centre.commands.some(({ type }) => type === 'call.place'));
      await waitUntil(() => !find(desk, '.dial-pop')!.matches(':popover-open'));
      await waitUntil(() => desk.shadowRoot!.activeElement?.id === 'current', 'the focus goes to the call');
    });

    it('S15: says why no call can be placed during another', async () => {
      const { desk } = await inCall();
      const dial = find(desk, '.dial')!;

      dial.click();

      expect(dial.getAttribute('aria-disabled')).to.equal('true');
      expect(find(desk, '#dial-reason')!.textContent).to.equal('正在通话');
      expect(find(desk, '.dial-pop')!.matches(':popover-open')).to.equal(false);
    });

    it('S8: links 管理端 for administrators only, and only to a web address', async () => {
      const settings = someSettings({ adminUrl: 'https://admin.example/' });
      const agent = anAgent({ role: 'administrator' });
      const administrators = await open({ snapshot: { settings, agent } });
      expect(find<HTMLAnchorElement>(administrators.desk, '.admin')?.href).to.equal('https://admin.example/');
      fixtureCleanup();

      const agents = await open({ snapshot: { settings } });
      expect(find(agents.desk, '.admin')).to.equal(null);
      fixtureCleanup();

      const scripted = await open({
        snapshot: { settings: someSettings({ adminUrl: 'javascript:alert(1)' }), agent },
      });
      expect(find(scripted.desk, '.admin')).to.equal(null);
    });

    it('hides the records where the centre keeps none', async () => {
      const { desk } = await open({ capabilities: { records: false } }, { lang: 'en' });

      expect(find(desk, 'nav')!.textContent).to.contain('Workbench').and.not.contain('Service records');
    });
  });
});
