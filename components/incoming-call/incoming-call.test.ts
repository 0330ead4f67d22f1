import { expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import type { CallSnapshot } from '../../src/model/index.js';
import {
  aCall,
  anEndedCall,
  aPresence,
  aRingingCall,
  createTestWorkbench,
  testTime,
  type TestWorkbench,
} from '../../src/testing/index.js';
import './incoming-call.define.js';
import type { IncomingCallTone, TcccIncomingCall } from './incoming-call.js';

/** Notes down what it was told instead of sounding. */
class SilentTone implements IncomingCallTone {
  isRinging = false;
  readonly told: string[] = [];
  start(): void {
    if (!this.isRinging) this.told.push('start');
    this.isRinging = true;
  }
  stop(): void {
    this.told.push('stop');
    this.isRinging = false;
  }
  announce(): void {
    this.told.push('announce');
  }
  dispose(): void {
    this.told.push('dispose');
    this.isRinging = false;
  }
}

interface Desk extends TestWorkbench {
  readonly bar: TcccIncomingCall;
  readonly tone: SilentTone;
}

async function open(calls: readonly CallSnapshot[], lang = 'zh-CN'): Promise<Desk> {
  const desk = await createTestWorkbench({
    snapshot: { presence: aPresence({ state: calls.length > 0 ? 'ringing' : 'idle' }), calls: [...calls] },
  });
  for (const { value, context } of calls) if (value.progress === 'ringing') desk.line.ring(context.id);
  const tone = new SilentTone();
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-incoming-call
        .workbench=${desk.workbench}
        .clock=${desk.clock}
        .tone=${tone}
      ></tccc-incoming-call>
    </div>`,
  );
  const bar = frame.querySelector('tccc-incoming-call')!;
  await bar.updateComplete;
  return { ...desk, bar, tone };
}

const part = (bar: TcccIncomingCall, name: string): HTMLElement | null =>
  bar.renderRoot.querySelector<HTMLElement>(`[part~="${name}"]`);
const words = (bar: TcccIncomingCall, name: string): string | undefined =>
  part(bar, name)?.textContent.replace(/\s+/g, ' ').trim();
const announced = (bar: TcccIncomingCall): string =>
  bar.renderRoot.querySelector('.visually-hidden[role="alert"]')!.textContent.trim();
const ring = (desk: Desk, call = aRingingCall()): Promise<boolean> => {
  desk.line.ring(call.context.id);
  desk.centre.tell({ type: 'call.changed', data: call });
  return desk.bar.updateComplete;
};

describe('tccc-incoming-call', () => {
  it('renders nothing when no call rings', async () => {
    const { bar, tone } = await open([aCall(), anEndedCall({ context: { id: 'call-0' } })]);

    expect(part(bar, 'incoming-call')).to.equal(null);
    expect(announced(bar)).to.equal('');
    expect(tone.told).to.deep.equal([]);
    await expect(bar).to.be.accessible();
  });

  it('S12: shows who calls, from where, for which group, and what was pressed', async () => {
    const { bar } = await open([
      aRingingCall({
        context: {
          path: [
            { key: '1', label: '业务咨询' },
            { key: '3', label: '套餐变更' },
          ],
        },
      }),
    ]);

    expect(words(bar, 'source')).to.equal('新来电 · 售前');
    expect(words(bar, 'number')).to.equal('189****8352');
    expect(words(bar, 'place')).to.equal('上海 上海电信');
    expect(words(bar, 'path')).to.equal('被叫 0514-85664126 · 导航路径 1 业务咨询 › 3 套餐变更');
    await expect(bar).to.be.accessible();
  });

  it('speaks English', async () => {
    const { bar } = await open([aRingingCall({ context: { place: null, carrier: null } })], 'en');

    expect(words(bar, 'source')).to.equal('Incoming call · 售前');
    expect(words(bar, 'answer')).to.equal('Answer');
    expect(words(bar, 'place')).to.equal('Unknown');
    await expect(bar).to.be.accessible();
  });

  it("S12: counts down by the centre's time and ends only when the centre says so", async () => {
    const { bar, clock, centre } = await open([aRingingCall()]);
    expect(words(bar, 'countdown')).to.equal('15');

    clock.advance(1_000);
    await bar.updateComplete;
    expect(words(bar, 'countdown')).to.equal('14');
    clock.advance(20_000);
    await bar.updateComplete;
    expect(words(bar, 'countdown')).to.equal('0');
    centre.tell({ type: 'call.removed', data: { callId: 'call-1', reason: 'missed' } });
    await bar.updateComplete;

    expect(part(bar, 'incoming-call')).to.equal(null);
  });

  it('is announced once, and takes no focus', async () => {
    const desk = await open([]);
    const field = document.createElement('input');
    desk.bar.before(field);
    field.focus();

    await ring(desk);
    const first = announced(desk.bar);
    desk.clock.advance(3_000);
    await desk.bar.updateComplete;

    expect(first).to.equal('新来电 189****8352，请在 15 秒内接听');
    expect(announced(desk.bar)).to.equal(first);
    expect(document.activeElement).to.equal(field);
  });

  it('S12: answers the call, and the button says so meanwhile', async () => {
    const { bar, clock, line, tone } = await open([aRingingCall()]);
    clock.advance(300);

    setTimeout(() => part(bar, 'answer')!.click());
    const { detail } = await oneEvent(bar, 'tccc-answer-request');
    await waitUntil(() => line.answered.includes('call-1'));

    expect(detail).to.deep.equal({ callId: 'call-1' });
    expect(tone.told).to.include('start');
  });

  it('shows a pending answer on the button and falls silent', async () => {
    const { bar, workbench, centre, tone } = await open([]);
    centre.tell({ type: 'call.changed', data: aRingingCall() });
    await bar.updateComplete;

    const answering = bar.answer();
    await bar.updateComplete;

    expect(part(bar, 'answer')!.getAttribute('aria-busy')).to.equal('true');
    expect(words(bar, 'answer')).to.equal('正在接听…');
    expect(tone.isRinging).to.equal(false);
    await expect(bar).to.be.accessible();
    workbench.dispose();
    await answering;
  });

  it('takes no click in its first 300 ms', async () => {
    const { bar, clock, line } = await open([aRingingCall()]);

    clock.advance(299);
    part(bar, 'answer')!.click();
    await bar.updateComplete;
    expect(part(bar, 'answer')!.getAttribute('aria-busy')).to.equal('false');
    clock.advance(1);
    part(bar, 'answer')!.click();

    await waitUntil(() => line.answered.includes('call-1'));
  });

  it('starts these 300 ms anew with the next call', async () => {
    const desk = await open([aRingingCall()]);
    desk.clock.advance(5_000);
    desk.centre.tell({ type: 'call.removed', data: { callId: 'call-1', reason: 'missed' } });
    await ring(desk, aRingingCall({ context: { id: 'call-2', ringEndsAt: testTime + 30_000 } }));

    part(desk.bar, 'answer')!.click();
    await desk.bar.updateComplete;

    expect(part(desk.bar, 'answer')!.getAttribute('aria-busy')).to.equal('false');
  });

  it('does not answer what the page around prevents', async () => {
    const { bar, line } = await open([aRingingCall()]);
    bar.addEventListener('tccc-answer-request', (event) => event.preventDefault());

    await bar.answer();

    expect(line.answered).to.deep.equal([]);
  });

  it('says in its place why answering failed, and rings on', async () => {
    const { bar, line, tone } = await open([aRingingCall()]);
    line.refuseNext(new WorkbenchError('line/answer-failed'));

    await bar.answer();
    await bar.updateComplete;

    expect(words(bar, 'path')).to.equal('接听失败，请检查麦克风，在振铃结束前重新接听');
    expect(tone.isRinging).to.equal(true);
    await expect(bar).to.be.accessible();
  });

  it('keeps a button that can not answer reachable, and says why', async () => {
    const { bar, line } = await open([aRingingCall()]);

    line.tellState('failed');
    await bar.updateComplete;
    await bar.answer();

    expect(part(bar, 'answer')!.getAttribute('aria-disabled')).to.equal('true');
    expect(bar.renderRoot.querySelector('#answer-reason')!.textContent).to.equal('语音线路未就绪');
    expect(line.answered).to.deep.equal([]);
    await expect(bar).to.be.accessible();
  });

  it('rings until the call is answered elsewhere', async () => {
    const { bar, centre, tone } = await open([aRingingCall()]);

    centre.tell({ type: 'call.changed', data: aCall() });
    await bar.updateComplete;

    expect(tone.told).to.deep.equal(['start', 'stop']);
  });

  it('静音铃声 silences this call only', async () => {
    const desk = await open([aRingingCall()]);

    part(desk.bar, 'silence')!.click();
    await desk.bar.updateComplete;
    expect(desk.tone.isRinging).to.equal(false);
    expect(part(desk.bar, 'silence')!.getAttribute('aria-label')).to.equal('铃声已静音');
    await expect(desk.bar).to.be.accessible();
    desk.centre.tell({ type: 'call.removed', data: { callId: 'call-1', reason: 'missed' } });
    await ring(desk, aRingingCall({ context: { id: 'call-2' } }));

    expect(desk.tone.isRinging).to.equal(true);
  });

  it('S13: an automatic answer shows no bar and gives one short tone', async () => {
    const desk = await open([]);

    await ring(desk, aRingingCall({ context: { isAutomatic: true } }));
    desk.clock.advance(2_000);
    await desk.bar.updateComplete;

    expect(part(desk.bar, 'incoming-call')).to.equal(null);
    expect(desk.tone.told).to.deep.equal(['announce']);
  });

  it('falls silent with the element', async () => {
    const { bar, tone, clock } = await open([aRingingCall()]);

    bar.remove();

    expect(tone.told).to.deep.equal(['start', 'dispose']);
    expect(clock.pending).to.equal(0);
  });

  it('fits the width it is given', async () => {
    const { bar } = await open([aRingingCall()]);
    bar.parentElement!.style.cssText = 'position: relative; inline-size: 380px; block-size: 300px';
    const narrow = part(bar, 'incoming-call')!;

    expect(narrow.getBoundingClientRect().right).to.be.at.most(
      380 + bar.parentElement!.getBoundingClientRect().left,
    );
    expect(narrow.scrollWidth).to.equal(narrow.clientWidth);
  });
  it('S20: an internal call shows which colleague calls', async () => {
    const call = aRingingCall({
      context: {
        kind: 'internal',
        customerNumber: '',
        skillGroup: null,
        colleague: { id: 'agent-2', name: '王建国' },
      },
    });
    const { bar, tone } = await open([call]);

    expect(words(bar, 'source')).to.equal('内部呼叫');
    expect(words(bar, 'number')).to.equal('王建国');
    expect(words(bar, 'path')).to.equal('内部通话');
    expect(announced(bar)).to.equal('新来电 王建国，请在 15 秒内接听');
    expect(tone.told).to.deep.equal(['start']);
    await expect(bar).to.be.accessible();
  });

  it('S21: a transferred call says who hands it over', async () => {
    const { bar } = await open([
      aRingingCall({ context: { transferredFrom: { id: 'agent-9', name: '李文' } } }),
    ]);

    expect(words(bar, 'source')).to.equal('座席转接 · 售前');
    expect(words(bar, 'number')).to.equal('189****8352');
    expect(words(bar, 'path')).to.contain('由李文转接');
    await expect(bar).to.be.accessible();
  });

  it('S22: a call on the agent’s mobile phone is answered there: the page is silent and says so', async () => {
    const { bar, tone, workbench, line } = await open([aRingingCall({ context: { agentLine: 'mobile' } })]);

    await bar.answer();

    expect(words(bar, 'mobile')).to.equal('请在手机上接听');
    expect(part(bar, 'answer')).to.equal(null);
    expect(announced(bar)).to.equal('189****8352 来电，请在手机上接听');
    expect(tone.told).to.deep.equal([]);
    expect(line.answered).to.deep.equal([]);
    expect(workbench.snapshot.pending).to.deep.equal([]);
    await expect(bar).to.be.accessible();
  });
});
