import assert from 'node:assert/strict';
import { connect as connectTo, createServer as createTcpServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createServer as createTlsServer } from 'node:tls';
import { agent, centreNumber, EngineFixture } from '../testing/engine-fixture.js';
import { freePort, Sipp, writeTone, type SippOptions } from '../testing/sipp.js';
import type { PhoneCall, SipPhone } from '../testing/sip-phone.js';
import type { TrunkAccount } from './trunk-account.js';

const customerNumber = '18912348352';

describe('Trunk', { timeout: 150_000 }, () => {
  let fixture: EngineFixture;
  let carriers: Sipp[];
  let carrierPort: number;
  let cleanUps: (() => void)[];

  beforeEach(async () => {
    carriers = [];
    cleanUps = [];
    carrierPort = await freePort();
  });
  afterEach(async () => {
    for (const carrier of carriers) await carrier.stop();
    await fixture.stop();
    for (const cleanUp of cleanUps) cleanUp();
  });

  async function start(account: Partial<TrunkAccount> = {}): Promise<void> {
    const trunk: TrunkAccount = {
      id: 'carrier',
      transport: 'tcp',
      host: '127.0.0.1',
      port: carrierPort,
      ...account,
    };
    fixture = await EngineFixture.start({ trunks: [trunk] });
  }

  async function carrier(options: Omit<SippOptions, 'directory'>): Promise<Sipp> {
    const sipp = await Sipp.start({ ...options, directory: fixture.directory });
    carriers.push(sipp);
    return sipp;
  }

  function dial(number: string, callerNumber = centreNumber): void {
    fixture.engine.execute({
      type: 'leg.dial',
      party: 'customer',
      legId: 'out',
      callId: 'call',
      number,
      callerNumber,
    });
  }

  /** The agent's telephone, joined with a leg of the customer. */
  async function joinAgent(
    customerLegId: string,
    displayNumber: string,
    known?: SipPhone,
  ): Promise<PhoneCall> {
    const phone = known ?? (await fixture.registered(agent));
    fixture.engine.execute({
      type: 'leg.ring-agent',
      legId: 'agent-leg',
      callId: 'call',
      agentId: agent.agentId,
      isAutomatic: false,
      displayNumber,
    });
    const call = await phone.nextCall();
    await call.answer();
    await fixture.signal('leg.answered', ({ legId }) => legId === 'agent-leg');
    for (const [legId, other] of [
      [customerLegId, 'agent-leg'],
      ['agent-leg', customerLegId],
    ] as const)
      fixture.engine.execute({ type: 'leg.listen', legId, to: { kind: 'legs', legIds: [other] } });
    return call;
  }

  function end(...legIds: string[]): void {
    for (const legId of legIds) fixture.engine.execute({ type: 'leg.end', legId, reason: 'normal' });
  }

  it('S11: brings a call of the public network in, names the asserted caller, and the agent hears the customer', async () => {
    await start({ listenPort: 0 });
    writeTone(join(fixture.directory, 'tone.al'), 440);
    const sipp = await carrier({
      scenario: 'call-in',
      target: { port: fixture.engine.trunkPort('carrier') ?? 0, number: centreNumber },
      fields: [customerNumber],
    });

    const arrived = await fixture.signal('leg.arrived');
    assert.equal(arrived.callerNumber, customerNumber);
    assert.equal(arrived.calledNumber, centreNumber);
    fixture.engine.execute({ type: 'leg.answer', legId: arrived.legId });
    const agentCall = await joinAgent(arrived.legId, '189****8352');
    await agentCall.audio.hears(440);
    end(arrived.legId, 'agent-leg');

    await sipp.finished();
    assert.match(sipp.messages, /^Reason: Q\.850;cause=16/m);
  });

  it('S15: dials out through the carrier with the number of the centre, and both ends hear', async () => {
    await start();
    const sipp = await carrier({ scenario: 'take-call', port: carrierPort, isEchoing: true });
    await fixture.trunkIs('carrier', 'ready');

    dial(customerNumber);
    await fixture.signal('leg.ringing');
    await fixture.signal('leg.answered');
    const agentCall = await joinAgent('out', '189****8352');
    agentCall.audio.speak(1000);
    await agentCall.audio.hears(1000); // said by the agent, heard by the carrier, and said back
    end('out', 'agent-leg');

    await sipp.finished();
    assert.match(sipp.messages, /^INVITE sip:18912348352@127\.0\.0\.1:\d+ SIP\/2\.0/m);
    assert.match(sipp.messages, /^From: "075586665566" <sip:075586665566@127\.0\.0\.1>/m);
    assert.match(sipp.messages, /^P-Asserted-Identity: <sip:075586665566@127\.0\.0\.1>/m);
    assert.match(sipp.messages, /^BYE [\s\S]*?^Reason: Q\.850;cause=16/m);
  });

  it("S11: the agent's telephone learns no digit of a masked number, whatever the carrier told", async () => {
    await start({ listenPort: 0 });
    writeTone(join(fixture.directory, 'tone.al'), 440);
    const sipp = await carrier({
      scenario: 'call-in',
      target: { port: fixture.engine.trunkPort('carrier') ?? 0, number: centreNumber },
      fields: [customerNumber],
    });
    const { legId } = await fixture.signal('leg.arrived');
    fixture.engine.execute({ type: 'leg.answer', legId });
    const phone = await fixture.registered(agent);
    const messages = phone.recordMessages();

    const agentCall = await joinAgent(legId, '189****8352', phone);
    await agentCall.audio.hears(440);
    end(legId, 'agent-leg');
    await agentCall.ended;
    await sipp.finished();

    const wire = messages.join('\n');
    assert.match(wire, /^INVITE /m);
    assert.match(wire, /^From: "189\*\*\*\*8352" <sip:189\*{4}8352@/m);
    assert.doesNotMatch(wire, /^(P-Asserted-Identity|Remote-Party-ID|Diversion|History-Info)/im);
    assert.doesNotMatch(wire, /1891234|12348352|1234/);
  });

  it('S26: cancels an unanswered call at the carrier and says why', async () => {
    await start();
    const sipp = await carrier({ scenario: 'ring-forever', port: carrierPort });
    await fixture.trunkIs('carrier', 'ready');
    dial(customerNumber);
    await fixture.signal('leg.ringing');

    fixture.engine.execute({ type: 'leg.end', legId: 'out', reason: 'cancelled' });

    await sipp.finished();
    assert.match(sipp.messages, /^CANCEL [\s\S]*?^Reason: SIP;cause=487/m);
  });

  it('refuses an unknown peer before it reads a byte, and says so in the log', async () => {
    await start({ listenPort: 0, peers: ['192.0.2.0/24'] });
    const socket = connectTo(fixture.engine.trunkPort('carrier') ?? 0, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('OPTIONS sip:centre SIP/2.0\r\n\r\n');
    let heard = '';
    socket.on('data', (bytes: Buffer) => (heard += bytes.toString()));

    await once(socket, 'close');

    assert.equal(heard, '');
    await fixture.logged(/unknown peer.*127\.0\.0\.1/);
  });

  it('closes a connection that carries no SIP, and goes on', async () => {
    await start({ listenPort: 0 });
    const port = fixture.engine.trunkPort('carrier') ?? 0;
    const odd = connectTo(port, '127.0.0.1');
    odd.on('error', () => undefined);
    odd.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(odd, 'close');
    await fixture.logged(/connection of a trunk broke.*no SIP/);

    const good = connectTo(port, '127.0.0.1');
    good.write(
      'OPTIONS sip:centre@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK1\r\n' +
        'From: <sip:c@127.0.0.1>;tag=1\r\nTo: <sip:centre@127.0.0.1>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n' +
        'Content-Length: 0\r\n\r\n\r\n\r\n',
    );
    const answers = await heardUntil(good, /\r\n\r\n\r\n/);
    assert.match(answers, /^SIP\/2\.0 200 OK/);
    good.destroy();
  });

  it('registers with its password, and again after the connection came back', async () => {
    await start({ username: 'centre', password: 'right', register: true });
    for (let round = 0; round < 2; round += 1) {
      const sipp = await carrier({ scenario: 'registrar', port: carrierPort });
      await fixture.trunkIs('carrier', 'ready');
      await sipp.finished();
      await fixture.trunkIs('carrier', 'down');
    }
  });

  it('tells a registration that is refused, and takes no call out', async () => {
    await start({ username: 'centre', password: 'wrong', register: true });
    await carrier({ scenario: 'registrar', port: carrierPort });

    await fixture.logged(/refused our registration.*403/);
    dial(customerNumber);

    const { cause } = await fixture.signal('leg.ended');
    assert.deepEqual(cause, { sipStatus: 503 });
  });

  it('keeps a call whose signalling connection breaks, and hangs up over the next one', async () => {
    await start();
    const sipp = await carrier({ scenario: 'take-call', port: await freePort(), isEchoing: true });
    const links: Socket[] = [];
    const relay = createTcpServer((link) => {
      links.push(link);
      const far = connectTo(sipp.port, '127.0.0.1');
      far.on('error', () => undefined);
      link.on('error', () => undefined);
      link.pipe(far, { end: false });
      far.pipe(link);
      cleanUps.push(() => far.destroy());
    }).listen(carrierPort, '127.0.0.1');
    cleanUps.push(() => relay.close());
    await fixture.trunkIs('carrier', 'ready');
    dial(customerNumber);
    await fixture.signal('leg.answered');
    const agentCall = await joinAgent('out', '189****8352');
    agentCall.audio.speak(1000);
    await agentCall.audio.hears(1000);

    links[0]?.destroy();
    await fixture.trunkIs('carrier', 'down');
    agentCall.audio.speak(1400);
    await agentCall.audio.hears(1400);
    await fixture.trunkIs('carrier', 'ready');
    end('out', 'agent-leg');

    await sipp.finished();
  });

  it('ends a call that is only being set up when the connection breaks', async () => {
    await start();
    const sipp = await carrier({ scenario: 'ring-forever', port: carrierPort });
    await fixture.trunkIs('carrier', 'ready');
    dial(customerNumber);
    await fixture.signal('leg.ringing');

    await sipp.stop();

    const ended = await fixture.signal('leg.ended');
    assert.equal(ended.isConnectionLost, true);
  });

  it('speaks TLS with a carrier whose certificate it checks', async () => {
    const [key, cert] = ['key', 'cert'].map((part) =>
      readFileSync(new URL(`../../../testing/fixtures/localhost-${part}.pem`, import.meta.url), 'utf8'),
    );
    const account = { transport: 'tls', host: '127.0.0.1', serverName: 'localhost' } as const;
    await start({ ...account, ca: cert });
    const sipp = await carrier({
      scenario: 'refuse-call',
      port: await freePort(),
      words: { status: '486 Busy Here', why: 'Reason: Q.850;cause=17;text="User busy"' },
    });
    const relay = createTlsServer({ key, cert }, (link) => {
      const far = connectTo(sipp.port, '127.0.0.1');
      far.on('error', () => undefined);
      link.on('error', () => undefined);
      link.pipe(far).pipe(link);
    }).listen(carrierPort, '127.0.0.1');
    cleanUps.push(() => relay.close());
    await fixture.trunkIs('carrier', 'ready');

    dial(customerNumber);

    const { cause } = await fixture.signal('leg.ended');
    assert.deepEqual(cause, { sipStatus: 486, q850Cause: 17, reasonText: 'User busy' });
    assert.match(sipp.messages, /^Via: SIP\/2\.0\/TLS /m);
  });

  it('does not connect to a carrier whose certificate nobody vouches for', async () => {
    const [key, cert] = ['key', 'cert'].map((part) =>
      readFileSync(new URL(`../../../testing/fixtures/localhost-${part}.pem`, import.meta.url), 'utf8'),
    );
    const stranger = createTlsServer({ key, cert }).listen(carrierPort, '127.0.0.1');
    await once(stranger, 'listening');
    cleanUps.push(() => stranger.close());

    await start({ transport: 'tls', serverName: 'localhost' });

    await fixture.logged(/no connection.*self-signed certificate/);
    assert.equal(fixture.readyTrunks.size, 0);
  });

  it('dials nobody with a number that no trunk may show', async () => {
    await start({ callerNumbers: ['02000000000'] });

    dial(customerNumber);

    assert.deepEqual((await fixture.signal('leg.ended')).cause, { sipStatus: 404 });
  });
});

function heardUntil(socket: Socket, pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    socket.on('data', (bytes: Buffer) => {
      heard += bytes.toString();
      if (pattern.test(heard)) resolve(heard);
    });
  });
}
