import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { takes, type ChartNode, type ChartValue } from './chart-table.js';

const door: ChartNode = {
  on: { ring: { actions: 'chime' }, knock: {} },
  states: {
    shut: {
      on: { open: [{ guard: 'isUnlocked', target: 'ajar' }, { guard: { type: 'hasKey', params: 1 } }] },
    },
    ajar: { on: { shut: 'shut', ring: {} } },
  },
};
const house: ChartNode = {
  on: { sell: { actions: 'sign' } },
  states: { door, light: { states: { off: { on: { switch: 'on' } }, on: {} } } },
};

const answers = (value: ChartValue, type: string, ...rules: readonly string[]): boolean =>
  takes(typeof value === 'string' ? door : house, {
    value,
    type,
    allows: ({ type: rule }) => rules.includes(rule),
  });

describe('takes', () => {
  it('takes a step whose rule holds, and only the first such step', () => {
    assert.equal(answers('shut', 'open', 'isUnlocked'), true);
    assert.equal(answers('shut', 'open', 'hasKey'), false, 'that step goes nowhere');
    assert.equal(answers('shut', 'open'), false);
    assert.equal(answers('ajar', 'open', 'isUnlocked'), false);
    assert.equal(answers('ajar', 'shut'), true);
  });

  it('asks the innermost state first, then those around it', () => {
    assert.equal(answers('shut', 'ring'), true, 'an action is enough');
    assert.equal(answers('ajar', 'ring'), false, 'the state swallows it');
    assert.equal(answers('shut', 'knock'), false, 'neither somewhere nor something');
  });

  it('asks every region', () => {
    const value = { door: 'ajar', light: 'off' };

    assert.equal(answers(value, 'switch'), true);
    assert.equal(answers(value, 'shut'), true);
    assert.equal(answers(value, 'sell'), true);
    assert.equal(answers({ ...value, light: 'on' }, 'switch'), false);
  });
});
