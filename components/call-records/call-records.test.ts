import { expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { WorkbenchError } from '../../src/base/index.js';
import { endStatuses, type ServiceRecord } from '../../src/model/index.js';
import { aRecord, createTestWorkbench, testTime, type TestWorkbench } from '../../src/testing/index.js';
import './call-records.define.js';
import type { RecordsFilterChangeEvent, TcccCallRecords } from './call-records.js';

interface Desk extends TestWorkbench {
  readonly list: TcccCallRecords;
}

interface Options {
  readonly records?: readonly ServiceRecord[];
  readonly total?: number;
  readonly nextCursor?: string | null;
  readonly lang?: string;
  readonly limit?: number;
  readonly prepare?: (desk: TestWorkbench) => void;
}

async function open({
  records = [aRecord()],
  total,
  nextCursor = null,
  lang = 'zh-CN',
  limit = 50,
  prepare,
}: Options = {}): Promise<Desk> {
  const desk = await createTestWorkbench();
  desk.centre.recordPage = { records: [...records], total: total ?? records.length, nextCursor };
  prepare?.(desk);
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-call-records
        .workbench=${desk.workbench}
        .clock=${desk.clock}
        .limit=${limit}
      ></tccc-call-records>
    </div>`,
  );
  const list = frame.querySelector('tccc-call-records')!;
  await settle(list);
  return { ...desk, list };
}

/** Answers of the fake arrive in microtasks; a frame later the list has drawn them. */
async function settle(list: TcccCallRecords): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await list.updateComplete;
}

const find = <Found extends HTMLElement>(list: TcccCallRecords, selector: string): Found =>
  list.renderRoot.querySelector<Found>(selector)!;
const text = (list: TcccCallRecords, selector: string): string =>
  find(list, selector).textContent.replace(/\s+/g, ' ').trim();
const rows = (list: TcccCallRecords): string[] =>
  [...list.renderRoot.querySelectorAll('[part="row"]')].map((row) =>
    row.textContent.replace(/\s+/g, ' ').trim(),
  );

function fill(list: TcccCallRecords, selector: string, value: string): void {
  const field = find<HTMLInputElement | HTMLSelectElement>(list, selector);
  field.value = value;
  field.dispatchEvent(new Event(selector.includes('search') ? 'input' : 'change', { bubbles: true }));
}

describe('<tccc-call-records>', () => {
  before(() => setViewport({ width: 1360, height: 800 }));

  describe('shows', () => {
    it('S24: the columns of the manual', async () => {
      const { list } = await open();

      const heads = [...list.renderRoot.querySelectorAll('th')].map((head) =>
        head.textContent.replace(' ↓', ''),
      );
      expect(heads).to.deep.equal([
        '时间',
        '呼叫类型',
        '主叫号码',
        '被叫号码',
        '备注',
        '接入状态',
        '通话时长',
        '技能组',
        '录音',
      ]);
      await expect(list).to.be.accessible();
    });

    it('S24: a record with what the columns say', async () => {
      const { list } = await open({ records: [aRecord({ remark: '续约', durationMs: 412_000 })] });

      const local = new Date(testTime).toTimeString().slice(0, 8);
      for (const part of [
        local,
        '呼入',
        '189****8352',
        '0514-85664126',
        '续约',
        '正常结束',
        '06:52',
        '售前',
      ]) {
        expect(rows(list)[0]).to.contain(part);
      }
    });

    it('S25, S26: every end status in the words of the manual', async () => {
      const records = endStatuses.map((endStatus) => aRecord({ id: endStatus, endStatus }));
      const { list } = await open({ records });

      const words = [...list.renderRoot.querySelectorAll('[part="end-status"]')].map((status) =>
        status.textContent.trim(),
      );
      expect(words).to.include.members([
        '正常结束',
        '黑名单',
        '座席转接',
        '会话振铃期间用户放弃',
        '无座席在线',
        '空号',
        '运营商线路异常',
        '主叫取消',
      ]);
      expect(new Set(words).size).to.equal(endStatuses.length);
    });

    it('that it loads, and that nothing fits', async () => {
      const { list } = await open({ records: [], prepare: ({ centre }) => void centre.hold() });

      expect(text(list, '.state')).to.equal('正在加载…');
      expect(find(list, '.scroll').getAttribute('aria-busy')).to.equal('true');
      await expect(list).to.be.accessible();

      const empty = await open({ records: [] });
      expect(text(empty.list, '.state')).to.equal('还没有通话');
      expect(text(empty.list, '.total')).to.equal('共 0 条');
      find<HTMLInputElement>(empty.list, '.segment input[value="inbound"]').click();
      await waitUntil(() => text(empty.list, '.state') === '没有符合条件的记录');
    });

    it('what failed and what to do, and loads again when asked', async () => {
      const { list } = await open({
        prepare: ({ centre }) => centre.refuseNext(new WorkbenchError('network/timeout')),
      });

      expect(text(list, '.state')).to.contain('记录加载失败').and.contain('联络中心没有及时响应');
      await expect(list).to.be.accessible();

      find<HTMLButtonElement>(list, '.state button').click();
      await settle(list);
      expect(rows(list)).to.have.lengthOf(1);
    });

    it('cards without scrolling sideways at 380 px', async () => {
      await setViewport({ width: 380, height: 700 });
      const { list } = await open();

      const scroller = find(list, '.scroll');
      expect(scroller.scrollWidth).to.be.at.most(scroller.clientWidth);
      expect(document.documentElement.scrollWidth).to.be.at.most(380);
      await expect(list).to.be.accessible();
      await setViewport({ width: 1360, height: 800 });
    });

    it('English where the page is English', async () => {
      const { list } = await open({ lang: 'en' });

      expect(text(list, 'h2')).to.equal('Service records');
    });
  });

  describe('narrows', () => {
    it('S23: by direction, group and days, and tells the page around', async () => {
      const { list, centre } = await open();
      const told = oneEvent(
        list,
        'tccc-records-filter-change',
      ) as unknown as Promise<RecordsFilterChangeEvent>;

      find<HTMLInputElement>(list, '[value="outbound"]').click();
      expect((await told).detail.filter).to.deep.equal({ direction: 'outbound' });
      fill(list, '.filters > select', 'group-1');
      fill(list, '[aria-label="开始日期"]', '2024-04-01');
      await settle(list);

      expect(centre.recordQueries.at(-1)).to.deep.equal({
        filter: { direction: 'outbound', skillGroupId: 'group-1', from: new Date(2024, 3, 1).getTime() },
        limit: 50,
      });
    });

    it('S23: by a number, once the typing pauses', async () => {
      const { list, centre, clock } = await open();
      const before = centre.recordQueries.length;

      fill(list, '[type="search"]', '0514-85');
      clock.advance(299);
      await settle(list);
      expect(centre.recordQueries).to.have.lengthOf(before);

      clock.advance(1);
      await settle(list);
      expect(centre.recordQueries.at(-1)?.filter).to.deep.equal({ number: '051485' });
    });

    it('not at all after 重置', async () => {
      const { list, centre } = await open();
      find<HTMLInputElement>(list, '[value="outbound"]').click();
      await settle(list);

      find<HTMLButtonElement>(list, '.reset').click();
      await settle(list);

      expect(centre.recordQueries.at(-1)?.filter).to.deep.equal({});
      expect(find(list, '.reset').hidden).to.be.true;
    });

    it('by direction with the arrow keys', async () => {
      const { list, centre } = await open();
      find<HTMLInputElement>(list, '[type="radio"]:checked').focus();

      await sendKeys({ press: 'ArrowRight' });
      await waitUntil(() => centre.recordQueries.at(-1)?.filter.direction === 'inbound');
    });
  });

  describe('turns pages', () => {
    it('S23: by key, there and back, with the total', async () => {
      const { list, centre } = await open({ total: 120, nextCursor: 'second', limit: 1 });
      expect(text(list, '.total')).to.equal('共 120 条 · 第 1–1 条');
      expect(find<HTMLButtonElement>(list, '.previous').disabled).to.be.true;

      centre.recordPage = { records: [aRecord({ id: 'second' })], total: 120, nextCursor: null };
      find<HTMLButtonElement>(list, '.next').click();
      await settle(list);
      expect(centre.recordQueries.at(-1)).to.deep.equal({ filter: {}, cursor: 'second', limit: 1 });
      expect(text(list, '.total')).to.equal('共 120 条 · 第 2–2 条');
      expect(find<HTMLButtonElement>(list, '.next').disabled).to.be.true;

      find<HTMLButtonElement>(list, '.previous').click();
      await settle(list);
      expect(centre.recordQueries.at(-1)).to.deep.equal({ filter: {}, limit: 1 });
    });
  });

  describe('stays up to date', () => {
    it('S23: a new record appears on top by itself', async () => {
      const { list, centre } = await open();

      centre.tell({ type: 'record.written', data: aRecord({ id: 'new', remark: '刚刚' }) });
      await settle(list);

      expect(rows(list)).to.have.lengthOf(2);
      expect(rows(list)[0]).to.contain('刚刚');
      expect(text(list, '.total')).to.contain('共 2 条');
    });

    it('S27: a recording that became ready can be played', async () => {
      const { list, centre } = await open({ records: [aRecord({ hasRecording: false })] });
      expect(text(list, 'td.recording')).to.equal('无录音');

      centre.tell({ type: 'record.written', data: aRecord({ hasRecording: true }) });
      await settle(list);

      expect(rows(list)).to.have.lengthOf(1);
      expect(find(list, '.play')).to.exist;
    });

    it('a record that the filter leaves out stays out', async () => {
      const { list, centre } = await open();
      find<HTMLInputElement>(list, '[value="outbound"]').click();
      await settle(list);

      centre.tell({ type: 'record.written', data: aRecord({ id: 'new', direction: 'inbound' }) });
      await settle(list);

      expect(rows(list)).to.have.lengthOf(1);
    });

    it('listens no more once it has left the page', async () => {
      const { list, centre } = await open();
      list.remove();

      centre.tell({ type: 'record.written', data: aRecord({ id: 'new' }) });
      await settle(list);

      expect(rows(list)).to.have.lengthOf(1);
    });
  });

  it('S27: opens the player below the record, and closes it', async () => {
    const { list } = await open();
    const play = find<HTMLButtonElement>(list, '.play');

    play.focus();
    await sendKeys({ press: 'Enter' });
    await settle(list);
    expect(find(list, 'tccc-recording-player').getAttribute('record-id')).to.equal('call-1');
    expect(find(list, '.play').getAttribute('aria-expanded')).to.equal('true');
    await expect(list).to.be.accessible();

    const told = oneEvent(list, 'tccc-record-select');
    find<HTMLButtonElement>(list, '.play').click();
    await told;
    await settle(list);
    expect(find(list, 'tccc-recording-player')).to.equal(null);
  });
});
