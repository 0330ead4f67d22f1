import { expect, waitUntil } from '@open-wc/testing';
import { WorkbenchError } from '../../src/base/index.js';
import { aCall, anEndedCall, aPresence, aRingingCall, testTime } from '../../src/testing/index.js';
import { find, openDesk, said, type OpenDesk } from './fixtures/open-desk.js';

const hears = ({ desk }: OpenDesk, words: string): Promise<void> =>
  waitUntil(() => said(desk.renderRoot).includes(words), `nothing says “${words}”`);
const news = ({ desk }: OpenDesk): string => find(desk, '.news')!.textContent.trim();

async function inCall(): Promise<OpenDesk> {
  const made = await openDesk({
    snapshot: { calls: [aRingingCall()], presence: aPresence({ state: 'ringing' }) },
  });
  made.line.ring('call-1', true);
  made.centre.tell({ type: 'presence.changed', data: aPresence({ state: 'busy' }) });
  made.centre.tell({ type: 'call.changed', data: aCall() });
  await hears(made, '已接通 189****8352');
  return made;
}

describe('what <tccc-workbench> announces', () => {
  it('B10: a ring interrupts with the caller’s number and the time left', async () => {
    const made = await openDesk();

    made.centre.tell({ type: 'call.changed', data: aRingingCall() });
    await hears(made, '新来电 189****8352');

    const alert = find(made.desk, '[role="alert"]', 'tccc-incoming-call')!;
    expect(alert.textContent).to.match(/新来电 189\*{4}8352，请在 \d+ 秒内接听/);
  });

  it('B10: answered, on hold, back, muted and heard again', async () => {
    const made = await inCall();
    const { centre, workbench } = made;

    centre.tell({
      type: 'call.changed',
      data: aCall({ value: { line: 'held' }, context: { heldSince: testTime } }),
    });
    await hears(made, '保持中 客户正在听保持音');
    centre.tell({ type: 'call.changed', data: aCall() });
    await hears(made, '通话中 呼入');
    await workbench.setMuted('call-1', true);
    await hears(made, '已静音 客户听不到您的声音');
    await workbench.setMuted('call-1', false);

    await waitUntil(() => !said(made.desk.renderRoot).includes('已静音'), 'it is still called muted');
  });

  it('B10: a transfer that came back interrupts, one that went through is told', async () => {
    const made = await inCall();
    const transfer = {
      to: { kind: 'agent', id: 'agent-2', name: '王敏' },
      startedAt: testTime,
      failure: null,
    } as const;
    made.centre.tell({
      type: 'call.changed',
      data: aCall({ value: { transfer: 'transferring' }, context: { transfer } }),
    });
    await hears(made, '转接中');
    made.centre.tell({
      type: 'call.changed',
      data: aCall({ context: { transfer: { ...transfer, failure: 'noAnswer' } } }),
    });
    await hears(made, '王敏未接听');
    expect(find(made.desk, '[part="transfer-failure"]', 'tccc-call-panel')!.role).to.equal('alert');

    made.centre.tell({
      type: 'call.changed',
      data: aCall({ value: { transfer: 'transferring' }, context: { transfer } }),
    });
    made.centre.tell({
      type: 'call.changed',
      data: anEndedCall({ context: { transfer, endStatus: 'transferred' } }),
    });

    await hears(made, '已转给王敏');
  });

  it('B10: the lost connection and the one that is back', async () => {
    const made = await inCall();

    made.centre.tellConnection('reconnecting');
    await hears(made, '网络中断，正在重连…');
    await hears(made, '通话已为您保留');
    made.centre.tellConnection('connected');

    await hears(made, '网络已恢复');
  });

  it('B10: a refusal interrupts', async () => {
    const made = await inCall();
    made.centre.refuseNext(new WorkbenchError('network/timeout'));

    find(made.desk, '[part="hold"]', 'tccc-call-panel')!.click();

    await waitUntil(() => find(made.desk, '[role="alert"].error', 'tccc-call-panel'), 'no alert');
  });

  it('B10: the wrap-up speaks at 30, 10 and 5 seconds, and never in between', async () => {
    const made = await openDesk();
    const wrapUp = aPresence({ state: 'wrapUp', wrapUpEndsAt: testTime + 40_000, wrapUpMs: 40_000 });
    made.centre.tell({ type: 'call.changed', data: anEndedCall() });
    made.centre.tell({ type: 'presence.changed', data: wrapUp });
    await hears(made, '话后整理');

    const heard: string[] = [];
    for (let second = 0; second < 40; second += 1) {
      made.clock.advance(1_000);
      await made.desk.updateComplete;
      if (news(made) !== (heard.at(-1) ?? '')) heard.push(news(made));
    }

    expect(heard).to.deep.equal([30, 10, 5].map((seconds) => `话后整理还剩 ${seconds} 秒`));
  });

  it('B10: nothing is counted down after 继续话后整理', async () => {
    const made = await openDesk();
    const presence = { state: 'wrapUp', wrapUpMs: 40_000 } as const;
    made.centre.tell({
      type: 'presence.changed',
      data: aPresence({ ...presence, wrapUpEndsAt: testTime + 40_000 }),
    });
    made.centre.tell({ type: 'presence.changed', data: aPresence({ ...presence, wrapUpEndsAt: null }) });

    made.clock.advance(40_000);
    await made.desk.updateComplete;

    expect(news(made)).to.equal('');
  });
});
