import { expect, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { WorkbenchError } from '../../src/base/index.js';
import { endStatuses } from '../../src/model/index.js';
import { aRecord, testTime } from '../../src/testing/index.js';
import type { RecordsFilterChangedEvent, TcccCallRecords } from './call-records.js';
import {
  open,
  manyRecords,
  settle,
  find,
  isThere,
  text,
  rowElements,
  rows,
  focused,
  scrollTo,
} from './fixtures/record-desk.js';

function fill(list: TcccCallRecords, selector: string, value: string): void {
  const field = find<HTMLInputElement | HTMLSelectElement>(list, selector);
  field.value = value;
  field.dispatchEvent(new Event(selector.includes('search') ? 'input' : 'change', { bubbles: true }));
}

describe('<tccc-call-records>', () => {
  before(() => setViewport({ width: 1440, height: 800 }));

  describe('shows', () => {
    it('S24: the columns of the manual', async () => {
      const { list } = await open();

      const heads = [...list.renderRoot.querySelectorAll('[role="columnheader"]')].map((head) =>
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

    it('S24: the colleague of an internal call instead of a number', async () => {
      const colleague = { id: 'agent-2', name: '王建国' };
      const inside = { kind: 'internal', colleague, callerNumber: '', calledNumber: '' } as const;
      const { list } = await open({
        records: [
          aRecord({ id: 'out', direction: 'outbound', ...inside }),
          aRecord({ id: 'in', direction: 'inbound', ...inside }),
        ],
      });

      expect(text(list, '[data-record="out"] .called')).to.equal('王建国');
      expect(text(list, '[data-record="in"] .caller')).to.equal('王建国');
      expect(text(list, '[data-record="in"] .direction')).to.equal('呼入内部');
    });

    it('S25, S26: every end status in the words of the manual, and whom it was handed to', async () => {
      const records = endStatuses.map((endStatus) =>
        aRecord({ id: endStatus, endStatus, transferredTo: endStatus === 'transferred' ? '售后' : null }),
      );
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
        '未接听',
        '拒接挂断',
        '关机',
        '空号',
        '通话中',
        '欠费',
        '运营商线路异常',
        '主叫取消',
        '不在服务区',
      ]);
      expect(new Set(words).size).to.equal(endStatuses.length);
      expect(find(list, '[data-record="transferred"] .status').title).to.equal('座席转接 · 转给 售后');
    });

    it('many records without an update that only the one before it asked for', async () => {
      const { list } = await open({ prepare: manyRecords(300, 100) });
      await scrollTo(list, 3_000);
      await settle(list);
      expect(rowElements(list).length).to.be.greaterThan(10);

      const { litIssuedWarnings } = globalThis as unknown as { litIssuedWarnings: ReadonlySet<string> };
      const scheduled = [...litIssuedWarnings].filter((text) => text.includes('tccc-call-records'));
      expect(scheduled).to.deep.equal([]);
    });

    it('that it loads, and that nothing fits', async () => {
      const { list } = await open({ records: [], prepare: ({ centre }) => void centre.hold() });
      expect(text(list, '.state')).to.equal('正在加载…');
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

    for (const [width, layout] of [
      [1440, 'wide'],
      [1024, 'compact'],
      [768, 'cards'],
      [380, 'narrow'],
    ] as const) {
      it(`S24: everything at ${width} px without scrolling sideways`, async () => {
        await setViewport({ width, height: 800 });
        const { list } = await open();

        const scroller = find(list, '.scroll');
        expect(find(list, '.records').dataset['layout']).to.equal(layout);
        expect(scroller.scrollWidth).to.be.at.most(scroller.clientWidth);
        expect(document.documentElement.scrollWidth).to.be.at.most(width);
        const row = rowElements(list)[0]!;
        expect(row.scrollHeight).to.be.at.most(row.clientHeight + 1);
        await expect(list).to.be.accessible();
        await setViewport({ width: 1440, height: 800 });
      });
    }

    it('English where the page is English', async () => {
      const { list } = await open({ lang: 'en' });

      expect(text(list, 'h2')).to.equal('Service records');
    });
  });

  describe('narrows', () => {
    it('S23: by direction, kind, end status, group and days, and tells the page around', async () => {
      const { list, centre } = await open();
      const told = oneEvent(
        list,
        'tccc-records-filter-changed',
      ) as unknown as Promise<RecordsFilterChangedEvent>;

      find<HTMLInputElement>(list, '[value="outbound"]').click();
      expect((await told).detail).to.deep.equal({
        filter: { direction: 'outbound' },
        query: 'direction=outbound',
      });
      await settle(list);
      fill(list, '[data-filter="group"]', 'group-1');
      fill(list, '[data-filter="kind"]', 'external');
      fill(list, '[data-filter="status"]', 'noAnswer');
      fill(list, '[aria-label="开始日期"]', '2024-04-01');
      await settle(list);

      expect(centre.recordQueries.at(-1)?.filter).to.deep.equal({
        direction: 'outbound',
        skillGroupId: 'group-1',
        kind: 'external',
        endStatus: 'noAnswer',
        from: new Date(2024, 3, 1).getTime(),
      });
      expect(list.filter).to.deep.equal(centre.recordQueries.at(-1)?.filter);
    });

    it('S23: as a host presets it by a query, without an event', async () => {
      const { list, centre } = await open({ filter: 'direction=inbound&from=2024-04-01&status=blocklisted' });
      let told = 0;
      list.addEventListener('tccc-records-filter-changed', () => told++);

      expect(centre.recordQueries.map(({ filter }) => filter)).to.deep.equal([
        { from: new Date(2024, 3, 1).getTime(), direction: 'inbound', endStatus: 'blocklisted' },
      ]);
      expect(find<HTMLInputElement>(list, '[value="inbound"]').checked).to.be.true;
      expect(find<HTMLInputElement>(list, '[aria-label="开始日期"]').value).to.equal('2024-04-01');

      list.setAttribute('filter', 'number=0514');
      await settle(list);
      expect(centre.recordQueries.at(-1)?.filter).to.deep.equal({ number: '0514' });
      expect(find<HTMLInputElement>(list, '[type="search"]').value).to.equal('0514');
      expect(told).to.equal(0);
    });

    it('by what means something of a preset, and names the rest', async () => {
      const { list, centre } = await open({ filter: 'direction=up&number=0514' });

      expect(centre.recordQueries.at(-1)?.filter).to.deep.equal({ number: '0514' });
      expect(text(list, '.warning')).to.contain('direction');
      await expect(list).to.be.accessible();
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
      expect(find<HTMLInputElement>(list, '[type="search"]').value).to.equal('0514-85');
    });

    it('not at all after 重置', async () => {
      const { list, centre } = await open({ filter: 'direction=outbound&number=12' });

      find<HTMLButtonElement>(list, '.reset').click();
      await settle(list);

      expect(centre.recordQueries.at(-1)?.filter).to.deep.equal({});
      expect(find(list, '.reset').hidden).to.be.true;
      expect(find<HTMLInputElement>(list, '[type="search"]').value).to.equal('');
    });

    it('by direction with the arrow keys', async () => {
      const { list, centre } = await open();
      find<HTMLInputElement>(list, '[type="radio"]:checked').focus();

      await sendKeys({ press: 'ArrowRight' });
      await waitUntil(() => centre.recordQueries.at(-1)?.filter.direction === 'inbound');
    });

    it('S25: offers the end statuses that the direction can have', async () => {
      const { list } = await open({ filter: 'direction=inbound' });

      const options = [...find<HTMLSelectElement>(list, '[data-filter="status"]').options].map(
        ({ value }) => value,
      );
      expect(options).to.include('blocklisted').and.not.include('noAnswer');
    });

    it('S23: unfolds the fields at 380 px', async () => {
      await setViewport({ width: 380, height: 800 });
      const { list } = await open({ filter: 'direction=inbound' });
      const fold = find<HTMLButtonElement>(list, '.fold');
      expect(fold.textContent.trim()).to.equal('筛选 (1)');
      expect(find(list, '[data-filter="kind"]').checkVisibility()).to.be.false;

      fold.focus();
      await sendKeys({ press: 'Enter' });
      await list.updateComplete;

      expect(find(list, '[data-filter="kind"]').checkVisibility()).to.be.true;
      expect(document.documentElement.scrollWidth).to.be.at.most(380);
      await expect(list).to.be.accessible();
      await setViewport({ width: 1440, height: 800 });
    });
  });

  describe('with any number of records', () => {
    const all = 100_000;

    it('S23: draws fewer than 60 rows of 100,000, wherever it is scrolled', async function () {
      this.timeout(40_000);
      const { list } = await open({ prepare: manyRecords(all, 5_000) });
      const scroller = find(list, '.scroll');
      expect(text(list, '.total')).to.equal('共 100000 条');
      expect(find(list, '[role="grid"]').getAttribute('aria-rowcount')).to.equal('100001');

      let most = 0;
      while (!isThere(list, `[data-record="record-${all - 1}"]`)) {
        scroller.scrollTop = scroller.scrollHeight;
        await nextFrame();
        await list.updateComplete;
        most = Math.max(most, rowElements(list).length);
      }

      expect(most).to.be.above(10).and.below(60);
      expect(list.renderRoot.querySelectorAll('*').length).to.be.below(1_500);
      expect(find(list, `[data-record="record-${all - 1}"]`).getAttribute('aria-rowindex')).to.equal(
        '100001',
      );
      expect(find(list, '.more')).to.equal(null);
      // A wheel's way back through the middle: no frame in which the rows in sight are missing.
      for (let top = 2_000_000; top < 2_020_000; top += 1_000) {
        await scrollTo(list, top);
        const rects = rowElements(list).map((row) => row.getBoundingClientRect());
        const view = scroller.getBoundingClientRect();
        expect(Math.min(...rects.map((rect) => rect.top))).to.be.at.most(view.top + 40);
        expect(Math.max(...rects.map((rect) => rect.bottom))).to.be.at.least(view.bottom);
      }
    });

    it('S23: fetches the next page by its key before its rows are reached, and no page twice', async () => {
      const { list, centre } = await open({ prepare: manyRecords(1_000, 100) });
      expect(centre.recordQueries.map(({ cursor }) => cursor)).to.deep.equal([undefined]);

      await scrollTo(list, 50 * 44);
      await waitUntil(() => centre.recordQueries.length === 2);
      await scrollTo(list, 51 * 44);
      await settle(list);

      expect(centre.recordQueries.map(({ cursor }) => cursor)).to.deep.equal([undefined, '100']);
    });

    it('keeps what it has when the next page fails, and tries again when asked', async () => {
      const { list, centre } = await open({ prepare: manyRecords(300, 100) });
      const answer = centre.records.bind(centre);
      centre.records = () => Promise.reject(new WorkbenchError('network/unreachable'));
      await scrollTo(list, 99 * 44);
      await waitUntil(() => isThere(list, '.state'));
      expect(text(list, '.state')).to.contain('无法连接联络中心');
      expect(find(list, '[data-record="record-99"]')).to.exist;

      centre.records = answer;
      find<HTMLButtonElement>(list, '.state button').click();
      await waitUntil(() => !isThere(list, '.state'));
      await scrollTo(list, 110 * 44);
      expect(find(list, '[data-record="record-115"]')).to.exist;
    });

    it('S23: moves by the keyboard, row by row, page by page, to the end and back', async () => {
      const { list } = await open({ prepare: manyRecords(300, 300) });
      find(list, '.row[tabindex="0"]').focus();
      expect(focused(list)).to.equal('record-0');

      await sendKeys({ press: 'ArrowDown' });
      await settle(list);
      expect(focused(list)).to.equal('record-1');
      await sendKeys({ press: 'PageDown' });
      await settle(list);
      expect(Number(focused(list)!.slice(7))).to.be.above(8);
      await sendKeys({ press: 'End' });
      await settle(list);
      expect(focused(list)).to.equal('record-299');
      const row = find(list, '[data-record="record-299"]').getBoundingClientRect();
      expect(row.bottom).to.be.at.most(find(list, '.scroll').getBoundingClientRect().bottom + 1);
      await sendKeys({ press: 'Home' });
      await settle(list);
      expect(focused(list)).to.equal('record-0');
      await sendKeys({ press: 'ArrowUp' });
      await settle(list);
      expect(focused(list)).to.equal('record-0');
      expect(rowElements(list).filter((element) => element.tabIndex === 0)).to.have.lengthOf(1);
    });

    it('keeps the focus on a row that is scrolled out of sight', async () => {
      const { list } = await open({ prepare: manyRecords(300, 300) });
      find(list, '.row[tabindex="0"]').focus();

      await scrollTo(list, 5_000);

      expect(focused(list)).to.equal('record-0');
    });
  });
});
