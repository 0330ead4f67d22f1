import { expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import {
  aCall,
  aPresence,
  createTestWorkbench,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import './presence.define.js';
import type { TcccPresence } from './presence.js';

interface Desk extends TestWorkbench {
  readonly element: TcccPresence;
}

async function open(options: TestWorkbenchOptions = {}, lang = 'zh-CN'): Promise<Desk> {
  const desk = await createTestWorkbench(options);
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-presence
        .workbench=${desk.workbench}
        .clock=${desk.clock}
        with-profile
        with-device-check
        with-mobile
      ></tccc-presence>
    </div>`,
  );
  const element = frame.querySelector('tccc-presence')!;
  await element.updateComplete;
  element.show();
  await waitUntil(() => element.shadowRoot!.activeElement !== null);
  await element.updateComplete;
  const menu = element.renderRoot.querySelector('#menu')!;
  await Promise.all(menu.getAnimations().map(({ finished }) => finished));
  return { ...desk, element };
}

const items = (element: TcccPresence): HTMLElement[] => [
  ...element.renderRoot.querySelectorAll<HTMLElement>('[role^="menuitem"]'),
];
const wordOf = (row: Element): string | undefined => row.querySelector('.word')?.textContent.trim();
const item = (element: TcccPresence, word: string): HTMLElement =>
  items(element).find((row) => wordOf(row) === word)!;
const hint = (element: TcccPresence, word: string): string | undefined =>
  item(element, word).querySelector('small')?.textContent;
const isOpen = (element: TcccPresence): boolean =>
  element.renderRoot.querySelector('#menu')!.matches(':popover-open');
const reserving: TestWorkbenchOptions = {
  snapshot: {
    calls: [aCall()],
    presence: aPresence({ state: 'busy', next: { state: 'resting', restReason: '午休' } }),
  },
};

describe('tccc-presence: the rest of its menu', () => {
  it('S7, S8: leads to profile and device check, and switches the mobile phone', async () => {
    const { element } = await open();

    expect(items(element).map(wordOf)).to.deep.equal([
      '示闲',
      '示忙',
      '午休',
      '会议',
      '下线',
      '手机接听',
      '手机外呼',
      '个人信息',
      '设备检测',
      '退出登录',
    ]);
    await expect(element).to.be.accessible();
  });

  for (const [word, type] of [
    ['个人信息', 'tccc-profile-request'],
    ['设备检测', 'tccc-device-check-request'],
  ] as const) {
    it(`asks for ${word} and closes`, async () => {
      const { element } = await open();
      const asked = oneEvent(element, type);

      item(element, word).click();

      expect((await asked).composed).to.equal(true);
      expect(isOpen(element)).to.equal(false);
    });
  }

  it('S22: switches 手机接听, and shows the number only here', async () => {
    const { element, centre } = await open();
    expect(hint(element, '手机接听')).to.equal('来电转到您的手机 138****0001');
    expect(item(element, '手机接听').ariaChecked).to.equal('false');

    item(element, '手机接听').click();
    await waitUntil(() => centre.commands.length === 1);
    expect(centre.commands).to.deep.equal([{ type: 'mobile.set', isAnswering: true }]);
    centre.tell({
      type: 'mobile.changed',
      data: { number: '138****0001', isAnswering: true, isDialling: false },
    });
    await element.updateComplete;

    expect(item(element, '手机接听').ariaChecked).to.equal('true');
    await expect(element).to.be.accessible();
  });

  it('S22: a held Enter on 手机接听 is one press, and the arrows go on from it', async () => {
    const { element, centre } = await open();
    item(element, '手机接听').focus();

    await sendKeys({ down: 'Enter' });
    await waitUntil(() => centre.commands.length > 0, 'it is not switched');
    centre.tell({
      type: 'mobile.changed',
      data: { number: '138****0001', isAnswering: true, isDialling: false },
    });
    await waitUntil(() => item(element, '手机接听').ariaBusy === 'false', 'it still waits');
    await sendKeys({ down: 'Enter' });
    await sendKeys({ up: 'Enter' });
    await element.updateComplete;

    expect(centre.commands).to.deep.equal([{ type: 'mobile.set', isAnswering: true }]);
    await sendKeys({ press: 'ArrowDown' });
    expect(wordOf(element.shadowRoot!.activeElement!)).to.equal('手机外呼');
  });

  it('S22: says why the mobile phone can not be used', async () => {
    const { element, centre } = await open({
      snapshot: { mobile: { number: null, isAnswering: false, isDialling: false } },
    });

    item(element, '手机外呼').click();

    expect(item(element, '手机外呼').ariaDisabled).to.equal('true');
    expect(hint(element, '手机外呼')).to.equal('未绑定手机号');
    expect(centre.commands).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  it('S22: leaves the mobile phone out where the centre has none', async () => {
    const { element } = await open({ capabilities: { mobile: false } }, 'en');

    expect(items(element).map(wordOf)).not.to.include('Answer on mobile');
    await expect(element).to.be.accessible();
  });

  it('takes back what was chosen for after the call', async () => {
    const { element, centre } = await open(reserving);
    await expect(element).to.be.accessible();

    item(element, '取消').click();
    await waitUntil(() => centre.commands.length === 1);
    expect(centre.commands).to.deep.equal([{ type: 'presence.clear-next' }]);
    centre.tell({ type: 'presence.changed', data: aPresence({ state: 'busy' }) });
    await element.updateComplete;

    expect(element.renderRoot.querySelector('[part="reserved"]')).to.equal(null);
    expect(isOpen(element), 'the menu stays to choose another').to.equal(true);
  });

  it('reaches the way back with the keyboard, which does not begin there', async () => {
    const { element, centre } = await open(reserving);
    expect(wordOf(element.shadowRoot!.activeElement!)).to.equal('示闲');

    await sendKeys({ press: 'ArrowUp' });
    expect(wordOf(element.shadowRoot!.activeElement!)).to.equal('取消');
    await sendKeys({ press: 'Enter' });

    await waitUntil(() => centre.commands.length === 1);
  });

  it('says in its place why it could not be taken back', async () => {
    const { element, centre } = await open(reserving);
    centre.refuseNext(new WorkbenchError('network/unreachable'));

    item(element, '取消').click();
    await waitUntil(() => element.renderRoot.querySelector('#error')?.textContent.trim());

    expect(element.renderRoot.querySelector('#error')!.textContent).to.contain('无法连接联络中心');
    expect(element.renderRoot.querySelector('[part="reserved"]')).not.to.equal(null);
  });
});
