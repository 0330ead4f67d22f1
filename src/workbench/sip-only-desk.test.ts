import { expect, waitUntil } from '@open-wc/testing';
import { SessionState, type Invitation, type Inviter } from 'sip.js';
import { isWorkbenchError } from '../base/index.js';
import { DeviceBay } from '../adapters/devices/fixtures/device-bay.js';
import { createSipOnly } from '../adapters/sip-only/index.js';
import {
  callOf,
  direction,
  online,
  put,
  refusal,
  ringing,
  seen,
  takeDown,
  talking,
} from './fixtures/sip-only-bench.js';

describe('createWorkbench on a SIP server alone', () => {
  afterEach(takeDown);

  it('B11: a chosen microphone that is unplugged leaves its place to the default one, and is told until it is back', async () => {
    const built = { kind: 'audioinput', deviceId: 'laptop-in', groupId: 'laptop', label: 'Laptop' } as const;
    const headset = { kind: 'audioinput', deviceId: 'headset-in', groupId: 'usb', label: 'Headset' } as const;
    const bay = new DeviceBay(built);
    const bench = put({ mediaDevices: bay.mediaDevices });
    await bench.workbench.setDevices({ microphoneId: 'headset-in', speakerId: null });
    await bench.workbench.signIn({ kind: 'password', email: 'agent-1', password: 'right-1' });

    await bench.workbench.goOnline();
    await seen(bench, ({ missingDevices }) => missingDevices.microphone !== null);
    bay.plugIn(headset);
    await seen(bench, ({ missingDevices }) => missingDevices.microphone === null);

    expect([bench.workbench.snapshot.microphone, bay.open]).to.deep.equal(['granted', 1]);
    bay.close();
  });

  it('B3: signs in by a REGISTER that binds nothing, and registers once the agent is online', async () => {
    const bench = put();

    await bench.workbench.signIn({
      kind: 'password',
      email: 'sip:agent-1@peer.example',
      password: 'right-1',
    });

    expect(bench.workbench.snapshot.agent?.name).to.equal('agent-1');
    expect(bench.peer.registrations).to.equal(0);
    await bench.workbench.goOnline();
    expect(bench.peer.registrations).to.equal(1);
    expect(bench.peer.expires).to.equal(300);
    await bench.workbench.signOut();
    expect(bench.peer.expires, 'the sign-out takes the registration back').to.equal(0);
  });

  it('B3: tells a wrong password, an account of another domain, and a server that is gone', async () => {
    const bench = put();

    await refusal(
      bench.workbench.signIn({ kind: 'password', email: 'agent-1', password: 'wrong-1' }),
      'auth/wrong-credentials',
    );
    await refusal(
      bench.workbench.signIn({ kind: 'password', email: 'agent-1@other.example', password: 'right-1' }),
      'auth/wrong-credentials',
    );
    bench.peer.isDown = true;
    await refusal(
      bench.workbench.signIn({ kind: 'password', email: 'agent-1', password: 'right-1' }),
      'network/unreachable',
    );
    expect(bench.workbench.snapshot.phase).to.equal('signedOut');
  });

  it('B3: a caller rings with number and name, is answered, hangs up, and wrap-up begins', async () => {
    const bench = await online();

    await ringing(bench, ['P-Asserted-Identity: "Wang \\"Lao\\" Wu" <sip:+8613812345678@carrier.example>']);

    const { context } = callOf(bench);
    expect([context.customerNumber, context.customerName]).to.deep.equal(['13812345678', 'Wang "Lao" Wu']);
    await bench.workbench.answer(context.id);
    await seen(bench, ({ presence }) => presence?.state === 'busy');
    await seen(bench, ({ calls }) => calls[0]?.context.carrier === '中国移动');
  });

  it('B3: an ended call leaves its record, with words that can be changed, and a sheet', async () => {
    const bench = await online();
    const { customer, callId } = await talking(bench);
    bench.clock.advance(65_000);

    bench.peer.hangUp(customer);
    await seen(bench, ({ presence }) => presence?.state === 'wrapUp');
    await bench.workbench.annotate(callId, { remark: '=1+1, "call back"', tags: ['VIP'] });

    const { records, total } = await bench.workbench.records({ from: callOf(bench).context.startedAt });
    const record = records.find(({ id }) => id === callId);
    expect(total).to.be.greaterThan(0);
    expect([record?.endStatus, record?.hungUpBy, record?.durationMs]).to.deep.equal([
      'normal',
      'customer',
      65_000,
    ]);
    expect([record?.remark, record?.tags]).to.deep.equal(['=1+1, "call back"', ['VIP']]);
    const sheet = await (await fetch(await bench.workbench.recordsExportUrl({}, 'en'))).text();
    expect(sheet).to.contain(`"'=1+1, ""call back"""`);
    bench.clock.advance(30_000);
    expect(bench.workbench.snapshot.presence?.state, 'wrap-up is over').to.equal('idle');
  });

  it('B3: refuses a second caller with 486, and every caller while the agent rests with 480', async () => {
    const bench = await online();
    await talking(bench);

    const second = bench.peer.call();
    await waitUntil(() => second.state === SessionState.Terminated, 'its call is over', { timeout: 5_000 });
    expect(bench.peer.refusal).to.equal(486);
    await bench.workbench.hangUp(callOf(bench).context.id);
    await seen(bench, ({ presence }) => presence?.state === 'wrapUp');
    await bench.workbench.setPresence({ state: 'resting', restReason: 'Meal' });
    await bench.workbench.returnToService();
    expect(bench.workbench.snapshot.presence?.state).to.equal('resting');
    const third = bench.peer.call();
    await waitUntil(() => third.state === SessionState.Terminated, 'its call is over', { timeout: 5_000 });
    expect(bench.peer.refusal).to.equal(480);
  });

  it('B3: a ring that nobody answers is refused with 480, recorded, and sets the agent not ready', async () => {
    const bench = await online({ ringMs: 20_000 });
    const caller = await ringing(bench);
    const { id, startedAt } = callOf(bench).context;

    bench.clock.advance(20_000);

    await waitUntil(() => caller.state === SessionState.Terminated, 'its call is over', { timeout: 5_000 });
    expect(bench.peer.refusal).to.equal(480);
    expect(bench.workbench.snapshot.presence?.state).to.equal('notReady');
    expect(bench.workbench.snapshot.calls.length).to.equal(0);
    const { records } = await bench.workbench.records({ from: startedAt });
    expect(records.find((record) => record.id === id)?.endStatus).to.equal('abandonedWhileRinging');
  });

  for (const [status, endStatus] of [
    [486, 'busy'],
    [404, 'noSuchNumber'],
    [603, 'rejected'],
    [480, 'noAnswer'],
    [503, 'carrierFailure'],
  ] as const) {
    it(`B3: an outgoing call refused with ${status} ends as ${endStatus}`, async () => {
      const bench = await online();
      bench.peer.onCall = (invitation) => void invitation.reject({ statusCode: status });

      await bench.workbench.placeCall({ to: '10086' });

      await seen(bench, ({ calls }) => calls[0]?.value.progress === 'ended');
      expect(callOf(bench).context.endStatus).to.equal(endStatus);
    });
  }

  it('B3: an outgoing call rings, is answered, and is hung up by the agent', async () => {
    const bench = await online();
    let far: Invitation | null = null;
    bench.peer.onCall = (invitation) => void (far = invitation).progress();

    const callId = await bench.workbench.placeCall({ to: '138 1234 5678' });
    await seen(bench, ({ calls }) => calls[0]?.context.isFarEndRinging === true);
    const customer = far as Invitation | null;
    expect(customer?.request.ruri?.toString()).to.equal('sip:13812345678@peer.example');
    await customer?.accept();
    await seen(bench, ({ calls }) => calls[0]?.value.progress === 'talking');
    await bench.workbench.hangUp(callId);

    await waitUntil(() => customer?.state === SessionState.Terminated, 'its call is over', {
      timeout: 5_000,
    });
    expect(callOf(bench).context.hungUpBy).to.equal('agent');
  });

  it('B3: hold and resume are told to the other side (RFC 6337), and its hold is shown', async () => {
    const bench = await online();
    const { customer, callId } = await talking(bench);

    await bench.workbench.hold(callId);
    expect(direction(bench.peer.requests('INVITE').at(-1) ?? '')).to.equal('sendonly');
    expect(callOf(bench).value.line).to.equal('held');
    await bench.workbench.resume(callId);
    expect(direction(bench.peer.requests('INVITE').at(-1) ?? '')).to.equal('sendrecv');
    expect(callOf(bench).value.line).to.equal('active');

    await reinvite(customer, 'sendonly');
    await seen(bench, ({ calls }) => calls[0]?.context.isHeldByFarEnd === true);
    await reinvite(customer, 'sendrecv');
    await seen(bench, ({ calls }) => calls[0]?.context.isHeldByFarEnd === false);
  });

  it('B3: a hold that the other side refuses changes nothing and is told', async () => {
    const bench = await online();
    const { customer, callId } = await talking(bench);
    // a re-INVITE that can't be understood is refused with 488
    customer.sessionDescriptionHandler!.setDescription = () => Promise.reject(new Error('no'));

    await refusal(bench.workbench.hold(callId), 'call/refused');

    expect(callOf(bench).value.line).to.equal('active');
  });

  it('B3: keys go out by INFO when the server wants them so', async () => {
    const bench = await online({ digits: 'info' });
    const { customer, callId } = await talking(bench);
    customer.delegate = { onInfo: (info) => void info.accept() };
    await waitUntil(() => bench.workbench.can.mute(callId).isAllowed, 'audio is up', { timeout: 5_000 });

    await bench.workbench.sendDigits(callId, '1#');

    const keys = bench.peer.requests('INFO').map((text) => /^Signal=(.)/m.exec(text)?.[1]);
    expect(keys).to.deep.equal(['1', '#']);
    await refusal(bench.workbench.sendDigits(callId, 'x'), 'request/invalid');
  });

  it('B3: a socket lost in a call keeps the call, and is back with a new registration', async () => {
    const bench = await online();
    await talking(bench);

    bench.peer.breakConnections();
    await seen(bench, ({ line, connection }) => line === 'reconnecting' && connection === 'reconnecting');
    expect(callOf(bench).value.progress).to.equal('talking');
    bench.clock.advance(250);
    await seen(bench, ({ line, connection }) => line === 'ready' && connection === 'connected');

    expect(bench.peer.registrations).to.equal(2);
    expect(callOf(bench).value.progress).to.equal('talking');
  });

  it('B3: while the server is gone it tries again ever later, and tells of it once', async () => {
    const bench = await online();
    let errors = 0;
    bench.workbench.on('error', () => (errors += 1));
    bench.peer.isDown = true;

    bench.peer.breakConnections();
    for (const delayMs of [125, 250, 500]) {
      await waitUntil(() => bench.workbench.snapshot.line === 'reconnecting', 'the loss is seen', {
        timeout: 5_000,
      });
      bench.clock.advance(delayMs);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    expect(errors).to.equal(1);
    expect(bench.workbench.snapshot.error?.code).to.equal('network/unreachable');
    bench.peer.isDown = false;
    bench.clock.advance(8_000);
    await seen(bench, ({ line }) => line === 'ready');
  });

  it('B3: an account whose password was changed meanwhile is signed out', async () => {
    const bench = await online();
    bench.peer.password = 'changed-1';

    bench.peer.breakConnections();
    await seen(bench, ({ line }) => line === 'reconnecting');
    bench.clock.advance(250);

    await seen(bench, ({ phase }) => phase === 'signedOut');
    expect(bench.workbench.snapshot.error?.code).to.equal('auth/session-expired');
    await waitUntil(() => bench.peer.connections === 0, 'the socket is let go', { timeout: 5_000 });
  });

  it('B3: keeps a sign-in only where the host says, and never the password', async () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    const first = put({ storage });
    await first.workbench.signIn({ kind: 'password', email: 'agent-1', password: 'right-1' });
    expect(kept.size).to.equal(1);
    expect([...kept.values()].join()).not.to.contain('right-1');
    first.workbench.dispose();

    const second = put({ storage });
    await seen(second, ({ phase }) => phase === 'signedIn');
    await second.workbench.signOut();

    expect(kept.size).to.equal(0);
  });

  it('B14: traces its messages without what a password could be guessed by', async () => {
    const bench = put();
    const traces: string[] = [];
    bench.sip.line.on('trace', ({ text }) => traces.push(text));

    await bench.workbench.signIn({ kind: 'password', email: 'agent-1', password: 'right-1' });

    const all = traces.join('\n');
    expect(all).to.contain('REGISTER sip:peer.example');
    const [sent] = /response="?[0-9a-f]{32}/.exec(bench.peer.received.join('\n')) ?? [];
    expect(sent, 'the digest was on the wire').to.be.a('string');
    expect(all).not.to.contain(sent);
  });

  it('refuses options that can not be', () => {
    for (const options of [
      { url: 'https://x.example', domain: 'x.example' },
      { url: 'wss://x.example', domain: 'a b' },
      { url: 'wss://x.example', domain: 'x.example', mostRecords: 0 },
    ]) {
      let error: unknown = null;
      try {
        createSipOnly(options);
      } catch (cause) {
        error = cause;
      }
      expect(isWorkbenchError(error, 'sdk/invalid-options')).to.equal(true);
    }
  });
});

/** The customer's telephone describes its side anew. */
async function reinvite(customer: Inviter, to: 'sendonly' | 'sendrecv'): Promise<void> {
  const { connection } = customer.sessionDescriptionHandler as unknown as { connection: RTCPeerConnection };
  for (const transceiver of connection.getTransceivers()) transceiver.direction = to;
  await new Promise<void>((resolve, reject) => {
    customer
      .invite({
        requestDelegate: { onAccept: () => resolve(), onReject: () => reject(new Error('refused')) },
      })
      .catch(reject);
  });
}
