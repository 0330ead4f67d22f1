import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isWorkbenchError } from '../base/index.js';
import { TestCentre } from './testing-kit.js';

/** A centre in which Li talks with a customer. */
function inCall(): { centre: TestCentre; callId: string; agentLeg: string } {
  const centre = new TestCentre();
  centre.online('li');
  const callId = centre.callIn();
  const agentLeg = centre.last('leg.ring-agent').legId;
  centre.advance(4000);
  centre.signal({ type: 'leg.answered', legId: agentLeg });
  return { centre, callId, agentLeg };
}

function refuses(code: string, act: () => unknown): void {
  assert.throws(act, (error) => isWorkbenchError(error) && error.code === code);
}

describe('Centre: inbound calls', () => {
  it('S12: a queued call rings at the agent who has been idle longest, and only there', () => {
    const centre = new TestCentre();
    centre.online('wang', 'li');
    const callId = centre.callIn();
    const rings = centre.effects.filter(({ type }) => type === 'leg.ring-agent');
    assert.equal(rings.length, 1);
    assert.equal(centre.last('leg.ring-agent').agentId, 'wang');
    assert.equal(centre.presence('wang').state, 'ringing');
    assert.equal(centre.presence('li').state, 'idle');
    const [call] = centre.centre.snapshot('wang').calls;
    assert.equal(call?.context.id, callId);
    assert.equal(call.context.ringEndsAt, centre.clock.now() + 20_000);
    assert.equal(call.context.customerNumber, '189****8352');
  });

  it('S12: an agent who chooses 示闲 once more keeps the place of who has been idle longest', () => {
    const centre = new TestCentre();
    centre.online('wang', 'li');
    centre.command('wang', { type: 'presence.set', state: 'idle' });
    centre.callIn();
    assert.equal(centre.last('leg.ring-agent').agentId, 'wang');
  });

  it('S12: an unanswered ring goes to the next agent, and the one who missed it is set notReady', () => {
    const centre = new TestCentre();
    centre.online('wang', 'li');
    const callId = centre.callIn();
    const firstLeg = centre.last('leg.ring-agent').legId;
    centre.advance(20_000);
    assert.equal(centre.presence('wang').state, 'notReady');
    assert.equal(centre.presence('li').state, 'ringing');
    assert.deepEqual(centre.last('leg.end'), { type: 'leg.end', legId: firstLeg, reason: 'no-answer' });
    assert.deepEqual(centre.told('wang', 'call.removed').at(-1)?.data, { callId, reason: 'missed' });
    assert.equal(centre.records.size, 0);
  });

  it('B2: a call is live for its agent from the ring to the end, and not there for others', () => {
    const { centre, callId } = inCall();

    assert.equal(centre.centre.isCallLive('li', callId), true);
    refuses('call/not-found', () => centre.centre.isCallLive('wang', callId));
    refuses('call/not-found', () => centre.centre.isCallLive('li', 'none'));

    centre.command('li', { type: 'call.hang-up', callId });
    assert.equal(centre.centre.isCallLive('li', callId), false);
  });

  it('B2: a rejected ring goes to the next agent at once', () => {
    const centre = new TestCentre();
    centre.online('wang', 'li');
    const callId = centre.callIn();
    const firstLeg = centre.last('leg.ring-agent').legId;

    centre.command('wang', { type: 'call.reject', callId });

    assert.equal(centre.presence('wang').state, 'notReady');
    assert.equal(centre.presence('li').state, 'ringing');
    assert.deepEqual(centre.last('leg.end'), { type: 'leg.end', legId: firstLeg, reason: 'no-answer' });
    assert.deepEqual(centre.told('wang', 'call.removed').at(-1)?.data, { callId, reason: 'missed' });
    assert.equal(centre.records.size, 0);
  });

  it('B2: whoever rejects stays idle where the centre leaves agents idle after a missed ring', () => {
    const centre = new TestCentre({ isNotReadyAfterMiss: false });
    centre.online('wang', 'li');
    const callId = centre.callIn();

    centre.command('wang', { type: 'call.reject', callId });

    assert.equal(centre.presence('wang').state, 'idle');
    assert.equal(centre.presence('li').state, 'ringing');
  });

  it('B2: a call that is answered already is not rejected', () => {
    const { centre, callId } = inCall();

    assert.throws(() => centre.command('li', { type: 'call.reject', callId }), { code: 'call/refused' });

    assert.equal(centre.presence('li').state, 'busy');
  });

  it('S12: the only agent who misses is rung again where the centre leaves agents idle', () => {
    const centre = new TestCentre({ isNotReadyAfterMiss: false });
    centre.online('li');
    centre.callIn();
    const first = centre.last('leg.ring-agent').legId;
    centre.advance(20_000);
    assert.notEqual(centre.last('leg.ring-agent').legId, first);
    assert.equal(centre.presence('li').state, 'ringing');
  });

  it('an answer that crosses the ring time-out is hung up, not joined', () => {
    const centre = new TestCentre();
    centre.online('wang', 'li');
    centre.callIn();
    const late = centre.last('leg.ring-agent').legId;
    centre.advance(20_000);
    centre.signal({ type: 'leg.answered', legId: late });
    assert.deepEqual(centre.last('leg.end'), { type: 'leg.end', legId: late, reason: 'answered-elsewhere' });
    assert.equal(centre.presence('li').state, 'ringing');
  });

  it('answered, both sides hear each other and the call is recorded', () => {
    const { centre, callId, agentLeg } = inCall();
    const listens = centre.effects.filter((effect) => effect.type === 'leg.listen').slice(-2);
    assert.deepEqual(listens, [
      { type: 'leg.listen', legId: agentLeg, to: { kind: 'legs', legIds: ['customer-leg'] } },
      { type: 'leg.listen', legId: 'customer-leg', to: { kind: 'legs', legIds: [agentLeg] } },
    ]);
    assert.deepEqual(centre.last('recording.start'), {
      type: 'recording.start',
      callId,
      customerLegId: 'customer-leg',
      agentLegId: agentLeg,
    });
    assert.equal(centre.presence('li').state, 'busy');
  });

  it('S14: the customer hangs up: wrap-up counts down to idle, and one record tells it', () => {
    const { centre, callId, agentLeg } = inCall();
    centre.advance(60_000);
    centre.end('customer-leg');
    const presence = centre.presence('li');
    assert.equal(presence.state, 'wrapUp');
    assert.equal(presence.wrapUpEndsAt, centre.clock.now() + 30_000);
    assert.deepEqual(centre.last('leg.end'), { type: 'leg.end', legId: agentLeg, reason: 'normal' });
    const record = centre.records.get(callId);
    assert.equal(record?.endStatus, 'normal');
    assert.equal(record.hungUpBy, 'customer');
    assert.equal(record.durationMs, 64_000);
    assert.equal(record.time, record.startedAt + 4000);
    centre.advance(30_000);
    assert.equal(centre.presence('li').state, 'idle');
  });

  it('S14: both sides hang up at once: the call ends once, and the agent is told no error', () => {
    const { centre, callId } = inCall();
    centre.end('customer-leg');
    const seq = centre.centre.state.seq;
    centre.command('li', { type: 'call.hang-up', callId });
    assert.equal(centre.centre.state.seq, seq);
    assert.equal(centre.records.get(callId)?.hungUpBy, 'customer');
  });

  it('S14: 继续话后整理 stops the countdown until 返回接待', () => {
    const { centre } = inCall();
    centre.end('customer-leg');
    centre.advance(10_000);
    centre.command('li', { type: 'wrap-up.continue' });
    centre.advance(600_000);
    assert.equal(centre.presence('li').state, 'wrapUp');
    assert.equal(centre.presence('li').wrapUpEndsAt, null);
    centre.command('li', { type: 'wrap-up.return' });
    assert.equal(centre.presence('li').state, 'idle');
  });

  it('S7: a presence chosen for after the call can be taken back until then', () => {
    const { centre } = inCall();
    centre.command('li', { type: 'presence.set', state: 'offline' });
    assert.deepEqual(centre.presence('li').next, { state: 'offline' });
    centre.command('li', { type: 'presence.clear-next' });
    assert.equal(centre.presence('li').next, null);
    centre.end('customer-leg');
    centre.advance(30_000);
    assert.equal(centre.presence('li').state, 'idle');
    refuses('presence/refused', () => centre.command('li', { type: 'presence.clear-next' }));
  });

  it('S16: held, the customer hears music while the agent still hears the customer', () => {
    const { centre, callId, agentLeg } = inCall();
    centre.effects.length = 0;
    centre.command('li', { type: 'call.hold', callId });
    assert.deepEqual(centre.effects, [
      { type: 'leg.listen', legId: 'customer-leg', to: { kind: 'music', music: 'hold' } },
      { type: 'recording.pause-agent', callId, isPaused: true },
    ]);
    refuses('call/refused', () => centre.command('li', { type: 'call.hold', callId }));
    centre.command('li', { type: 'call.resume', callId });
    assert.deepEqual(centre.effects[2], {
      type: 'leg.listen',
      legId: 'customer-leg',
      to: { kind: 'legs', legIds: [agentLeg] },
    });
  });

  it('S25: a caller who gives up is told apart in the queue and while ringing', () => {
    const centre = new TestCentre();
    centre.online('li');
    const first = centre.callIn('leg-a');
    const second = centre.callIn('leg-b', '13812346021');
    centre.end('leg-b');
    centre.end('leg-a');
    assert.equal(centre.records.get(second)?.endStatus, 'abandonedInQueue');
    assert.equal(centre.records.get(second)?.agentId, null);
    assert.equal(centre.records.get(first)?.endStatus, 'abandonedWhileRinging');
    assert.equal(centre.records.get(first)?.agentId, 'li');
    assert.equal(centre.presence('li').state, 'idle');
  });

  it('S25: nobody online and blocklisted callers end at once, each in one record', () => {
    const centre = new TestCentre();
    centre.callIn('leg-a');
    centre.online('li');
    centre.callIn('leg-b', '13900000000');
    assert.deepEqual(
      [...centre.records.values()].map(({ endStatus }) => endStatus),
      ['noAgentOnline', 'blocklisted'],
    );
    assert.equal(centre.presence('li').state, 'idle');
  });

  it('S10: the queue is told to the agents of its group only', () => {
    const centre = new TestCentre();
    centre.online('wang');
    centre.callIn('leg-a');
    centre.facts.length = 0;
    centre.callIn('leg-b');
    assert.deepEqual(centre.told('wang', 'queue.changed').at(-1)?.data, [
      { groupId: 'phone', groupName: '电话体验技能组', waiting: 1, longestSince: centre.clock.now() },
      { groupId: 'presales', groupName: '售前服务', waiting: 0, longestSince: null },
    ]);
    assert.equal(centre.told('zhao', 'queue.changed').length, 0);
  });
});

