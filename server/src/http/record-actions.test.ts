import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { finishCall, goOnline } from '../testing/finished-call.js';
import type { TestPage, TestStream } from '../testing/test-page.js';
import { testSeed, TestServer } from '../testing/test-server.js';

describe('what is done with service records', () => {
  let server: TestServer;
  let ann: TestPage;
  let ben: TestPage;
  let zoe: TestPage;
  let stream: TestStream;
  let callId: string;

  before(async () => {
    server = await TestServer.start();
    [ann, ben, zoe] = [
      await server.signedIn('ann'),
      await server.signedIn('ben'),
      await server.signedIn('zoe'),
    ];
    stream = await goOnline(server, ann, 'ann');
    callId = await finishCall(server, { page: ann, stream, customer: '18912348352' });
    await ann.request('PATCH', `/api/v1/calls/${callId}`, {
      body: { remark: '=HYPERLINK("http://evil.example","退款")\n说 "好的"' },
    });
    await stream.fact('record.written', ({ data }) => data.remark !== '');
  });
  after(() => server.dispose());

  const sheetLink = (page: TestPage, body: object = {}) =>
    page.request('POST', '/api/v1/records/export-links', { body: { filter: {}, ...body } });
  const sheet = async (page: TestPage, body: object = {}) => {
    const response = await fetch(String((await sheetLink(page, body)).body.url));
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  it('S23: the list leaves as CSV that Excel understands, in the language of the desk', async () => {
    const { response, bytes } = await sheet(ann, { timeZone: 'Asia/Tokyo' });
    const english = (await sheet(ann, { language: 'en-GB' })).bytes.toString();

    const text = bytes.toString();
    assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.match(
      String(response.headers.get('content-disposition')),
      /^attachment; filename="service-records\.csv"; filename\*=UTF-8''%E6%9C%8D%E5%8A%A1%E8%AE%B0%E5%BD%95-\d{4}-\d\d-\d\d-\d{6}\.csv$/,
    );
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.equal(
      text.slice(1, text.indexOf('\r\n')),
      '时间 (Asia/Tokyo),会话类型,呼叫类型,主叫号码,被叫号码,归属地,技能组,座席,备注,标签,接入状态,挂断方,通话时长,录音',
    );
    assert.match(text, /,外部会话,呼出,0514-85664126,189 \*\*\*\* 8352,/);
    assert.match(text, /,Voice,Ann,[^\r]*正常结束,座席挂断,00:00:05,\r\n$/);
    assert.match(english, /^\ufeffTime \(Asia\/Shanghai\),Kind,/);
  });

  it('S23: words that a spreadsheet would run stay words, and quotes and lines stay in their cell', async () => {
    const text = (await sheet(ann)).bytes.toString();

    assert.match(text, /,"'=HYPERLINK\(""http:\/\/evil\.example"",""退款""\)\n说 ""好的""",/);
  });

  it('S23, S11: a sheet holds what its filter and its agent may see, numbers masked', async () => {
    const lines = async (page: TestPage, body: object) =>
      (await sheet(page, body)).bytes.toString().trim().split('\r\n').length - 1;

    const whole = (await sheet(zoe, { scope: 'centre' })).bytes.toString();
    const forbidden = await sheetLink(ben, { scope: 'centre' });

    assert.deepEqual(
      [
        await lines(ann, {}),
        await lines(ann, { filter: { direction: 'inbound' } }),
        await lines(ann, { filter: { number: '1234' } }),
        await lines(ben, {}),
        await lines(zoe, {}),
        await lines(zoe, { scope: 'centre' }),
      ],
      [1, 0, 0, 0, 0, 1],
    );
    assert.equal(whole.includes('18912348352'), false);
    assert.deepEqual([forbidden.status, forbidden.body.code], [403, 'auth/forbidden']);
  });

  const redial = (page: TestPage, key: string = randomUUID()) =>
    page.request('POST', `/api/v1/records/${callId}/redial`, { headers: { 'idempotency-key': key } });

  it('S15: a record is called again without its number being told, once for each press', async () => {
    const key = randomUUID();

    const first = await redial(ann, key);
    const repeated = await redial(ann, key);
    await ann.request('GET', '/api/v1/snapshot');
    server.telephony.say({ type: 'leg.answered', legId: server.telephony.last('leg.ring-agent').legId });
    await stream.fact(
      'call.changed',
      ({ data }) => data.context.id === first.body.callId && data.value.progress === 'dialling',
    );
    await ann.request('GET', '/api/v1/snapshot');

    assert.deepEqual([first.status, repeated.status], [202, 202]);
    assert.equal(first.body.callId, repeated.body.callId);
    assert.equal(JSON.stringify(first.body).includes('1891234'), false);
    const { number, callerNumber } = server.telephony.last('leg.dial');
    assert.deepEqual([number, callerNumber], ['18912348352', '051485664126']);
  });

  it('S15: nobody calls from the records of another, not even an administrator', async () => {
    const answers = [await redial(ben), await redial(zoe)];

    assert.deepEqual(
      answers.map(({ status, body }) => [status, body.code]),
      [
        [404, 'record/not-found'],
        [404, 'record/not-found'],
      ],
    );
  });

  it('S23: a link to a sheet that was changed, is of another kind or too old opens nothing', async () => {
    const { body } = await sheetLink(ann);
    const url = String(body.url);
    const changed = await fetch(url.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')));
    const otherKind = await fetch(url.replace('record-sheets', 'recordings'));
    server.clock.advance(600_000);
    const old = await fetch(url);

    assert.equal(body.expiresAt, server.clock.now());
    assert.deepEqual([changed.status, otherKind.status, old.status], [403, 403, 401]);
    for (const page of [ann, ben, zoe]) await page.renew();
  });

  it('refuses a sheet in words or times it does not know', async () => {
    const answers = await Promise.all(
      [{ timeZone: 'Mars/Olympus' }, { language: 'x y' }, { filter: { number: 'abc' } }].map((body) =>
        sheetLink(ann, body),
      ),
    );

    assert.deepEqual(
      answers.map(({ status, body }) => [status, Object.keys((body.details as { fields: object }).fields)]),
      [
        [400, ['timeZone']],
        [400, ['language']],
        [400, ['filter.number']],
      ],
    );
  });

  it('S23: a link to a sheet opens nothing once its agent is disabled', async () => {
    const { body } = await sheetLink(ann);
    await server.running.stop();
    const seed = testSeed.replace('"ann-secret-1"', '"ann-secret-1", isDisabled: true');
    server = await TestServer.start({ directory: server.directory, seed });

    const answer = await fetch(String(body.url).replace(/^http:\/\/[^/]+/, server.url));

    assert.equal(answer.status, 403);
  });
});
