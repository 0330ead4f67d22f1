import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getShortestPaths } from '@xstate/graph';
import {
  presenceStates,
  selectablePresences,
  type PresenceChoice,
  type PresenceState,
} from '../model/index.js';
import { advanceAgent, startAgentChart } from './agent-chart.js';
import { agentMachine } from './agent-machine.js';
import { canAgent, fromPresence, toPresence, type AgentChart, type AgentChartEvent } from './agent-table.js';

const at = 1000;
const idle: PresenceChoice = { state: 'idle' };

function choice(state: (typeof selectablePresences)[number]): PresenceChoice {
  return state === 'resting' ? { state, restReason: '用餐' } : { state };
}

/** Every event there is, in every form that matters. */
const events: readonly AgentChartEvent[] = [
  ...selectablePresences.map((state) => ({ type: 'presence.set' as const, at, choice: choice(state) })),
  { type: 'presence.clear-next', at },
  { type: 'session.ended', at },
  { type: 'call.offered', at },
  { type: 'call.dialled', at },
  { type: 'call.answered', at },
  { type: 'call.missed', at, isNotReadyNext: true },
  { type: 'call.missed', at, isNotReadyNext: false },
  { type: 'call.withdrawn', at },
  { type: 'call.ended', at, wrapUpMs: 30_000 },
  { type: 'call.ended', at, wrapUpMs: 0 },
  { type: 'wrap-up.return', at },
  { type: 'wrap-up.continue', at },
  { type: 'wrap-up.elapsed', at },
];

/**
 * The presence table once more, as an oracle of its own: where `event` leads from where the agent is; `null` where it may
 * not happen.
 */
function expected(chart: AgentChart, event: AgentChartEvent): PresenceState | null {
  const { value } = chart;
  if (value === 'offline') {
    return event.type === 'presence.set' && event.choice.state !== 'offline' ? event.choice.state : null;
  }
  if (value === 'ringing' || value === 'busy' || value === 'wrapUp') return expectedInCall(chart, event);
  switch (event.type) {
    case 'presence.set':
      return event.choice.state;
    case 'session.ended':
      return 'offline';
    case 'call.offered':
      return value === 'resting' ? null : 'ringing';
    case 'call.dialled':
      return 'busy';
    default:
      return null;
  }
}

function expectedInCall({ value, context }: AgentChart, event: AgentChartEvent): PresenceState | null {
  const after = (context.next ?? context.returnTo).state;
  switch (event.type) {
    case 'presence.set':
    case 'presence.clear-next':
      return value;
    case 'session.ended':
      return value === 'wrapUp' ? 'offline' : value;
    case 'call.answered':
      return value === 'ringing' ? 'busy' : null;
    case 'call.missed':
      if (value !== 'ringing') return null;
      return event.isNotReadyNext && context.next === null ? 'notReady' : after;
    case 'call.withdrawn':
      return value === 'ringing' ? after : null;
    case 'call.ended':
      if (value !== 'busy') return null;
      return event.wrapUpMs > 0 ? 'wrapUp' : after;
    case 'wrap-up.return':
      return value === 'wrapUp' ? (context.next ?? idle).state : null;
    case 'wrap-up.continue':
      return value === 'wrapUp' && context.wrapUpEndsAt !== null ? 'wrapUp' : null;
    case 'wrap-up.elapsed':
      return value === 'wrapUp' ? after : null;
    default:
      return null;
  }
}

const paths = getShortestPaths(agentMachine, {
  input: { at },
  events: [...events],
  serializeState: ({ value, context }) => JSON.stringify([value, { ...context, since: 0 }]),
  limit: 20_000,
});
const charts: AgentChart[] = paths.map(({ state }) => ({ value: state.value, context: state.context }));

function after(chart: AgentChart, ...types: AgentChartEvent[]): AgentChart {
  return types.reduce<AgentChart>(advanceAgent, chart);
}

