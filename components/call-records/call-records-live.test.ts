import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse, resetMouse, setViewport } from '@web/test-runner-commands';
import { WorkbenchError } from '../../src/base/index.js';
import { aRecord } from '../../src/testing/index.js';
import type { TcccCallRecords } from './call-records.js';
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

    it('S23: says nothing of new records that are in view anyway', async () => {
      const { list, centre } = await open({ records: [aRecord({ hasRecording: true })] });
      find(list, '.play').click();
      await settle(list);

      centre.tell({ type: 'record.written', data: aRecord({ id: 'new' }) });
      await settle(list);
      await list.updateComplete;

      expect(rows(list)).to.have.lengthOf(2);
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
