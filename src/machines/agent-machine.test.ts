import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getShortestPaths } from '@xstate/graph';
import { presenceStates, type PresenceState } from '../model/index.js';
import { advanceAgent, startAgentChart } from './agent-chart.js';
import { agentMachine } from './agent-machine.js';
import { canAgent, type AgentChart, type AgentChartEvent } from './agent-table.js';

const at = 1000;
const set = (state: 'idle' | 'notReady' | 'resting' | 'offline'): AgentChartEvent => ({
  type: 'presence.set',
  at,
  choice: state === 'resting' ? { state, restReason: '用餐' } : { state },
});

/** Every event there is, in every form that matters. */
const events: readonly AgentChartEvent[] = [
  set('idle'),
  set('notReady'),
  set('resting'),
  set('offline'),
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

const serialize = ({ value, context }: { value: unknown; context: unknown }): string => {
  const { next, returnTo, wrapUpEndsAt, restReason } = context as AgentChart['context'];
  return JSON.stringify([value, next, returnTo, wrapUpEndsAt !== null, restReason]);
};

/** What may be done in each state: the table of the manual, written down once more as an oracle. */
const table: Record<
  PresenceState,
  { offered: boolean; dialled: boolean; chooses: readonly PresenceState[] }
> = {
  offline: { offered: false, dialled: false, chooses: ['idle', 'notReady', 'resting'] },
  idle: { offered: true, dialled: true, chooses: ['idle', 'notReady', 'resting', 'offline'] },
  notReady: { offered: true, dialled: true, chooses: ['idle', 'notReady', 'resting', 'offline'] },
  resting: { offered: false, dialled: true, chooses: ['idle', 'notReady', 'resting', 'offline'] },
  ringing: { offered: false, dialled: false, chooses: [] },
  busy: { offered: false, dialled: false, chooses: [] },
  wrapUp: { offered: false, dialled: false, chooses: [] },
};

const paths = getShortestPaths(agentMachine, {
  input: { at },
  events: [...events],
  serializeState: serialize,
  limit: 5000,
});

describe('agentMachine', () => {
  it('reaches every presence', () => {
    const reached = new Set(paths.map(({ state }) => state.value));
    assert.deepEqual([...reached].sort(), [...presenceStates].sort());
  });

  it('in every state it can come to, takes exactly what the table allows', () => {
    assert.ok(paths.length > 20, `only ${paths.length} states`);
    for (const { state } of paths) {
      const chart = { value: state.value, context: state.context };
      const rule = table[chart.value];
      assert.equal(canAgent(chart, { type: 'call.offered', at }), rule.offered, serialize(chart));
      assert.equal(canAgent(chart, { type: 'call.dialled', at }), rule.dialled, serialize(chart));
      for (const choice of ['idle', 'notReady', 'resting', 'offline'] as const) {
        const after = advanceAgent(chart, set(choice));
        if (rule.chooses.includes(choice)) assert.equal(after.value, choice);
        else assert.equal(after.value, chart.value);
        if (!['ringing', 'busy', 'wrapUp'].includes(chart.value)) continue;
        const isWhereItReturns = chart.context.returnTo.state === choice;
        assert.equal(after.context.next?.state ?? null, isWhereItReturns ? null : choice, serialize(chart));
      }
    }
  });

  it('enters what was chosen in a call when it ends, and nothing is remembered after that', () => {
    for (const { state } of paths) {
      if (state.value !== 'busy') continue;
      const chart: AgentChart = { value: 'busy', context: state.context };
      const ended = advanceAgent(advanceAgent(chart, set('resting')), {
        type: 'call.ended',
        at,
        wrapUpMs: 0,
      });
      assert.equal(ended.value, 'resting');
      assert.equal(ended.context.restReason, '用餐');
      assert.equal(ended.context.next, null);
    }
  });

  it('a presence chosen for later can be taken back while it waits, and only then', () => {
    for (const { state } of paths) {
      const chart: AgentChart = { value: state.value, context: state.context };
      const isWaiting = ['ringing', 'busy', 'wrapUp'].includes(chart.value);
      assert.equal(canAgent(chart, { type: 'presence.clear-next', at }), isWaiting);
      if (!isWaiting) continue;
      const kept = advanceAgent(advanceAgent(chart, set('offline')), { type: 'presence.clear-next', at });
      assert.equal(kept.value, chart.value);
      assert.equal(kept.context.next, null);
    }
  });

  it('goes back to 示忙 or 小休 after an outgoing call, but 返回接待 means idle', () => {
    for (const from of ['notReady', 'resting'] as const) {
      const wrapUp = [
        set(from),
        { type: 'call.dialled', at },
        { type: 'call.ended', at, wrapUpMs: 30_000 },
      ] as const;
      const chart = wrapUp.reduce<AgentChart>(advanceAgent, startAgentChart(at));
      assert.equal(chart.value, 'wrapUp');
      assert.equal(advanceAgent(chart, { type: 'wrap-up.elapsed', at }).value, from);
      assert.equal(advanceAgent(chart, { type: 'wrap-up.return', at }).value, 'idle');
    }
  });

  it('继续话后整理 can be pressed once, and only in wrap-up', () => {
    for (const { state } of paths) {
      const chart = { value: state.value, context: state.context };
      const isAllowed = canAgent(chart, { type: 'wrap-up.continue', at });
      assert.equal(isAllowed, chart.value === 'wrapUp' && chart.context.wrapUpEndsAt !== null);
    }
  });

  it('a sign-out during a call waits for its end', () => {
    const talking = [
      set('idle'),
      { type: 'call.offered', at },
      { type: 'call.answered', at },
      { type: 'session.ended', at },
    ] as const;
    const chart = talking.reduce<AgentChart>(advanceAgent, startAgentChart(at));
    assert.equal(chart.value, 'busy');
    assert.equal(advanceAgent(chart, { type: 'call.ended', at, wrapUpMs: 0 }).value, 'offline');
  });
});
