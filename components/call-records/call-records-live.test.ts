import { expect, fixture, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse, resetMouse, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { WorkbenchError } from '../../src/base/index.js';
import type { RecordFilter, ServiceRecord } from '../../src/model/index.js';
import { aRecord, createTestWorkbench, testTime, type TestWorkbench } from '../../src/testing/index.js';
import './call-records.define.js';
import type { TcccCallRecords } from './call-records.js';

interface Desk extends TestWorkbench {
  readonly list: TcccCallRecords;
}

interface Options {
  readonly records?: readonly ServiceRecord[];
  readonly lang?: string;
  readonly filter?: RecordFilter | string;
  readonly prepare?: (desk: TestWorkbench) => void;
}

async function open({
  records = [aRecord()],
  lang = 'zh-CN',
  filter = {},
  prepare,
}: Options = {}): Promise<Desk> {
  const desk = await createTestWorkbench();
  desk.centre.recordPage = { records: [...records], total: records.length, nextCursor: null };
  prepare?.(desk);
  const frame = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <tccc-call-records
        .workbench=${desk.workbench}
        .clock=${desk.clock}
        .filter=${filter}
        style=${styleMap({ blockSize: '700px' })}
      ></tccc-call-records>
    </div>`,
  );
  const list = frame.querySelector('tccc-call-records')!;
  await list.updateComplete;
  await settle(list);
  return { ...desk, list };
}

/** Any number of records, newest first, fetched by key as the server does; the page is as long as the test wants. */
function manyRecords(count: number, pageSize: number) {
  return ({ centre }: TestWorkbench): void => {
    centre.records = async (filter, page) => {
      const cursor = page?.cursor;
      centre.recordQueries.push({ filter, ...(cursor === undefined ? {} : { cursor }) });
      const from = Number(cursor ?? 0);
      const to = Math.min(count, from + pageSize);
      const records = Array.from({ length: to - from }, (_, offset) => numbered(from + offset));
      return { records, total: count, nextCursor: to < count ? String(to) : null };
    };
  };
}

const numbered = (index: number): ServiceRecord =>
  aRecord({ id: `record-${index}`, time: testTime - index * 60_000, remark: `第 ${index} 条` });

/** Answers of the fake arrive in microtasks; two frames later the list has measured and drawn them. */
async function settle(list: TcccCallRecords): Promise<void> {
  await nextFrame();
  await nextFrame();
  await list.updateComplete;
}

const find = <Found extends HTMLElement>(list: TcccCallRecords, selector: string): Found =>
  list.renderRoot.querySelector<Found>(selector)!;
const isThere = (list: TcccCallRecords, selector: string): boolean =>
  list.renderRoot.querySelector(selector) !== null;
const text = (list: TcccCallRecords, selector: string): string =>
  find(list, selector).textContent.replace(/\s+/g, ' ').trim();
const rowElements = (list: TcccCallRecords): HTMLElement[] => [
  ...list.renderRoot.querySelectorAll<HTMLElement>('[part="row"]'),
];
const rows = (list: TcccCallRecords): string[] =>
  rowElements(list).map((row) => row.textContent.replace(/\s+/g, ' ').trim());
const focused = (list: TcccCallRecords): string | undefined =>
  (list.shadowRoot!.activeElement as HTMLElement | null)?.dataset['record'];

async function scrollTo(list: TcccCallRecords, top: number): Promise<void> {
  const scroller = find(list, '.scroll');
  const scrolled = scroller.scrollTop === top ? Promise.resolve() : oneEvent(scroller, 'scroll');
  scroller.scrollTop = top;
  await scrolled;
  await list.updateComplete;
}

/** Where a record stands on the screen. */
const placeOf = (list: TcccCallRecords, id: string): number =>
  find(list, `[data-record="${id}"]`).getBoundingClientRect().top;

describe('<tccc-call-records> lives', () => {
  before(() => setViewport({ width: 1440, height: 800 }));
  afterEach(() => resetMouse());

  describe('stays up to date', () => {
    it('S23: a new record appears on top by itself', async () => {
      const { list, centre } = await open();

      centre.tell({ type: 'record.written', data: aRecord({ id: 'new', remark: '刚刚' }) });
      await settle(list);

      expect(rows(list)).to.have.lengthOf(2);
      expect(rows(list)[0]).to.contain('刚刚');
      expect(text(list, '.total')).to.contain('共 2 条');
    });

    it('S23: a new record moves nothing that is being read, and says that it is there', async () => {
      const { list, centre } = await open({ prepare: manyRecords(300, 300) });
      await scrollTo(list, 2_000);
      const before = placeOf(list, 'record-50');

      centre.tell({ type: 'record.written', data: aRecord({ id: 'new-1' }) });
      centre.tell({ type: 'record.written', data: aRecord({ id: 'new-2' }) });
      await settle(list);

      expect(placeOf(list, 'record-50')).to.be.closeTo(before, 0.5);
      expect(find(list, '.fresh').hidden).to.be.false;
      expect(text(list, '.fresh')).to.equal('2 条新记录');
      await expect(list).to.be.accessible();

      find(list, '.fresh').click();
      await settle(list);
      expect(find(list, '.scroll').scrollTop).to.equal(0);
      expect(focused(list)).to.equal('new-2');
      expect(find(list, '.fresh').hidden).to.be.true;
    });

    it('S23: a new record does not move a row from under the hand', async () => {
      const { list, centre } = await open({ prepare: manyRecords(300, 300) });
      const place = placeOf(list, 'record-3');
      await sendMouse({ type: 'move', position: [400, Math.round(place) + 20] });

      centre.tell({ type: 'record.written', data: aRecord({ id: 'new' }) });
      await settle(list);

      expect(placeOf(list, 'record-3')).to.be.closeTo(place, 0.5);
    });

    it('S27: a recording that became ready can be played', async () => {
      const { list, centre } = await open({ records: [aRecord({ hasRecording: false })] });
      expect(text(list, '.row .recording')).to.equal('无录音');

      centre.tell({ type: 'record.written', data: aRecord({ hasRecording: true }) });
      await settle(list);

      expect(rows(list)).to.have.lengthOf(1);
      expect(find(list, '.play')).to.exist;
    });

    it('a record that the filter leaves out stays out', async () => {
      const { list, centre } = await open({ filter: { direction: 'outbound' } });

      centre.tell({ type: 'record.written', data: aRecord({ id: 'new', direction: 'inbound' }) });
      await settle(list);

      expect(rows(list)).to.have.lengthOf(1);
    });

    it('S23: what was written while the page was cut off is there once it is back', async () => {
      const { list, centre } = await open();
      centre.tellConnection('reconnecting');
      centre.recordPage = { records: [aRecord({ id: 'missed' }), aRecord()], total: 2, nextCursor: null };

      centre.tellConnection('connected');
      await settle(list);

      expect(rowElements(list).map((row) => row.dataset['record'])).to.deep.equal(['missed', 'call-1']);
    });

    it('listens no more once it has left the page', async () => {
      const { list, centre } = await open();
      list.remove();

      centre.tell({ type: 'record.written', data: aRecord({ id: 'new' }) });
      await settle(list);

      expect(rows(list)).to.have.lengthOf(1);
    });
  });

  describe('plays', () => {
    it('S27: below the record by Enter, and closes by Escape', async () => {
      const { list } = await open({ records: [aRecord(), aRecord({ id: 'call-2' })] });
      find(list, '.row[tabindex="0"]').focus();

      await sendKeys({ press: 'Enter' });
      await settle(list);
      expect(find(list, 'tccc-recording-player').getAttribute('record-id')).to.equal('call-1');
      expect(find(list, '.play').getAttribute('aria-expanded')).to.equal('true');
      expect(placeOf(list, 'call-2')).to.be.at.least(find(list, '.player').getBoundingClientRect().bottom);
      await expect(list).to.be.accessible();

      const told = oneEvent(list, 'tccc-record-select');
      await sendKeys({ press: 'Escape' });
      await told;
      await settle(list);
      expect(find(list, 'tccc-recording-player')).to.equal(null);
      expect(focused(list)).to.equal('call-1');
    });

    it('S27: on, while the list is scrolled away from it', async () => {
      const { list } = await open({ prepare: manyRecords(300, 300) });
      find<HTMLButtonElement>(list, '.play').click();
      await settle(list);
      const player = find(list, 'tccc-recording-player');

      await scrollTo(list, 8_000);

      expect(find(list, 'tccc-recording-player')).to.equal(player);
      expect(player.isConnected).to.be.true;
    });

    it('nothing where the call has no recording', async () => {
      const { list } = await open({ records: [aRecord({ hasRecording: false })] });
      find(list, '.row[tabindex="0"]').focus();

      await sendKeys({ press: 'Enter' });
      await settle(list);

      expect(find(list, 'tccc-recording-player')).to.equal(null);
    });
  });

  describe('exports', () => {
    it('S23: what the filter leaves in as CSV, in the language of the page', async () => {
      const { list, centre } = await open({ filter: 'direction=inbound' });
      const saved: string[] = [];
      const click = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        saved.push(this.href);
      };

      find<HTMLButtonElement>(list, '[part="export"]').click();
      await waitUntil(() => saved.length > 0).finally(() => (HTMLAnchorElement.prototype.click = click));

      expect(saved[0]).to.match(/records-zh-CN\.csv$/);
      expect(centre.recordQueries.at(-1)?.filter).to.deep.equal({ direction: 'inbound' });
    });

    it('shows on the button that it works, and says why it failed', async () => {
      const { list, centre } = await open();
      const release = centre.hold();
      centre.refuseNext(new WorkbenchError('server/unavailable'));
      const button = find<HTMLButtonElement>(list, '[part="export"]');

      button.click();
      await list.updateComplete;
      expect(button.getAttribute('aria-busy')).to.equal('true');
      release();

      await waitUntil(() => isThere(list, '#export-error'));
      expect(text(list, '#export-error')).to.contain('请稍后再试');
      expect(button.getAttribute('aria-busy')).to.equal('false');
      await expect(list).to.be.accessible();
    });
  });
});
