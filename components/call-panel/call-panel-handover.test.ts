import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { WorkbenchError } from '../../src/base/index.js';
import type { CallSnapshot, TransferView } from '../../src/model/index.js';
import { aCall, aDiallingCall, anEndedCall, testTime, type CallChange } from '../../src/testing/index.js';
import { still } from '../internal/fixtures/still.js';
import type { TcccCallPanel } from './call-panel.js';
import { change, heard, inWrapUp, open, outgoing, part, whyNot, words, type Desk } from './fixtures/panel.js';

const toAgent: TransferView = {
  to: { kind: 'agent', id: 'agent-2', name: '王建国' },
  startedAt: testTime - 5_000,
  failure: null,
};
const toGroup: TransferView = { ...toAgent, to: { kind: 'group', id: 'group-1', name: '售前' } };
const transferring = (transfer: TransferView = toAgent): CallSnapshot =>
  aCall({ value: { transfer: 'transferring' }, context: { transfer } });
const cameBack = (failure: TransferView['failure'], transfer = toAgent): CallSnapshot =>
  aCall({ context: { transfer: { ...transfer, failure } } });
const internal = (given: CallChange = {}): CallSnapshot =>
  aCall({
    ...given,
    context: {
      kind: 'internal',
      customerNumber: '',
      skillGroup: null,
      colleague: { id: 'agent-2', name: '王建国' },
      ...given.context,
    },
  });
const inFlow = (): CallSnapshot =>
  aCall({
    value: { service: 'selfService' },
    context: {
      selfService: {
        flow: { id: 'introduction', name: '播放产品介绍', description: '' },
        startedAt: testTime - 7_000,
        prompt: '您好',
        steps: [],
        results: [],
        endedAt: null,
      },
    },
  });

const dialog = (panel: TcccCallPanel): HTMLDialogElement =>
  panel.renderRoot.querySelector<HTMLDialogElement>('dialog')!;
const directory = (panel: TcccCallPanel): HTMLElementTagNameMap['tccc-directory'] =>
  panel.renderRoot.querySelector('tccc-directory')!;
const flows = (panel: TcccCallPanel): HTMLElementTagNameMap['tccc-self-service'] =>
  panel.renderRoot.querySelector('tccc-self-service')!;

async function press({ panel }: Desk, name: string): Promise<void> {
  part(panel, name).click();
  await panel.updateComplete;
}

/** Opens the directory of a transfer and waits until its rows are there. */
async function openDirectory(desk: Desk, name: string): Promise<HTMLElementTagNameMap['tccc-directory']> {
  await press(desk, name);
  const list = directory(desk.panel);
  await waitUntil(() => list.renderRoot.querySelector('.targets .row') !== null, 'nobody is shown');
  return list;
}

