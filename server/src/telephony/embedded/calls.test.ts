import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  agent,
  centreNumber,
  customer,
  EngineFixture,
  holdTone,
  neighbour,
  queueTone,
} from './testing/engine-fixture.js';
import type { PhoneCall, SipPhone } from './testing/sip-phone.js';

describe('EmbeddedEngine: calls', { timeout: 60_000 }, () => {
  let fixture: EngineFixture;
  let customerPhone: SipPhone;
  let agentPhone: SipPhone;
  let nextCall = 1;

  before(async () => {
    fixture = await EngineFixture.start();
    customerPhone = await fixture.registered(customer);
    agentPhone = await fixture.registered(agent);
  });
  after(() => fixture.stop());

  /** A customer in the queue. */
  async function callIn(): Promise<{ call: PhoneCall; legId: string }> {
    const call = customerPhone.call(centreNumber);
    const { legId } = await fixture.signal('leg.arrived');
    fixture.engine.execute({ type: 'leg.listen', legId, to: { kind: 'music', music: 'queue' } });
    fixture.engine.execute({ type: 'leg.answer', legId });
    await call.answered;
    return { call, legId };
  }

  /** The agent's line, ringing. */
  async function ringAgent(): Promise<{ call: PhoneCall; legId: string; callId: string }> {
    const callId = `call-${nextCall}`;
    const legId = `agent-leg-${nextCall++}`;
    const displayNumber = '189****8352';
    fixture.engine.execute({
      type: 'leg.ring-agent',
      legId,
      callId,
      agentId: agent.agentId,
      isAutomatic: false,
      displayNumber,
    });
    return { call: await agentPhone.nextCall(), legId, callId };
  }

  function connect(one: string, other: string): void {
    fixture.engine.execute({ type: 'leg.listen', legId: one, to: { kind: 'legs', legIds: [other] } });
    fixture.engine.execute({ type: 'leg.listen', legId: other, to: { kind: 'legs', legIds: [one] } });
  }

  async function talk(): Promise<{
    customerCall: PhoneCall;
    agentCall: PhoneCall;
    legId: string;
    agentLegId: string;
    callId: string;
  }> {
    const { call: customerCall, legId } = await callIn();
    const { call: agentCall, legId: agentLegId, callId } = await ringAgent();
    await agentCall.answer();
    await fixture.signal('leg.answered', (signal) => signal.legId === agentLegId);
    connect(legId, agentLegId);
    return { customerCall, agentCall, legId, agentLegId, callId };
  }

  it('S11: rings a caller, tells the number of the account whatever From says, and plays the queue music once answered', async () => {
    const call = customerPhone.call(centreNumber, { from: '110' });
    const arrived = await fixture.signal('leg.arrived');

    assert.equal(arrived.callerNumber, customer.number);
    assert.equal(arrived.calledNumber, centreNumber);
    assert.equal(await call.ringing, 180);
    fixture.engine.execute({
      type: 'leg.listen',
      legId: arrived.legId,
      to: { kind: 'music', music: 'queue' },
    });
    fixture.engine.execute({ type: 'leg.answer', legId: arrived.legId });
    await call.answered;
    await call.audio.hears(queueTone);

    await call.hangUp(['Reason: Q.850;cause=16;text="Normal, call clearing"']);
    const ended = await fixture.signal('leg.ended');
    assert.deepEqual(ended, {
      type: 'leg.ended',
      legId: arrived.legId,
      cause: { q850Cause: 16, reasonText: 'Normal, call clearing' },
      isConnectionLost: false,
    });
  });

  it('S12: rings the agent with the call in its headers, and both hear each other', async () => {
    const { call: customerCall, legId } = await callIn();
    const { call: agentCall, legId: agentLegId, callId } = await ringAgent();

    assert.equal(agentCall.header('X-TCCC-Call'), callId);
    assert.equal(agentCall.header('X-TCCC-Answer'), 'manual');
    assert.equal(agentCall.displayedNumber, '189****8352');
    await agentCall.ring();
    await fixture.signal('leg.ringing', (signal) => signal.legId === agentLegId);
    await agentCall.answer();
    await fixture.signal('leg.answered', (signal) => signal.legId === agentLegId);
    connect(legId, agentLegId);
    customerCall.audio.speak(440);
    agentCall.audio.speak(1000);
    await Promise.all([customerCall.audio.hears(1000), agentCall.audio.hears(440)]);

    fixture.engine.execute({ type: 'leg.end', legId, reason: 'normal' });
    fixture.engine.execute({ type: 'leg.end', legId: agentLegId, reason: 'normal' });
    assert.match((await customerCall.ended) ?? '', /Q\.850;cause=16/);
    assert.match((await agentCall.ended) ?? '', /Q\.850;cause=16/);
  });

  it('S16: on hold the customer hears music while the agent still hears the customer', async () => {
    const { customerCall, agentCall, legId, agentLegId } = await talk();
    customerCall.audio.speak(440);
    agentCall.audio.speak(1000);
    await customerCall.audio.hears(1000);

    fixture.engine.execute({ type: 'leg.listen', legId, to: { kind: 'music', music: 'hold' } });
    await customerCall.audio.hears(holdTone);
    await agentCall.audio.hears(440);
    connect(legId, agentLegId);
    await customerCall.audio.hears(1000);

    await agentCall.hangUp();
    await fixture.signal('leg.ended', (signal) => signal.legId === agentLegId);
    fixture.engine.execute({ type: 'leg.end', legId, reason: 'normal' });
    await customerCall.ended;
  });

  it('S16: answers an agent who holds by re-INVITE, and takes the line back', async () => {
    const { agentCall, customerCall, legId, agentLegId } = await talk();
    customerCall.audio.speak(440);
    await agentCall.audio.hears(440);

    assert.equal(await agentCall.reinvite('sendonly'), 200);
    agentCall.audio.speak(1000);
    await customerCall.audio.hears(1000);
    assert.equal(await agentCall.reinvite('sendrecv'), 200);
    await agentCall.audio.hears(440);

    for (const id of [legId, agentLegId])
      fixture.engine.execute({ type: 'leg.end', legId: id, reason: 'normal' });
    await Promise.all([customerCall.ended, agentCall.ended]);
  });

  it('S19: carries keys by RFC 4733 and INFO to the other side, and tells them', async () => {
    const { agentCall, customerCall, legId, agentLegId } = await talk();
    await customerCall.audio.until(() => customerCall.audio.packetsHeard > 5, 'sound');

    agentCall.audio.press('80');
    await customerCall.audio.hearsKeys('80');
    assert.equal(await agentCall.sendInfo('application/dtmf-relay', 'Signal=7\r\nDuration=160'), 200);
    await customerCall.audio.hearsKeys('807');
    for (const digit of '807') {
      await fixture.signal('leg.digit', (signal) => signal.legId === agentLegId && signal.digit === digit);
    }

    for (const id of [legId, agentLegId])
      fixture.engine.execute({ type: 'leg.end', legId: id, reason: 'normal' });
    await Promise.all([customerCall.ended, agentCall.ended]);
  });

  it('S25: tells of a caller who gives up while it rings', async () => {
    const call = customerPhone.call(centreNumber);
    const { legId } = await fixture.signal('leg.arrived');
    await call.ringing;

    await call.cancel();

    const ended = await fixture.signal('leg.ended', (signal) => signal.legId === legId);
    assert.deepEqual(ended.cause, { sipStatus: 487 });
    assert.equal((await call.refused).statusCode, 487);
  });

  it('S12: stops ringing an agent with CANCEL and says why', async () => {
    const { call, legId } = await ringAgent();
    await call.ring();
    await fixture.signal('leg.ringing', (signal) => signal.legId === legId);

    fixture.engine.execute({ type: 'leg.end', legId, reason: 'answered-elsewhere' });

    assert.match((await call.ended) ?? '', /cause=200;text="Call completed elsewhere"/);
  });

  it('S25: refuses a caller with the answer that fits the reason', async () => {
    const call = customerPhone.call(centreNumber);
    const { legId } = await fixture.signal('leg.arrived');

    fixture.engine.execute({ type: 'leg.end', legId, reason: 'blocklisted' });

    const refused = await call.refused;
    assert.equal(refused.statusCode, 603);
    assert.match(refused.reason ?? '', /Q\.850;cause=21/);
  });

  it('S15: dials a customer, tells that it rings, and bridges', async () => {
    fixture.engine.execute({
      type: 'leg.dial',
      party: 'customer',
      legId: 'out-1',
      callId: 'call-out',
      number: customer.number,
      callerNumber: centreNumber,
    });
    const call = await customerPhone.nextCall();
    assert.equal(call.displayedNumber, centreNumber);
    await call.ring();
    await fixture.signal('leg.ringing', (signal) => signal.legId === 'out-1');
    fixture.engine.execute({ type: 'leg.listen', legId: 'out-1', to: { kind: 'tone', tone: 'ringback' } });
    await call.answer();
    await fixture.signal('leg.answered', (signal) => signal.legId === 'out-1');
    await call.audio.hears(425);

    await call.hangUp();
    await fixture.signal('leg.ended', (signal) => signal.legId === 'out-1');
  });

  it('S26: tells an unknown number by 404 and a busy telephone by its answer and Q.850 cause', async () => {
    fixture.engine.execute({
      type: 'leg.dial',
      party: 'customer',
      legId: 'out-2',
      callId: 'c',
      number: '13999999999',
      callerNumber: centreNumber,
    });
    const unknown = await fixture.signal('leg.ended', (signal) => signal.legId === 'out-2');
    assert.deepEqual(unknown.cause, { sipStatus: 404 });

    fixture.engine.execute({
      type: 'leg.dial',
      party: 'customer',
      legId: 'out-3',
      callId: 'c',
      number: customer.number,
      callerNumber: centreNumber,
    });
    await (await customerPhone.nextCall()).decline(486, ['Reason: Q.850;cause=17;text="User busy"']);
    const busy = await fixture.signal('leg.ended', (signal) => signal.legId === 'out-3');
    assert.deepEqual(busy.cause, { sipStatus: 486, q850Cause: 17, reasonText: 'User busy' });
  });

  it("S12: tells at once that an agent without a line can't be rung", async () => {
    fixture.engine.execute({
      type: 'leg.ring-agent',
      legId: 'lost-1',
      callId: 'c',
      agentId: 'nobody',
      isAutomatic: true,
      displayNumber: '1',
    });

    const ended = await fixture.signal('leg.ended', (signal) => signal.legId === 'lost-1');
    assert.deepEqual(ended.cause, { sipStatus: 480 });
  });

  it('declines REFER, and does not let agents or strangers dial', async () => {
    const { call, legId } = await callIn();
    assert.equal(await call.refer('sip:somebody@centre.example'), 603);
    assert.equal((await agentPhone.call(centreNumber).refused).statusCode, 403);
    assert.equal((await customerPhone.call('02012345678').refused).statusCode, 404);
    const stranger = await fixture.phone({ ...neighbour, password: 'wrong' });
    assert.equal((await stranger.call(centreNumber).refused).statusCode, 401);

    fixture.engine.execute({ type: 'leg.end', legId, reason: 'normal' });
    await call.ended;
  });

  it('takes a call with A-law, and one whose offer is left to us', async () => {
    const aLawPhone = await fixture.registered({ ...neighbour, codec: 'PCMA' });
    for (const offerless of [false, true]) {
      const call = aLawPhone.call(centreNumber, { offerless });
      const { legId } = await fixture.signal('leg.arrived');
      fixture.engine.execute({ type: 'leg.listen', legId, to: { kind: 'music', music: 'hold' } });
      fixture.engine.execute({ type: 'leg.answer', legId });
      await call.answered;
      await call.audio.hears(holdTone);
      await call.hangUp();
      await fixture.signal('leg.ended', (signal) => signal.legId === legId);
    }
  });
});
