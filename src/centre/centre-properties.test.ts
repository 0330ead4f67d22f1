import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { isWorkbenchError } from '../base/index.js';
import { flowSchema, type AgentCommand } from '../model/index.js';
import { TestCentre, testConfig } from './testing-kit.js';

const agentIds = testConfig.agents.map(({ id }) => id);

/** What the outside world may do next; `pick` chooses among what there is at that moment. */
type Step =
  | { readonly do: 'call-in'; readonly number: string; readonly caller: string }
  | {
      readonly do: 'leg';
      readonly what: 'answer' | 'ring' | 'end' | 'lose' | 'press' | 'hear-out';
      readonly pick: number;
      readonly sipStatus: number;
    }
  | {
      readonly do: 'command';
      readonly agentId: string;
      readonly command: AgentCommand;
      readonly pick: number;
    }
  | { readonly do: 'lease'; readonly agentId: string; readonly isUp: boolean }
  | { readonly do: 'line'; readonly agentId: string; readonly isUp: boolean }
  | { readonly do: 'sign-out'; readonly agentId: string }
  | { readonly do: 'wait'; readonly ms: number };

/** A flow with every kind of step, for agents and as the menu of a number of its own. */
const flow = v.parse(flowSchema, {
  id: 'ask',
  name: '询问',
  start: 'hello',
  nodes: {
    hello: { type: 'say', prompt: { text: '您好' }, next: 'menu' },
    menu: {
      type: 'menu',
      prompt: { text: '请按键' },
      keys: {
        0: { label: '再听一遍', next: 'hello' },
        1: { label: '工单号', next: 'number' },
        2: { label: '售前', next: 'presales' },
        3: { label: '结束', next: 'bye' },
      },
      otherwise: 'back',
    },
    number: {
      type: 'collect',
      prompt: { text: '工单号' },
      label: '工单号',
      maxDigits: 2,
      next: 'back',
      otherwise: 'bye',
    },
    presales: { type: 'transfer', group: 'presales' },
    back: { type: 'return' },
    bye: { type: 'hangUp' },
  },
});
const withFlows = {
  flows: [flow],
  numbers: [...testConfig.numbers, { number: '051485664128', groupId: 'phone', flowId: 'ask' }],
};

const agentId = fc.constantFrom(...agentIds);
const command: fc.Arbitrary<AgentCommand> = fc.oneof(
  fc.constantFrom<AgentCommand>(
    { type: 'presence.set', state: 'idle' },
    { type: 'presence.set', state: 'notReady' },
    { type: 'presence.set', state: 'offline' },
    { type: 'presence.set', state: 'resting', restReason: '用餐' },
    { type: 'wrap-up.return' },
    { type: 'wrap-up.continue' },
    { type: 'call.place', to: '13812346021' },
    { type: 'tasks.complete' },
  ),
  fc.constantFrom<AgentCommand>(
    { type: 'call.hang-up', callId: '' },
    { type: 'call.hold', callId: '' },
    { type: 'call.resume', callId: '' },
    { type: 'call.annotate', callId: '', remark: '备注' },
    { type: 'self-service.start', callId: '', flowId: 'ask' },
    { type: 'self-service.return', callId: '' },
  ),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('call-in' as const),
      number: fc.constantFrom('051485664126', '051485664127', '051485664128'),
      caller: fc.constantFrom('18912348352', '13812346021', '13900000000'),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('leg' as const),
      what: fc.constantFrom(
        'answer' as const,
        'answer' as const,
        'ring' as const,
        'end' as const,
        'lose' as const,
        'press' as const,
        'hear-out' as const,
      ),
      pick: fc.nat(20),
      sipStatus: fc.constantFrom(404, 480, 486, 487, 503, 603),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('command' as const), agentId, command, pick: fc.nat(20) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('lease' as const),
      agentId,
      isUp: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('line' as const), agentId, isUp: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sign-out' as const), agentId }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(500, 5000, 20_000, 61_000),
    }),
  },
);

/** Plays the telephones: knows which legs are alive, from the effects alone. */
class World {
  readonly host: TestCentre;
  readonly live = new Map<string, { readonly agentId: string | null; readonly callId: string | null }>();
  readonly arrived = new Set<string>();
  #seen = 0;
  #legs = 0;

  constructor(config: ConstructorParameters<typeof TestCentre>[0]) {
    this.host = new TestCentre({ ...withFlows, ...config });
    this.host.online(...agentIds);
    this.absorb();
  }

