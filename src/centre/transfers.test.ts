import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isWorkbenchError } from '../base/index.js';
import type { CallSnapshot, TransferTarget } from '../model/index.js';
import { TestCentre } from './testing-kit.js';

const wang: TransferTarget = { kind: 'agent', id: 'wang' };
const presales: TransferTarget = { kind: 'group', id: 'presales' };

/** A centre in which Li talks with a customer, and colleagues are online. */
function inCall(...colleagues: string[]): { centre: TestCentre; callId: string; liLeg: string } {
  const centre = new TestCentre();
  centre.online('li');
  const callId = centre.callIn();
  const liLeg = centre.last('leg.ring-agent').legId;
  centre.signal({ type: 'leg.answered', legId: liLeg });
  centre.online(...colleagues);
  return { centre, callId, liLeg };
}

function transfer(centre: TestCentre, callId: string, to: TransferTarget): void {
  centre.command('li', { type: 'call.transfer', callId, to });
}

function callOf(centre: TestCentre, agentId: string): CallSnapshot {
  const [call] = centre.centre.snapshot(agentId).calls;
  assert.ok(call, `${agentId} has no call`);
  return call;
}

/** What a leg was told to listen to last. */
function hears(centre: TestCentre, leg: string): unknown {
  return centre.effects.filter((effect) => effect.type === 'leg.listen' && effect.legId === leg).at(-1);
}

const music = (legId: string): unknown => ({
  type: 'leg.listen',
  legId,
  to: { kind: 'music', music: 'hold' },
});
const voice = (legId: string, of: string): unknown => ({
  type: 'leg.listen',
  legId,
  to: { kind: 'legs', legIds: [of] },
});

function refuses(code: string, act: () => unknown): unknown {
  let details: unknown;
  assert.throws(act, (error) => {
    details = isWorkbenchError(error) && error.details;
    return isWorkbenchError(error) && error.code === code;
  });
  return details;
}

