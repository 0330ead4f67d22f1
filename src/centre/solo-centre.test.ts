import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { isWorkbenchError, type ErrorCode } from '../base/index.js';
import { SoloCentre, type SoloCaller } from './solo-centre.js';

const wrapUpMs = 10_000;
const ringMs = 20_000;
const customer: SoloCaller = {
  legId: 'customer-1',
  number: '18912348352',
  name: 'Mei',
  isAutomatic: false,
};

const refused =
  (code: ErrorCode) =>
  (error: unknown): boolean =>
    isWorkbenchError(error, code);

describe('SoloCentre', () => {
  let now = 0;
  let ids = 0;
  let centre: SoloCentre;

  beforeEach(() => {
    now = 1_000_000;
    ids = 0;
    centre = new SoloCentre({
      agent: { id: 'lin', email: 'lin@sip.example', name: 'Lin' },
      centre: { id: 'sip.example', name: 'sip.example' },
      number: 'lin',
      restReasons: ['Meal'],
      wrapUpMs,
      ringMs,
      dialMs: 30_000,
      isNotReadyAfterMiss: true,
      now: () => now,
      id: (prefix) => `${prefix}-${++ids}`,
    });
  });

  const goOnline = (): void => {
    centre.setLineReady(true);
    centre.command({ type: 'presence.set', state: 'idle' });
  };
  const presence = (): string => centre.snapshot().presence.state;
  const ring = (): string => {
    const { callId, refusal } = centre.arrive(customer);
    assert.equal(refusal, null);
    assert.ok(callId);
    return callId;
  };
  const agentLegOf = (callId: string): string => centre.call(callId)?.agentLegId ?? '';
  /** The agent's page has answered, and hears the customer. */
  const talk = (): string => {
    const callId = ring();
    centre.signal({ type: 'leg.answered', legId: agentLegOf(callId) });
    centre.signal({ type: 'leg.answered', legId: customer.legId });
    assert.equal(centre.call(callId)?.chart.value.progress, 'talking');
    return callId;
  };
  const valueOf = (callId: string) => centre.call(callId)?.chart.value;

  it('B3: refuses a caller while the agent is offline, and one more while the agent has one', () => {
    assert.equal(centre.arrive(customer).refusal, 'away');
    goOnline();
    ring();

    const second = centre.arrive({ ...customer, legId: 'customer-2' });

    assert.equal(second.refusal, 'busy');
    assert.deepEqual(second.facts, [], 'nobody is told of who was refused');
  });

  it('B3: rings a caller with the name and the number they have', () => {
    goOnline();

    const { context, value } = centre.call(ring())?.chart ?? {};

    assert.equal(value?.progress, 'ringing');
    assert.deepEqual(
      [context?.customerNumber, context?.customerName, context?.centreNumber, context?.ringEndsAt],
      ['18912348352', 'Mei', 'lin', now + ringMs],
    );
    assert.equal(presence(), 'ringing');
  });

  it('B3: a ring that nobody answers ends the call, and its record is the agent’s', () => {
    goOnline();
    const callId = ring();
    now += ringMs;

    const { records, effects } = centre.elapse();

    assert.deepEqual(
      records.map(({ id, agentId, endStatus, hungUpBy }) => [id, agentId, endStatus, hungUpBy]),
      [[callId, 'lin', 'abandonedWhileRinging', 'system']],
    );
    assert.ok(effects.some((effect) => effect.type === 'leg.end' && effect.legId === customer.legId));
    assert.equal(presence(), 'notReady');
  });

  it('B3: wraps up after a conversation for as long as it was told to', () => {
    goOnline();
    talk();

    const { records } = centre.signal({
      type: 'leg.ended',
      legId: customer.legId,
      cause: {},
      isConnectionLost: false,
    });

    assert.deepEqual(
      records.map(({ endStatus, hungUpBy }) => [endStatus, hungUpBy]),
      [['normal', 'customer']],
    );
    assert.equal(presence(), 'wrapUp');
    assert.equal(centre.nextDeadline(), now + wrapUpMs);
    now += wrapUpMs;
    centre.elapse();
    assert.equal(presence(), 'idle');
  });

  it('B3: holds only what can be held', () => {
    goOnline();
    const callId = ring();
    assert.throws(() => centre.assertCan(callId, 'call.hold'), refused('call/refused'));
    assert.throws(() => centre.assertCan('nobody', 'call.hold'), refused('call/not-found'));
    centre.signal({ type: 'leg.answered', legId: agentLegOf(callId) });
    centre.signal({ type: 'leg.answered', legId: customer.legId });

    centre.assertCan(callId, 'call.hold');
    centre.command({ type: 'call.hold', callId });

    assert.equal(valueOf(callId)?.line, 'held');
    assert.throws(() => centre.assertCan(callId, 'call.hold'), refused('call/refused'));
  });

  it('B8: a handover that succeeds ends the agent’s part as transferred', () => {
    goOnline();
    const callId = talk();
    centre.startHandover(callId, { id: '5094', name: '5094' });
    assert.equal(valueOf(callId)?.transfer, 'transferring');

    const { records } = centre.finishHandover(callId);

    assert.deepEqual(
      records.map(({ endStatus, transferredTo }) => [endStatus, transferredTo]),
      [['transferred', '5094']],
    );
    assert.equal(presence(), 'wrapUp');
    assert.deepEqual(centre.finishHandover(callId).records, [], 'it ends once');
  });

  it('B8: a handover that fails brings the customer back with the reason', () => {
    goOnline();
    const callId = talk();
    centre.startHandover(callId, { id: '5094', name: '5094' });

    centre.failHandover(callId, 'noAnswer');

    assert.deepEqual([valueOf(callId)?.transfer, valueOf(callId)?.line], ['none', 'active']);
    assert.equal(centre.call(callId)?.chart.context.transfer?.failure, 'noAnswer');
    assert.deepEqual(centre.failHandover(callId, 'noAnswer').facts, [], 'nothing is left to bring back');
  });

  it('B8: the customer holds while somebody is asked, and again after a handover to them failed', () => {
    goOnline();
    const callId = talk();

    centre.startConsult(callId, { id: '5094', name: '5094' });

    assert.deepEqual([valueOf(callId)?.transfer, valueOf(callId)?.line], ['consulting', 'held']);
    assert.throws(() => centre.assertCan(callId, 'call.resume'), refused('call/refused'));
    centre.startHandover(callId, { id: '5094', name: '5094' });
    centre.returnToConsult(callId, 'refused');
    assert.deepEqual([valueOf(callId)?.transfer, valueOf(callId)?.line], ['consulting', 'held']);
    centre.failHandover(callId, 'cancelled');
    assert.deepEqual([valueOf(callId)?.transfer, valueOf(callId)?.line], ['none', 'active']);
  });

  it('B8: hands nobody over who is not being talked to', () => {
    goOnline();
    const callId = ring();

    assert.throws(() => centre.startHandover(callId, { id: '5094', name: '5094' }), refused('call/refused'));
    assert.throws(() => centre.startConsult(callId, { id: '5094', name: '5094' }), refused('call/refused'));
    assert.throws(
      () => centre.startHandover('nobody', { id: '5094', name: '5094' }),
      refused('call/not-found'),
    );
    assert.equal(valueOf(callId)?.progress, 'ringing', 'nothing has changed');
  });

  it('B3: a page that goes away ends every call, each with one record', () => {
    goOnline();
    const callId = talk();

    const { records } = centre.endAllCalls();

    assert.deepEqual(
      records.map(({ id }) => id),
      [callId],
    );
    assert.deepEqual(centre.endAllCalls().records, []);
  });

  it('B3: what is known of a call beside its chart is written down and told', () => {
    goOnline();
    const callId = talk();

    const { facts } = centre.note(callId, { isHeldByFarEnd: true });

    assert.equal(centre.call(callId)?.chart.context.isHeldByFarEnd, true);
    assert.ok(facts.some(({ fact }) => fact.type === 'call.changed'));
  });
});
