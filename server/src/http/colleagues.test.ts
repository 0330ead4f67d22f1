import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { TestPage, TestStream } from '../testing/test-page.js';
import { TestServer } from '../testing/test-server.js';

interface Desk {
  readonly page: TestPage;
  readonly stream: TestStream;
}

describe('colleagues over HTTP', () => {
  let server: TestServer;
  let ann: Desk;
  let ben: Desk;
  before(async () => {
    server = await TestServer.start();
    ann = await online('ann');
    ben = await online('ben');
  });
  after(() => server.dispose());

  async function online(agentId: string): Promise<Desk> {
    const page = await server.signedIn(agentId);
    const stream = await page.listen();
    await stream.snapshot();
    server.telephony.say({ type: 'line.ready', agentId });
    await page.request('PUT', '/api/v1/presence', { body: { state: 'idle' } });
    await stream.fact('presence.changed', ({ data }) => data.state === 'idle');
    return { page, stream };
  }

  /** Answers the telephone that was rung last. */
  function answer(): string {
    const { legId } = server.telephony.last('leg.ring-agent');
    server.telephony.say({ type: 'leg.answered', legId });
    return legId;
  }

  async function idle({ page, stream }: Desk): Promise<void> {
    await stream.fact('presence.changed', ({ data }) => data.state === 'wrapUp');
    await page.request('POST', '/api/v1/wrap-up/return');
    stream.messages.length = 0;
  }

  it('S20: the directory is read, and followed while the page watches', async () => {
    const watched = await ann.page.request('PUT', '/api/v1/directory/watch', { body: { isWatching: true } });
    const read = await ann.page.request('GET', '/api/v1/directory');
    await ben.page.request('PUT', '/api/v1/presence', { body: { state: 'notReady' } });
    const told = await ann.stream.fact('colleague.changed', ({ data }) => data.presence === 'notReady');
    const groups = await ann.stream.fact('groups.changed', ({ data }) => data[0]?.available === 1);

    assert.equal(watched.status, 202);
    const colleagues = read.body.colleagues as { id: string; isReachable: boolean }[];
    assert.ok(!colleagues.some(({ id }) => id === 'ann'));
    assert.equal(colleagues.find(({ id }) => id === 'ben')?.isReachable, true);
    assert.deepEqual([told.data.id, told.data.isReachable], ['ben', true]);
    assert.deepEqual([groups.data[0]?.id, groups.data[0]?.online], ['voice', 2]);
    assert.ok(!JSON.stringify(read.body).includes('1370000'), 'mobile numbers stay with the centre');
  });

  it('S21: a customer is handed over, and each agent has a record of their part', async () => {
    const caller = { callerNumber: '18912348352', calledNumber: '051485664126' };
    server.telephony.say({ type: 'leg.arrived', legId: 'customer', ...caller });
    const { data: ringing } = await ann.stream.fact('call.changed');
    const annLeg = answer();
    await ann.stream.fact('call.changed', ({ data }) => data.value.progress === 'talking');
    const callId = ringing.context.id;
    const unknown = await ann.page.request('POST', `/api/v1/calls/${callId}/transfer`, {
      body: { to: { kind: 'agent', id: 'nobody' } },
    });
    const away = await ann.page.request('POST', `/api/v1/calls/${callId}/transfer`, {
      body: { to: { kind: 'agent', id: 'eve' } },
    });
    const accepted = await ann.page.request('POST', `/api/v1/calls/${callId}/transfer`, {
      body: { to: { kind: 'agent', id: 'ben' } },
    });
    const { data: offered } = await ben.stream.fact(
      'call.changed',
      ({ data }) => data.value.progress === 'ringing',
    );
    const benLeg = answer();
    const first = await ann.stream.fact('record.written', ({ data }) => data.id === callId);
    server.telephony.say({ type: 'leg.ended', legId: 'customer', cause: {}, isConnectionLost: false });
    const second = await ben.stream.fact('record.written');

    assert.deepEqual([unknown.status, unknown.body.code], [404, 'call/target-unknown']);
    assert.deepEqual([away.status, away.body.code], [409, 'call/target-unavailable']);
    assert.equal(accepted.status, 202);
    assert.deepEqual(offered.context.transferredFrom, { id: 'ann', name: 'Ann' });
    assert.deepEqual([first.data.endStatus, first.data.transferredTo], ['transferred', 'Ben']);
    assert.deepEqual([second.data.endStatus, second.data.transferredFrom?.id], ['normal', 'ann']);
    const ended = server.telephony.effects.flatMap((one) => (one.type === 'leg.end' ? [one.legId] : []));
    assert.deepEqual(ended, [annLeg, benLeg]);
    await idle(ann);
    await idle(ben);
  });

  it('B2: a refused ring goes to the next agent; nobody else can refuse it, and no talk can be refused', async () => {
    const isRinging = ({ data }: { data: { value: { progress: string } } }) =>
      data.value.progress === 'ringing';
    await ben.page.request('PUT', '/api/v1/presence', { body: { state: 'notReady' } });
    const caller = { callerNumber: '13812346021', calledNumber: '051485664126' };
    server.telephony.say({ type: 'leg.arrived', legId: 'refused-customer', ...caller });
    const { data: ringing } = await ann.stream.fact('call.changed', isRinging);
    const { legId: annLeg } = server.telephony.last('leg.ring-agent');
    await ben.page.request('PUT', '/api/v1/presence', { body: { state: 'idle' } });
    const reject = ({ page }: Desk, callId = ringing.context.id) =>
      page.request('POST', `/api/v1/calls/${callId}/reject`);

    const foreign = await reject(ben);
    const unknown = await reject(ann, 'none');
    const refused = await reject(ann);
    const { data: offered } = await ben.stream.fact('call.changed', isRinging);
    const again = await reject(ann);
    answer();
    await ben.stream.fact('call.changed', ({ data }) => data.value.progress === 'talking');
    const talking = await reject(ben, offered.context.id);
    server.telephony.say({
      type: 'leg.ended',
      legId: 'refused-customer',
      cause: {},
      isConnectionLost: false,
    });

    assert.deepEqual([foreign.status, foreign.body.code], [404, 'call/not-found']);
    assert.deepEqual([unknown.status, unknown.body.code], [404, 'call/not-found']);
    assert.equal(refused.status, 202);
    assert.equal(offered.context.customerNumber, ringing.context.customerNumber);
    assert.deepEqual([again.status, again.body.code], [404, 'call/not-found']);
    assert.deepEqual([talking.status, talking.body.code], [409, 'call/refused']);
    const ended = server.telephony.effects.flatMap((one) => (one.type === 'leg.end' ? [one.legId] : []));
    assert.ok(ended.includes(annLeg), 'the telephone of the one who refused stops ringing');
    await idle(ben);
    await ann.page.request('PUT', '/api/v1/presence', { body: { state: 'idle' } });
    ann.stream.messages.length = 0;
  });

  it('S20: a call between agents is one of each, and ends for both', async () => {
    await ben.page.request('PUT', '/api/v1/presence', { body: { state: 'idle' } });
    const self = await ann.page.request('POST', '/api/v1/internal-calls', { body: { agentId: 'ann' } });
    const noMobile = await ann.page.request('POST', '/api/v1/internal-calls', {
      body: { agentId: 'ben', useMobile: true },
    });
    const placed = await ann.page.request('POST', '/api/v1/internal-calls', { body: { agentId: 'ben' } });
    const { data: rung } = await ben.stream.fact(
      'call.changed',
      ({ data }) => data.value.progress === 'ringing',
    );
    answer();
    const annLeg = server.telephony.effects
      .filter((one) => one.type === 'leg.ring-agent' && one.agentId === 'ann')
      .at(-1);
    assert.ok(annLeg?.type === 'leg.ring-agent');
    server.telephony.say({ type: 'leg.answered', legId: annLeg.legId });
    await ann.stream.fact('call.changed', ({ data }) => data.value.progress === 'talking');
    await ben.page.request('POST', `/api/v1/calls/${rung.context.id}/hang-up`);
    const own = await ann.stream.fact('record.written');
    const theirs = await ben.stream.fact('record.written');

    assert.deepEqual([self.status, self.body.code], [409, 'call/target-unavailable']);
    assert.deepEqual([noMobile.status, noMobile.body.code], [409, 'call/no-mobile']);
    assert.equal(placed.body.callId, own.data.id);
    assert.deepEqual([own.data.kind, own.data.colleague?.id], ['internal', 'ben']);
    assert.deepEqual([theirs.data.kind, theirs.data.colleague?.id], ['internal', 'ann']);
    await idle(ann);
    await idle(ben);
  });

  it('S22: the mobile phone answers instead of the page', async () => {
    await ben.page.request('PUT', '/api/v1/presence', { body: { state: 'notReady' } });
    const refused = await ben.page.request('PATCH', '/api/v1/mobile-line', { body: { isAnswering: true } });
    const switched = await ann.page.request('PATCH', '/api/v1/mobile-line', { body: { isAnswering: true } });
    const told = await ann.stream.fact('mobile.changed');
    const caller = { callerNumber: '18912348352', calledNumber: '051485664126' };
    server.telephony.say({ type: 'leg.arrived', legId: 'second-customer', ...caller });
    const { data: rung } = await ann.stream.fact(
      'call.changed',
      ({ data }) => data.value.progress === 'ringing',
    );
    const dial = server.telephony.last('leg.dial');
    server.telephony.say({ type: 'leg.answered', legId: dial.legId });
    await ann.stream.fact('call.changed', ({ data }) => data.value.progress === 'talking');
    const muted = await ann.page.request('POST', `/api/v1/calls/${rung.context.id}/mute`);
    await ann.stream.fact('call.changed', ({ data }) => data.value.microphone === 'muted');

    assert.deepEqual([refused.status, refused.body.code], [409, 'call/no-mobile']);
    assert.deepEqual([switched.status, muted.status], [202, 202]);
    assert.deepEqual(told.data, { number: '137****0001', isAnswering: true, isDialling: false });
    assert.deepEqual([dial.number, dial.party], ['13700000001', 'agentMobile']);
    assert.equal(rung.context.agentLine, 'mobile');
    assert.deepEqual(server.telephony.last('leg.listen'), {
      type: 'leg.listen',
      legId: 'second-customer',
      to: { kind: 'silence' },
    });
  });
});