  absorb(): void {
    for (; this.#seen < this.host.effects.length; this.#seen++) {
      const effect = this.host.effects[this.#seen];
      if (effect?.type === 'leg.ring-agent')
        this.live.set(effect.legId, { agentId: effect.agentId, callId: effect.callId });
      if (effect?.type === 'leg.dial') this.live.set(effect.legId, { agentId: null, callId: effect.callId });
      if (effect?.type === 'leg.end') this.live.delete(effect.legId);
    }
  }

  play(step: Step): void {
    try {
      this.#act(step);
    } catch (error) {
      if (step.do !== 'command' || !isWorkbenchError(error)) throw error;
    }
    this.absorb();
  }

  #act(step: Step): void {
    const { host } = this;
    if (step.do === 'wait') return host.advance(step.ms);
    if (step.do === 'sign-out') return void host.keep(host.centre.signOut(step.agentId));
    if (step.do === 'lease') return void host.keep(host.centre.lease(step.agentId, step.isUp));
    if (step.do === 'line') {
      return void host.signal({ type: step.isUp ? 'line.ready' : 'line.lost', agentId: step.agentId });
    }
    if (step.do === 'call-in') {
      const legId = `arrived-${++this.#legs}`;
      this.live.set(legId, { agentId: null, callId: null });
      this.arrived.add(legId);
      return void host.signal({
        type: 'leg.arrived',
        legId,
        callerNumber: step.caller,
        calledNumber: step.number,
      });
    }
    if (step.do === 'command') {
      const mine = host.centre.snapshot(step.agentId).calls;
      const callId = mine[step.pick % Math.max(1, mine.length)]?.context.id ?? 'none';
      const command = 'callId' in step.command ? { ...step.command, callId } : step.command;
      return void host.command(step.agentId, command);
    }
    const legs = [...this.live.keys()];
    const legId = legs[step.pick % Math.max(1, legs.length)];
    if (legId === undefined) return;
    if (step.what === 'answer') host.signal({ type: 'leg.answered', legId });
    else if (step.what === 'ring') host.signal({ type: 'leg.ringing', legId });
    else if (step.what === 'press')
      host.signal({ type: 'leg.digit', legId, digit: String(step.sipStatus % 5) });
    else if (step.what === 'hear-out') {
      const prompt = host.effects
        .filter((effect) => effect.type === 'leg.prompt' && effect.legId === legId)
        .at(-1);
      if (prompt?.type === 'leg.prompt')
        host.signal({ type: 'leg.prompt-ended', legId, promptId: prompt.promptId });
    } else {
      this.live.delete(legId);
      host.end(legId, { isConnectionLost: step.what === 'lose', sipStatus: step.sipStatus });
    }
  }
}

function checkInvariants(world: World): void {
  const { host } = world;
  const { calls, agents } = host.centre.state;
  const live = Object.values(calls).filter(({ chart }) => chart.value.progress !== 'ended');
  for (const id of agentIds) {
    const mine = live.filter(({ chart }) => chart.context.agentId === id);
    assert.ok(mine.length <= 1, `${id} has ${mine.length} live calls`);
    const presence = agents[id]?.chart.value;
    const isOnCall = presence === 'ringing' || presence === 'busy';
    assert.equal(isOnCall, mine.length === 1, `${id} is ${presence} with ${mine.length} live calls`);
    const legs = [...world.live.values()].filter((leg) => leg.agentId === id);
    assert.ok(legs.length <= 1, `${id} has ${legs.length} legs`);
  }
  for (const [legId, leg] of world.live) {
    const callId = leg.callId ?? host.centre.callIdOfLeg(legId);
    const call = callId === null ? undefined : calls[callId];
    assert.ok(call && call.chart.value.progress !== 'ended', `leg ${legId} is lost`);
    assert.ok(
      call.customerLegId === legId || call.agentLegId === legId,
      `leg ${legId} is forgotten by ${call.id}`,
    );
  }
  for (const call of live) {
    assert.ok(world.live.has(call.customerLegId), `${call.id} has no customer`);
    assert.ok(!host.records.has(call.id), `${call.id} has a record while live`);
    const { value, context } = call.chart;
    assert.equal(value.service === 'selfService', call.flow?.purpose === 'selfService');
    if (call.flow?.purpose === 'menu') assert.equal(context.agentId, null, `${call.id} rings in its menu`);
  }
  const numbers = host.facts.map(({ fact }) => fact.seq);
  assert.ok(numbers.every((seq, index) => index === 0 || seq > (numbers[index - 1] ?? 0)));
}

describe('Centre: whatever happens', () => {
  const config = fc.record({
    isNotReadyAfterMiss: fc.boolean(),
    isAutomaticAnswer: fc.boolean(),
    wrapUpMs: fc.constantFrom(0, 30_000),
  });

  it('no call is offered to two agents or lost, no agent has two, and every call ends in exactly one record', () => {
    fc.assert(
      fc.property(config, fc.array(step, { maxLength: 60 }), (settings, steps) => {
        const world = new World(settings);
        for (const one of steps) {
          world.play(one);
          checkInvariants(world);
        }
        const dialled = world.host.effects.filter(({ type }) => type === 'leg.dial').length;
        for (const legId of [...world.live.keys()]) {
          if (world.live.delete(legId)) world.host.end(legId);
          world.absorb();
        }
        world.host.advance(120_000);
        world.absorb();
        assert.equal(world.live.size, 0);
        assert.equal(world.host.records.size, world.arrived.size + dialled);
        for (const { chart } of Object.values(world.host.centre.state.agents)) {
          assert.ok(!['ringing', 'busy'].includes(chart.value));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('a refused command changes nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), agentId, command, (steps, id, last) => {
        const world = new World({});
        for (const one of steps) world.play(one);
        const before = JSON.stringify(world.host.centre.state);
        try {
          world.host.centre.command(id, last);
        } catch {
          assert.equal(JSON.stringify(world.host.centre.state), before);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the same inputs lead to the same facts, also when the state was stored in between', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const once = new World({});
        const twice = new World({});
        for (const one of steps) {
          once.play(one);
          twice.play(one);
        }
        assert.deepEqual(twice.host.facts, once.host.facts);
        assert.deepEqual(JSON.parse(JSON.stringify(once.host.centre.state)), once.host.centre.state);
      }),
      { numRuns: 100 },
    );
  });
});
