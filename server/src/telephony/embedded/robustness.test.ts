import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { agent, centreNumber, customer, EngineFixture, queueTone, realm } from './testing/engine-fixture.js';
import type { PhoneCall, SipPhone } from './testing/sip-phone.js';

/** A request as text; lines given as `null` are left out. */
function request(method: string, changes: Record<string, string | null> = {}, body = ''): string {
  const branch = `z9hG4bK${Math.random().toString(36).slice(2)}`;
  const headers: Record<string, string | null> = {
    Via: `SIP/2.0/WS here.invalid;branch=${branch}`,
    'Max-Forwards': '70',
    To: `<sip:${centreNumber}@${realm}>`,
    From: `<sip:customer@${realm}>;tag=${Math.random().toString(36).slice(2)}`,
    'Call-ID': Math.random().toString(36).slice(2),
    CSeq: `1 ${method}`,
    Contact: '<sip:me@here.invalid;transport=ws>',
    'Content-Length': String(Buffer.byteLength(body)),
    ...changes,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  return `${method} sip:${centreNumber}@${realm} SIP/2.0\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

const oddMessages: Record<string, string> = {
  garbage: 'hello, is anybody there?',
  'nothing but line ends': '\r\n\r\n\r\n\r\n',
  'bytes of no language': String.fromCharCode(...Array.from({ length: 400 }, (_, index) => index % 256)),
  'a start line alone': `INVITE sip:${centreNumber}@${realm} SIP/2.0\r\n\r\n`,
  'no Via': request('INVITE', { Via: null }),
  'no From': request('INVITE', { From: null }),
  'no Call-ID': request('INVITE', { 'Call-ID': null }),
  'no Contact': request('INVITE', { Contact: null }),
  'a broken Contact': request('INVITE', { Contact: '<<<sip:' }),
  'a broken From': request('INVITE', { From: '<sip:customer' }),
  'a CSeq that is no number': request('INVITE', { CSeq: 'one INVITE' }),
  'a Content-Length too large': request('INVITE', { 'Content-Length': '5000' }, 'v=0\r\n'),
  'a Content-Length that is no number': request('INVITE', { 'Content-Length': 'many' }),
  'a REGISTER without Contact': request('REGISTER', { Contact: null }),
  'a REGISTER with a broken proof': request('REGISTER', {
    Authorization: 'Digest username="customer", nonce=',
  }),
  'an unknown method': request('DANCE'),
  'a BYE to no dialog': request('BYE', { To: `<sip:${centreNumber}@${realm}>;tag=none` }),
  'a CANCEL of nothing': request('CANCEL'),
  'an ACK of nothing': request('ACK'),
  'an answer to nothing': `SIP/2.0 200 OK\r\nVia: SIP/2.0/WS ${realm};branch=z9hG4bKnone\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>;tag=2\r\nCall-ID: x\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n`,
};

const noSound = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n';
const badBodies: readonly [what: string, type: string, body: string, status: RegExp][] = [
  ['text', 'text/plain', 'hello', /^SIP\/2\.0 415 /],
  ['a description that is none', 'application/sdp', 'this is no SDP', /^SIP\/2\.0 488 /],
  ['a description without audio', 'application/sdp', noSound, /^SIP\/2\.0 488 /],
  [
    'audio without G.711',
    'application/sdp',
    `${noSound}m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n`,
    /^SIP\/2\.0 488 /,
  ],
  ['audio without ICE', 'application/sdp', `${noSound}m=audio 9 RTP/AVP 0\r\n`, /^SIP\/2\.0 488 /],
  ['a description too long', 'application/sdp', `${noSound}${'a=x\r\n'.repeat(8000)}`, /^SIP\/2\.0 488 /],
];

describe('EmbeddedEngine: what goes wrong', { timeout: 60_000 }, () => {
  let fixture: EngineFixture;
  let phone: SipPhone;

  before(async () => {
    fixture = await EngineFixture.start({ silenceLimitMs: 1500 });
    phone = await fixture.registered(customer);
  });
  after(() => fixture.stop());

  async function callIn(from: SipPhone): Promise<{ call: PhoneCall; legId: string }> {
    const call = from.call(centreNumber);
    const { legId } = await fixture.signal('leg.arrived');
    fixture.engine.execute({ type: 'leg.listen', legId, to: { kind: 'music', music: 'queue' } });
    fixture.engine.execute({ type: 'leg.answer', legId });
    await call.answered;
    await call.audio.hears(queueTone);
    return { call, legId };
  }

  async function isAlive(): Promise<void> {
    const answer = phone.nextMessage(/^SIP\/2\.0 200 .*CSeq: 1 OPTIONS/s);
    phone.sendRaw(request('OPTIONS'));
    await answer;
  }

  for (const [what, text] of Object.entries(oddMessages)) {
    it(`is not shaken by ${what}`, async () => {
      phone.sendRaw(text);
      await isAlive();
      assert.equal(
        fixture.signals.some(({ type }) => type === 'leg.arrived'),
        false,
      );
    });
  }

  for (const [what, type, body, status] of badBodies) {
    it(`refuses an INVITE with ${what}`, async () => {
      const final = phone.nextMessage(/^SIP\/2\.0 [2-6].*CSeq: 1 INVITE/s);
      phone.sendRaw(request('INVITE', { 'Content-Type': type }, body));
      assert.match(await final, status);
      await isAlive();
    });
  }

  it('refuses extensions it does not know with 420', async () => {
    const { statusCode } = await phone.call(centreNumber, { extraHeaders: ['Require: 100rel'] }).refused;
    assert.equal(statusCode, 420);
  });

  it('closes a socket that sends more than 64 KB at once', async () => {
    const other = await fixture.phone(customer);
    const closed = other.closed();
    other.sendRaw(request('MESSAGE', {}, 'x'.repeat(70_000)));
    assert.equal(await closed, 1009);
  });

  it('refuses a caller whose offer turns out useless, and an answer that is none ends the call', async () => {
    fixture.engine.execute({
      type: 'leg.dial',
      party: 'customer',
      legId: 'bad-answer',
      callId: 'c',
      number: customer.number,
      callerNumber: centreNumber,
    });
    const call = await phone.nextCall();
    await call.answerWith('v=0\r\nthis is no answer');
    const ended = await fixture.signal('leg.ended', ({ legId }) => legId === 'bad-answer');
    assert.equal(ended.isConnectionLost, false);
    await isAlive();
  });

  it('B4: tells of a telephone whose socket is pulled that its connection is lost', async () => {
    const line = await fixture.registered(agent);
    await fixture.signal('line.ready');
    fixture.engine.execute({
      type: 'leg.ring-agent',
      legId: 'pulled',
      callId: 'c',
      agentId: agent.agentId,
      isAutomatic: true,
      displayNumber: '1',
    });
    const call = await line.nextCall();
    await call.answer();
    await fixture.signal('leg.answered');

    line.pull();

    await fixture.signal('line.lost');
    assert.equal(
      (await fixture.signal('leg.ended', ({ legId }) => legId === 'pulled')).isConnectionLost,
      true,
    );
  });

  it('B4: tells of a caller whose socket is pulled while it rings', async () => {
    const caller = await fixture.registered(customer);
    const call = caller.call(centreNumber);
    const { legId } = await fixture.signal('leg.arrived');
    await call.ringing;

    caller.pull();

    assert.equal(
      (await fixture.signal('leg.ended', (signal) => signal.legId === legId)).isConnectionLost,
      true,
    );
    phone = await fixture.registered(customer);
  });

  it('B4: loses a leg whose peer is not heard of any more, and ends its dialog', async () => {
    const { call, legId } = await callIn(phone);

    call.audio.close();

    assert.equal(
      (await fixture.signal('leg.ended', (signal) => signal.legId === legId)).isConnectionLost,
      true,
    );
    assert.match((await call.ended) ?? '', /Q\.850;cause=41/);
  });

  it('keeps a leg that only stops talking, since its connectivity checks go on', async () => {
    const silenceLimitMs = 6500; // a full ICE agent checks every 4 to 6 s (RFC 7675 §5.1)
    const other = await EngineFixture.start({ silenceLimitMs });
    const caller = await other.registered(customer);
    const call = caller.call(centreNumber);
    const { legId } = await other.signal('leg.arrived');
    other.engine.execute({ type: 'leg.answer', legId });
    await call.answered;

    call.audio.isTalking = false;
    await call.audio.hearsPackets((silenceLimitMs + 1500) / 20);

    assert.equal(
      other.signals.some(({ type }) => type === 'leg.ended'),
      false,
    );
    await other.stop();
  });

  it('takes no call while it stops, and ends the present ones', async () => {
    const other = await EngineFixture.start();
    const caller = await other.registered(customer);
    const call = caller.call(centreNumber);
    const { legId } = await other.signal('leg.arrived');
    other.engine.execute({ type: 'leg.answer', legId });
    await call.answered;

    const stopped = other.engine.stop();
    const { statusCode } = await caller.call(centreNumber).refused;

    assert.equal(statusCode, 503);
    assert.match((await call.ended) ?? '', /Q\.850;cause=16/);
    await stopped;
    await other.stop();
  });
});
