import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isWorkbenchError } from '../base/index.js';
import type { CallSnapshot } from '../model/index.js';
import { TestCentre } from './testing-kit.js';

interface Ringing {
  readonly centre: TestCentre;
  readonly callerId: string;
  readonly calleeId: string;
  readonly liLeg: string;
  readonly wangLeg: string;
}

/** Li calls Wang, whose telephone rings. */
function ringing(): Ringing {
  const centre = new TestCentre();
  centre.online('li', 'wang');
  const callerId = centre.command('li', { type: 'call.internal', agentId: 'wang', useMobile: false }).callId;
  const [li, wang] = centre.effects.filter((effect) => effect.type === 'leg.ring-agent').slice(-2);
  const calleeId = callOf(centre, 'wang').context.id;
  assert.ok(li && wang && callerId);
  return { centre, callerId, calleeId, liLeg: li.legId, wangLeg: wang.legId };
}

/** Li and Wang talk. */
function talking(): Ringing {
  const call = ringing();
  call.centre.signal({ type: 'leg.answered', legId: call.liLeg });
  call.centre.signal({ type: 'leg.answered', legId: call.wangLeg });
  return call;
}

function callOf(centre: TestCentre, agentId: string): CallSnapshot {
  const [call] = centre.centre.snapshot(agentId).calls;
  assert.ok(call, `${agentId} has no call`);
  return call;
}

function hears(centre: TestCentre, leg: string): unknown {
  const told = centre.effects.filter((effect) => effect.type === 'leg.listen' && effect.legId === leg).at(-1);
  return told?.type === 'leg.listen' ? told.to : null;
}

function refuses(code: string, act: () => unknown): void {
  assert.throws(act, (error) => isWorkbenchError(error) && error.code === code);
}

