import { expect, fixture, oneEvent } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import {
  aDiallingCall,
  aPresence,
  createTestWorkbench,
  someSettings,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import { loadCatalogue } from '../../src/i18n/index.js';
import './dialpad.define.js';
import type { CallRequestEvent, TcccDialpad } from './dialpad.js';

interface Desk extends TestWorkbench {
  readonly dialpad: TcccDialpad;
}

async function open(options: TestWorkbenchOptions = {}, lang = 'zh-CN'): Promise<Desk> {
  const desk = await createTestWorkbench(options);
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-dialpad .workbench=${desk.workbench} .clock=${desk.clock}></tccc-dialpad>
    </div>`,
  );
  const dialpad = frame.querySelector('tccc-dialpad')!;
  await dialpad.updateComplete;
  return { ...desk, dialpad };
}

const find = <Found extends HTMLElement>(dialpad: TcccDialpad, selector: string): Found =>
  dialpad.renderRoot.querySelector<Found>(selector)!;
const field = (dialpad: TcccDialpad): HTMLInputElement => find<HTMLInputElement>(dialpad, 'input');
const callButton = (dialpad: TcccDialpad): HTMLButtonElement =>
  find<HTMLButtonElement>(dialpad, '[part="call"]');
const understood = (dialpad: TcccDialpad): string => find(dialpad, '[part="understood"]').textContent.trim();
const key = (dialpad: TcccDialpad, sign: string): HTMLButtonElement =>
  find<HTMLButtonElement>(dialpad, `.key[data-key="${sign}"]`);

async function press(dialpad: TcccDialpad, signs: string): Promise<void> {
  for (const sign of signs) key(dialpad, sign).click();
  await dialpad.updateComplete;
}

async function paste(dialpad: TcccDialpad, text: string): Promise<void> {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text', text);
  const event = new ClipboardEvent('paste', { cancelable: true, bubbles: true });
  Object.defineProperty(event, 'clipboardData', { value: clipboardData }); // Firefox takes it from no constructor
  field(dialpad).dispatchEvent(event);
  await dialpad.updateComplete;
}

describe('<tccc-dialpad>', () => {
  before(async () => {
    await setViewport({ width: 500, height: 800 });
    // The words of errors, which come with the first one.
    await loadCatalogue('zh-CN');
  });

  describe('shows', () => {
    it('a field, twelve keys, the calling number and 拨打', async () => {
      const { dialpad } = await open();

      expect(dialpad.renderRoot.querySelectorAll('.key')).to.have.lengthOf(12);
      expect(find<HTMLSelectElement>(dialpad, 'select').selectedOptions[0]!.text).to.equal('0514-85664126');
      expect(callButton(dialpad).textContent.trim()).to.equal('拨打');
      await expect(dialpad).to.be.accessible();
    });

    it('S22: with 手机外呼 that the mobile phone rings first', async () => {
      const mobile = { number: '138****0001', isAnswering: false, isDialling: true };
      const { dialpad, centre } = await open({ snapshot: { mobile } });
      expect(find(dialpad, '[part="mobile-hint"]').textContent).to.contain('先振铃您的手机');
      await expect(dialpad).to.be.accessible();

      centre.tell({ type: 'mobile.changed', data: { ...mobile, isDialling: false } });
      await dialpad.updateComplete;

      expect(dialpad.renderRoot.querySelector('[part="mobile-hint"]')).to.equal(null);
    });

    it('English where the page is English', async () => {
      const { dialpad } = await open({}, 'en');

      dialpad.number = '13812345678';
      await dialpad.updateComplete;

      expect(callButton(dialpad).textContent.trim()).to.equal('Call');
      expect(understood(dialpad)).to.equal('Will call 138 1234 5678');
      await expect(dialpad).to.be.accessible();
    });

    it('a clear word outside of a workbench', async () => {
      const dialpad = await fixture<TcccDialpad>(html`<tccc-dialpad lang="en"></tccc-dialpad>`);

      expect(dialpad.renderRoot.textContent).to.contain('<tccc-provider>');
    });

    it('no choice of a calling number where the centre offers none', async () => {
      const { dialpad } = await open({ snapshot: { settings: someSettings({ callerNumbers: [] }) } });

      expect(dialpad.renderRoot.querySelector('select')).to.equal(null);
    });
  });

  describe('takes a number', () => {
    it('typed, and groups it as it becomes whole', async () => {
      const { dialpad } = await open();

      dialpad.focus();
      await sendKeys({ type: '13812345678' });
      await dialpad.updateComplete;

      expect(field(dialpad).value).to.equal('138 1234 5678');
      expect(understood(dialpad)).to.equal('将拨打 138 1234 5678');
    });

    it('typed into the middle, without moving the caret', async () => {
      const { dialpad } = await open();
      dialpad.number = '1381234567';
      await dialpad.updateComplete;

      dialpad.focus();
      field(dialpad).setSelectionRange(3, 3);
      await sendKeys({ type: '9' });
      await dialpad.updateComplete;

      expect(field(dialpad).value).to.equal('13891234567');
      expect(field(dialpad).selectionStart).to.equal(4);
    });

    for (const [text, shown] of [
      ['+86 138-1234-5678', '138 1234 5678'],
      ['(0514) 8566 4126', '0514-85664126'],
      ['tel:+442071234567', '+442071234567'],
      ['１３８１２３４５６７８', '138 1234 5678'],
    ] as const) {
      it(`pasted as «${text}»`, async () => {
        const { dialpad } = await open();

        await paste(dialpad, text);

        expect(field(dialpad).value).to.equal(shown);
        expect(understood(dialpad)).to.equal(`将拨打 ${shown} · 已识别粘贴的号码`);
      });
    }

    it('typed as letters not at all, and says so until the next digit', async () => {
      const { dialpad } = await open();
      const hint = '只能输入数字、+、* 和 #';
      dialpad.focus();

      await sendKeys({ type: '4' });
      await dialpad.updateComplete;
      expect(understood(dialpad)).to.equal('');
      await sendKeys({ type: 'f' });
      await dialpad.updateComplete;
      const told = find(dialpad, '[part="understood"] span');
      await sendKeys({ type: 'lowers' });
      await dialpad.updateComplete;

      expect(field(dialpad).value).to.equal('4');
      expect(understood(dialpad)).to.equal(hint);
      expect(find(dialpad, '[part="understood"] span') === told).to.equal(true); // read out once
      expect(field(dialpad).getAttribute('aria-invalid')).to.equal('false');
      await expect(dialpad).to.be.accessible();
      await sendKeys({ type: '00 -' });
      await dialpad.updateComplete;
      expect(understood(dialpad)).to.equal('将拨打 400');
      key(dialpad, '1').focus();
      await sendKeys({ type: 'w' });
      await dialpad.updateComplete;
      expect(understood(dialpad)).to.equal(hint);
    });

    it('but what was typed or pasted is not told of a number that the page suggests then', async () => {
      const { dialpad } = await open();
      dialpad.focus();
      await sendKeys({ type: 'f' });
      await dialpad.updateComplete;
      expect(understood(dialpad)).to.equal('只能输入数字、+、* 和 #');

      dialpad.number = '13800138000';
      await dialpad.updateComplete;
      expect(understood(dialpad)).to.equal('将拨打 138 0013 8000');
      field(dialpad).select();
      await paste(dialpad, '10086');
      expect(understood(dialpad)).to.contain('10086 · ');
      dialpad.number = '13800138000';
      await dialpad.updateComplete;

      expect(understood(dialpad)).to.equal('将拨打 138 0013 8000');
    });

    it('but picks no digits out of a pasted sentence', async () => {
      const { dialpad } = await open();

      await paste(dialpad, 'order 12 of 500');

      expect(field(dialpad).value).to.equal('');
      expect(understood(dialpad)).to.equal('号码无效：请输入 3–15 位数字');
      expect(field(dialpad).getAttribute('aria-invalid')).to.equal('true');
      await expect(dialpad).to.be.accessible();
    });

    it('pressed on the keys, at the caret', async () => {
      const { dialpad } = await open();

      await press(dialpad, '8126');
      field(dialpad).setSelectionRange(1, 2);
      await press(dialpad, '5');

      expect(field(dialpad).value).to.equal('8526');
    });

    it('set by the host page', async () => {
      const { dialpad } = await open();

      dialpad.number = '051485664126';
      await dialpad.updateComplete;

      expect(field(dialpad).value).to.equal('0514-85664126');
      expect(understood(dialpad)).to.equal('将拨打 0514-85664126');
    });
  });

  describe('on the keypad', () => {
    it('is one stop of the Tab key, with arrows inside and digits from the keyboard', async () => {
      const { dialpad } = await open();
      const stops = [...dialpad.renderRoot.querySelectorAll<HTMLElement>('.key')].filter(
        (item) => item.tabIndex === 0,
      );
      expect(stops.map((stop) => stop.dataset.key)).to.deep.equal(['1']);

      key(dialpad, '1').focus();
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ type: '7#' });
      await dialpad.updateComplete;
      expect(dialpad.renderRoot.querySelector(':focus')).to.equal(key(dialpad, '5'));
      expect(field(dialpad).value).to.equal('57#');
      await sendKeys({ press: 'Backspace' });
      await dialpad.updateComplete;

      expect(field(dialpad).value).to.equal('57');
    });

    it('writes + when 0 is held, and 0 when it is not', async () => {
      const { dialpad, clock } = await open();

      key(dialpad, '0').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      clock.advance(600);
      key(dialpad, '0').dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
      await press(dialpad, '0');
      expect(field(dialpad).value).to.equal('+');
      key(dialpad, '0').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      clock.advance(200);
      key(dialpad, '0').dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
      await press(dialpad, '0');

      expect(field(dialpad).value).to.equal('+0');
    });

    it('takes back one sign, or all when backspace is held', async () => {
      const { dialpad, clock } = await open();
      const erase = find<HTMLButtonElement>(dialpad, '[part="backspace"]');
      await press(dialpad, '12345');

      erase.click();
      await dialpad.updateComplete;
      expect(field(dialpad).value).to.equal('1234');
      erase.dispatchEvent(new PointerEvent('pointerdown'));
      clock.advance(600);
      erase.dispatchEvent(new PointerEvent('pointerup'));
      erase.click();
      await dialpad.updateComplete;

      expect(field(dialpad).value).to.equal('');
    });

    it('forgets a held key when the page lets go of it', async () => {
      const { dialpad, clock } = await open();

      key(dialpad, '0').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      dialpad.remove();

      expect(clock.pending).to.equal(0);
    });
  });

  describe('calls', () => {
    it('S10: with Enter, by the chosen number, and tells the call', async () => {
      const settings = someSettings({ callerNumbers: ['051485664126', '02155667788'] });
      const { dialpad, centre } = await open({ snapshot: { settings } });
      dialpad.number = '13812345678';
      const select = find<HTMLSelectElement>(dialpad, 'select');
      select.value = '02155667788';
      select.dispatchEvent(new Event('change'));
      await dialpad.updateComplete;

      dialpad.focus();
      const placed = oneEvent(dialpad, 'tccc-call-placed');
      await sendKeys({ press: 'Enter' });

      expect((await placed).detail).to.deep.equal({ callId: 'placed-1' });
      expect(centre.commands).to.deep.equal([
        { type: 'call.place', to: '13812345678', callerNumber: '02155667788' },
      ]);
      await dialpad.updateComplete;
      expect(field(dialpad).value).to.equal('');
    });

    it('asks the page around first, which may say no', async () => {
      const { dialpad, centre } = await open();
      dialpad.number = '13812345678';
      let detail: CallRequestEvent['detail'] | undefined;
      dialpad.parentElement!.addEventListener('tccc-call-request', (event) => {
        detail = event.detail;
        event.preventDefault();
      });

      await dialpad.dial();

      expect(detail).to.deep.equal({ to: '13812345678', callerNumber: '051485664126' });
      expect(centre.commands).to.deep.equal([]);
      expect(dialpad.number).to.equal('13812345678');
    });

    it('shows on the button that the centre is asked, and asks once', async () => {
      const { dialpad, centre } = await open();
      dialpad.number = '95588';
      await dialpad.updateComplete;
      const release = centre.hold();

      callButton(dialpad).click();
      await dialpad.updateComplete;
      expect(callButton(dialpad).getAttribute('aria-busy')).to.equal('true');
      expect(callButton(dialpad).textContent.trim()).to.equal('正在拨打…');
      await expect(dialpad).to.be.accessible();
      callButton(dialpad).click();
      const placed = oneEvent(dialpad, 'tccc-call-placed');
      release();
      await placed;

      expect(centre.commands).to.have.lengthOf(1);
    });

    it('says in place why the centre refused, and keeps the number', async () => {
      const { dialpad, centre } = await open();
      dialpad.number = '95588';
      centre.refuseNext(new WorkbenchError('call/agent-busy'));

      await dialpad.dial();
      await dialpad.updateComplete;

      const message = find(dialpad, '[role="alert"]').textContent.trim();
      expect(message).to.equal('您正在通话或整理中，请先结束当前任务');
      expect(field(dialpad).value).to.equal('95588');
      await expect(dialpad).to.be.accessible();
    });

    it('nobody while the field holds no number, and says so', async () => {
      const { dialpad, centre } = await open();
      await press(dialpad, '12');

      callButton(dialpad).click();
      await dialpad.updateComplete;

      expect(understood(dialpad)).to.equal('号码无效：请输入 3–15 位数字');
      expect(dialpad.renderRoot.querySelector(':focus')).to.equal(field(dialpad));
      await press(dialpad, '3');
      expect(understood(dialpad)).to.equal('将拨打 123');
      expect(centre.commands).to.deep.equal([]);
    });
  });

  describe('cannot call, and says why,', () => {
    const reasons: readonly (readonly [string, TestWorkbenchOptions, string])[] = [
      ['offline', { snapshot: { presence: aPresence({ state: 'offline' }) } }, '请先上线'],
      [
        'in a call',
        { snapshot: { presence: aPresence({ state: 'busy' }), calls: [aDiallingCall()] } },
        '正在通话',
      ],
      ['in wrap-up', { snapshot: { presence: aPresence({ state: 'wrapUp' }) } }, '话后整理中：请先返回接待'],
      ['while a call rings', { snapshot: { presence: aPresence({ state: 'ringing' }) } }, '来电振铃中'],
    ];
    for (const [when, options, reason] of reasons) {
      it(when, async () => {
        const { dialpad, centre } = await open(options);
        dialpad.number = '95588';

        await dialpad.dial();
        await dialpad.updateComplete;

        expect(callButton(dialpad).getAttribute('aria-disabled')).to.equal('true');
        const tooltip = callButton(dialpad).getAttribute('aria-describedby')!;
        expect(find(dialpad, `#${tooltip}`).textContent).to.equal(reason);
        expect(centre.commands).to.deep.equal([]);
        await expect(dialpad).to.be.accessible();
      });
    }

    it('without a line', async () => {
      const { dialpad, line } = await open();

      line.tellState('reconnecting');
      await dialpad.updateComplete;

      expect(find(dialpad, '#reason').textContent).to.equal('正在恢复语音');
    });
  });
});
