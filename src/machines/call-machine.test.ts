import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getShortestPaths } from '@xstate/graph';
import { newCallContext, type CallContext, type CallSnapshot } from '../model/index.js';
import { advanceCall, startCallChart } from './call-chart.js';
import { callMachine } from './call-machine.js';
import { canAnswer, canHangUp, canHold, canMute, canResume, canSendDigits } from './call-selectors.js';
import { canCall, type CallChartEvent } from './call-table.js';

const at = 1000;

function context(direction: 'inbound' | 'outbound'): CallContext {
  return newCallContext({
    id: 'call-1',
    direction,
    customerNumber: '18912348352',
    centreNumber: '051485664126',
    startedAt: at,
  });
}

const events: readonly CallChartEvent[] = [
  { type: 'call.ring', at, agentId: 'li', ringEndsAt: at + 20_000, isAutomatic: false },
  { type: 'call.requeue' },
  { type: 'call.far-end-ringing' },
  { type: 'call.far-end-answered' },
  { type: 'call.talk', at },
  { type: 'call.end', at, endStatus: 'normal', hungUpBy: 'agent' },
  { type: 'call.hold', at },
  { type: 'call.resume' },
  { type: 'microphone.mute' },
  { type: 'microphone.unmute' },
  { type: 'service.start' },
  { type: 'service.return' },
  { type: 'transfer.consult' },
  { type: 'transfer.start' },
  { type: 'transfer.join' },
  { type: 'transfer.return' },
  { type: 'agent-leg.lost' },
  { type: 'agent-leg.restored' },
];

function statesOf(direction: 'inbound' | 'outbound'): CallSnapshot[] {
  return getShortestPaths(callMachine, {
    input: context(direction),
    events: [...events],
    serializeState: ({ value, context: known }) => JSON.stringify([value, known.answeredAt !== null]),
    limit: 50_000,
  }).map(({ state }) => ({ value: state.value, context: state.context }));
}

const inbound = statesOf('inbound');
const outbound = statesOf('outbound');

describe('callMachine', () => {
  it('reaches every progress of its direction and no other', () => {
    const reached = (states: CallSnapshot[]): string[] =>
      [...new Set(states.map(({ value }) => value.progress))].sort();
    assert.deepEqual(reached(inbound), ['ended', 'offered', 'ringing', 'talking']);
    assert.deepEqual(reached(outbound), ['connecting', 'dialling', 'ended', 'talking']);
  });

  it('says what a call would take as XState does, without XState', () => {
    const all: readonly CallChartEvent[] = [...events, { type: 'call.annotate', remark: 'a' }];
    const taken = new Set<string>();
    for (const call of [...inbound, ...outbound]) {
      const running = callMachine.resolveState(call);
      for (const event of all) {
        assert.equal(canCall(call, event), running.can(event), `${event.type} in ${JSON.stringify(call)}`);
        if (running.can(event)) taken.add(event.type);
      }
    }
    assert.equal(taken.size, all.length, 'every event is taken somewhere');
  });

  it('S16, S17: holds and mutes only while talking, and each can be undone', () => {
    for (const call of [...inbound, ...outbound]) {
      const isTalking = call.value.progress === 'talking';
      const isWithAgent = isTalking && call.value.service === 'none' && call.value.transfer === 'none';
      assert.equal(canHold(call).isAllowed, isWithAgent && call.value.line === 'active');
      assert.equal(canResume(call).isAllowed, isTalking && call.value.line === 'held');
      assert.equal(canMute(call).isAllowed, isTalking);
    }
  });

  it('S19: sends digits only in an outgoing call that was answered', () => {
    assert.ok(inbound.every((call) => !canSendDigits(call).isAllowed));
    for (const call of outbound)
      assert.equal(canSendDigits(call).isAllowed, call.value.progress === 'talking');
  });

  it('an ended call takes nothing more, and is neither held nor muted', () => {
    const ended = [...inbound, ...outbound].filter(({ value }) => value.progress === 'ended');
    assert.ok(ended.length > 0);
    for (const call of ended) {
      for (const event of events) assert.equal(canCall(call, event), false, event.type);
      assert.deepEqual(
        { ...call.value, progress: '' },
        {
          progress: '',
          line: 'active',
          microphone: 'live',
          service: 'none',
          transfer: 'none',
          recovery: 'steady',
        },
      );
      assert.equal(canAnswer(call).isAllowed || canHangUp(call).isAllowed, false);
    }
  });

  it('every refusal says why', () => {
    const call = advanceCall(startCallChart(context('inbound')), {
      type: 'call.ring',
      at,
      agentId: 'li',
      ringEndsAt: at,
      isAutomatic: false,
    });
    assert.deepEqual(canHold(call), { isAllowed: false, reason: 'notAnswered' });
    assert.deepEqual(canAnswer(call), { isAllowed: true });
    const talking = advanceCall(call, { type: 'call.talk', at });
    assert.deepEqual(canSendDigits(talking), { isAllowed: false, reason: 'outboundOnly' });
    const held = advanceCall(talking, { type: 'call.hold', at });
    assert.deepEqual(canHold(held), { isAllowed: false, reason: 'onHold' });
  });

  it('keeps a remark and tags that were not given anew', () => {
    const call = advanceCall(startCallChart(context('inbound')), {
      type: 'call.annotate',
      remark: '咨询套餐',
    });
    const tagged = advanceCall(call, { type: 'call.annotate', tags: ['套餐'] });
    assert.equal(tagged.context.remark, '咨询套餐');
    assert.deepEqual(tagged.context.tags, ['套餐']);
  });
});
