import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { filteredRecords, recordFilterCases } from '../../../src/model/fixtures/record-filter-cases.js';
import { openStore } from './drizzle-store.js';
import type { Store } from './store.js';

describe('DrizzleRecordStore', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tccc-records-'));
  let store: Store;

  before(async () => {
    store = await openStore({ url: null, directory, onConnectionError: () => undefined });
    await store.centre.commit({
      centreId: 'test',
      state: { seq: 0, agents: {}, calls: {} },
      now: 1_000,
      facts: [],
      records: filteredRecords,
      answer: null,
    });
  });
  after(async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  for (const { title, filter, isMasking, fit } of recordFilterCases) {
    it(`S24: filters as fitsRecordFilter does: ${title}${isMasking ? ' (masked)' : ''}`, async () => {
      const selection = { centreId: 'test', agentId: null, filter, isMasking };

      const { records } = await store.records.page({ ...selection, after: null, limit: 100 });

      assert.deepEqual(
        records.map(({ id }) => id),
        [...fit].reverse(),
      );
      assert.equal(await store.records.count(selection), fit.length);
    });
  }
});