describe('the presence table', () => {
  it('S14: in every state an agent can come to, every event leads where the table says, or nowhere', () => {
    const met = new Set<string>();
    for (const chart of charts) {
      for (const event of events) {
        const where = expected(chart, event);
        const what = `${JSON.stringify(event)} in ${JSON.stringify(chart)}`;
        assert.equal(canAgent(chart, event), where !== null, what);
        assert.equal(advanceAgent(chart, event).value, where ?? chart.value, what);
        met.add(`${chart.value} ${event.type}`);
      }
    }
    const types = new Set(events.map(({ type }) => type));
    assert.equal(met.size, presenceStates.length * types.size, 'every pair was met');
  });

  it('says what a presence would take as XState does, without XState', () => {
    for (const chart of charts) {
      const running = agentMachine.resolveState(chart);
      for (const event of events) {
        const what = `${JSON.stringify(event)} in ${JSON.stringify(chart)}`;
        assert.equal(canAgent(chart, event), running.can(event), what);
      }
    }
  });

  it('S14: every path to every state, walked step by step, never leaves the table', () => {
    for (const { steps } of paths) {
      let chart = startAgentChart(at);
      for (const { event } of steps) {
        const type: string = event.type;
        if (type === 'xstate.init') continue;
        const where = expected(chart, event);
        chart = advanceAgent(chart, event);
        if (where !== null) assert.equal(chart.value, where);
      }
    }
    assert.deepEqual([...new Set(charts.map(({ value }) => value))].sort(), [...presenceStates].sort());
  });

  it('S14: what belongs to a state is told in that state only', () => {
    for (const chart of charts) {
      const presence = toPresence(chart);
      const isInCall = ['ringing', 'busy', 'wrapUp'].includes(presence.state);
      if (!isInCall) assert.equal(presence.next, null, JSON.stringify(chart));
      if (presence.state !== 'wrapUp') {
        assert.deepEqual([presence.wrapUpMs, presence.wrapUpEndsAt], [null, null], JSON.stringify(chart));
      }
      assert.equal(presence.restReason !== null, presence.state === 'resting', JSON.stringify(chart));
    }
  });

  it('S14: a status chosen in a call is entered when it ends, whatever was before', () => {
    for (const chart of charts.filter(({ value }) => value === 'busy')) {
      for (const state of selectablePresences) {
        const ended = after(
          chart,
          { type: 'presence.set', at, choice: choice(state) },
          { type: 'call.ended', at, wrapUpMs: 0 },
        );
        assert.equal(ended.value, state, `${state} chosen in ${JSON.stringify(chart)}`);
        assert.equal(ended.context.restReason, state === 'resting' ? '用餐' : null);
      }
    }
  });

  it('S14: choosing what one goes back to anyway takes the reserved status back', () => {
    for (const from of ['idle', 'notReady', 'resting'] as const) {
      const busy = after(
        startAgentChart(at),
        { type: 'presence.set', at, choice: choice(from) },
        { type: 'call.dialled', at },
        { type: 'presence.set', at, choice: { state: 'offline' } },
      );
      assert.deepEqual(busy.context.next, { state: 'offline' });
      const back = advanceAgent(busy, { type: 'presence.set', at, choice: choice(from) });
      assert.equal(back.context.next, null);
      assert.equal(advanceAgent(back, { type: 'call.ended', at, wrapUpMs: 0 }).value, from);
    }
  });

  it('S14: 示闲 chosen in a call made from 小休 is kept, in the page’s mirror too', () => {
    const busy = after(
      startAgentChart(at),
      { type: 'presence.set', at, choice: choice('resting') },
      { type: 'call.dialled', at },
    );
    const event = { type: 'presence.set', at, choice: idle } as const;
    assert.deepEqual(advanceAgent(busy, event).context.next, idle);
    assert.ok(canAgent(fromPresence(toPresence(busy)), event));
  });
});