describe('Centre: calls between agents', () => {
  it('S20: the colleague’s line rings and shows who calls; the caller hears ringing', () => {
    const { centre, liLeg } = ringing();
    const ring = centre.last('leg.ring-agent');
    assert.deepEqual([ring.agentId, ring.displayNumber, ring.isAutomatic], ['wang', 'li', false]);
    const caller = callOf(centre, 'li');
    const callee = callOf(centre, 'wang');
    assert.deepEqual(
      [caller.context.kind, caller.context.direction, caller.context.colleague?.name],
      ['internal', 'outbound', '王建国'],
    );
    assert.deepEqual(
      [callee.context.kind, callee.context.direction, callee.context.colleague?.name],
      ['internal', 'inbound', '李晓雯'],
    );
    assert.deepEqual([caller.value.progress, callee.value.progress], ['dialling', 'ringing']);
    assert.deepEqual([centre.presence('li').state, centre.presence('wang').state], ['busy', 'ringing']);
    centre.signal({ type: 'leg.answered', legId: liLeg });
    assert.deepEqual(hears(centre, liLeg), { kind: 'tone', tone: 'ringback' });
    centre.signal({ type: 'leg.ringing', legId: ring.legId });
    assert.equal(callOf(centre, 'li').context.isFarEndRinging, true);
  });

  it('B2: the colleague rejects, and the caller hears no more of it', () => {
    const { centre, callerId, calleeId, liLeg } = ringing();
    centre.signal({ type: 'leg.answered', legId: liLeg });

    centre.command('wang', { type: 'call.reject', callId: calleeId });

    const record = centre.records.get(callerId);
    assert.deepEqual([record?.endStatus, record?.hungUpBy], ['rejected', 'agent']);
    assert.deepEqual([centre.last('leg.end').legId, centre.presence('wang').state], [liLeg, 'notReady']);
  });

  it('S20: answered, they hear each other; either hang-up ends both, with a record for each', () => {
    const { centre, callerId, calleeId, liLeg, wangLeg } = talking();
    assert.deepEqual(hears(centre, liLeg), { kind: 'legs', legIds: [wangLeg] });
    assert.deepEqual(hears(centre, wangLeg), { kind: 'legs', legIds: [liLeg] });
    centre.advance(5000);
    centre.command('wang', { type: 'call.hang-up', callId: calleeId });
    assert.deepEqual([centre.presence('li').state, centre.presence('wang').state], ['wrapUp', 'wrapUp']);
    for (const [id, agentId, colleague] of [
      [callerId, 'li', 'wang'],
      [calleeId, 'wang', 'li'],
    ] as const) {
      const record = centre.records.get(id);
      assert.deepEqual(
        [record?.kind, record?.agentId, record?.colleague?.id, record?.endStatus, record?.durationMs],
        ['internal', agentId, colleague, 'normal', 5000],
      );
      assert.deepEqual(
        record?.legs.map(({ agent }) => agent?.id),
        ['li', 'wang'],
      );
    }
    const ended = centre.effects
      .filter(({ type }) => type === 'leg.end')
      .map((end) => 'legId' in end && end.legId);
    assert.deepEqual(ended.sort(), [liLeg, wangLeg].sort());
  });

  it('S20: the colleague may answer before the caller’s own line is up', () => {
    const { centre, liLeg, wangLeg } = ringing();
    centre.signal({ type: 'leg.answered', legId: wangLeg });
    assert.equal(callOf(centre, 'li').value.progress, 'connecting');
    assert.deepEqual(hears(centre, wangLeg), { kind: 'music', music: 'hold' });
    centre.signal({ type: 'leg.answered', legId: liLeg });
    assert.equal(callOf(centre, 'li').value.progress, 'talking');
    assert.deepEqual(hears(centre, wangLeg), { kind: 'legs', legIds: [liLeg] });
  });

  it('S20: unanswered, declined and given up each end both sides and say so', () => {
    const unanswered = ringing();
    unanswered.centre.advance(20_000);
    assert.equal(unanswered.centre.records.get(unanswered.callerId)?.endStatus, 'noAnswer');
    assert.equal(unanswered.centre.presence('wang').state, 'notReady');

    const declined = ringing();
    declined.centre.end(declined.wangLeg, { sipStatus: 603 });
    assert.equal(declined.centre.records.get(declined.callerId)?.endStatus, 'rejected');
    assert.equal(declined.centre.presence('wang').state, 'idle');

    const givenUp = ringing();
    givenUp.centre.command('li', { type: 'call.hang-up', callId: givenUp.callerId });
    assert.equal(givenUp.centre.records.get(givenUp.callerId)?.endStatus, 'cancelled');
    assert.equal(givenUp.centre.records.get(givenUp.calleeId)?.endStatus, 'abandonedWhileRinging');
    assert.equal(givenUp.centre.presence('wang').state, 'idle');
  });

  it('S20: either side may hold: the other hears music until they are back', () => {
    const { centre, calleeId, liLeg, wangLeg } = talking();
    centre.command('wang', { type: 'call.hold', callId: calleeId });
    assert.deepEqual(hears(centre, liLeg), { kind: 'music', music: 'hold' });
    assert.deepEqual(hears(centre, wangLeg), { kind: 'legs', legIds: [liLeg] });
    centre.command('wang', { type: 'call.resume', callId: calleeId });
    assert.deepEqual(hears(centre, liLeg), { kind: 'legs', legIds: [wangLeg] });
  });

  it('S20: each side may lose its line and come back without the other being dropped', () => {
    for (const who of ['li', 'wang'] as const) {
      const { centre, liLeg, wangLeg } = talking();
      const [own, other] = who === 'li' ? [liLeg, wangLeg] : [wangLeg, liLeg];
      centre.signal({ type: 'line.lost', agentId: who });
      centre.end(own, { isConnectionLost: true });
      assert.equal(callOf(centre, who).value.recovery, 'reconnecting');
      assert.deepEqual(hears(centre, other), { kind: 'music', music: 'hold' });
      centre.signal({ type: 'line.ready', agentId: who });
      const again = centre.last('leg.ring-agent');
      assert.equal(again.isAutomatic, true);
      centre.signal({ type: 'leg.answered', legId: again.legId });
      assert.deepEqual(hears(centre, other), { kind: 'legs', legIds: [again.legId] });
      assert.deepEqual(hears(centre, again.legId), { kind: 'legs', legIds: [other] });
      assert.equal(centre.records.size, 0);
    }
  });

  it('S20: reaches 示忙; nobody who rests, talks, wraps up or is offline', () => {
    const centre = new TestCentre();
    centre.online('li', 'wang', 'zhao');
    const call = (): unknown =>
      centre.command('li', { type: 'call.internal', agentId: 'wang', useMobile: false });
    centre.command('wang', { type: 'presence.set', state: 'resting', restReason: '会议' });
    refuses('call/target-unavailable', call);
    centre.command('wang', { type: 'presence.set', state: 'offline' });
    refuses('call/target-unavailable', call);
    centre.command('wang', { type: 'presence.set', state: 'idle' });
    const other = centre.command('wang', { type: 'call.place', to: '13812346021' }).callId ?? '';
    refuses('call/target-unavailable', call);
    centre.command('wang', { type: 'call.hang-up', callId: other });
    assert.equal(centre.presence('wang').state, 'wrapUp');
    refuses('call/target-unavailable', call);
    centre.command('wang', { type: 'wrap-up.return' });
    centre.command('wang', { type: 'presence.set', state: 'notReady' });
    call();
    assert.equal(centre.presence('wang').state, 'ringing');
    refuses('call/agent-busy', call);
    refuses('call/target-unavailable', () =>
      centre.command('zhao', { type: 'call.internal', agentId: 'zhao', useMobile: false }),
    );
    refuses('call/target-unknown', () =>
      centre.command('zhao', { type: 'call.internal', agentId: 'nobody', useMobile: false }),
    );
  });

  it('S20: an offline colleague is called on the mobile phone, with the centre’s number', () => {
    const centre = new TestCentre();
    centre.online('li');
    const { callId } = centre.command('li', { type: 'call.internal', agentId: 'wang', useMobile: true });
    const liLeg = centre.last('leg.ring-agent').legId;
    const dial = centre.last('leg.dial');
    assert.deepEqual(
      [dial.number, dial.party, dial.callerNumber],
      ['13900010002', 'agentMobile', '051485664126'],
    );
    centre.signal({ type: 'leg.answered', legId: liLeg });
    centre.signal({ type: 'leg.answered', legId: dial.legId });
    assert.equal(callOf(centre, 'li').value.progress, 'talking');
    assert.deepEqual(hears(centre, dial.legId), { kind: 'legs', legIds: [liLeg] });
    assert.equal(centre.presence('wang').state, 'offline');
    centre.end(dial.legId);
    const record = centre.records.get(callId ?? '');
    assert.deepEqual(
      [record?.kind, record?.colleague?.id, record?.calledNumber, record?.endStatus],
      ['internal', 'wang', '', 'normal'],
    );
    assert.deepEqual(
      record?.legs.map(({ party, agent }) => [party, agent?.id]),
      [
        ['agent', 'li'],
        ['agentMobile', 'wang'],
      ],
    );
    assert.equal(centre.records.size, 1);
  });

  it('S20: a colleague who is idle may be called on the mobile phone too, and is then busy', () => {
    const centre = new TestCentre();
    centre.online('li', 'wang');
    centre.command('li', { type: 'call.internal', agentId: 'wang', useMobile: true });
    assert.equal(centre.last('leg.dial').number, '13900010002');
    assert.equal(callOf(centre, 'wang').context.agentLine, 'mobile');
    centre.signal({ type: 'leg.answered', legId: centre.last('leg.dial').legId });
    assert.equal(centre.presence('wang').state, 'busy');
  });

  it('S20: a colleague without a mobile phone can’t be called on one', () => {
    const centre = new TestCentre();
    centre.online('li');
    refuses('call/no-mobile', () =>
      centre.command('li', { type: 'call.internal', agentId: 'zhao', useMobile: true }),
    );
    assert.equal(centre.presence('li').state, 'idle');
  });

  it('S20: an internal call can neither be handed over nor sent into a flow', () => {
    const { centre, callerId } = talking();
    centre.online('zhao');
    refuses('call/refused', () =>
      centre.command('li', { type: 'call.transfer', callId: callerId, to: { kind: 'agent', id: 'zhao' } }),
    );
  });
});