describe('Centre: where a number is', () => {
  it('S11: asked when a call comes in or is placed, shown as soon as it is known', () => {
    const { centre, callId } = inCall();
    assert.deepEqual(centre.last('number.locate'), {
      type: 'number.locate',
      callId,
      number: '18912348352',
    });
    centre.signal({ type: 'number.located', callId, place: '上海', carrier: '上海电信' });
    const [call] = centre.centre.snapshot('li').calls;
    assert.deepEqual([call?.context.place, call?.context.carrier], ['上海', '上海电信']);
    centre.end('customer-leg');
    centre.advance(30_000);
    const placed = centre.command('li', { type: 'call.place', to: '02087654321' }).callId;
    assert.deepEqual(
      [centre.last('number.locate').callId, centre.last('number.locate').number],
      [placed, '02087654321'],
    );
  });

  it('S11: known late, it still reaches the record, and the part of a call that is handed over', () => {
    const { centre, callId } = inCall();
    centre.online('wang');
    centre.command('li', { type: 'call.transfer', callId, to: { kind: 'agent', id: 'wang' } });
    centre.signal({ type: 'number.located', callId, place: '广东', carrier: null });
    centre.signal({ type: 'leg.answered', legId: centre.last('leg.ring-agent').legId });
    centre.signal({ type: 'number.located', callId, place: '广州', carrier: null });
    centre.signal({ type: 'number.located', callId: 'gone', place: '广州', carrier: null });
    assert.equal(centre.records.get(callId)?.place, '广州');
    assert.equal(centre.centre.snapshot('wang').calls[0]?.context.place, '广东');
  });
});

