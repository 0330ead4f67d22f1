import { expect } from '@open-wc/testing';
import { isWorkbenchError } from '../../base/index.js';
import { filteredRecords, recordFilterCases } from '../../model/fixtures/record-filter-cases.js';
import { aRecord } from '../../testing/index.js';
import { RecordStore } from './record-store.js';

describe('RecordStore', () => {
  let name = '';
  let stores: RecordStore[] = [];
  beforeEach(() => (name = `records of a test ${crypto.randomUUID()}`));
  afterEach(async () => {
    for (const store of stores) await store.close();
    stores = [];
    await new Promise<void>((resolve, reject) => {
      const gone = indexedDB.deleteDatabase(name);
      gone.onsuccess = () => resolve();
      gone.onerror = () => reject(gone.error ?? new Error('the database stays'));
    });
  });

  function open(most = 100): RecordStore {
    const store = new RecordStore(name, most);
    stores.push(store);
    return store;
  }

  async function idsIn(store: RecordStore): Promise<string[]> {
    return (await store.all({})).map(({ id }) => id);
  }

  it('B3: keeps the newest and lets the oldest go, whatever order they came in', async () => {
    const store = open(3);

    for (const time of [4_000, 1_000, 3_000, 2_000, 5_000])
      await store.put(aRecord({ id: `record-${time}`, time }));

    expect(await idsIn(store)).to.deep.equal(['record-5000', 'record-4000', 'record-3000']);
    expect((await store.page({})).total).to.equal(3);
  });

  it('B3: a record that is changed takes no place of another', async () => {
    const store = open(2);
    await store.put(aRecord({ id: 'old', time: 1_000 }));
    await store.put(aRecord({ id: 'new', time: 2_000 }));

    await store.annotate('old', { remark: 'calls again', tags: ['VIP'] });

    expect(await idsIn(store)).to.deep.equal(['new', 'old']);
    expect(await store.get('old')).to.include({ remark: 'calls again' });
  });

  it('B3: records of a page that went away are taken in by the next, and no more than are kept', async () => {
    const page = open(2);
    await page.put(aRecord({ id: 'old', time: 1_000 }));
    await page.put(aRecord({ id: 'newer', time: 2_000 }));
    page.leave(aRecord({ id: 'left', time: 3_000 }));
    await page.close();

    const next = open(2);

    expect(await idsIn(next)).to.deep.equal(['left', 'newer']);
    expect(localStorage.getItem(`${name} left`)).to.equal(null);
  });

  it('B3: pages through records of the same moment, none twice', async () => {
    const store = open();
    for (const id of ['a', 'b', 'c']) await store.put(aRecord({ id, time: 1_000 }));

    const first = await store.page({}, { limit: 2 });
    const second = await store.page({}, { limit: 2, cursor: first.nextCursor ?? '' });

    expect([...first.records, ...second.records].map(({ id }) => id)).to.deep.equal(['c', 'b', 'a']);
    expect(second.nextCursor).to.equal(null);
  });

  it('B3: refuses a cursor that it never gave, and words about a record it has not', async () => {
    const store = open();
    const codeOf = (work: Promise<unknown>): Promise<unknown> =>
      work.then(
        () => null,
        (error: unknown) => isWorkbenchError(error) && error.code,
      );

    expect(await codeOf(store.page({}, { cursor: 'yesterday' }))).to.equal('request/invalid');
    expect(await codeOf(store.annotate('nobody', { remark: '' }))).to.equal('record/not-found');
  });

  for (const { title, filter, fit } of recordFilterCases.filter(({ isMasking }) => !isMasking)) {
    it(`S24: filters as fitsRecordFilter does: ${title}`, async () => {
      const store = open();
      for (const record of filteredRecords) await store.put(record);

      const found = await store.all(filter);

      expect(found.map(({ id }) => id)).to.deep.equal([...fit].reverse());
    });
  }
});