describe('Centre: transfers', () => {
  it('S21: to an agent: the colleague rings, the customer hears music and the agent hears nothing', () => {
    const { centre, callId, liLeg } = inCall('wang');
    transfer(centre, callId, wang);
    assert.equal(centre.last('leg.ring-agent').agentId, 'wang');
    assert.equal(centre.presence('wang').state, 'ringing');
    assert.deepEqual(hears(centre, 'customer-leg'), music('customer-leg'));
    assert.deepEqual(hears(centre, liLeg), { type: 'leg.listen', legId: liLeg, to: { kind: 'silence' } });
    const offered = callOf(centre, 'wang');
    assert.equal(offered.context.customerNumber, '189****8352');
    assert.deepEqual(offered.context.transferredFrom, { id: 'li', name: '李晓雯' });
    assert.equal(callOf(centre, 'li').value.transfer, 'transferring');
    assert.deepEqual(callOf(centre, 'li').context.transfer, {
      to: { kind: 'agent', id: 'wang', name: '王建国' },
      startedAt: centre.clock.now(),
      failure: null,
    });
  });

  it('S21: taken: the call is the colleague’s, one record for each part, and the customer never left', () => {
    const { centre, callId } = inCall('wang');
    centre.command('li', { type: 'call.annotate', callId, remark: '咨询套餐' });
    transfer(centre, callId, wang);
    const wangLeg = centre.last('leg.ring-agent').legId;
    centre.advance(3000);
    centre.signal({ type: 'leg.answered', legId: wangLeg });
    const partId = callOf(centre, 'wang').context.id;
    assert.equal(centre.presence('li').state, 'wrapUp');
    assert.equal(centre.presence('wang').state, 'busy');
    assert.deepEqual(hears(centre, 'customer-leg'), voice('customer-leg', wangLeg));
    assert.equal(centre.last('recording.stop').callId, callId);
    assert.equal(centre.last('recording.start').callId, partId);
    assert.ok(!centre.effects.some((one) => one.type === 'leg.end' && one.legId === 'customer-leg'));
    const first = centre.records.get(callId);
    assert.deepEqual(
      [first?.endStatus, first?.endCode, first?.hungUpBy, first?.transferredTo],
      ['transferred', -1, 'agent', '王建国'],
    );
    centre.advance(60_000);
    centre.end('customer-leg');
    const second = centre.records.get(partId);
    assert.deepEqual(
      [second?.endStatus, second?.transferredFrom?.id, second?.agentId, second?.remark],
      ['normal', 'li', 'wang', '咨询套餐'],
    );
    assert.equal(centre.records.size, 2);
    assert.deepEqual(
      second?.legs.map(({ party, agent }) => [party, agent?.id ?? null]),
      [
        ['customer', null],
        ['agent', 'wang'],
      ],
    );
  });

  it('S21: an unanswered transfer comes back with the reason, and both hear each other again', () => {
    const { centre, callId, liLeg } = inCall('wang');
    transfer(centre, callId, wang);
    const wangLeg = centre.last('leg.ring-agent').legId;
    centre.advance(20_000);
    const back = callOf(centre, 'li');
    assert.equal(back.value.transfer, 'none');
    assert.equal(back.context.transfer?.failure, 'noAnswer');
    assert.deepEqual(centre.last('leg.end'), { type: 'leg.end', legId: wangLeg, reason: 'no-answer' });
    assert.deepEqual(hears(centre, 'customer-leg'), voice('customer-leg', liLeg));
    assert.deepEqual(hears(centre, liLeg), voice(liLeg, 'customer-leg'));
    assert.equal(centre.presence('wang').state, 'notReady');
    assert.equal(centre.told('wang', 'call.removed').length, 1);
    centre.end('customer-leg');
    const legs = centre.records.get(callId)?.legs.map(({ party, agent }) => [party, agent?.id]);
    assert.deepEqual(legs, [
      ['customer', undefined],
      ['agent', 'li'],
      ['agent', 'wang'],
    ]);
    assert.equal(centre.records.size, 1);
  });

  it('S21: a colleague who declines, and one whose line is lost, give the call back at once', () => {
    for (const [how, failure] of [
      [{ sipStatus: 603 }, 'refused'],
      [{ isConnectionLost: true }, 'lost'],
    ] as const) {
      const { centre, callId } = inCall('wang');
      transfer(centre, callId, wang);
      centre.end(centre.last('leg.ring-agent').legId, how);
      assert.equal(callOf(centre, 'li').context.transfer?.failure, failure);
      assert.equal(centre.presence('wang').state, 'idle');
    }
  });

  it('S21: reaches 示忙, and refuses who may not get it with their presence', () => {
    const { centre, callId } = inCall('wang', 'zhao');
    const presenceOfRefusal = (): unknown =>
      refuses('call/target-unavailable', () => transfer(centre, callId, wang));
    centre.command('wang', { type: 'presence.set', state: 'resting', restReason: '用餐' });
    assert.deepEqual(presenceOfRefusal(), { agentId: 'wang', presence: 'resting' });
    centre.command('wang', { type: 'presence.set', state: 'offline' });
    assert.deepEqual(presenceOfRefusal(), { agentId: 'wang', presence: 'offline' });
    refuses('call/target-unavailable', () => transfer(centre, callId, { kind: 'agent', id: 'li' }));
    refuses('call/target-unknown', () => transfer(centre, callId, { kind: 'agent', id: 'nobody' }));
    refuses('call/target-unknown', () => transfer(centre, callId, { kind: 'group', id: 'nothing' }));
    centre.command('wang', { type: 'presence.set', state: 'notReady' });
    transfer(centre, callId, wang);
    assert.equal(centre.presence('wang').state, 'ringing');
    refuses('call/refused', () => transfer(centre, callId, { kind: 'agent', id: 'zhao' }));
    centre.advance(20_000);
    assert.equal(centre.presence('wang').state, 'notReady');
  });

  it('S21: refuses a colleague whose page or line is gone', () => {
    const { centre, callId } = inCall('wang');
    centre.signal({ type: 'line.lost', agentId: 'wang' });
    refuses('call/target-unavailable', () => transfer(centre, callId, wang));
    centre.signal({ type: 'line.ready', agentId: 'wang' });
    centre.keep(centre.centre.lease('wang', false));
    refuses('call/target-unavailable', () => transfer(centre, callId, wang));
    assert.equal(callOf(centre, 'li').value.transfer, 'none');
  });

  it('S21: to a skill group: the queue counts the customer until somebody of the group is free', () => {
    const { centre, callId } = inCall('zhao');
    centre.command('zhao', { type: 'presence.set', state: 'notReady' });
    transfer(centre, callId, presales);
    assert.equal(centre.centre.snapshot('zhao').queue[0]?.waiting, 1);
    assert.equal(callOf(centre, 'li').context.transfer?.to.name, '售前服务');
    centre.command('zhao', { type: 'presence.set', state: 'idle' });
    assert.equal(centre.presence('zhao').state, 'ringing');
    assert.equal(centre.centre.snapshot('zhao').queue[0]?.waiting, 0);
    centre.signal({ type: 'leg.answered', legId: centre.last('leg.ring-agent').legId });
    assert.equal(callOf(centre, 'zhao').context.skillGroup?.id, 'presales');
    assert.equal(centre.records.get(callId)?.transferredTo, '售前服务');
  });

  it('S21: a skill group nobody serves is refused; one that all leave gives the call back', () => {
    const { centre, callId } = inCall();
    assert.deepEqual(
      refuses('call/target-unavailable', () => transfer(centre, callId, presales)),
      { groupId: 'presales', online: 0 },
    );
    // Li's own group, with nobody but Li
    refuses('call/target-unavailable', () => transfer(centre, callId, { kind: 'group', id: 'phone' }));
    centre.online('zhao');
    centre.command('zhao', { type: 'presence.set', state: 'notReady' });
    transfer(centre, callId, presales);
    centre.command('zhao', { type: 'presence.set', state: 'offline' });
    assert.equal(callOf(centre, 'li').context.transfer?.failure, 'nobodyOnline');
    assert.equal(centre.centre.snapshot('zhao').queue[0]?.waiting, 0);
  });

  it('S21: a skill group that takes nobody within the centre’s time gives the call back', () => {
    const { centre, callId, liLeg } = inCall('zhao');
    centre.command('zhao', { type: 'presence.set', state: 'notReady' });
    transfer(centre, callId, presales);
    centre.advance(59_000);
    assert.equal(callOf(centre, 'li').value.transfer, 'transferring');
    centre.advance(1000);
    assert.equal(callOf(centre, 'li').context.transfer?.failure, 'noAnswer');
    assert.deepEqual(hears(centre, 'customer-leg'), voice('customer-leg', liLeg));
  });

  it('S21: the agent takes the customer back, and may then hand them on again', () => {
    const { centre, callId, liLeg } = inCall('wang');
    transfer(centre, callId, wang);
    const wangLeg = centre.last('leg.ring-agent').legId;
    centre.command('li', { type: 'call.cancel-transfer', callId });
    assert.equal(callOf(centre, 'li').context.transfer?.failure, 'cancelled');
    assert.deepEqual(centre.last('leg.end'), { type: 'leg.end', legId: wangLeg, reason: 'cancelled' });
    assert.equal(centre.presence('wang').state, 'idle');
    assert.deepEqual(hears(centre, 'customer-leg'), voice('customer-leg', liLeg));
    centre.command('li', { type: 'call.cancel-transfer', callId });
    transfer(centre, callId, wang);
    assert.equal(callOf(centre, 'li').context.transfer?.failure, null);
  });

  it('S21: a held customer goes off hold into the transfer, and can’t be held in it', () => {
    const { centre, callId } = inCall('wang');
    centre.command('li', { type: 'call.hold', callId });
    transfer(centre, callId, wang);
    assert.equal(callOf(centre, 'li').value.line, 'active');
    refuses('call/refused', () => centre.command('li', { type: 'call.hold', callId }));
    centre.advance(20_000);
    assert.deepEqual(centre.last('recording.pause-agent').isPaused, false);
  });

  it('S21: a customer who hangs up meanwhile leaves one record, and frees both agents', () => {
    const { centre, callId } = inCall('wang');
    transfer(centre, callId, wang);
    centre.end('customer-leg');
    const record = centre.records.get(callId);
    assert.deepEqual([record?.endStatus, record?.hungUpBy], ['normal', 'customer']);
    assert.equal(centre.records.size, 1);
    assert.equal(centre.presence('li').state, 'wrapUp');
    assert.equal(centre.presence('wang').state, 'idle');
    assert.deepEqual(centre.told('wang', 'call.removed').at(-1)?.data, {
      callId: (centre.told('wang', 'call.changed').at(-1)?.data as CallSnapshot).context.id,
      reason: 'withdrawn',
    });
  });

  it('S21: an agent who hangs up meanwhile leaves; the customer waits on, and is never dropped', () => {
    const { centre, callId } = inCall('wang');
    transfer(centre, callId, wang);
    const wangLeg = centre.last('leg.ring-agent').legId;
    centre.command('li', { type: 'call.hang-up', callId });
    assert.equal(centre.records.get(callId)?.endStatus, 'transferred');
    assert.equal(centre.presence('li').state, 'wrapUp');
    assert.equal(centre.presence('wang').state, 'ringing');
    centre.signal({ type: 'leg.answered', legId: wangLeg });
    assert.deepEqual(hears(centre, 'customer-leg'), voice('customer-leg', wangLeg));
  });

  it('S21: nobody takes it after the agent left: the customer waits for the agent’s own group', () => {
    const { centre, callId } = inCall('zhao');
    transfer(centre, callId, { kind: 'agent', id: 'zhao' });
    centre.command('li', { type: 'call.hang-up', callId });
    centre.advance(20_000);
    assert.deepEqual(hears(centre, 'customer-leg'), {
      type: 'leg.listen',
      legId: 'customer-leg',
      to: { kind: 'music', music: 'queue' },
    });
    assert.equal(centre.centre.snapshot('li').queue[0]?.waiting, 1);
    centre.command('li', { type: 'wrap-up.return' });
    assert.equal(centre.presence('li').state, 'ringing');
    centre.signal({ type: 'leg.answered', legId: centre.last('leg.ring-agent').legId });
    centre.end('customer-leg');
    assert.deepEqual(
      [...centre.records.values()].map(({ endStatus, agentId }) => [endStatus, agentId]),
      [
        ['transferred', 'li'],
        ['normal', 'li'],
      ],
    );
  });

  it('S21: the handing agent’s page is lost and comes back: the transfer goes on, in silence', () => {
    const { centre, callId, liLeg } = inCall('wang');
    transfer(centre, callId, wang);
    const wangLeg = centre.last('leg.ring-agent').legId;
    centre.end(liLeg, { isConnectionLost: true });
    const again = centre.last('leg.ring-agent').legId;
    assert.notEqual(again, wangLeg);
    centre.signal({ type: 'leg.answered', legId: again });
    assert.deepEqual(hears(centre, again), { type: 'leg.listen', legId: again, to: { kind: 'silence' } });
    assert.deepEqual(hears(centre, 'customer-leg'), music('customer-leg'));
    centre.advance(20_000);
    assert.deepEqual(hears(centre, 'customer-leg'), voice('customer-leg', again));
  });

  it('S21: an outgoing call handed over stays one, so that keys can be sent', () => {
    const centre = new TestCentre();
    centre.online('li', 'wang');
    const callId = centre.command('li', { type: 'call.place', to: '13812346021' }).callId ?? '';
    centre.signal({ type: 'leg.answered', legId: centre.last('leg.ring-agent').legId });
    centre.signal({ type: 'leg.answered', legId: centre.last('leg.dial').legId });
    transfer(centre, callId, wang);
    centre.signal({ type: 'leg.answered', legId: centre.last('leg.ring-agent').legId });
    const { context } = callOf(centre, 'wang');
    assert.deepEqual([context.direction, context.centreNumber], ['outbound', '051485664126']);
    centre.command('wang', { type: 'call.send-digits', callId: context.id, digits: '12#' });
    assert.equal(centre.last('leg.send-digits').digits, '12#');
  });

  it('S21: a call handed on twice is three records of one customer', () => {
    const { centre, callId } = inCall('wang', 'zhao');
    transfer(centre, callId, wang);
    centre.signal({ type: 'leg.answered', legId: centre.last('leg.ring-agent').legId });
    const second = callOf(centre, 'wang').context.id;
    centre.command('wang', { type: 'call.transfer', callId: second, to: { kind: 'agent', id: 'zhao' } });
    centre.signal({ type: 'leg.answered', legId: centre.last('leg.ring-agent').legId });
    centre.end('customer-leg');
    assert.deepEqual(
      [...centre.records.values()].map(({ agentId, endStatus }) => [agentId, endStatus]),
      [
        ['li', 'transferred'],
        ['wang', 'transferred'],
        ['zhao', 'normal'],
      ],
    );
  });
});