describe('Centre: outgoing calls', () => {
  it("S15: rings the agent's own line and the customer side by side, and joins them on answer", () => {
    const centre = new TestCentre();
    centre.online('li');
    const { callId } = centre.command('li', { type: 'call.place', to: '138-1234 6021' });
    const agentLeg = centre.last('leg.ring-agent').legId;
    const dial = centre.last('leg.dial');
    assert.equal(dial.number, '13812346021');
    assert.equal(dial.callerNumber, '051485664126');
    centre.signal({ type: 'leg.answered', legId: agentLeg });
    centre.signal({ type: 'leg.ringing', legId: dial.legId });
    assert.equal(centre.centre.snapshot('li').calls[0]?.context.isFarEndRinging, true);
    centre.signal({ type: 'leg.answered', legId: dial.legId });
    assert.equal(centre.centre.snapshot('li').calls[0]?.value.progress, 'talking');
    centre.command('li', { type: 'call.hang-up', callId: callId ?? '' });
    assert.equal(centre.records.get(callId ?? '')?.endStatus, 'normal');
    assert.equal(centre.records.get(callId ?? '')?.hungUpBy, 'agent');
  });

  it('S26: each refusal of the far side has its end status', () => {
    const expected = {
      404: 'noSuchNumber',
      480: 'noAnswer',
      486: 'busy',
      503: 'carrierFailure',
      603: 'rejected',
    };
    for (const [sipStatus, endStatus] of Object.entries(expected)) {
      const centre = new TestCentre();
      centre.online('li');
      const { callId } = centre.command('li', { type: 'call.place', to: '13812346021' });
      centre.end(centre.last('leg.dial').legId, { sipStatus: Number(sipStatus) });
      assert.equal(centre.records.get(callId ?? '')?.endStatus, endStatus);
    }
  });

  it("S26: no answer within the dial time, and the agent's own cancel", () => {
    const centre = new TestCentre({ wrapUpMs: 0 });
    centre.online('li');
    const first = centre.command('li', { type: 'call.place', to: '13812346021' }).callId ?? '';
    centre.advance(60_000);
    const second = centre.command('li', { type: 'call.place', to: '13812346021' }).callId ?? '';
    centre.command('li', { type: 'call.hang-up', callId: second });
    assert.equal(centre.records.get(first)?.endStatus, 'noAnswer');
    assert.equal(centre.records.get(second)?.endStatus, 'cancelled');
    assert.equal(centre.presence('li').state, 'idle');
  });

  it('returns to 小休 after a call made from there', () => {
    const centre = new TestCentre();
    centre.online('li');
    centre.command('li', { type: 'presence.set', state: 'resting', restReason: '用餐' });
    const { callId } = centre.command('li', { type: 'call.place', to: '13812346021' });
    centre.command('li', { type: 'call.hang-up', callId: callId ?? '' });
    centre.advance(30_000);
    assert.equal(centre.presence('li').state, 'resting');
    assert.equal(centre.presence('li').restReason, '用餐');
  });

  it("refuses what can't be dialled, and nothing changes", () => {
    const centre = new TestCentre();
    centre.keep(centre.centre.lease('li', true));
    refuses('call/agent-offline', () => centre.command('li', { type: 'call.place', to: '13812346021' }));
    centre.command('li', { type: 'presence.set', state: 'idle' });
    refuses('call/line-not-ready', () => centre.command('li', { type: 'call.place', to: '13812346021' }));
    centre.signal({ type: 'line.ready', agentId: 'li' });
    refuses('call/number-invalid', () => centre.command('li', { type: 'call.place', to: 'hello' }));
    refuses('call/caller-number-unknown', () =>
      centre.command('li', { type: 'call.place', to: '13812346021', callerNumber: '1' }),
    );
    centre.command('li', { type: 'call.place', to: '13812346021' });
    refuses('call/agent-busy', () => centre.command('li', { type: 'call.place', to: '13812346021' }));
    assert.equal(centre.centre.snapshot('li').calls.length, 1);
  });
});

