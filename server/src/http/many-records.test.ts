import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ServiceRecord } from 'tccc-workbench/model';
import { putManyRecords } from '../testing/many-records.js';
import type { TestPage } from '../testing/test-page.js';
import { TestServer } from '../testing/test-server.js';

const count = 100_000;
const newest = Date.UTC(2024, 3, 2, 6);

describe('a hundred thousand records of one agent', () => {
  let server: TestServer;
  let ann: TestPage;

  before(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'tccc-records-'));
    await putManyRecords(directory, { agentId: 'ann', centreId: 'test', count, newest });
    server = await TestServer.start({ directory, settings: { databaseUrl: null } });
    ann = await server.signedIn('ann');
  });
  after(() => server.dispose());

  const page = async (query: string) => {
    const start = performance.now();
    const { status, body } = await ann.request('GET', `/api/v1/records?${query}`);
    assert.equal(status, 200);
    return {
      ids: (body.records as ServiceRecord[]).map(({ id }) => id),
      total: body.total,
      cursor: String(body.nextCursor),
      ms: performance.now() - start,
    };
  };

  it('S23: are counted once and then paged through', async () => {
    let next = await page('limit=200');
    const seen = new Set(next.ids);

    for (let at = 0; at < 20; at++) {
      next = await page(`limit=200&cursor=${next.cursor}`);
      for (const id of next.ids) seen.add(id);
    }

    assert.deepEqual([next.total, seen.size], [count, 21 * 200]);
    assert.equal(next.ids.at(-1), `call-${String(count - 21 * 200 + 1).padStart(8, '0')}`);
  });

  it('S23: come as quickly from the end of the list as from its beginning', async () => {
    const { cursor: begun } = await page('limit=200');
    const { cursor: nearEnd } = await page(`limit=200&to=${newest - 95_000 * 60_000}`);
    const quickest = { begun: Infinity, nearEnd: Infinity };

    // in turns, and the quickest of each: what else the machine does meanwhile slows both
    for (let turn = 0; turn < 8; turn++) {
      quickest.begun = Math.min(quickest.begun, (await page(`limit=200&cursor=${begun}`)).ms);
      quickest.nearEnd = Math.min(quickest.nearEnd, (await page(`limit=200&cursor=${nearEnd}`)).ms);
    }

    assert.ok(quickest.nearEnd < 4 * quickest.begun, JSON.stringify(quickest));
  });

  it('S23: are narrowed by everything at once', async () => {
    const from = newest - 999 * 60_000;
    const last = 13_000_000_000 + 99_996 * 7919;

    const group = await page('skillGroupId=voice');
    const both = await page(
      `from=${from}&direction=inbound&skillGroupId=voice&endStatus=normal&kind=external`,
    );
    const none = await page('kind=internal');
    const number = await page(`number=${last}`);

    assert.deepEqual([group.total, none.total, number.ids], [33_333, 0, ['call-00099996']]);
    assert.equal(both.total, 166);
  });

  it('S23: leave as one sheet, whose memory is that of a page', async () => {
    const { status, body } = await ann.request('POST', '/api/v1/records/export-links', {
      body: { filter: {}, language: 'en' },
    });
    assert.equal(status, 201);
    const response = await fetch(String(body.url));
    const decoder = new TextDecoder();
    let lines = 0;
    let tail = '';
    let most = 0;

    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      const text = decoder.decode(chunk, { stream: true });
      lines += text.split('\r\n').length - 1;
      tail = (tail + text).slice(-400);
      most = Math.max(most, process.memoryUsage().heapUsed);
    }

    assert.equal(lines, count + 1);
    assert.match(tail, /Asked about order 1,/);
    assert.ok(most < 400e6, `the heap grew to ${Math.round(most / 1e6)} MB`);
  });
});
