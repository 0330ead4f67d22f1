import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { TestStream, type TestPage } from '../testing/test-page.js';
import { TestServer } from '../testing/test-server.js';

describe('the stream of facts', () => {
  let server: TestServer;
  let page: TestPage;
  before(async () => {
    server = await TestServer.start();
    page = await server.signedIn('ann');
    await page.request('POST', '/api/v1/line');
    server.telephony.say({ type: 'line.ready', agentId: 'ann' });
  });
  after(() => server.dispose());

  const choose = (state: string) => page.request('PUT', '/api/v1/presence', { body: { state } });
  const eventsUrl = () => `${server.url.replace('http', 'ws')}/api/v1/events`;

  /** The status a socket is refused with. */
  const refusal = async (url: string, options = {}): Promise<number> => {
    const socket = new WebSocket(url, options);
    socket.on('error', () => undefined);
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
    return response.statusCode;
  };

  it('B7: a page that was away gets what it missed, in order and once, then what happens', async () => {
    const first = await page.listen();
    const { seq } = await first.snapshot();
    await choose('idle');
    const idle = await first.fact('presence.changed', ({ data }) => data.state === 'idle');
    await first.close();
    const other = await page.listen(idle.seq);
    await choose('notReady');
    await other.fact('presence.changed', ({ data }) => data.state === 'notReady');

    const back = await page.listen(seq);
    await back.fact('presence.changed', ({ data }) => data.state === 'notReady');
    await choose('idle');
    await back.fact(
      'presence.changed',
      ({ data, seq: number }) => data.state === 'idle' && number > idle.seq,
    );

    const numbers = back.facts.map((fact) => fact.seq);
    assert.equal(
      back.messages.some(({ kind }) => kind === 'snapshot'),
      false,
    );
    assert.deepEqual(
      numbers,
      [...new Set(numbers)].sort((a, b) => a - b),
    );
    assert.deepEqual(
      back.facts.filter((fact) => fact.type === 'presence.changed').map((fact) => fact.data.state),
      ['idle', 'notReady', 'idle'],
    );
    await Promise.all([other.close(), back.close()]);
  });

  it('B7: a page that was away for more than an hour, or knows the future, gets a fresh snapshot', async () => {
    const { body } = await page.request('GET', '/api/v1/snapshot');
    const fromTheFuture = await page.listen(Number(body.seq) + 1000);
    await choose('notReady');
    server.clock.advance(3_600_000 + 300_000);
    await page.renew();

    const late = await page.listen(0);

    assert.equal((await fromTheFuture.snapshot()).agent.id, 'ann');
    assert.equal((await late.snapshot()).agent.id, 'ann');
    await late.close();
  });

  it('lets nobody in without a ticket, with a used or an old one, or from a foreign page', async () => {
    const { body: used } = await page.request('POST', '/api/v1/event-tickets');
    const open = await TestStream.open(`${eventsUrl()}?ticket=${String(used.ticket)}`);
    const { body: old } = await page.request('POST', '/api/v1/event-tickets');
    server.clock.advance(30_000);

    const statuses = [
      await refusal(eventsUrl()),
      await refusal(`${eventsUrl()}?ticket=${String(used.ticket)}`),
      await refusal(`${eventsUrl()}?ticket=${String(old.ticket)}`),
      await refusal(eventsUrl(), { origin: 'https://evil.example' }),
      await refusal(`${server.url.replace('http', 'ws')}/other`),
      await refusal(`${server.url.replace('http', 'ws')}/sip`),
    ];

    assert.deepEqual(statuses, [401, 401, 401, 403, 404, 400]);
    await open.close();
  });

  it('pings its pages and cuts off one that has fallen silent', async () => {
    const stream = await page.listen();
    await stream.snapshot();
    server.clock.advance(10_000);
    await stream.ping();
    stream.socket.pause();

    // Three pings without an answer: more than 25 s of silence.
    for (let ping = 0; ping < 3; ping++) server.clock.advance(10_000);
    stream.socket.resume();

    assert.equal(await stream.closed, 1006);
  });

  it('takes an agent offline whose pages are all gone, after the grace time', async () => {
    const ben = await server.signedIn('ben');
    const stream = await ben.listen();
    await stream.snapshot();
    server.telephony.say({ type: 'line.ready', agentId: 'ben' });
    const chosen = await ben.request('PUT', '/api/v1/presence', { body: { state: 'notReady' } });
    await stream.close();

    // The server notices the lost page in its own time; from then on the grace time counts.
    const states: unknown[] = [];
    for (let rounds = 0; rounds < 8 && states.at(-1) !== 'offline'; rounds++) {
      server.clock.advance(31_000);
      const { body } = await ben.request('GET', '/api/v1/snapshot');
      states.push((body.presence as { state: string }).state);
    }

    assert.equal(chosen.status, 202);
    assert.equal(states.at(-1), 'offline');
  });
});
