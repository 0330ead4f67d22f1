import { expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import type { Colleague, Directory } from '../../src/model/index.js';
import {
  aCall,
  aColleague,
  aDirectory,
  aPresence,
  createTestWorkbench,
  testTime,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import { still } from '../internal/fixtures/still.js';
import './directory.define.js';
import type { DirectoryMode, TcccDirectory } from './directory.js';

interface Desk extends TestWorkbench {
  readonly list: TcccDirectory;
}

interface Scene {
  readonly mode?: DirectoryMode;
  readonly target?: 'agent' | 'group';
  readonly directory?: Directory;
  readonly lang?: string;
  readonly width?: number;
  readonly options?: TestWorkbenchOptions;
}

const idle = aColleague();
const offline = aColleague({
  id: 'agent-3',
  name: '赵敏',
  email: 'zhao@example.com',
  presence: 'offline',
  isReachable: false,
});
const busy = aColleague({
  id: 'agent-4',
  name: '冯子轩',
  email: 'feng@example.com',
  groupIds: ['group-2'],
  presence: 'busy',
  isReachable: false,
  hasMobile: false,
});
const groups: Directory['groups'] = [
  { id: 'group-1', name: '售前', waiting: 2, longestSince: testTime - 38_000, online: 3, available: 1 },
  { id: 'group-2', name: '投诉处理组', waiting: 0, longestSince: null, online: 0, available: 0 },
];
const everybody = aDirectory({ colleagues: [busy, offline, idle], groups });
const inCall: TestWorkbenchOptions = {
  snapshot: { presence: aPresence({ state: 'busy' }), calls: [aCall()] },
};

async function open(scene: Scene = {}): Promise<Desk> {
  const { mode = 'internal', target = 'agent', directory = everybody, lang = 'zh-CN', width = 840 } = scene;
  const desk = await createTestWorkbench(scene.options ?? (mode === 'transfer' ? inCall : {}));
  desk.centre.directoryAnswer = directory;
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-directory
        .workbench=${desk.workbench}
        .clock=${desk.clock}
        .mode=${mode}
        .target=${target}
        call-id="call-1"
      ></tccc-directory>
    </div>`,
  );
  frame.style.width = `${width}px`;
  const list = frame.querySelector('tccc-directory')!;
  await waitUntil(() => desk.workbench.snapshot.directory !== null, 'the directory is not watched');
  await list.updateComplete;
  return { ...desk, list };
}

const part = (list: TcccDirectory, name: string): HTMLElement =>
  list.renderRoot.querySelector<HTMLElement>(`[part~="${name}"]`)!;
const row = (list: TcccDirectory, id: string): HTMLElement =>
  list.renderRoot.querySelector<HTMLElement>(`.targets [data-id="${id}"]`)!;
const words = (element: HTMLElement): string => element.textContent.replace(/\s+/g, ' ').trim();
const names = (list: TcccDirectory): string[] =>
  [...list.renderRoot.querySelectorAll('.targets .row .who b')].map(({ textContent }) => textContent);
const whyNot = (list: TcccDirectory, name: string): string => {
  const id = part(list, name).getAttribute('aria-describedby');
  return id ? list.renderRoot.querySelector(`#${id}`)!.textContent.trim() : '';
};

async function look(list: TcccDirectory, text: string): Promise<void> {
  const input = list.renderRoot.querySelector('input')!;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await list.updateComplete;
}

async function choose(list: TcccDirectory, id: string): Promise<void> {
  row(list, id).click();
  await list.updateComplete;
}

describe('<tccc-directory>', () => {
  before(() => setViewport({ width: 900, height: 700 }));

  describe('shows', () => {
    it('S20: everybody with presence by shape, word and time; who can be rung comes first', async () => {
      const { list } = await open();

      expect(names(list)).to.deep.equal(['王建国', '冯子轩', '赵敏']);
      expect(words(row(list, 'agent-2')))
        .to.contain('空闲 00:01:00')
        .and.contain('wang@example.com');
      expect(row(list, 'agent-4').querySelector('svg')!.classList.contains('busy')).to.equal(true);
      expect(words(row(list, 'agent-4'))).to.contain('正在通话');
      expect(words(row(list, 'agent-3')))
        .to.contain('下线')
        .and.contain('可拨打手机');
      await expect(list).to.be.accessible();
    });

    it('S21: skill groups with their queue and longest wait; one with nobody online says so', async () => {
      const { list, clock } = await open({ mode: 'transfer', target: 'group' });

      expect(words(row(list, 'group-1'))).to.equal('售前空闲座席 1 2最长 00:38');
      expect(words(row(list, 'group-2')))
        .to.contain('无座席在线')
        .and.contain('无等待');
      clock.advance(2_000);
      await list.updateComplete;
      expect(words(row(list, 'group-1'))).to.contain('最长 00:40');
      await expect(list).to.be.accessible();
    });

    it('English where the page is English', async () => {
      const { list } = await open({ lang: 'en' });

      expect(words(part(list, 'call-online'))).to.equal('Call');
      expect(words(row(list, 'agent-4'))).to.contain('In a call');
      await expect(list).to.be.accessible();
    });

    it('a clear word outside of a workbench', async () => {
      const list = await fixture<TcccDirectory>(html`<tccc-directory lang="en"></tccc-directory>`);

      expect(list.renderRoot.textContent).to.contain('tccc-provider');
    });

    it('one column with the groups in a menu where there is little room', async () => {
      const { list } = await open({ width: 340 });

      expect(list.renderRoot.querySelector<HTMLElement>('.narrowing')!.checkVisibility()).to.equal(false);
      const menu = list.renderRoot.querySelector('select')!;
      menu.value = 'group-2';
      menu.dispatchEvent(new Event('change', { bubbles: true }));
      await list.updateComplete;

      expect(names(list)).to.deep.equal(['冯子轩']);
      expect(list.scrollWidth).to.be.at.most(list.clientWidth);
      await expect(list).to.be.accessible();
    });

    it('why the directory could not be fetched, and tries again', async () => {
      const desk = await createTestWorkbench();
      desk.centre.refuseNext(new WorkbenchError('network/timeout'));
      const list = await fixture<TcccDirectory>(
        html`<tccc-directory
          lang="zh-CN"
          .workbench=${desk.workbench}
          .clock=${desk.clock}
        ></tccc-directory>`,
      );
      await waitUntil(() => list.renderRoot.textContent.includes('联络中心没有及时响应'), 'nothing is told');

      list.renderRoot.querySelector<HTMLElement>('.notice .button')!.click();

      await waitUntil(() => names(list).length === 2, 'nobody is shown');
    });

    it('that this centre has none', async () => {
      const { workbench } = await createTestWorkbench({ capabilities: { directory: false } });
      const list = await fixture<TcccDirectory>(
        html`<tccc-directory lang="zh-CN" .workbench=${workbench}></tccc-directory>`,
      );

      expect(list.renderRoot.textContent).to.contain('此联络中心未开通');
    });
  });

  describe('a centre without a directory that hands calls to numbers', () => {
    const capabilities = { directory: false, transferToNumber: true };

    async function openNumber(): Promise<Desk & { readonly field: HTMLInputElement }> {
      const desk = await createTestWorkbench({ ...inCall, capabilities });
      const list = await fixture<TcccDirectory>(
        html`<tccc-directory
          lang="zh-CN"
          mode="transfer"
          call-id="call-1"
          .workbench=${desk.workbench}
          .clock=${desk.clock}
        ></tccc-directory>`,
      );
      await list.updateComplete;
      return { ...desk, list, field: list.renderRoot.querySelector('input')! };
    }

    it('B3: takes a number or an address, which Enter hands the call to', async () => {
      const { list, field, centre } = await openNumber();
      expect(part(list, 'transfer').ariaDisabled).to.equal('true');
      await sendKeys({ press: 'Tab' });
      expect(list.shadowRoot!.activeElement).to.equal(field);

      await sendKeys({ type: ' sip:1002@peer.example ' });
      await list.updateComplete;
      expect(part(list, 'transfer').textContent.trim()).to.equal('转给sip:1002@peer.example');
      await sendKeys({ press: 'Enter' });

      await waitUntil(() => centre.commands.length > 0, 'nothing was asked for');
      expect(centre.commands).to.deep.equal([
        {
          type: 'call.transfer',
          callId: 'call-1',
          to: { kind: 'agent', id: 'sip:1002@peer.example' },
        },
      ]);
      await still();
      await expect(list).to.be.accessible();
    });

    it('B3: a number that is refused says why, until another one is written', async () => {
      const { list, field, centre } = await openNumber();
      centre.refuseNext(new WorkbenchError('call/number-invalid'));
      field.value = '12#';
      field.dispatchEvent(new Event('input'));
      await list.updateComplete;

      part(list, 'transfer').click();

      await waitUntil(() => list.renderRoot.querySelector('.message.error'), 'no reason is given');
      expect(field.value).to.equal('12#');
      field.dispatchEvent(new Event('input'));
      await list.updateComplete;
      expect(list.renderRoot.querySelector('.message.error')).to.equal(null);
    });

    it('B3: asks the page first', async () => {
      const { list, field, centre } = await openNumber();
      const asked = oneEvent(list, 'tccc-transfer-request');
      list.addEventListener('tccc-transfer-request', (event) => event.preventDefault());
      field.value = '1002';
      field.dispatchEvent(new Event('input'));
      await list.updateComplete;

      part(list, 'transfer').click();

      expect((await asked).detail).to.deep.equal({ callId: 'call-1', to: { kind: 'agent', id: '1002' } });
      expect(centre.commands).to.deep.equal([]);
    });
  });

  describe('finds', () => {
    it('S20: by name, e-mail and skill group', async () => {
      const { list } = await open();

      await look(list, '赵');
      expect(names(list)).to.deep.equal(['赵敏']);
      await look(list, 'FENG@');
      expect(names(list)).to.deep.equal(['冯子轩']);
      await look(list, '投诉');
      expect(names(list)).to.deep.equal(['冯子轩']);
      await look(list, '没有这个人');

      expect(list.renderRoot.textContent).to.contain('没有符合条件的座席');
      await expect(list).to.be.accessible();
    });

    it('S20: the agents of a skill group that is chosen beside', async () => {
      const { list } = await open();

      list.renderRoot.querySelector<HTMLElement>('.narrowing [data-id="group-1"]')!.click();
      await list.updateComplete;

      expect(names(list)).to.deep.equal(['王建国', '赵敏']);
      expect(words(list.renderRoot.querySelector<HTMLElement>('.targets .head')!)).to.contain(
        '售前 · 2 位座席',
      );
    });

    it('S21: a skill group by its name', async () => {
      const { list } = await open({ mode: 'transfer', target: 'group' });

      await look(list, '投诉');

      expect(names(list)).to.deep.equal(['投诉处理组']);
    });
  });

  describe('keeps up', () => {
    it('S20: with presences as they change, and no row moves', async () => {
      const { list, centre } = await open();
      const before = names(list);

      centre.tell({ type: 'colleague.changed', data: { ...idle, presence: 'busy', isReachable: false } });
      centre.tell({ type: 'colleague.changed', data: { ...offline, presence: 'idle', isReachable: true } });
      await list.updateComplete;

      expect(words(row(list, 'agent-2')))
        .to.contain('忙碌')
        .and.contain('正在通话');
      expect(words(row(list, 'agent-3'))).to.contain('空闲');
      expect(names(list)).to.deep.equal(before);
    });

    it('only while it is in sight', async () => {
      const { list, workbench, centre } = await open();
      list.hidden = true;
      await waitUntil(() => workbench.snapshot.directory === null, 'it still watches');

      list.hidden = false;
      await waitUntil(() => workbench.snapshot.directory !== null, 'it does not watch again');
      list.remove();

      await waitUntil(() => workbench.snapshot.directory === null, 'a removed one still watches');
      const watched = centre.commands.flatMap((command) =>
        command.type === 'directory.watch' ? [command.isWatching] : [],
      );
      expect(watched).to.deep.equal([true, false, true, false]);
    });

    it('S20: with 500 colleagues it draws a hundred, and more on demand', async () => {
      const colleagues: Colleague[] = Array.from({ length: 500 }, (_, at) =>
        aColleague({
          id: `agent-${at}`,
          name: `座席${String(at).padStart(3, '0')}`,
          email: `a${at}@example.com`,
        }),
      );
      const { list } = await open({ directory: aDirectory({ colleagues, groups }) });

      expect(names(list)).to.have.lengthOf(100);
      list.renderRoot.querySelector<HTMLElement>('.more')!.click();
      await list.updateComplete;
      expect(names(list)).to.have.lengthOf(200);
      await look(list, '座席499');

      expect(names(list)).to.deep.equal(['座席499']);
    });
  });

  describe('内部呼叫', () => {
    it('S20: 在线呼叫 asks the page around first, then calls, and tells that it is placed', async () => {
      const { list, centre } = await open();
      await choose(list, 'agent-2');

      setTimeout(() => part(list, 'call-online').click());
      const request = await oneEvent(list, 'tccc-internal-call-request');
      const placed = await oneEvent(list, 'tccc-internal-call-placed');

      expect(request.detail).to.deep.equal({ agentId: 'agent-2', useMobile: false });
      expect(centre.commands.at(-1)).to.deep.equal({
        type: 'call.internal',
        agentId: 'agent-2',
        useMobile: false,
      });
      expect(placed.detail.callId).to.be.a('string');
    });

    it('S20: an offline agent can only be called on the mobile phone', async () => {
      const { list, centre } = await open();
      await choose(list, 'agent-3');

      expect(whyNot(list, 'call-online')).to.equal('未上线');
      part(list, 'call-online').click();
      part(list, 'call-mobile').click();

      await waitUntil(() => centre.commands.some(({ type }) => type === 'call.internal'), 'nobody is called');
      expect(centre.commands.filter(({ type }) => type === 'call.internal')).to.deep.equal([
        { type: 'call.internal', agentId: 'agent-3', useMobile: true },
      ]);
    });

    it('S20: says that nobody is chosen, and why somebody can’t be', async () => {
      const { list, centre } = await open();

      expect(whyNot(list, 'call-online')).to.equal('请先选择座席');
      expect(row(list, 'agent-4').ariaDisabled).to.equal('true');
      await choose(list, 'agent-4');
      part(list, 'call-online').click();

      expect(row(list, 'agent-4').ariaSelected).to.equal('false');
      expect(centre.commands.some(({ type }) => type === 'call.internal')).to.equal(false);
    });

    it('S22: with 手机外呼 it says that the mobile rings first', async () => {
      const mobile = { number: '138****0001', isAnswering: false, isDialling: true };
      const { list } = await open({ options: { snapshot: { mobile } } });

      expect(list.renderRoot.textContent).to.contain('先振铃您的手机');
    });

    it('a prevented request calls nobody', async () => {
      const { list, centre } = await open();
      list.addEventListener('tccc-internal-call-request', (event) => event.preventDefault());
      await choose(list, 'agent-2');

      part(list, 'call-online').click();
      await list.updateComplete;

      expect(centre.commands.some(({ type }) => type === 'call.internal')).to.equal(false);
    });
  });

  describe('转接', () => {
    it('S21: hands the call to the chosen agent, and shows that it waits', async () => {
      const { list, centre } = await open({ mode: 'transfer' });
      await choose(list, 'agent-2');
      expect(words(part(list, 'transfer'))).to.equal('转给王建国');
      const answer = centre.hold();

      setTimeout(() => part(list, 'transfer').click());
      const { detail } = await oneEvent(list, 'tccc-transfer-request');
      await waitUntil(() => part(list, 'transfer').ariaBusy === 'true', 'the button does not wait');
      answer();

      expect(detail).to.deep.equal({ callId: 'call-1', to: { kind: 'agent', id: 'agent-2' } });
      await waitUntil(() => centre.commands.at(-1)?.type === 'call.transfer', 'nothing is handed over');
      expect(centre.commands.at(-1)).to.deep.equal({
        type: 'call.transfer',
        callId: 'call-1',
        to: detail.to,
      });
    });

    it('S21: hands the call to the chosen skill group', async () => {
      const { list, centre } = await open({ mode: 'transfer', target: 'group' });

      await choose(list, 'group-2');
      expect(whyNot(list, 'transfer')).to.equal('请先选择技能组');
      await choose(list, 'group-1');
      part(list, 'transfer').click();

      await waitUntil(() => centre.commands.at(-1)?.type === 'call.transfer', 'nothing is handed over');
      expect(centre.commands.at(-1)).to.deep.include({ to: { kind: 'group', id: 'group-1' } });
    });

    it('S21: who can’t take it stays in the list and says why', async () => {
      const { list } = await open({ mode: 'transfer' });

      expect(words(row(list, 'agent-3'))).to.contain('未上线');
      expect(row(list, 'agent-3').ariaDisabled).to.equal('true');
      await choose(list, 'agent-3');

      expect(row(list, 'agent-3').ariaSelected).to.equal('false');
      expect(whyNot(list, 'transfer')).to.equal('请先选择座席');
    });

    it('S21: a chosen agent who is busy meanwhile is told at the button', async () => {
      const { list, centre } = await open({ mode: 'transfer' });
      await choose(list, 'agent-2');

      centre.tell({ type: 'colleague.changed', data: { ...idle, presence: 'ringing', isReachable: false } });
      await list.updateComplete;

      expect(whyNot(list, 'transfer')).to.equal('正在振铃');
    });

    it('S21: a refusal is told in its place, with what to do', async () => {
      const { list, centre } = await open({ mode: 'transfer' });
      await choose(list, 'agent-2');
      centre.refuseNext(new WorkbenchError('call/target-unavailable'));

      part(list, 'transfer').click();
      await waitUntil(() => part(list, 'message').textContent.trim() !== '', 'nothing is told');

      expect(words(part(list, 'message'))).to.contain('对方暂时无法接听');
      await Promise.all(list.shadowRoot!.getAnimations().map(({ finished }) => finished));
      await expect(list).to.be.accessible();
    });
  });

  describe('keyboard', () => {
    it('S20: the arrow goes from the search into the list, Enter chooses, Tab reaches the buttons', async () => {
      const { list, centre } = await open();
      list.focus();

      await sendKeys({ press: 'ArrowDown' });
      expect(list.shadowRoot!.activeElement).to.equal(row(list, 'agent-2'));
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'Enter' });
      await list.updateComplete;
      expect(row(list, 'agent-3').ariaSelected).to.equal('true');
      await sendKeys({ press: 'Tab' });
      expect(list.shadowRoot!.activeElement).to.equal(part(list, 'call-mobile'));
      await sendKeys({ press: 'Enter' });

      await waitUntil(() => centre.commands.at(-1)?.type === 'call.internal', 'nobody is called');
    });
  });
});