describe('<tccc-call-panel> hands over', () => {
  before(() => setViewport({ width: 900, height: 760 }));

  describe('a transfer', () => {
    it('S21: 转座席 opens the directory over the panel, with the running time in sight', async () => {
      const desk = await open({ call: aCall() });

      const list = await openDirectory(desk, 'transfer-agent');

      expect(dialog(desk.panel).open).to.equal(true);
      expect(words(desk.panel, 'transfer-dialog'))
        .to.contain('转接 189****8352')
        .and.contain('通话中 00:00:10');
      desk.clock.advance(1_000);
      await desk.panel.updateComplete;
      expect(words(desk.panel, 'transfer-dialog')).to.contain('00:00:11');
      expect(list.renderRoot.textContent).to.contain('王建国');
      await expect(desk.panel).to.be.accessible();
    });

    it('S21: the chosen agent is asked for, and the dialog closes once the transfer is under way', async () => {
      const desk = await open({ call: aCall() });
      part(desk.panel, 'transfer-agent').focus();
      const list = await openDirectory(desk, 'transfer-agent');

      list.renderRoot.querySelector<HTMLElement>('.targets [data-id="agent-2"]')!.click();
      await list.updateComplete;
      list.renderRoot.querySelector<HTMLElement>('[part="transfer"]')!.click();
      expect(await heard(desk, 'call.transfer')).to.deep.equal({
        type: 'call.transfer',
        callId: 'call-1',
        to: { kind: 'agent', id: 'agent-2' },
      });
      expect(dialog(desk.panel).open).to.equal(true);
      await change(desk, transferring());

      expect(dialog(desk.panel).open).to.equal(false);
      expect(desk.panel.shadowRoot!.activeElement).to.equal(part(desk.panel, 'transfer-agent'));
    });

    it('S21: the tabs of the dialog change between 转技能组 and 转座席', async () => {
      const desk = await open({ call: aCall() });
      await openDirectory(desk, 'transfer-group');
      const tabs = desk.panel.renderRoot.querySelectorAll<HTMLElement>('dialog [role="tab"]');
      expect(tabs[0]!.ariaSelected).to.equal('true');

      tabs[0]!.focus();
      await sendKeys({ press: 'ArrowRight' });
      await desk.panel.updateComplete;

      expect(directory(desk.panel).target).to.equal('agent');
      expect(tabs[1]!.ariaSelected).to.equal('true');
    });

    it('B3: where numbers are typed, one tile opens a small dialog with the field for one', async () => {
      const capabilities = { directory: false, transferToNumber: true };
      const desk = await open({ call: aCall(), capabilities });
      expect(part(desk.panel, 'transfer-agent').textContent).to.contain('转接');
      expect(part(desk.panel, 'transfer-group').ariaDisabled).to.equal('true');
      expect(desk.panel.toggleTransfer('group')).to.equal(false);

      await press(desk, 'transfer-agent');
      await directory(desk.panel).updateComplete;
      expect(directory(desk.panel).renderRoot.querySelectorAll('input').length).to.equal(1);

      expect(dialog(desk.panel).open).to.equal(true);
      expect(desk.panel.renderRoot.querySelector('dialog [role="tab"]')).to.equal(null);
      expect(dialog(desk.panel).offsetHeight).to.be.lessThan(320);
      await still();
      await expect(desk.panel).to.be.accessible();
    });

    it('S21: Escape leaves the call as it is and goes back to the tile', async () => {
      const desk = await open({ call: aCall() });
      part(desk.panel, 'transfer-group').focus();
      await openDirectory(desk, 'transfer-group');

      await sendKeys({ press: 'Escape' });
      await waitUntil(() => !dialog(desk.panel).open, 'the dialog is still open');

      expect(desk.panel.shadowRoot!.activeElement).to.equal(part(desk.panel, 'transfer-group'));
      expect(desk.centre.commands.some(({ type }) => type === 'call.transfer')).to.equal(false);
    });

    it('S21: the strip is violet, names the target, counts, and says what the customer hears', async () => {
      const { panel } = await open({ call: transferring() });

      expect(words(panel, 'label')).to.equal('转接中');
      expect(words(panel, 'detail')).to.equal('转给王建国 · 客户正在听音乐');
      expect(words(panel, 'time')).to.equal('00:00:05');
      expect(part(panel, 'state').classList.contains('violet')).to.equal(true);
      expect(words(panel, 'place')).to.contain('通话时长 00:00:10');
      await expect(panel).to.be.accessible();
    });

    it('S21: 取消转接 asks first and takes the customer back; the other controls say why not', async () => {
      const desk = await open({ call: transferring(toGroup) });
      expect(words(desk.panel, 'transfer-group')).to.equal('取消转接');
      expect(whyNot(desk.panel, 'transfer-agent')).to.equal('正在转接');
      expect(whyNot(desk.panel, 'self-service')).to.equal('正在转接');

      setTimeout(() => part(desk.panel, 'transfer-group').click());
      const { detail } = await oneEvent(desk.panel, 'tccc-transfer-cancel-request');

      expect(detail).to.deep.equal({ callId: 'call-1' });
      expect(await heard(desk, 'call.cancel-transfer')).to.include({ callId: 'call-1' });
    });

    const failures: [TransferView['failure'], TransferView, string, string][] = [
      ['noAnswer', toAgent, 'alert', '王建国未接听，客户已回到您这里'],
      ['refused', toAgent, 'alert', '王建国已拒接，客户已回到您这里'],
      ['nobodyOnline', toGroup, 'alert', '售前无座席在线，客户已回到您这里'],
      ['lost', toAgent, 'alert', '与王建国的连接中断，客户已回到您这里'],
      ['cancelled', toAgent, 'status', '已取消转给王建国，客户已回到您这里'],
    ];
    for (const [failure, transfer, role, reason] of failures) {
      it(`S21: a transfer that came back says why: ${failure}`, async () => {
        const desk = await open({ call: transferring(transfer) });

        await change(desk, cameBack(failure, transfer));

        expect(words(desk.panel, 'transfer-failure')).to.equal(reason);
        expect(part(desk.panel, 'transfer-failure').role).to.equal(role);
        expect(words(desk.panel, 'label')).to.equal('通话中');
        await expect(desk.panel).to.be.accessible();
      });
    }

    it('S21: a read reason stays away, the next failure is told anew', async () => {
      const desk = await open({ call: cameBack('noAnswer') });

      part(desk.panel, 'transfer-failure').querySelector('button')!.click();
      await desk.panel.updateComplete;
      expect(part(desk.panel, 'transfer-failure')).to.equal(null);
      await change(desk, cameBack('refused', { ...toAgent, startedAt: testTime }));

      expect(words(desk.panel, 'transfer-failure')).to.contain('已拒接');
    });

    it('S21: a call that came by transfer says who handed it over', async () => {
      const { panel } = await open({
        call: aCall({ context: { transferredFrom: { id: 'agent-9', name: '李文' } } }),
      });

      expect(words(panel, 'detail')).to.equal('由李文转接 · 正在录音');
      expect(words(panel, 'facts')).to.contain('转接人 李文');
    });

    it('S21: a call that was handed over ends as 座席转接', async () => {
      const { panel } = await open({
        call: anEndedCall({ context: { endStatus: 'transferred', hungUpBy: 'system' } }),
        presence: inWrapUp,
      });

      expect(words(panel, 'summary')).to.contain('座席转接');
    });

    it('S21: a call that was handed over was hung up by nobody', async () => {
      const { panel } = await open({
        call: anEndedCall({ context: { endStatus: 'transferred', hungUpBy: 'agent' } }),
      });

      expect(words(panel, 'detail')).to.equal('座席转接');
    });

    it('S21: the open dialog survives a connection that is being repaired', async () => {
      const desk = await open({ call: aCall() });
      await openDirectory(desk, 'transfer-agent');

      desk.centre.tellConnection('reconnecting');
      await desk.panel.updateComplete;

      expect(dialog(desk.panel).open).to.equal(true);
      await change(desk, anEndedCall());
      expect(dialog(desk.panel).open).to.equal(false);
    });
  });

  describe('自助服务', () => {
    it('S18: the tile opens the flows below the deck; Escape closes them again', async () => {
      const desk = await open({ call: aCall() });

      await press(desk, 'self-service');
      await flows(desk.panel).updateComplete;
      expect(part(desk.panel, 'self-service').ariaExpanded).to.equal('true');
      expect(flows(desk.panel).renderRoot.textContent).to.contain('播放产品介绍');
      await Promise.all(desk.panel.shadowRoot!.getAnimations().map(({ finished }) => finished));
      await expect(desk.panel).to.be.accessible();
      await waitUntil(
        () => desk.panel.shadowRoot!.activeElement === flows(desk.panel),
        'the flows have no focus',
      );
      await sendKeys({ press: 'Escape' });
      await desk.panel.updateComplete;

      expect(flows(desk.panel)).to.equal(null);
      expect(desk.panel.shadowRoot!.activeElement).to.equal(part(desk.panel, 'self-service'));
    });

    it('S18: while the customer is in a flow the strip says so, and the tile brings them back', async () => {
      const desk = await open({ call: inFlow() });
      expect(words(desk.panel, 'label')).to.equal('自助服务中');
      expect(words(desk.panel, 'detail')).to.contain('播放产品介绍').and.contain('听不到您的声音');
      expect(words(desk.panel, 'time')).to.equal('00:00:07');
      expect(words(desk.panel, 'self-service')).to.equal('返回通话');
      expect(whyNot(desk.panel, 'transfer-agent')).to.equal('客户正在自助服务中');
      await expect(desk.panel).to.be.accessible();

      await press(desk, 'self-service');

      expect(await heard(desk, 'self-service.return')).to.include({ callId: 'call-1' });
    });

    it('S18: what came of the flow stays readable after it, and after the call', async () => {
      const selfService = {
        ...inFlow().context.selfService!,
        results: [{ label: '证件后六位', value: '123456' }],
        endedAt: testTime,
      };
      const desk = await open({ call: inFlow() });

      await change(desk, aCall({ context: { selfService } }));
      await flows(desk.panel).updateComplete;
      expect(flows(desk.panel).renderRoot.textContent).to.contain('123456');
      await change(desk, anEndedCall({ context: { selfService } }));
      await flows(desk.panel).updateComplete;

      expect(flows(desk.panel).renderRoot.textContent).to.contain('123456');
    });
  });

  describe('an internal call', () => {
    it('S20: shows the colleague instead of a number', async () => {
      const { panel } = await open({ call: internal() });

      expect(words(panel, 'number')).to.equal('王建国');
      expect(words(panel, 'place')).to.equal('内部通话');
      expect(words(panel, 'detail')).to.equal('内部通话 · 呼入 · 正在录音');
      expect(part(panel, 'copy')).to.equal(null);
      expect(words(panel, 'facts')).to.not.contain('被叫号码');
      await expect(panel).to.be.accessible();
    });

    it('S20: keeps every control in its place; what makes no sense says why', async () => {
      const { panel } = await open({ call: internal() });

      for (const name of ['transfer-group', 'transfer-agent', 'self-service'])
        expect(whyNot(panel, name), name).to.equal('内部通话不支持');
      for (const name of ['mute', 'hang-up']) expect(part(panel, name).ariaDisabled, name).to.equal('false');
    });

    it('S20: takes no digits', async () => {
      const { panel } = await open({ call: internal({ context: { direction: 'outbound' } }) });

      expect(whyNot(panel, 'extension')).to.equal('内部通话不支持');
    });

    it('S20: is summed up by the colleague’s name', async () => {
      const call = internal({
        value: { progress: 'ended' },
        context: { endedAt: testTime, endStatus: 'normal', hungUpBy: 'agent' },
      });
      const { panel } = await open({ call, presence: inWrapUp });

      expect(words(panel, 'summary')).to.contain('王建国');
    });
  });

  describe('a call on the agent’s mobile phone', () => {
    const onMobile = (given: CallChange = {}): CallSnapshot =>
      aCall({ ...given, context: { agentLine: 'mobile', ...given.context } });

    it('S22: says so by icon and word', async () => {
      const { panel } = await open({ call: onMobile(), hasAudio: false });

      expect(words(panel, 'label')).to.equal('通话中 手机通话');
      expect(part(panel, 'label').querySelector('.mobile svg')).to.not.equal(null);
      expect(words(panel, 'facts')).to.contain('接听方式 座席手机');
      await expect(panel).to.be.accessible();
    });

    it('S22: is muted by the centre, and shows it once the centre says so', async () => {
      const desk = await open({ call: onMobile(), hasAudio: false });
      const answer = desk.centre.hold();

      part(desk.panel, 'mute').click();
      await waitUntil(() => part(desk.panel, 'mute').ariaBusy === 'true', 'the button does not wait');
      expect(words(desk.panel, 'mute')).to.equal('静音');
      answer();
      expect(await heard(desk, 'call.mute')).to.deep.equal({ type: 'call.mute', callId: 'call-1' });
      await change(desk, onMobile({ value: { microphone: 'muted' } }));

      expect(words(desk.panel, 'mute')).to.equal('取消静音');
      expect(words(desk.panel, 'label')).to.equal('通话中 已静音 手机通话');
      await press(desk, 'mute');
      expect(await heard(desk, 'call.unmute')).to.include({ callId: 'call-1' });
    });

    it('S22: a refused mute is told in its place', async () => {
      const desk = await open({ call: onMobile(), hasAudio: false });
      desk.centre.refuseNext(new WorkbenchError('call/refused'));

      part(desk.panel, 'mute').click();

      await waitUntil(
        () => words(desk.panel, 'message').startsWith('当前通话状态不支持此操作'),
        'nothing is told',
      );
    });

    it('S22: digits go out by the centre', async () => {
      const desk = await open({ call: outgoing({ context: { agentLine: 'mobile' } }), hasAudio: false });
      await press(desk, 'extension');

      desk.panel.renderRoot.querySelectorAll<HTMLElement>('.key')[7]!.click();

      expect(await heard(desk, 'call.send-digits')).to.deep.equal({
        type: 'call.send-digits',
        callId: 'call-1',
        digits: '8',
      });
    });

    it('S22: an outgoing one says that the mobile rings first', async () => {
      const { panel } = await open({
        call: aDiallingCall({ context: { agentLine: 'mobile' } }),
        hasAudio: false,
      });

      expect(words(panel, 'detail')).to.equal('正在振铃您的手机，接听后呼叫对方');
      expect(words(panel, 'facts')).to.contain('呼出方式 座席手机');
    });
  });

  it('S15: an outgoing call that nobody answered says why not', async () => {
    const call = aDiallingCall({
      value: { progress: 'ended' },
      context: { endedAt: testTime, endStatus: 'noSuchNumber', hungUpBy: 'system' },
    });
    const { panel } = await open({ call, presence: { state: 'idle' } });

    expect(words(panel, 'label')).to.equal('未接通');
    expect(words(panel, 'detail')).to.equal('空号');
  });

  it('English where the page is English', async () => {
    const { panel } = await open({ call: transferring(), lang: 'en' });

    expect(words(panel, 'label')).to.equal('Transferring');
    expect(words(panel, 'detail')).to.equal('Transfer to 王建国 · The customer hears music');
    await expect(panel).to.be.accessible();
  });

  it('does for a shortcut what the tiles do, and nothing when it may not', async () => {
    const desk = await open({ call: anEndedCall() });

    expect(desk.panel.toggleTransfer('agent')).to.equal(false);
    expect(desk.panel.toggleTransfer('group')).to.equal(false);
    expect(desk.panel.toggleSelfService()).to.equal(false);
    expect(desk.panel.cancelTransfer()).to.equal(false);
    await change(desk, aCall());

    expect(desk.panel.toggleTransfer('agent')).to.equal(true);
    expect(desk.panel.toggleSelfService()).to.equal(true);
  });
});
