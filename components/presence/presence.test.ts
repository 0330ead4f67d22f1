import { expect, fixture, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import {
  presenceStates,
  type CallSnapshot,
  type Presence,
  type PresenceChoice,
} from '../../src/model/index.js';
import {
  aCall,
  anAgent,
  aPresence,
  createTestWorkbench,
  someSettings,
  testTime,
  type TestWorkbench,
} from '../../src/testing/index.js';
import './presence.define.js';
import type { TcccPresence } from './presence.js';

interface Desk extends TestWorkbench {
  readonly element: TcccPresence;
}

interface Scene {
  readonly presence?: Partial<Presence>;
  readonly calls?: readonly CallSnapshot[];
  readonly lang?: string;
  readonly restReasons?: string[];
}

async function open({ presence, calls = [], lang = 'zh-CN', restReasons }: Scene = {}): Promise<Desk> {
  const desk = await createTestWorkbench({
    snapshot: {
      agent: anAgent({ name: '李文静' }),
      presence: aPresence(presence),
      calls: [...calls],
      ...(restReasons && { settings: someSettings({ restReasons }) }),
    },
  });
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-presence .workbench=${desk.workbench} .clock=${desk.clock}></tccc-presence>
    </div>`,
  );
  const element = frame.querySelector('tccc-presence')!;
  await element.updateComplete;
  return { ...desk, element };
}

const find = <Found extends HTMLElement = HTMLElement>(
  element: TcccPresence,
  selector: string,
): Found | null => element.renderRoot.querySelector<Found>(selector);
const words = (element: TcccPresence, selector: string): string | undefined =>
  find(element, selector)?.textContent.replace(/\s+/g, ' ').trim();
const pill = (element: TcccPresence): HTMLButtonElement => find<HTMLButtonElement>(element, '.pill')!;
const items = (element: TcccPresence): HTMLElement[] => [
  ...element.renderRoot.querySelectorAll<HTMLElement>('[role^="menuitem"]'),
];
const item = (element: TcccPresence, word: string): HTMLElement =>
  items(element).find((row) => row.querySelector('.word')!.textContent.trim() === word)!;
const focused = (element: TcccPresence): string | undefined =>
  element.shadowRoot!.activeElement?.querySelector('.word')?.textContent.trim();
const isOpen = (element: TcccPresence): boolean => find(element, '#menu')!.matches(':popover-open');

async function opened(element: TcccPresence): Promise<void> {
  await waitUntil(() => pill(element).ariaExpanded === 'true' && focused(element));
  await Promise.all(
    find(element, '#menu')!
      .getAnimations()
      .map(({ finished }) => finished),
  );
}

async function openMenu(element: TcccPresence): Promise<void> {
  element.show();
  await opened(element);
}

async function press(element: TcccPresence, key: string): Promise<void> {
  await sendKeys({ press: key });
  await element.updateComplete;
}

describe('tccc-presence', () => {
  it('shows the state with its running time, and whose it is', async () => {
    const { element, clock } = await open({ presence: { since: testTime - 251_000 } });
    expect(words(element, '[part="state"]')).to.equal('空闲');
    expect(words(element, '[part="time"]')).to.equal('00:04:11');
    expect(words(element, '.pill .avatar')).to.equal('李');

    clock.advance(1_000);
    await element.updateComplete;

    expect(words(element, '[part="time"]')).to.equal('00:04:12');
    await expect(element).to.be.accessible();
  });

  it('renders nothing before anybody is signed in', async () => {
    const { workbench } = await createTestWorkbench({ isSignedIn: false });

    const element = await fixture<TcccPresence>(
      html`<tccc-presence .workbench=${workbench}></tccc-presence>`,
    );

    expect(find(element, '.pill')).to.equal(null);
  });

  for (const state of presenceStates) {
    it(`has a silhouette, a word and one width for ${state}`, async () => {
      const { element } = await open({
        presence: { state, restReason: state === 'resting' ? '午休' : null },
      });

      expect(find(element, `.pill .glyph.${state}`)).to.not.equal(null);
      expect(words(element, '[part="state"]')).to.not.equal('');
      expect(element.getBoundingClientRect().width).to.equal(236);
      expect(pill(element).getBoundingClientRect().height).to.equal(40);
      await expect(element).to.be.accessible();
    });
  }

  it('shows what comes next, else the reason of a rest, in a second line', async () => {
    const resting = await open({ presence: { state: 'resting', restReason: '午休' } });
    expect(words(resting.element, '[part="next"]')).to.equal('午休');

    const busy = await open({ presence: { state: 'busy', next: { state: 'resting', restReason: '会议' } } });

    expect(words(busy.element, '[part="next"]')).to.equal('下一状态：小休 · 会议');
    expect(words(busy.element, '[part="reserved"] > span')).to.equal('下一状态：小休 · 会议');
    expect(item(busy.element, '会议').textContent).to.contain('预约');
    expect(item(busy.element, '午休').textContent).not.to.contain('预约');
  });

  it('speaks English', async () => {
    const { element } = await open({ lang: 'en' });

    await openMenu(element);

    expect(words(element, '[part="state"]')).to.equal('Idle');
    expect(items(element).map((row) => row.querySelector('.word')!.textContent.trim())).to.deep.equal([
      'Idle',
      'Not ready',
      '午休',
      '会议',
      'Go offline',
      'Sign out',
    ]);
    await expect(element).to.be.accessible();
  });

  describe('menu', () => {
    it('opens by a click under its button, marks the present state and moves the focus there', async () => {
      const { element } = await open({ presence: { state: 'notReady' } });
      const at = pill(element).getBoundingClientRect();

      await sendMouse({ type: 'click', position: [Math.round(at.x + 20), Math.round(at.y + 20)] });
      await opened(element);

      expect(focused(element)).to.equal('示忙');
      expect(item(element, '示忙').ariaChecked).to.equal('true');
      expect(items(element).filter((row) => row.ariaChecked === 'true').length).to.equal(1);
      expect(find(element, '#menu')!.getBoundingClientRect().top).to.be.closeTo(at.bottom + 4, 5);
      await expect(element).to.be.accessible();
    });

    it('offers 上线 in place of 示闲 while offline', async () => {
      const { element, line, centre } = await open({ presence: { state: 'offline' } });
      await openMenu(element);
      expect(items(element)[0]!.querySelector('.word')!.textContent).to.equal('上线');

      items(element)[0]!.click();
      await waitUntil(() => !isOpen(element));

      expect(line.isMicrophoneOpen).to.equal(true);
      expect(centre.commands).to.deep.equal([{ type: 'presence.set', state: 'idle' }]);
    });

    const choices: readonly [word: string, from: Presence['state'], choice: PresenceChoice][] = [
      ['示闲', 'notReady', { state: 'idle' }],
      ['示忙', 'idle', { state: 'notReady' }],
      ['午休', 'idle', { state: 'resting', restReason: '午休' }],
      ['下线', 'idle', { state: 'offline' }],
    ];
    for (const [word, from, choice] of choices) {
      it(`${word} asks the centre for ${choice.state} and closes`, async () => {
        const { element, centre } = await open({ presence: { state: from } });
        const requests: PresenceChoice[] = [];
        element.addEventListener('tccc-presence-request', ({ detail }) => requests.push(detail.choice));
        await openMenu(element);

        item(element, word).click();
        await waitUntil(() => !isOpen(element));

        expect(centre.commands).to.deep.equal([{ type: 'presence.set', ...choice }]);
        expect(requests).to.deep.equal([choice]);
        await waitUntil(() => element.shadowRoot!.activeElement === pill(element));
      });
    }

    it('reserves the next state during a call', async () => {
      const { element, centre } = await open({ presence: { state: 'busy' }, calls: [aCall()] });
      await openMenu(element);

      item(element, '示忙').click();
      await waitUntil(() => centre.commands.length === 1);

      expect(centre.commands).to.deep.equal([{ type: 'presence.set', state: 'notReady' }]);
      expect(find(element, 'dialog')).to.equal(null);
    });

    it('asks nothing for the state that is there already', async () => {
      const { element, centre } = await open();
      await openMenu(element);

      item(element, '示闲').click();
      await waitUntil(() => !isOpen(element));

      expect(centre.commands).to.deep.equal([]);
    });

    it('asks nothing that the page around prevents', async () => {
      const { element, centre } = await open();
      element.addEventListener('tccc-presence-request', (event) => event.preventDefault());
      await openMenu(element);

      item(element, '示忙').click();
      await waitUntil(() => !isOpen(element));

      expect(centre.commands).to.deep.equal([]);
    });

    it('shows the waiting on the pressed row and on the button', async () => {
      const { element, centre } = await open();
      const release = centre.hold();
      await openMenu(element);

      item(element, '示忙').click();
      await element.updateComplete;

      expect(item(element, '示忙').ariaBusy).to.equal('true');
      expect(item(element, '下线').ariaBusy).to.equal('false');
      expect(pill(element).ariaBusy).to.equal('true');
      expect(words(element, '[part="state"]')).to.equal('空闲');
      await expect(element).to.be.accessible();
      release();
      await waitUntil(() => !isOpen(element));
    });

    it('says in its place why the centre refused', async () => {
      const { element, centre } = await open();
      centre.refuseNext(new WorkbenchError('presence/refused'));
      await openMenu(element);

      item(element, '示忙').click();
      await waitUntil(() => words(element, '#error'));

      expect(words(element, '#error')).to.equal('现在不能切换到该状态，请等待当前通话或话后整理结束');
      expect(isOpen(element)).to.equal(true);
      await expect(element).to.be.accessible();
    });

    it('S3: a refused microphone is explained and can be tried again', async () => {
      const { element, line, centre } = await open({ presence: { state: 'offline' } });
      line.refuseNext(new WorkbenchError('device/microphone-denied'));
      await openMenu(element);

      item(element, '上线').click();
      await waitUntil(() => words(element, '#error'));
      expect(words(element, '#error')).to.equal('浏览器拒绝了麦克风，请在地址栏允许使用麦克风后重试');
      item(element, '上线').click();

      await waitUntil(() => centre.commands.length === 1);
    });

    it('keeps rows that can not be chosen reachable, and says why', async () => {
      const { element, centre } = await open();
      centre.tellConnection('reconnecting');
      await openMenu(element);

      item(element, '示忙').click();

      expect(item(element, '示忙').ariaDisabled).to.equal('true');
      expect(item(element, '示忙').querySelector('small')!.textContent).to.equal('正在重新连接联络中心');
      expect(item(element, '午休').title).to.equal('正在重新连接联络中心');
      expect(centre.commands).to.deep.equal([]);
      await expect(element).to.be.accessible();
    });

    it('says that a centre without reasons offers no rest', async () => {
      const { element } = await open({ restReasons: [] });

      await openMenu(element);

      expect(words(element, '.heading small')).to.equal('此联络中心未开通');
      await expect(element).to.be.accessible();
    });

    it('signs out', async () => {
      const { element, centre, workbench } = await open();
      await openMenu(element);

      item(element, '退出登录').click();
      await waitUntil(() => workbench.snapshot.phase === 'signedOut');

      expect(centre.isSignedIn).to.equal(false);
    });
  });

  describe('keyboard', () => {
    it('opens with the arrow and walks by arrows, Home and End, round the ends', async () => {
      const { element } = await open();
      pill(element).focus();

      await press(element, 'ArrowDown');
      await waitUntil(() => focused(element) === '示闲');
      await press(element, 'ArrowDown');
      expect(focused(element)).to.equal('示忙');
      await press(element, 'End');
      expect(focused(element)).to.equal('退出登录');
      await press(element, 'ArrowDown');
      expect(focused(element)).to.equal('示闲');
      await press(element, 'ArrowUp');
      expect(focused(element)).to.equal('退出登录');
      await press(element, 'Home');

      expect(focused(element)).to.equal('示闲');
    });

    it('chooses with Enter', async () => {
      const { element, centre } = await open();
      pill(element).focus();
      await press(element, 'Enter');
      await waitUntil(() => focused(element) === '示闲');

      await press(element, 'ArrowDown');
      await press(element, 'Enter');

      await waitUntil(() => centre.commands.length === 1);
    });

    it('Escape closes and gives the focus back', async () => {
      const { element } = await open();
      pill(element).focus();
      await press(element, 'ArrowDown');
      await waitUntil(() => focused(element) === '示闲');

      await press(element, 'Escape');

      expect(isOpen(element)).to.equal(false);
      await waitUntil(() => element.shadowRoot!.activeElement === pill(element));
    });

    it('finds a row by its first letters', async () => {
      const { element } = await open({ lang: 'en' });
      await openMenu(element);

      await press(element, 's');
      expect(focused(element)).to.equal('Sign out');
      await nextFrame();
      element.renderRoot
        .querySelector<HTMLElement>('[role="menu"]')!
        .dispatchEvent(new KeyboardEvent('keydown', { key: '!' }));

      expect(focused(element)).to.equal('Sign out');
    });

    it('Tab leaves the menu', async () => {
      const { element } = await open();
      await openMenu(element);

      await press(element, 'Tab');

      expect(isOpen(element)).to.equal(false);
    });
  });

  describe('S7: leaving while a call is up', () => {
    const inCall: Scene = { presence: { state: 'busy', since: testTime - 84_000 }, calls: [aCall()] };

    async function ask(scene: Scene, word: string): Promise<Desk & { dialog: HTMLDialogElement }> {
      const desk = await open(scene);
      await openMenu(desk.element);
      item(desk.element, word).click();
      await waitUntil(() => find<HTMLDialogElement>(desk.element, 'dialog')?.open);
      return { ...desk, dialog: find<HTMLDialogElement>(desk.element, 'dialog')! };
    }

    it('下线 asks first, with the running time in sight', async () => {
      const { element, centre, dialog, clock } = await ask(inCall, '下线');

      clock.advance(1_000);
      await element.updateComplete;

      expect(dialog.textContent).to.contain('通话结束后将下线');
      expect(words(element, '.running')).to.equal('忙碌 00:01:25');
      expect(centre.commands).to.deep.equal([]);
      expect(isOpen(element)).to.equal(false);
      await expect(element).to.be.accessible();
    });

    it('下线 goes on when it is confirmed', async () => {
      const { element, centre, dialog } = await ask(inCall, '下线');

      dialog.querySelector<HTMLButtonElement>('[type="submit"]')!.click();
      await waitUntil(() => !find(element, 'dialog'));

      expect(centre.commands).to.deep.equal([{ type: 'presence.set', state: 'offline' }]);
    });

    it('取消 and Escape leave everything as it is', async () => {
      const first = await ask(inCall, '退出登录');
      expect(first.dialog.textContent).to.contain('客户将听到保持音');
      first.dialog.querySelector<HTMLButtonElement>('[type="button"]')!.click();
      await waitUntil(() => !find(first.element, 'dialog'));

      const second = await ask(inCall, '退出登录');
      await press(second.element, 'Escape');
      await waitUntil(() => !find(second.element, 'dialog'));

      expect([first, second].map(({ centre }) => centre.isSignedIn)).to.deep.equal([true, true]);
    });

    it('退出登录 ends the session when it is confirmed', async () => {
      const { dialog, workbench } = await ask(inCall, '退出登录');

      dialog.querySelector<HTMLButtonElement>('[type="submit"]')!.click();

      await waitUntil(() => workbench.snapshot.phase === 'signedOut');
    });

    it('says in the dialog why leaving failed', async () => {
      const { element, dialog, centre } = await ask(inCall, '退出登录');
      centre.refuseNext(new WorkbenchError('network/unreachable'));

      dialog.querySelector<HTMLButtonElement>('[type="submit"]')!.click();
      await waitUntil(() => words(element, '#dialog-error'));

      expect(words(element, '#dialog-error')).to.equal('无法连接联络中心，请检查网络，页面会自动重连');
      expect(dialog.open).to.equal(true);
      await expect(element).to.be.accessible();
    });

    it('does not ask when no call is up', async () => {
      const { element, centre } = await open();
      await openMenu(element);

      item(element, '下线').click();
      await waitUntil(() => centre.commands.length === 1);

      expect(find(element, 'dialog')).to.equal(null);
    });
  });

  it('leaves no timer behind', async () => {
    const { element, clock } = await open();

    element.remove();

    expect(clock.pending).to.equal(0);
  });
});
