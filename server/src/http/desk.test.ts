import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { TestPage, TestStream } from '../testing/test-page.js';
import { TestServer } from '../testing/test-server.js';

describe('the desk over HTTP', () => {
  let server: TestServer;
  let page: TestPage;
  let stream: TestStream;
  before(async () => {
    server = await TestServer.start();
    page = await server.signedIn('ann');
    stream = await page.listen();
    await stream.snapshot();
  });
  after(() => server.dispose());

  it('gives a line its own password, the same one to the same sign-in', async () => {
    const first = await page.request('POST', '/api/v1/line');
    const again = await page.request('POST', '/api/v1/line');
    const other = await (await server.signedIn('ann')).request('POST', '/api/v1/line');
    await page.request('POST', '/api/v1/line');

    assert.equal(first.status, 201);
    assert.deepEqual([first.body.uri, first.body.username], ['sip:ann@test.invalid', 'ann']);
    assert.equal(first.body.url, `${server.url.replace('http', 'ws')}/sip`);
    assert.equal(again.body.password, first.body.password);
    assert.notEqual(other.body.password, first.body.password);
    assert.deepEqual(Object.keys(server.telephony.lines.get('ann') ?? {}), [
      'agentId',
      'username',
      'password',
    ]);
  });

  it('carries a call through every command, each followed by its fact', async () => {
    server.telephony.say({ type: 'line.ready', agentId: 'ann' });
    const idle = await page.request('PUT', '/api/v1/presence', { body: { state: 'idle' } });
    await stream.fact('presence.changed', ({ data }) => data.state === 'idle');
    const placed = await page.request('POST', '/api/v1/calls', { body: { to: '189-1234-8352' } });
    const callId = String(placed.body.callId);
    const { effects } = server.telephony;
    server.telephony.say({ type: 'leg.answered', legId: server.telephony.last('leg.ring-agent').legId });
    await stream.fact('call.changed', ({ data }) => data.context.id === callId);
    // The customer is dialled once the agent's own line stands.
    const dialled = server.telephony.last('leg.dial');
    server.telephony.say({ type: 'leg.answered', legId: dialled.legId });
    await stream.fact('call.changed', ({ data }) => data.value.progress === 'talking');

    const command = async (path: string, body?: unknown) =>
      (await page.request('POST', `/api/v1/calls/${callId}/${path}`, { body })).status;
    const held = await command('hold');
    await stream.fact('call.changed', ({ data }) => data.value.line === 'held');
    const resumed = await command('resume');
    await stream.fact(
      'call.changed',
      ({ data, seq }) =>
        data.value.line === 'active' &&
        seq >
          (stream.facts.find((fact) => fact.type === 'call.changed' && fact.data.value.line === 'held')
            ?.seq ?? 0),
    );
    const annotated = await page.request('PATCH', `/api/v1/calls/${callId}`, {
      body: { remark: 'Calls back', tags: ['vip'] },
    });
    const hungUp = await command('hang-up');
    await stream.fact('record.written', ({ data }) => data.id === callId);
    await stream.fact('presence.changed', ({ data }) => data.state === 'wrapUp');
    const continued = await page.request('POST', '/api/v1/wrap-up/continue');
    const returned = await page.request('POST', '/api/v1/wrap-up/return');
    const completed = await page.request('POST', '/api/v1/tasks/complete', { body: {} });
    const removed = await stream.fact('call.removed');

    assert.deepEqual(
      [idle.status, placed.status, held, resumed, annotated.status, hungUp],
      [202, 202, 202, 202, 202, 202],
    );
    assert.deepEqual([continued.status, returned.status, completed.status], [202, 202, 202]);
    assert.equal(removed.data.callId, callId);
    assert.equal(
      effects.some((effect) => effect.type === 'leg.end'),
      true,
    );
    const record = stream.facts.filter((fact) => fact.type === 'record.written').at(-1);
    assert.deepEqual([record?.data.remark, record?.data.calledNumber], ['Calls back', '189****8352']);
  });

  it('refuses what the rules refuse, with the reason as a problem', async () => {
    const unknown = await page.request('POST', '/api/v1/calls/none/hang-up');
    const rest = await page.request('PUT', '/api/v1/presence', {
      body: { state: 'resting', restReason: 'Nap' },
    });
    const number = await page.request('POST', '/api/v1/calls', { body: { to: 'help' } });

    assert.deepEqual([unknown.status, unknown.body.code], [404, 'call/not-found']);
    assert.deepEqual([rest.status, rest.body.code], [422, 'presence/unknown-rest-reason']);
    assert.deepEqual([number.status, number.body.code], [422, 'call/number-invalid']);
    assert.equal(typeof number.body.remedy, 'string');
  });

  it('carries a repeated request out once, and refuses its key for another', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const place = (to: string) => page.request('POST', '/api/v1/calls', { body: { to }, headers });
    const dials = () => server.telephony.effects.filter(({ type }) => type === 'leg.ring-agent').length;
    const before = dials();

    const [first, second] = await Promise.all([place('13812346021'), place('13812346021')]);
    const other = await place('13900000000');
    const without = await page.request('POST', '/api/v1/calls', {
      body: { to: '13812346021' },
      headers: { 'idempotency-key': null },
    });

    assert.deepEqual([first.status, second.status], [202, 202]);
    assert.equal(first.body.callId, second.body.callId);
    assert.equal(dials() - before, 1);
    assert.deepEqual([other.status, other.body.code], [409, 'request/conflict']);
    assert.deepEqual([without.status, without.body.code], [400, 'request/invalid']);
    await page.request('POST', `/api/v1/calls/${String(first.body.callId)}/hang-up`);
  });

  it('does not let an agent touch the call of another', async () => {
    const { body } = await page.request('GET', '/api/v1/snapshot');
    const [call] = body.calls as { context: { id: string } }[];
    const ben = await server.signedIn('ben');

    const answer = await ben.request('PATCH', `/api/v1/calls/${call?.context.id}`, {
      body: { remark: 'mine' },
    });

    assert.deepEqual([answer.status, answer.body.code], [404, 'call/not-found']);
  });
});
