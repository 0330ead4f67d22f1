import { expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import {
  aCall,
  aDiallingCall,
  anEndedCall,
  aPresence,
  aRingingCall,
  createTestWorkbench,
  testTime,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from '../../src/testing/index.js';
import './task-list.define.js';
import type { TaskListLayout, TaskSelectEvent, TcccTaskList } from './task-list.js';

interface Desk extends TestWorkbench {
  readonly list: TcccTaskList;
}

const minute = 60_000;
const ended = anEndedCall({
  context: {
    id: 'ended',
    hungUpBy: 'agent',
    answeredAt: testTime - 10 * minute,
    endedAt: testTime - 3 * minute,
  },
});

async function open(
  snapshot: TestWorkbenchOptions['snapshot'],
  lang = 'zh-CN',
  layout: TaskListLayout = 'list',
): Promise<Desk> {
  const desk = await createTestWorkbench({ snapshot: { ...snapshot } });
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-task-list .workbench=${desk.workbench} .clock=${desk.clock} .layout=${layout}></tccc-task-list>
    </div>`,
  );
  const list = frame.querySelector('tccc-task-list')!;
  await list.updateComplete;
  return { ...desk, list };
}

const text = (list: TcccTaskList, selector: string): string =>
  list.renderRoot.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const task = (list: TcccTaskList, id: string): HTMLButtonElement =>
  list.renderRoot.querySelector<HTMLButtonElement>(`[data-call="${id}"]`)!;
const words = (list: TcccTaskList, id: string): string =>
  task(list, id).textContent.replace(/\s+/g, ' ').trim();

describe('<tccc-task-list>', () => {
  describe('shows', () => {
    it('S9: 服务中 and 已结束 with their counts, and says when there is nothing', async () => {
      const { list } = await open({ calls: [] });

      expect(text(list, '#live')).to.equal('服务中 (0)');
      expect(text(list, '#ended')).to.equal('已结束 (0)');
      expect(text(list, '.empty')).to.equal('暂无服务中的通话');
      await expect(list).to.be.accessible();
    });

    it('S9: a call with its number and a running time that goes on with the clock', async () => {
      const { list, clock } = await open({ calls: [aCall({ context: { answeredAt: testTime - 84_000 } })] });

      expect(words(list, 'call-1')).to.contain('189****8352').and.contain('通话中 00:01:24');
      clock.advance(1000);
      await list.updateComplete;

      expect(words(list, 'call-1')).to.contain('通话中 00:01:25');
    });

    it('every state by a word and a glyph of its own', async () => {
      const calls = [
        aRingingCall({ context: { id: 'ringing' } }),
        aDiallingCall({ context: { id: 'dialling' } }),
        aDiallingCall({ context: { id: 'there', isFarEndRinging: true } }),
        aCall({ value: { line: 'held' }, context: { id: 'held', heldSince: testTime - 5000 } }),
        aCall({ value: { recovery: 'reconnecting' }, context: { id: 'repaired' } }),
      ];
      const { list } = await open({ calls });

      expect(words(list, 'ringing')).to.contain('振铃中 剩余 15 秒');
      expect(words(list, 'dialling')).to.contain('正在呼叫');
      expect(words(list, 'there')).to.contain('对方振铃中');
      expect(words(list, 'held')).to.contain('保持中 00:00:05');
      expect(words(list, 'repaired')).to.contain('正在恢复语音');
      expect(task(list, 'held').dataset.tone).to.equal('held');
      await expect(list).to.be.accessible();
    });

    it('S9: of an ended call how long ago, who hung up, and how long it was', async () => {
      const { list } = await open({ calls: [ended] });

      expect(words(list, 'ended')).to.contain('座席挂断').and.contain('3分钟前').and.contain('07:00');
      await expect(list).to.be.accessible();
    });

    it('the open task as current', async () => {
      const { list } = await open({ calls: [aCall(), ended] });

      list.selected = 'ended';
      await list.updateComplete;

      expect(task(list, 'ended').getAttribute('aria-current')).to.equal('true');
      expect(task(list, 'call-1').hasAttribute('aria-current')).to.be.false;
    });

    it('English where the page is English', async () => {
      const { list } = await open({ calls: [ended] }, 'en');

      expect(text(list, '#tab-external')).to.equal('External');
      expect(words(list, 'ended')).to.contain('Agent hung up');
    });

    it('S9: the ended tasks beside the rail, until one is chosen', async () => {
      const { list } = await open({ calls: [ended] }, 'zh-CN', 'rail');
      const flyout = list.renderRoot.querySelector<HTMLElement>('.flyout')!;
      list.renderRoot.querySelector<HTMLButtonElement>('[part="ended"]')!.click();
      expect(flyout.matches(':popover-open')).to.equal(true);
      expect(flyout.getBoundingClientRect().width).to.be.greaterThan(200);
      await expect(list).to.be.accessible();
      const chosen = oneEvent(list, 'tccc-task-select');

      task(list, 'ended').click();

      expect(((await chosen) as CustomEvent<{ callId: string }>).detail.callId).to.equal('ended');
      expect(flyout.matches(':popover-open')).to.equal(false);
    });

    it('a rail that stands still when a task arrives', async () => {
      const place = (list: Element): number =>
        list.shadowRoot!.querySelector('[part="ended"]')!.getBoundingClientRect().top -
        list.getBoundingClientRect().top;
      const empty = await open({ calls: [] }, 'zh-CN', 'rail');
      const busy = await open({ calls: [aCall()] }, 'zh-CN', 'rail');

      expect(place(empty.list)).to.equal(place(busy.list));
    });

    it('a rail of glyphs and times', async () => {
      const { list } = await open(
        { calls: [aCall({ context: { answeredAt: testTime - 84_000 } }), ended] },
        'zh-CN',
        'rail',
      );

      expect(text(list, '.rail-time')).to.equal('01:24');
      expect(text(list, '.fact')).to.equal('已结束 (1)');
      await expect(list).to.be.accessible();
    });

    it('a plain word when it stands outside of a workbench', async () => {
      const list = await fixture<TcccTaskList>(html`<tccc-task-list lang="en"></tccc-task-list>`);

      expect(list.renderRoot.textContent).to.contain('outside of a workbench');
    });
  });

  describe('lets the agent', () => {
    it('choose a task', async () => {
      const { list } = await open({ calls: [aCall()] });
      const chosen = oneEvent(list, 'tccc-task-select') as unknown as Promise<TaskSelectEvent>;

      task(list, 'call-1').click();

      const event = await chosen;
      expect(event.detail.callId).to.equal('call-1');
      expect(event.bubbles && event.composed).to.be.true;
    });

    it('S9: take the ended ones off the list by 全部完成', async () => {
      const { list, centre } = await open({ calls: [ended] });

      list.renderRoot.querySelector<HTMLButtonElement>('[part="complete-all"]')!.click();
      await list.updateComplete;
      await Promise.resolve();

      expect(centre.commands).to.deep.include({ type: 'tasks.complete' });
    });

    it('read why 全部完成 failed', async () => {
      const { list, centre } = await open({ calls: [ended] });
      centre.refuseNext(new WorkbenchError('network/unreachable'));

      list.renderRoot.querySelector<HTMLButtonElement>('[part="complete-all"]')!.click();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await list.updateComplete;

      expect(text(list, '[role="alert"]')).to.contain('无法连接联络中心').and.contain('请检查网络');
    });

    it('move between 外部会话 and 内部会话 with the arrows', async () => {
      const { list } = await open({ calls: [] });
      list.renderRoot.querySelector<HTMLElement>('#tab-external')!.focus();

      await sendKeys({ press: 'ArrowRight' });
      await list.updateComplete;

      expect(list.renderRoot.querySelector('#tab-internal')!.getAttribute('aria-selected')).to.equal('true');
      expect(text(list, '#panel')).to.equal('暂无内部会话');
      await sendKeys({ press: 'Home' });
      await list.updateComplete;
      expect(list.renderRoot.querySelector('#tab-external')!.matches(':focus')).to.be.true;
    });
  });
  describe('内部会话', () => {
    const colleague = { id: 'agent-2', name: '王建国' };
    const internal = aCall({ context: { id: 'internal', kind: 'internal', customerNumber: '', colleague } });
    const endedInternal = anEndedCall({
      context: { id: 'over', kind: 'internal', customerNumber: '', colleague, hungUpBy: 'agent' },
    });

    async function showInternal(list: TcccTaskList): Promise<void> {
      list.renderRoot.querySelector<HTMLElement>('#tab-internal')!.click();
      await list.updateComplete;
    }

    it('S9: calls between agents have a tab of their own, with their count and the colleague’s name', async () => {
      const { list } = await open({ calls: [aCall(), internal, endedInternal, ended] });
      expect(text(list, '#tab-external')).to.equal('外部会话1');
      expect(text(list, '#tab-internal')).to.equal('内部会话1');
      expect(task(list, 'internal')).to.equal(null);

      await showInternal(list);

      expect(words(list, 'internal')).to.equal('王建国 通话中 00:00:10 00:10');
      expect(words(list, 'over')).to.contain('王建国').and.contain('座席挂断');
      expect(text(list, '#ended')).to.equal('已结束 (1)');
      await expect(list).to.be.accessible();
    });

    it('S9: an opened internal call brings its tab along', async () => {
      const { list } = await open({ calls: [aCall(), internal] });

      list.selected = 'internal';
      await list.updateComplete;

      expect(task(list, 'internal').getAttribute('aria-current')).to.equal('true');
    });

    it('S9: 全部完成 takes off what its tab shows, and no more', async () => {
      const { list, centre } = await open({ calls: [endedInternal, ended] });
      await showInternal(list);

      list.renderRoot.querySelector<HTMLElement>('[part="complete-all"]')!.click();

      await waitUntil(() => centre.commands.length > 0, 'nothing is taken off');
      expect(centre.commands).to.deep.equal([{ type: 'tasks.complete', callId: 'over' }]);
    });

    it('S20: 回拨 calls the colleague again', async () => {
      const { list, centre } = await open({ calls: [endedInternal] });
      await showInternal(list);

      list.renderRoot.querySelector<HTMLElement>('[part="redial"]')!.click();

      await waitUntil(() => centre.commands.length > 0, 'nobody is called');
      expect(centre.commands).to.deep.equal([
        { type: 'call.internal', agentId: 'agent-2', useMobile: false },
      ]);
    });
  });

  describe('回拨', () => {
    it('S15: calls the customer of an ended call again without knowing the number', async () => {
      const { list, centre } = await open({ calls: [ended] });

      setTimeout(() => list.renderRoot.querySelector<HTMLElement>('[part="redial"]')!.click());
      const { detail } = await oneEvent(list, 'tccc-redial-request');

      expect(detail).to.deep.equal({ callId: 'ended' });
      await waitUntil(() => centre.commands.length > 0, 'nobody is called');
      expect(centre.commands).to.deep.equal([{ type: 'call.redial', recordId: 'ended' }]);
    });

    it('S15: says why not', async () => {
      const presence = aPresence({ state: 'busy' });
      const { list, centre } = await open({ calls: [aCall(), ended], presence });
      const button = list.renderRoot.querySelector<HTMLElement>('[part="redial"]')!;

      button.click();

      expect(button.ariaDisabled).to.equal('true');
      expect(text(list, '#redial-ended')).to.equal('正在通话');
      expect(centre.commands).to.deep.equal([]);
    });
  });

  it('S21: a transfer under way and one that went through', async () => {
    const transfer = {
      to: { kind: 'agent' as const, id: 'agent-2', name: '王建国' },
      startedAt: testTime,
      failure: null,
    };
    const under = aCall({ value: { transfer: 'transferring' }, context: { id: 'under', transfer } });
    const through = anEndedCall({ context: { id: 'through', endStatus: 'transferred', hungUpBy: 'system' } });
    const { list, clock } = await open({ calls: [under, through] });
    clock.advance(3_000);
    await list.updateComplete;

    expect(words(list, 'under')).to.contain('转接中 00:00:03');
    expect(words(list, 'through')).to.contain('座席转接');
    await expect(list).to.be.accessible();
  });

  it('S18: a customer who is in self-service', async () => {
    const flow = { id: 'introduction', name: '播放产品介绍', description: '' };
    const selfService = {
      flow,
      startedAt: testTime - 7_000,
      prompt: null,
      steps: [],
      results: [],
      endedAt: null,
    };
    const { list } = await open({
      calls: [aCall({ value: { service: 'selfService' }, context: { selfService } })],
    });

    expect(words(list, 'call-1')).to.contain('自助服务中 00:00:07');
  });

  it('S15: an outgoing call that nobody answered says why not', async () => {
    const unanswered = anEndedCall({
      context: {
        id: 'none',
        direction: 'outbound',
        answeredAt: null,
        endStatus: 'poweredOff',
        hungUpBy: 'system',
      },
    });
    const { list } = await open({ calls: [unanswered] });

    expect(words(list, 'none')).to.contain('关机');
  });
});
