import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isWorkbenchError } from '../base/index.js';
import { isOwnMobileUnanswered } from '../machines/index.js';
import type { CallSnapshot } from '../model/index.js';
import { TestCentre, testConfig } from './testing-kit.js';

/** A centre in which Li is online and answers, or dials, with the mobile phone. */
function onMobile(switches: { isAnswering?: boolean; isDialling?: boolean }): TestCentre {
  const centre = new TestCentre();
  centre.online('li');
  centre.command('li', { type: 'mobile.set', ...switches });
  return centre;
}

function callOf(centre: TestCentre): CallSnapshot {
  const [call] = centre.centre.snapshot('li').calls;
  assert.ok(call);
  return call;
}

function hears(centre: TestCentre, leg: string): unknown {
  const told = centre.effects.filter((effect) => effect.type === 'leg.listen' && effect.legId === leg).at(-1);
  return told?.type === 'leg.listen' ? told.to : null;
}

function refuses(code: string, act: () => unknown): void {
  assert.throws(act, (error) => isWorkbenchError(error) && error.code === code);
}

describe('Centre: the mobile line', () => {
  it('S22: both switches are told to the page with the number masked', () => {
    const centre = onMobile({ isAnswering: true });
    centre.command('li', { type: 'mobile.set', isDialling: true });
    assert.deepEqual(centre.told('li', 'mobile.changed').at(-1)?.data, {
      number: '139****0001',
      isAnswering: true,
      isDialling: true,
    });
    assert.deepEqual(centre.centre.snapshot('li').mobile, {
      number: '139****0001',
      isAnswering: true,
      isDialling: true,
    });
  });

  it('S22: can’t be switched on without a number, and goes off with it', () => {
    const centre = onMobile({ isAnswering: true });
    centre.online('zhao');
    refuses('call/no-mobile', () => centre.command('zhao', { type: 'mobile.set', isDialling: true }));
    centre.command('zhao', { type: 'mobile.set', isDialling: false });
    const agents = testConfig.agents.map((agent) => ({ ...agent, mobile: null }));
    centre.keep(centre.centre.configure({ ...testConfig, agents }));
    assert.deepEqual(centre.told('li', 'mobile.changed').at(-1)?.data, {
      number: null,
      isAnswering: false,
      isDialling: false,
    });
  });

  it('S22: 手机接听: the queue rings the mobile instead of the page, also with no line registered', () => {
    const centre = onMobile({ isAnswering: true });
    centre.signal({ type: 'line.lost', agentId: 'li' });
    centre.callIn();
    const dial = centre.last('leg.dial');
    assert.deepEqual(
      [dial.number, dial.party, dial.callerNumber],
      ['13900010001', 'agentMobile', '051485664126'],
    );
    assert.ok(!centre.effects.some(({ type }) => type === 'leg.ring-agent'));
    assert.equal(callOf(centre).context.agentLine, 'mobile');
    assert.equal(centre.presence('li').state, 'ringing');
    centre.signal({ type: 'leg.answered', legId: dial.legId });
    assert.equal(centre.presence('li').state, 'busy');
    assert.deepEqual(hears(centre, 'customer-leg'), { kind: 'legs', legIds: [dial.legId] });
    assert.equal(centre.last('recording.start').agentLegId, dial.legId);
  });

  it('S22: nobody’s mobile rings whose page is gone', () => {
    const centre = onMobile({ isAnswering: true });
    centre.keep(centre.centre.lease('li', false));
    centre.callIn();
    assert.ok(!centre.effects.some(({ type }) => type === 'leg.dial'));
    centre.advance(15_000);
    assert.equal(centre.presence('li').state, 'offline');
  });

  it('S22: a mobile that does not answer, or is off, gives the customer to the next agent', () => {
    for (const isOff of [true, false]) {
      const centre = onMobile({ isAnswering: true });
      centre.online('wang');
      centre.callIn();
      const { legId } = centre.last('leg.dial');
      if (isOff) centre.end(legId, { sipStatus: 480 });
      else centre.advance(20_000);
      assert.equal(centre.presence('li').state, 'notReady');
      assert.equal(centre.presence('wang').state, 'ringing');
    }
  });

  it('S22: a transfer and an internal call ring the mobile too', () => {
    const centre = onMobile({ isAnswering: true });
    centre.online('wang');
    centre.command('wang', { type: 'call.internal', agentId: 'li', useMobile: false });
    assert.equal(centre.last('leg.dial').number, '13900010001');
    centre.signal({ type: 'leg.answered', legId: centre.last('leg.dial').legId });
    assert.equal(centre.presence('li').state, 'busy');
    centre.end(centre.last('leg.dial').legId);
    for (const agentId of ['li', 'wang']) centre.command(agentId, { type: 'wrap-up.return' });

    centre.command('li', { type: 'presence.set', state: 'notReady' });
    const callId = centre.callIn();
    centre.signal({ type: 'leg.answered', legId: centre.last('leg.ring-agent').legId });
    centre.effects.length = 0;
    centre.command('wang', { type: 'call.transfer', callId, to: { kind: 'agent', id: 'li' } });
    const { legId, number } = centre.last('leg.dial');
    assert.equal(number, '13900010001');
    centre.signal({ type: 'leg.answered', legId });
    assert.deepEqual(hears(centre, 'customer-leg'), { kind: 'legs', legIds: [legId] });
  });

  it('S22: 手机外呼: the mobile first, then the customer, with ringing for the agent meanwhile', () => {
    const centre = onMobile({ isDialling: true });
    centre.signal({ type: 'line.lost', agentId: 'li' });
    const { callId } = centre.command('li', { type: 'call.place', to: '13812346021' });
    const mobile = centre.last('leg.dial');
    assert.deepEqual([mobile.party, mobile.number], ['agentMobile', '13900010001']);
    assert.equal(centre.effects.filter(({ type }) => type === 'leg.dial').length, 1);
    centre.advance(5000);
    centre.signal({ type: 'leg.answered', legId: mobile.legId });
    const customer = centre.last('leg.dial');
    assert.deepEqual([customer.party, customer.number], ['customer', '13812346021']);
    assert.deepEqual(hears(centre, mobile.legId), { kind: 'tone', tone: 'ringback' });
    centre.advance(59_000);
    centre.signal({ type: 'leg.answered', legId: customer.legId });
    assert.equal(callOf(centre).value.progress, 'talking');
    centre.command('li', { type: 'call.hang-up', callId: callId ?? '' });
    assert.deepEqual(
      centre.records.get(callId ?? '')?.legs.map(({ party, agent }) => [party, agent?.id ?? null]),
      [
        ['agentMobile', 'li'],
        ['customer', null],
      ],
    );
  });

  it('S22: an own mobile that does not answer cancels the call, and the customer is never called', () => {
    for (const isOff of [true, false]) {
      const centre = onMobile({ isDialling: true });
      const callId = centre.command('li', { type: 'call.place', to: '13812346021' }).callId ?? '';
      const { legId } = centre.last('leg.dial');
      if (isOff) centre.end(legId, { sipStatus: 480 });
      else centre.advance(60_000);
      assert.ok(isOwnMobileUnanswered(callOf(centre)));
      const record = centre.records.get(callId);
      assert.deepEqual([record?.endStatus, record?.hungUpBy], ['cancelled', 'system']);
      assert.deepEqual(
        record?.legs.map(({ party, answeredAt, sipStatus }) => [party, answeredAt, sipStatus]),
        [['agentMobile', null, isOff ? 480 : null]],
      );
      assert.equal(centre.effects.filter(({ type }) => type === 'leg.dial').length, 1);
    }
  });

  it('S22: the page holds, mutes, sends keys and hangs up for the mobile', () => {
    const centre = onMobile({ isDialling: true });
    const callId = centre.command('li', { type: 'call.place', to: '13812346021' }).callId ?? '';
    const mobileLeg = centre.last('leg.dial').legId;
    centre.signal({ type: 'leg.answered', legId: mobileLeg });
    const customerLeg = centre.last('leg.dial').legId;
    refuses('call/refused', () => centre.command('li', { type: 'call.send-digits', callId, digits: '8' }));
    centre.signal({ type: 'leg.answered', legId: customerLeg });
    centre.command('li', { type: 'call.mute', callId });
    assert.equal(callOf(centre).value.microphone, 'muted');
    assert.deepEqual(hears(centre, customerLeg), { kind: 'silence' });
    assert.deepEqual(hears(centre, mobileLeg), { kind: 'legs', legIds: [customerLeg] });
    assert.equal(centre.last('recording.pause-agent').isPaused, true);
    centre.command('li', { type: 'call.hold', callId });
    assert.deepEqual(hears(centre, customerLeg), { kind: 'music', music: 'hold' });
    centre.command('li', { type: 'call.resume', callId });
    assert.deepEqual(hears(centre, customerLeg), { kind: 'silence' });
    assert.equal(centre.last('recording.pause-agent').isPaused, true);
    centre.command('li', { type: 'call.unmute', callId });
    assert.deepEqual(hears(centre, customerLeg), { kind: 'legs', legIds: [mobileLeg] });
    centre.command('li', { type: 'call.send-digits', callId, digits: '8021#' });
    assert.deepEqual(centre.last('leg.send-digits'), {
      type: 'leg.send-digits',
      legId: customerLeg,
      digits: '8021#',
    });
    centre.command('li', { type: 'call.hang-up', callId });
    assert.equal(centre.presence('li').state, 'wrapUp');
  });

  it('S22: who was muted before a transfer is muted, and off the recording, when the customer comes back', () => {
    const centre = onMobile({ isAnswering: true });
    const callId = centre.callIn();
    centre.signal({ type: 'leg.answered', legId: centre.last('leg.dial').legId });
    centre.online('wang');
    centre.command('li', { type: 'call.mute', callId });
    centre.command('li', { type: 'call.transfer', callId, to: { kind: 'agent', id: 'wang' } });
    centre.command('li', { type: 'call.cancel-transfer', callId });
    assert.deepEqual(hears(centre, 'customer-leg'), { kind: 'silence' });
    assert.equal(centre.last('recording.pause-agent').isPaused, true);
  });

  it('S22: a call on the page is muted by the page itself', () => {
    const centre = new TestCentre();
    centre.online('li');
    const callId = centre.callIn();
    centre.signal({ type: 'leg.answered', legId: centre.last('leg.ring-agent').legId });
    refuses('call/refused', () => centre.command('li', { type: 'call.mute', callId }));
  });

  it('S22: a mobile whose connection is lost has hung up', () => {
    const centre = onMobile({ isAnswering: true });
    const callId = centre.callIn();
    const { legId } = centre.last('leg.dial');
    centre.signal({ type: 'leg.answered', legId });
    centre.end(legId, { isConnectionLost: true });
    assert.deepEqual(
      [centre.records.get(callId)?.endStatus, centre.records.get(callId)?.hungUpBy],
      ['normal', 'agent'],
    );
  });
});
