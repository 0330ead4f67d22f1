import { expect, fixture, fixtureCleanup, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import type { CallSnapshot } from '../../src/model/index.js';
import {
  aCall,
  aDiallingCall,
  anEndedCall,
  aPresence,
  createTestWorkbench,
  testTime,
} from '../../src/testing/index.js';
import type { TcccCallPanel } from './call-panel.js';
import {
  change,
  heard,
  inWrapUp,
  open,
  outgoing,
  part,
  whyNot,
  words,
  type Scene,
} from './fixtures/panel.js';

const remark = (panel: TcccCallPanel): HTMLTextAreaElement => panel.renderRoot.querySelector('textarea')!;
const saving = (panel: TcccCallPanel): string =>
  panel.renderRoot.querySelector('.saving')!.textContent.trim();

async function write(panel: TcccCallPanel, text: string): Promise<void> {
  remark(panel).value = text;
  remark(panel).dispatchEvent(new Event('input', { bubbles: true }));
  await panel.updateComplete;
}

/** What a browser makes of a double click. */
async function clickTwice(panel: TcccCallPanel, name: string): Promise<void> {
  for (const detail of [1, 2]) {
    part(panel, name).dispatchEvent(new MouseEvent('click', { detail }));
    await panel.updateComplete;
  }
}

describe('<tccc-call-panel>', () => {
  before(() => setViewport({ width: 480, height: 760 }));

  describe('shows', () => {
    it('S11: a conversation with its number, place, time, path and facts', async () => {
      const call = aCall({
        context: { path: [{ key: '1', label: '业务咨询' }], answeredAt: testTime - 84_000 },
      });
      const { panel } = await open({ call });

      expect(words(panel, 'label')).to.equal('通话中');
      expect(words(panel, 'time')).to.equal('00:01:24');
      expect(words(panel, 'number')).to.equal('189****8352');
      expect(words(panel, 'place')).to.equal('上海 上海电信');
      expect(words(panel, 'path')).to.contain('导航路径').and.contain('业务咨询');
      expect(words(panel, 'facts')).to.contain('0514-85664126').and.contain('售前');
      await expect(panel).to.be.accessible();
    });

    it('the running time second by second', async () => {
      const { panel, clock } = await open({ call: aCall({ context: { answeredAt: testTime - 1_000 } }) });

      clock.advance(2_000);
      await panel.updateComplete;

      expect(words(panel, 'time')).to.equal('00:00:03');
    });

    it('English where the page is English', async () => {
      const { panel } = await open({ call: aCall(), lang: 'en' });

      expect(words(panel, 'label')).to.equal('Talking');
      expect(words(panel, 'hang-up')).to.equal('Hang up');
    });

    it('nothing without a call', async () => {
      const { workbench } = await createTestWorkbench();

      const panel = await fixture<TcccCallPanel>(
        html`<tccc-call-panel .workbench=${workbench}></tccc-call-panel>`,
      );

      expect(panel.renderRoot.children).to.have.lengthOf(0);
    });

    const states: [string, CallSnapshot, string, string][] = [
      ['S15: dialling', aDiallingCall(), '正在呼叫', '呼出'],
      ['S15: ringing there', aDiallingCall({ context: { isFarEndRinging: true } }), '对方振铃中', '呼出'],
      ['connecting', aCall({ value: { progress: 'connecting' } }), '正在接通', '呼入'],
      [
        'S16: on hold',
        aCall({ value: { line: 'held' }, context: { heldSince: testTime } }),
        '保持中',
        '客户正在听保持音',
      ],
      [
        'B7: being repaired',
        aCall({ value: { recovery: 'reconnecting' } }),
        '正在恢复语音',
        '通话已为您保留',
      ],
      ['S14: ended', anEndedCall(), '通话结束', '正常结束 · 用户挂断'],
    ];
    for (const [name, call, label, detail] of states) {
      it(`${name} by word and glyph`, async () => {
        const { panel } = await open({ call });

        expect(words(panel, 'label')).to.equal(label);
        expect(words(panel, 'detail')).to.equal(detail);
        await expect(panel).to.be.accessible();
      });
    }

    it('every control at the same place in every state', async () => {
      const places = async (call: CallSnapshot): Promise<string> => {
        const { panel } = await open({ call });
        const box = panel.getBoundingClientRect();
        const seen = ['state', 'customer', 'mute', 'hold', 'extension', 'transfer-agent', 'hang-up']
          .map((name) => part(panel, name).getBoundingClientRect())
          .map(({ x, y, width, height }) => [x - box.x, y - box.y, width, height].map(Math.round).join())
          .join(' ');
        fixtureCleanup(); // several panels would give the page a scroll bar
        return seen;
      };

      const talking = await places(aCall());

      for (const [, call] of states) expect(await places(call)).to.equal(talking);
    });
  });

  describe('controls', () => {
    it('S14: 挂断 asks first, then hangs up, and shows that it waits', async () => {
      const desk = await open({ call: aCall() });
      const answer = desk.centre.hold();

      setTimeout(() => part(desk.panel, 'hang-up').click());
      const event = await oneEvent(desk.panel, 'tccc-call-hang-up-request');
      await waitUntil(() => part(desk.panel, 'hang-up').ariaBusy === 'true', 'the button does not wait');
      answer();

      expect(event.detail).to.deep.equal({ callId: 'call-1' });
      expect(await heard(desk, 'call.hang-up')).to.deep.equal({ type: 'call.hang-up', callId: 'call-1' });
      await waitUntil(() => part(desk.panel, 'hang-up').ariaBusy === 'false', 'the button still waits');
    });

    it('a prevented request keeps the call', async () => {
      const { panel, centre } = await open({ call: aCall() });
      panel.addEventListener('tccc-call-hang-up-request', (event) => event.preventDefault());

      panel.hangUp();
      await panel.updateComplete;

      expect(centre.commands).to.deep.equal([]);
    });

    it('S16: 通话保持 holds, 取消保持 resumes', async () => {
      const desk = await open({ call: aCall() });

      part(desk.panel, 'hold').click();
      expect(await heard(desk, 'call.hold')).to.include({ callId: 'call-1' });
      await change(desk, aCall({ value: { line: 'held' }, context: { heldSince: testTime } }));
      expect(words(desk.panel, 'hold')).to.contain('取消保持');
      part(desk.panel, 'hold').click();

      expect(await heard(desk, 'call.resume')).to.include({ callId: 'call-1' });
    });

    it('S17: a double click on 静音 is one press, and so is a held Enter: the customer stays spared', async () => {
      const { panel } = await open({ call: aCall() });
      const asked: boolean[] = [];
      panel.addEventListener('tccc-call-mute-request', ({ detail }) => asked.push(detail.isMuted));
      const isMuted = (): boolean => words(panel, 'label') === '通话中 已静音';

      await clickTwice(panel, 'mute');
      expect(isMuted()).to.equal(true);
      part(panel, 'mute').dispatchEvent(new MouseEvent('click', { detail: 1 }));
      await panel.updateComplete;
      expect(isMuted()).to.equal(false);
      part(panel, 'mute').focus();
      for (const key of [{ down: 'Enter' }, { down: 'Enter' }, { up: 'Enter' }]) await sendKeys(key);
      await panel.updateComplete;

      expect(isMuted()).to.equal(true);
      expect(asked).to.deep.equal([true, false, true]);
    });

    it('S19: a double click on 输入分机号 leaves its keys open', async () => {
      const { panel } = await open({ call: outgoing() });

      await clickTwice(panel, 'extension');

      expect(panel.renderRoot.querySelectorAll('.key')).to.have.lengthOf(12);
    });

    it('S17: 静音 is told three times: tile, chip and what the customer hears', async () => {
      const { panel } = await open({ call: aCall() });

      part(panel, 'mute').click();
      await panel.updateComplete;

      expect(words(panel, 'mute')).to.contain('取消静音');
      expect(words(panel, 'label')).to.equal('通话中 已静音');
      expect(words(panel, 'detail')).to.equal('客户听不到您的声音');
      await expect(panel).to.be.accessible();
      part(panel, 'mute').click();
      await panel.updateComplete;
      expect(words(panel, 'label')).to.equal('通话中');
    });

    it('S19: digits go out one by one in the order they were pressed and typed', async () => {
      const { panel, line } = await open({ call: outgoing() });

      part(panel, 'extension').click();
      await panel.updateComplete;
      panel.renderRoot.querySelectorAll<HTMLElement>('.key')[7]!.click();
      panel.renderRoot.querySelectorAll<HTMLElement>('.key')[10]!.click();
      part(panel, 'extension-panel').focus();
      await sendKeys({ type: '8#' });
      await waitUntil(() => words(panel, 'digits') === '808#', 'not all digits are shown');

      expect(line.digits.map(({ digits }) => digits)).to.deep.equal(['8', '0', '8', '#']);
      await Promise.all(panel.shadowRoot!.getAnimations().map(({ finished }) => finished));
      await expect(panel).to.be.accessible();
    });

    it('Escape closes the digits and goes back to their tile', async () => {
      const { panel } = await open({ call: outgoing() });
      panel.toggleExtension();
      await panel.updateComplete;

      await sendKeys({ press: 'Escape' });
      await panel.updateComplete;

      expect(part(panel, 'extension-panel')).to.equal(null);
      expect(panel.shadowRoot!.activeElement === part(panel, 'extension')).to.equal(true);
    });

    it('a refusal is told in its place, with what to do', async () => {
      const desk = await open({ call: aCall() });
      desk.centre.refuseNext(new WorkbenchError('call/refused'));

      part(desk.panel, 'hold').click();
      await waitUntil(() => part(desk.panel, 'message').textContent.trim() !== '', 'nothing is told');

      expect(words(desk.panel, 'message')).to.equal('当前通话状态不支持此操作，请查看通话状态后再试');
    });

    it('the number is copied as the centre shows it', async () => {
      const { panel } = await open({ call: aCall() });

      part(panel, 'copy').click();
      await waitUntil(
        () => panel.renderRoot.querySelector('.copied')!.textContent === '已复制',
        'not copied',
      );

      expect(await navigator.clipboard.readText()).to.equal('189****8352');
    });
  });

  describe('says why not', () => {
    const capabilities = { directory: false, selfService: false };
    const reasons: [string, string, string, Scene][] = [
      ['inbound calls take no digits', 'extension', '仅呼出通话可用', { call: aCall() }],
      ['nobody answered yet', 'hold', '对方尚未接听', { call: aDiallingCall() }],
      ['the call is over', 'hang-up', '通话已结束', { call: anEndedCall() }],
      ['this centre has no transfers', 'transfer-group', '此联络中心未开通', { call: aCall(), capabilities }],
      ['this centre has no transfers', 'transfer-agent', '此联络中心未开通', { call: aCall(), capabilities }],
      ['this centre has no flows', 'self-service', '此联络中心未开通', { call: aCall(), capabilities }],
    ];
    for (const [name, control, reason, scene] of reasons) {
      it(`${control}: ${name}`, async () => {
        const { panel, centre } = await open(scene);

        part(panel, control).click();
        part(panel, control).focus();
        await panel.updateComplete;

        expect(part(panel, control).ariaDisabled).to.equal('true');
        expect(whyNot(panel, control)).to.equal(reason);
        const tooltip = part(panel, control).nextElementSibling!;
        expect(getComputedStyle(tooltip).visibility).to.equal('visible');
        expect(centre.commands).to.deep.equal([]);
      });
    }

    it('hold: the connection is being repaired', async () => {
      const { panel, centre } = await open({ call: aCall() });

      centre.tellConnection('reconnecting');
      await panel.updateComplete;

      expect(whyNot(panel, 'hold')).to.equal('正在重新连接联络中心');
    });
  });

  describe('deck', () => {
    it('is one stop of the Tab key, with arrows inside', async () => {
      const { panel } = await open({ call: aCall() });
      part(panel, 'copy').focus();

      await sendKeys({ press: 'Tab' });
      expect(panel.shadowRoot!.activeElement).to.equal(part(panel, 'mute'));
      await sendKeys({ press: 'ArrowRight' });
      expect(panel.shadowRoot!.activeElement).to.equal(part(panel, 'hold'));
      await sendKeys({ press: 'ArrowDown' });
      expect(panel.shadowRoot!.activeElement).to.equal(part(panel, 'transfer-agent'));
      await sendKeys({ press: 'End' });
      expect(panel.shadowRoot!.activeElement).to.equal(part(panel, 'hang-up'));
      await sendKeys({ press: 'Tab' });

      expect(panel.shadowRoot!.activeElement).to.equal(remark(panel));
    });

    it('B2: arrows pass over a tile that the page took out', async () => {
      const { panel } = await open({ call: aCall() });
      panel.style.setProperty('--tccc-call-tile-hold', 'none');
      part(panel, 'mute').focus();

      await sendKeys({ press: 'ArrowRight' });

      expect(part(panel, 'hold').checkVisibility()).to.equal(false);
      expect(panel.shadowRoot!.activeElement).to.equal(part(panel, 'extension'));
    });
  });

  describe('备注 and 标签', () => {
    it('S11: a remark saves itself after a pause, and says when', async () => {
      const desk = await open({ call: aCall() });

      await write(desk.panel, '询问');
      desk.clock.advance(500);
      await write(desk.panel, '询问资费');
      desk.clock.advance(799);
      expect(desk.centre.commands).to.deep.equal([]);
      desk.clock.advance(1);

      expect(await heard(desk, 'call.annotate')).to.deep.equal({
        type: 'call.annotate',
        callId: 'call-1',
        remark: '询问资费',
      });
      await waitUntil(() => saving(desk.panel) === '已自动保存 14:31', saving(desk.panel));
      expect(remark(desk.panel).value).to.equal('询问资费');
    });

    it('a remark typed during the call survives its end', async () => {
      const desk = await open({ call: aCall() });

      await write(desk.panel, '回访');
      await change(desk, anEndedCall());
      desk.centre.tell({ type: 'presence.changed', data: aPresence(inWrapUp) });
      await desk.panel.updateComplete;

      expect(words(desk.panel, 'label')).to.equal('话后整理');
      expect(remark(desk.panel).value).to.equal('回访');
      desk.clock.advance(800);
      expect(await heard(desk, 'call.annotate')).to.include({ remark: '回访' });
    });

    it('a save that failed is told and tried again', async () => {
      const desk = await open({ call: aCall() });
      desk.centre.refuseNext(new WorkbenchError('network/unreachable'));

      await write(desk.panel, '回访');
      desk.clock.advance(800);
      await waitUntil(() => saving(desk.panel) === '保存失败，将自动重试', saving(desk.panel));
      desk.clock.advance(5_000);

      expect(await heard(desk, 'call.annotate')).to.include({ remark: '回访' });
      await waitUntil(() => saving(desk.panel).startsWith('已自动保存'), saving(desk.panel));
    });

    it('a save that can never be taken says why', async () => {
      const desk = await open({ call: aCall() });
      desk.centre.refuseNext(new WorkbenchError('call/not-found'));

      await write(desk.panel, '回访');
      desk.clock.advance(800);

      await waitUntil(() => saving(desk.panel).startsWith('通话不存在'), saving(desk.panel));
    });

    it('what waits is saved when the page lets go of the panel', async () => {
      const desk = await open({ call: aCall() });

      await write(desk.panel, '回访');
      desk.panel.remove();

      expect(await heard(desk, 'call.annotate')).to.include({ remark: '回访' });
    });

    it('another page may write the remark too', async () => {
      const desk = await open({ call: aCall() });

      await change(desk, aCall({ context: { remark: '已回访' } }));

      expect(remark(desk.panel).value).to.equal('已回访');
    });

    it('tags are added with Enter and taken off', async () => {
      const desk = await open({ call: aCall({ context: { tags: ['套餐'] } }) });

      desk.panel.renderRoot.querySelector<HTMLElement>('.add-tag')!.click();
      await desk.panel.updateComplete;
      await sendKeys({ type: '投诉' });
      await sendKeys({ press: 'Enter' });
      desk.clock.advance(800);
      expect(await heard(desk, 'call.annotate')).to.deep.include({ tags: ['套餐', '投诉'] });
      part(desk.panel, 'tags').querySelector<HTMLElement>('[aria-label$="套餐"]')!.click();
      desk.clock.advance(800);

      await waitUntil(() => desk.centre.commands.length === 2, 'the tag is still there');
      expect(desk.centre.commands[1]).to.deep.include({ tags: ['投诉'] });
    });

    it('Escape leaves the tags as they were', async () => {
      const { panel, clock, centre } = await open({ call: aCall() });
      panel.renderRoot.querySelector<HTMLElement>('.add-tag')!.click();
      await panel.updateComplete;

      await sendKeys({ type: 'x' });
      await sendKeys({ press: 'Escape' });
      await panel.updateComplete;
      clock.advance(800);

      expect(part(panel, 'tags').querySelector('input')).to.equal(null);
      expect(centre.commands).to.deep.equal([]);
    });
  });

  describe('wrap-up', () => {
    it('S14: counts down by the authority, and shows what the call was', async () => {
      const { panel, clock } = await open({ call: anEndedCall(), presence: inWrapUp });

      expect(words(panel, 'countdown')).to.equal('18秒');
      clock.advance(1_000);
      await panel.updateComplete;

      expect(words(panel, 'countdown')).to.equal('17秒');
      expect(words(panel, 'summary'))
        .to.contain('189****8352')
        .and.contain('00:00:10')
        .and.contain('用户挂断');
      await expect(panel).to.be.accessible();
    });

    it('返回接待 asks first and goes back', async () => {
      const desk = await open({ call: anEndedCall(), presence: inWrapUp });

      setTimeout(() => part(desk.panel, 'return').click());
      const event = await oneEvent(desk.panel, 'tccc-wrap-up-request');

      expect(event.detail).to.deep.equal({ choice: 'return' });
      await heard(desk, 'wrap-up.return');
    });

    it('继续话后整理 stops the ring, and says so', async () => {
      const desk = await open({ call: anEndedCall(), presence: inWrapUp });

      part(desk.panel, 'continue').click();
      await heard(desk, 'wrap-up.continue');
      desk.centre.tell({ type: 'presence.changed', data: aPresence({ state: 'wrapUp', wrapUpMs: 30_000 }) });
      desk.clock.advance(15_000);
      await desk.panel.updateComplete;

      expect(words(desk.panel, 'countdown')).to.equal('00:15已停止倒计时');
      expect(part(desk.panel, 'continue').ariaDisabled).to.equal('true');
      expect(whyNot(desk.panel, 'continue')).to.equal('已停止倒计时');
      await expect(desk.panel).to.be.accessible();
    });

    it('an older call shows no wrap-up', async () => {
      const { panel } = await open({ call: anEndedCall(), presence: { state: 'idle' } });

      expect(part(panel, 'wrap-up')).to.equal(null);
      expect(words(panel, 'label')).to.equal('通话结束');
    });
  });

  it('does for a shortcut what the button does, and nothing when it may not', async () => {
    const desk = await open({ call: anEndedCall(), presence: inWrapUp });

    expect(desk.panel.hangUp()).to.equal(false);
    expect(desk.panel.toggleHold()).to.equal(false);
    expect(desk.panel.toggleMute()).to.equal(false);
    expect(desk.panel.toggleExtension()).to.equal(false);
    expect(desk.panel.returnToService()).to.equal(true);

    await heard(desk, 'wrap-up.return');
  });

  it('leaves no timer behind', async () => {
    const { panel, clock } = await open({ call: aCall() });
    const others = clock.pending - 1;

    panel.remove();

    expect(clock.pending).to.equal(others);
  });
});
