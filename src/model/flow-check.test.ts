import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { checkFlow } from './flow-check.js';
import { flowSchema, type Flow } from './flow.js';

const prompt = { text: '请按键' };

function flow(nodes: Record<string, unknown>, start = 'ask'): Flow {
  return v.parse(flowSchema, { id: 'rating', name: '满意度评价', start, nodes });
}

const sound = {
  ask: {
    type: 'menu',
    prompt,
    keys: { 1: { label: '满意', next: 'number' }, 2: { label: '不满意', next: 'agent' } },
    otherwise: 'bye',
  },
  number: { type: 'collect', prompt, label: '工单号', maxDigits: 6, next: 'bye', otherwise: 'agent' },
  bye: { type: 'say', prompt, next: 'end' },
  end: { type: 'hangUp' },
  agent: { type: 'transfer', group: 'voice' },
};

/** What is wrong, as `path: message`. */
function complaints(nodes: Record<string, unknown>, start?: string): string[] {
  return checkFlow(flow(nodes, start), ['voice']).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('checkFlow', () => {
  it('S18: finds nothing wrong with a flow that can be run', () => {
    assert.deepEqual(complaints(sound), []);
  });

  it('S18: names every step that is not there, by the place that names it', () => {
    assert.deepEqual(complaints({ ...sound, bye: { type: 'say', prompt, next: 'nowhere' } }, 'begin'), [
      'start: there is no step "begin"',
      'nodes.bye.next: there is no step "nowhere"',
    ]);
    assert.deepEqual(
      complaints({
        ask: { type: 'menu', prompt, keys: { 1: { label: '是', next: 'gone' } }, otherwise: 'lost' },
      }),
      ['nodes.ask.keys.1.next: there is no step "gone"', 'nodes.ask.otherwise: there is no step "lost"'],
    );
  });

  it('S18: takes no name that objects have by themselves for a step', () => {
    assert.deepEqual(complaints({ ask: { type: 'say', prompt, next: 'constructor' } }), [
      'nodes.ask.next: there is no step "constructor"',
    ]);
  });

  it('S18: names a group that is not there, a menu without keys, and digits that can never be enough', () => {
    assert.deepEqual(complaints({ ...sound, agent: { type: 'transfer', group: 'chat' } }), [
      'nodes.agent.group: there is no group "chat"',
    ]);
    assert.deepEqual(
      complaints({
        ask: { type: 'menu', prompt, keys: {}, otherwise: 'number' },
        number: {
          type: 'collect',
          prompt,
          label: '工单号',
          minDigits: 8,
          maxDigits: 6,
          next: 'end',
          otherwise: 'end',
        },
        end: { type: 'return' },
      }),
      [
        'nodes.ask.keys: a menu needs at least one key',
        'nodes.number.minDigits: must not be more than maxDigits, 6',
      ],
    );
  });

  it('S18: names steps nobody comes to', () => {
    assert.deepEqual(complaints({ ...sound, island: { type: 'return' } }), [
      'nodes.island: no step leads here',
    ]);
  });

  it('S18: names steps from which the customer can never get out', () => {
    assert.deepEqual(
      complaints({
        ask: { type: 'menu', prompt, keys: { 1: { label: '是', next: 'end' } }, otherwise: 'one' },
        one: { type: 'say', prompt, next: 'two' },
        two: { type: 'say', prompt, next: 'one' },
        end: { type: 'return' },
      }),
      [
        'nodes.one: no way from here leads to an end (return, transfer or hangUp)',
        'nodes.two: no way from here leads to an end (return, transfer or hangUp)',
      ],
    );
  });

  it('S18: names rounds that only a key would end', () => {
    assert.deepEqual(
      complaints({
        ask: { type: 'menu', prompt, keys: { 1: { label: '是', next: 'end' } }, otherwise: 'sorry' },
        sorry: { type: 'say', prompt, next: 'ask' },
        end: { type: 'return' },
      }),
      [
        'nodes.ask: without a key the customer would hear this again and again for ever',
        'nodes.sorry: without a key the customer would hear this again and again for ever',
      ],
    );
    assert.deepEqual(
      complaints({
        ask: { type: 'menu', prompt, keys: { '*': { label: '重听', next: 'ask' } }, otherwise: 'end' },
        end: { type: 'return' },
      }),
      [],
      'a round by keys is the customer’s own choice',
    );
  });
});