describe('Centre: what happens when things break', () => {
  it('keeps the call of an agent whose line is lost, with music, and gives it back', () => {
    const { centre, callId, agentLeg } = inCall();
    centre.signal({ type: 'line.lost', agentId: 'li' });
    centre.end(agentLeg, { isConnectionLost: true });
    assert.equal(centre.centre.snapshot('li').calls[0]?.value.recovery, 'reconnecting');
    assert.deepEqual(centre.last('leg.listen').to, { kind: 'music', music: 'hold' });
    centre.advance(5000);
    centre.signal({ type: 'line.ready', agentId: 'li' });
    const again = centre.last('leg.ring-agent');
    assert.equal(again.isAutomatic, true);
    centre.signal({ type: 'leg.answered', legId: again.legId });
    assert.equal(centre.centre.snapshot('li').calls[0]?.value.recovery, 'steady');
    assert.deepEqual(centre.last('leg.listen').to, { kind: 'legs', legIds: [again.legId] });
    assert.deepEqual(centre.last('recording.replace-agent'), {
      type: 'recording.replace-agent',
      callId,
      agentLegId: again.legId,
    });
    assert.equal(centre.records.size, 0);
  });

  it('gives up on an agent who stays away, in one record', () => {
    const { centre, callId, agentLeg } = inCall();
    centre.signal({ type: 'line.lost', agentId: 'li' });
    centre.end(agentLeg, { isConnectionLost: true });
    centre.advance(30_000);
    assert.equal(centre.records.get(callId)?.hungUpBy, 'system');
    assert.equal(centre.records.size, 1);
  });

  it('offers no call to an agent whose page is gone, and takes them offline after the grace time', () => {
    const centre = new TestCentre();
    centre.online('li', 'wang');
    centre.keep(centre.centre.lease('li', false));
    centre.callIn();
    assert.equal(centre.last('leg.ring-agent').agentId, 'wang');
    centre.advance(15_000);
    assert.equal(centre.presence('li').state, 'offline');
  });

  it('does not ring a line for ever that refuses at once', () => {
    const centre = new TestCentre({ isNotReadyAfterMiss: false });
    centre.online('li');
    centre.callIn();
    centre.end(centre.last('leg.ring-agent').legId, { sipStatus: 488 });
    assert.equal(centre.presence('li').state, 'notReady');
    assert.equal(centre.effects.filter(({ type }) => type === 'leg.ring-agent').length, 1);
  });

  it('goes on from its stored state', () => {
    const { centre, callId } = inCall();
    const stored = JSON.parse(JSON.stringify(centre.centre.state)) as typeof centre.centre.state;
    const restarted = new TestCentre({}, stored);
    restarted.clock.advance(10_000);
    restarted.command('li', { type: 'call.hang-up', callId });
    assert.equal(restarted.records.get(callId)?.endStatus, 'normal');
    assert.equal(restarted.presence('li').state, 'wrapUp');
  });

  it('S27: tells the recording when it is whole, also after the task was completed', () => {
    const { centre, callId } = inCall();
    centre.end('customer-leg');
    centre.command('li', { type: 'tasks.complete' });
    centre.signal({ type: 'recording.finished', callId, durationMs: 60_000 });
    assert.equal(centre.records.get(callId)?.hasRecording, true);
    assert.deepEqual(centre.centre.state.calls, {});
  });

  it('S11: a remark written in wrap-up reaches the record', () => {
    const { centre, callId } = inCall();
    centre.end('customer-leg');
    centre.command('li', { type: 'call.annotate', callId, remark: '咨询套餐' });
    assert.equal(centre.records.get(callId)?.remark, '咨询套餐');
  });

  it("never shows an agent another agent's call", () => {
    const { centre, callId } = inCall();
    refuses('call/not-found', () => centre.command('wang', { type: 'call.hang-up', callId }));
    assert.equal(centre.centre.snapshot('wang').calls.length, 0);
  });
});
