import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ServiceRecord } from 'tccc-workbench/model';
import { finishCall, goOnline } from '../testing/finished-call.js';
import type { TestPage } from '../testing/test-page.js';
import { TestServer } from '../testing/test-server.js';

const customers = ['18912348352', '13812346021', '02087697697', '18912340000', '13600001111'];

describe('service records', () => {
  let server: TestServer;
  let ann: TestPage;
  let ben: TestPage;
  let zoe: TestPage;
  /** Ann's records, the oldest first; the second has a recording. */
  const calls: string[] = [];

  before(async () => {
    server = await TestServer.start();
    [ann, ben, zoe] = [
      await server.signedIn('ann'),
      await server.signedIn('ben'),
      await server.signedIn('zoe'),
    ];
    const stream = await goOnline(server, ann, 'ann');
    for (const customer of customers) calls.push(await finishCall(server, { page: ann, stream, customer }));
    const path = join(server.directory, 'whole.mp3');
    writeFileSync(path, Buffer.from('0123456789abcdef'));
    await server.telephony.finishRecording({ callId: String(calls[1]), path, durationMs: 5_000, bytes: 16 });
    await stream.fact('record.written', ({ data }) => data.id === calls[1] && data.hasRecording);
    await stream.close();
    for (const page of [ann, ben, zoe]) await page.renew();
  });
  after(() => server.dispose());

  const list = async (
    page: TestPage,
    query = '',
  ): Promise<{ ids: string[]; total: number; nextCursor: string | null; records: ServiceRecord[] }> => {
    const { status, body } = await page.request('GET', `/api/v1/records${query}`);
    assert.equal(status, 200);
    const records = body.records as ServiceRecord[];
    return {
      ids: records.map(({ id }) => id),
      total: Number(body.total),
      nextCursor: body.nextCursor as string | null,
      records,
    };
  };

  it("S23: pages through an agent's own records, the newest first, none twice", async () => {
    const newestFirst = [...calls].reverse();

    const first = await list(ann, '?limit=2');
    const second = await list(ann, `?limit=2&cursor=${first.nextCursor}`);
    const third = await list(ann, `?limit=2&cursor=${second.nextCursor}`);

    assert.deepEqual([...first.ids, ...second.ids, ...third.ids], newestFirst);
    assert.deepEqual([first.total, second.total, third.total], [5, 5, 5]);
    assert.equal(third.nextCursor, null);
  });

  it('S23: an agent never sees the records of another; an administrator may see all', async () => {
    const others = await list(ben);
    const forbidden = await ben.request('GET', '/api/v1/records?scope=centre');
    const all = await list(zoe, '?scope=centre');

    assert.deepEqual([others.ids, others.total], [[], 0]);
    assert.deepEqual([forbidden.status, forbidden.body.code], [403, 'auth/forbidden']);
    assert.equal(all.total, 5);
  });

  it('S23: filters by time, direction and number', async () => {
    const { records } = await list(ann);
    const third = records.find(({ id }) => id === calls[2]);

    const since = await list(ann, `?from=${third?.time}`);
    const until = await list(ann, `?to=${third?.time}`);
    const inbound = await list(ann, '?direction=inbound');
    const number = await list(ann, '?number=18912348352');
    const group = await list(ann, '?skillGroupId=none');

    assert.deepEqual(since.ids, [calls[4], calls[3], calls[2]]);
    assert.deepEqual(until.ids, [calls[2], calls[1], calls[0]]);
    assert.deepEqual([inbound.total, number.ids, group.total], [0, [calls[0]], 0]);
  });

  it('S23: filters by kind and end status', async () => {
    const totals = await Promise.all(
      ['kind=external', 'kind=internal', 'endStatus=normal', 'endStatus=noAnswer'].map(
        async (query) => (await list(ann, `?${query}`)).total,
      ),
    );

    assert.deepEqual(totals, [5, 0, 5, 0]);
  });

  it('S23, S11: searching finds what is shown of a number or all of it, and tells nothing of what is hidden', async () => {
    const found = async (digits: string) => (await list(ann, `?number=${digits}`)).ids;

    const [shown, end, whole] = [await found('189'), await found('8352'), await found('18912348352')];
    const hidden = await Promise.all(['1234', '8912', '12348352', '1891234835'].map(found));
    const own = await found('85664126');

    assert.deepEqual([shown, end, whole], [[calls[3], calls[0]], [calls[0]], [calls[0]]]);
    assert.deepEqual(hidden, [[], [], [], []]);
    assert.equal(own.length, 5);
  });

  it('S23: whole numbers can not be guessed one after the other', async () => {
    const guess = (middle: number) =>
      zoe.request('GET', `/api/v1/records?scope=centre&number=189${String(middle).padStart(4, '0')}8352`);

    const first = await Promise.all(Array.from({ length: 60 }, (_, middle) => guess(middle)));
    const refused = await guess(1234);
    const repeated = await guess(0);

    assert.equal(
      first.every(({ status }) => status === 200),
      true,
    );
    assert.deepEqual([refused.status, refused.body.code], [429, 'auth/too-many-attempts']);
    assert.equal(repeated.status, 200);
    await list(ann, '?number=18912348352');
  });

  it("S11: customers' numbers leave the server masked, also when the filter knew them", async () => {
    const { records } = await list(ann, '?number=18912348352');

    assert.deepEqual(
      records.map(({ calledNumber, callerNumber }) => [callerNumber, calledNumber]),
      [['051485664126', '189****8352']],
    );
  });

  it('refuses a query that makes no sense, and says which field', async () => {
    const answers = await Promise.all(
      ['limit=0', 'limit=201', 'from=yesterday', 'direction=up', 'number=12ab', 'cursor=made-up'].map(
        (query) => ann.request('GET', `/api/v1/records?${query}`),
      ),
    );

    assert.deepEqual(
      answers.map(({ status }) => status),
      [400, 400, 400, 400, 400, 400],
    );
    assert.deepEqual(
      answers.map(({ body }) => Object.keys((body.details as { fields: object }).fields)),
      [['limit'], ['limit'], ['from'], ['direction'], ['number'], ['cursor']],
    );
  });

  const link = async (page: TestPage, id: string | undefined) =>
    page.request('POST', `/api/v1/records/${id}/recording-link`);

  it('S27: the agent of a call gets a link to its recording, nobody else does', async () => {
    const own = await link(ann, calls[1]);
    const stranger = await link(ben, calls[1]);
    const administrator = await link(zoe, calls[1]);
    const unrecorded = await link(ann, calls[0]);
    const unknown = await link(ann, 'none');

    assert.equal(own.status, 201);
    assert.equal(own.body.expiresAt, server.clock.now() + 600_000);
    assert.deepEqual([stranger.status, stranger.body.code], [404, 'record/not-found']);
    assert.equal(administrator.status, 201);
    assert.deepEqual([unrecorded.status, unrecorded.body.code], [404, 'record/recording-missing']);
    assert.deepEqual([unknown.status, unknown.body.code], [404, 'record/not-found']);
  });

  it('S27: plays the MP3 whole or in parts, and saves it', async () => {
    const url = String((await link(ann, calls[1])).body.url);
    const get = async (range?: string, query = '') => {
      const response = await fetch(url + query, range === undefined ? {} : { headers: { range } });
      return { response, text: await response.text(), header: (name: string) => response.headers.get(name) };
    };

    const whole = await get();
    const [part, tail, open] = [await get('bytes=4-7'), await get('bytes=-3'), await get('bytes=10-')];
    const past = await get('bytes=16-');
    const saved = await get(undefined, '?download=1');
    const head = await fetch(url, { method: 'HEAD' });

    assert.deepEqual(
      [whole.response.status, whole.text, whole.header('content-type'), whole.header('accept-ranges')],
      [200, '0123456789abcdef', 'audio/mpeg', 'bytes'],
    );
    assert.deepEqual(
      [part.response.status, part.text, part.header('content-range'), part.header('content-length')],
      [206, '4567', 'bytes 4-7/16', '4'],
    );
    assert.deepEqual([tail.text, open.text], ['def', 'abcdef']);
    assert.deepEqual([past.response.status, past.header('content-range')], [416, 'bytes */16']);
    assert.equal(saved.header('content-disposition'), `attachment; filename="${calls[1]}.mp3"`);
    assert.deepEqual([head.status, head.headers.get('content-length')], [200, '16']);
  });

  it('S27: a link that was changed or is older than ten minutes opens nothing', async () => {
    const url = String((await link(ann, calls[1])).body.url);

    const changed = await fetch(url.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')));
    const nonsense = await fetch(`${server.url}/recordings/nonsense`);
    server.clock.advance(600_000);
    const old = await fetch(url);

    assert.deepEqual([changed.status, nonsense.status, old.status], [403, 403, 401]);
    assert.match(String(old.headers.get('content-type')), /problem\+json/);
  });
});
