import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { isWorkbenchError } from '../base/index.js';
import { flowSchema, type AgentCommand } from '../model/index.js';
import type { CallState } from './centre-state.js';
import type { Effect, ListenSource } from './effects.js';
import { TestCentre, testConfig } from './testing-kit.js';

const agentIds = testConfig.agents.map(({ id }) => id);

/** What the outside world may do next; `pick` chooses among what there is at that moment. */
type Step =
  /** Everybody is idle, a customer calls in, and whoever is rung answers. */
  | { readonly do: 'talk'; readonly number: string }
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
const transfer = (kind: 'group' | 'agent', id: string): AgentCommand => ({
  type: 'call.transfer',
  callId: '',
  to: { kind, id },
});
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
    { type: 'directory.watch', isWatching: true },
  ),
  fc.constantFrom<AgentCommand>(
    ...agentIds.map((agentId) => ({ type: 'call.internal' as const, agentId, useMobile: false })),
    ...agentIds.map((agentId) => ({ type: 'call.internal' as const, agentId, useMobile: true })),
  ),
  fc.record({
    type: fc.constant('mobile.set' as const),
    isAnswering: fc.boolean(),
    isDialling: fc.boolean(),
  }),
  fc.constantFrom<AgentCommand>(
    ...['phone', 'presales', 'none'].map((id) => transfer('group', id)),
    ...[...agentIds, 'none'].map((id) => transfer('agent', id)),
    { type: 'call.cancel-transfer', callId: '' },
    { type: 'call.mute', callId: '' },
    { type: 'call.unmute', callId: '' },
    { type: 'call.send-digits', callId: '', digits: '1#' },
  ),
  fc.constantFrom<AgentCommand>(
    { type: 'call.hang-up', callId: '' },
    { type: 'call.reject', callId: '' },
    { type: 'call.hold', callId: '' },
    { type: 'call.resume', callId: '' },
    { type: 'call.annotate', callId: '', remark: '备注' },
    { type: 'self-service.start', callId: '', flowId: 'ask' },
    { type: 'self-service.return', callId: '' },
  ),
);
const handOver = fc.oneof(
  fc.constantFrom('phone', 'presales').map((id) => transfer('group', id)),
  agentId.map((id) => transfer('agent', id)),
  fc.constant<AgentCommand>({ type: 'call.cancel-transfer', callId: '' }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('talk' as const),
      number: fc.constantFrom('051485664126', '051485664127'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('command' as const),
      agentId,
      command: handOver,
      pick: fc.constant(0),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('call-in' as const),
      number: fc.constantFrom('051485664126', '051485664127', '051485664128'),
      caller: fc.constantFrom('18912348352', '13812346021', '18912348353', '13900000000'),
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
  /** Calls that began for good: not the offers of transfers. */
  readonly begun = new Set<string>();
  /** What each leg hears, as the effects say. */
  readonly hears = new Map<string, ListenSource | 'prompt'>();
  readonly recorded = new Set<string>();
  readonly stopped: string[] = [];
  #seen = 0;
  #legs = 0;

  constructor(config: ConstructorParameters<typeof TestCentre>[0]) {
    this.host = new TestCentre({ ...withFlows, ...config });
    this.host.online(...agentIds);
    this.absorb();
  }

  absorb(): void {
    for (; this.#seen < this.host.effects.length; this.#seen++) this.#carryOut(this.host.effects[this.#seen]);
    for (const { id, handover } of Object.values(this.host.centre.state.calls)) {
      if (!handover?.fromCallId) this.begun.add(id);
    }
    for (const [id, { transferredFrom }] of this.host.records) if (!transferredFrom) this.begun.add(id);
  }

  #carryOut(effect: Effect | undefined): void {
    if (effect?.type === 'leg.ring-agent' || effect?.type === 'leg.dial') {
      assert.ok(!this.live.has(effect.legId), `${effect.legId} is called twice`);
      const agentId = effect.type === 'leg.ring-agent' ? effect.agentId : this.#ownerOf(effect);
      this.live.set(effect.legId, { agentId, callId: effect.callId });
    }
    if (effect?.type === 'leg.end') {
      assert.ok(this.live.delete(effect.legId), `${effect.legId} is ended, but is no leg any more`);
    }
    if (effect?.type === 'leg.listen') this.hears.set(effect.legId, effect.to);
    if (effect?.type === 'leg.prompt') this.hears.set(effect.legId, 'prompt');
    if (effect?.type === 'recording.start') {
      assert.ok(!this.recorded.has(effect.callId), `${effect.callId} is recorded twice`);
      this.recorded.add(effect.callId);
    }
    if (effect?.type === 'recording.stop') this.stopped.push(effect.callId);
  }

  /** The agent whose mobile phone is called, unless they are called as one who is away. */
  #ownerOf({ legId, party }: Extract<Effect, { type: 'leg.dial' }>): string | null {
    if (party === 'customer') return null;
    const call = Object.values(this.host.centre.state.calls).find(({ agentLegId }) => agentLegId === legId);
    return call?.chart.context.agentId ?? null;
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
    if (step.do === 'talk') return this.#talk(step.number);
    if (step.do === 'call-in') return this.#callIn(step.number, step.caller);
    if (step.do === 'leg') return this.#leg(step);
    const mine = host.centre.snapshot(step.agentId).calls;
    const live = mine.findIndex(({ value }) => value.progress !== 'ended');
    const index = step.pick === 0 ? Math.max(0, live) : step.pick % Math.max(1, mine.length);
    const callId = mine[index]?.context.id ?? 'none';
    host.command(step.agentId, 'callId' in step.command ? { ...step.command, callId } : step.command);
  }

  #talk(number: string): void {
    for (const agentId of agentIds) {
      this.host.keep(this.host.centre.lease(agentId, true));
      this.host.signal({ type: 'line.ready', agentId });
      this.host.command(agentId, { type: 'presence.set', state: 'idle' });
      if (this.host.presence(agentId).state === 'wrapUp')
        this.host.command(agentId, { type: 'wrap-up.return' });
    }
    this.#callIn(number, '18912348352');
    this.absorb();
    for (const { agentLegId, chart } of Object.values(this.host.centre.state.calls)) {
      const isRinging = chart.value.progress === 'ringing' && agentLegId !== null;
      if (isRinging && this.live.has(agentLegId)) {
        this.host.signal({ type: 'leg.answered', legId: agentLegId });
        this.absorb();
      }
    }
  }

  #callIn(calledNumber: string, callerNumber: string): void {
    const legId = `arrived-${++this.#legs}`;
    this.live.set(legId, { agentId: null, callId: null });
    this.host.signal({ type: 'leg.arrived', legId, callerNumber, calledNumber });
  }

  #leg(step: Extract<Step, { do: 'leg' }>): void {
    const { host } = this;
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
    const holders = live.filter((call) => call.customerLegId === legId || call.agentLegId === legId);
    assert.ok(holders.length > 0, `leg ${legId} is forgotten by ${callId}`);
    assert.ok(
      holders.every(({ legs }) => legs.some((one) => one.legId === legId && one.endedAt === null)),
      `leg ${legId} is over in the books of ${callId}`,
    );
  }
  for (const call of live) checkCall(world, call);
  const numbers = host.facts.map(({ fact }) => fact.seq);
  assert.ok(numbers.every((seq, index) => index === 0 || seq > (numbers[index - 1] ?? 0)));
}

function checkCall(world: World, call: CallState): void {
  const { host, live } = world;
  const { value, context } = call.chart;
  assert.ok(!host.records.has(call.id), `${call.id} has a record while live`);
  assert.equal(value.service === 'selfService', call.flow?.purpose === 'selfService');
  if (call.flow?.purpose === 'menu') assert.equal(context.agentId, null, `${call.id} rings in its menu`);
  const from = call.handover?.fromCallId ? host.centre.state.calls[call.handover.fromCallId] : undefined;
  assert.equal(value.transfer === 'transferring', call.offerCallId !== null);
  if (call.handover?.fromCallId) assert.equal(from?.offerCallId, call.id);
  if (call.peerCallId !== null) {
    const peer = host.centre.state.calls[call.peerCallId];
    assert.ok(peer && peer.chart.value.progress !== 'ended', `${call.id} has lost its other side`);
  } else if (call.isCustomerUp) {
    assert.ok(live.has(call.customerLegId), `${call.id} has no customer`);
    if (!from) checkCustomerHears(world, call);
  }
  if (call.agentLegId === null || !call.isAgentUp) return;
  const heard = world.hears.get(call.agentLegId);
  if (heard && heard !== 'prompt' && heard.kind === 'legs') {
    for (const legId of heard.legIds) assert.ok(live.has(legId), `${call.id}: the agent hears a dead leg`);
  }
}

/** The customer hears the agent exactly when both are there for each other, and else music or the flow. */
function checkCustomerHears(world: World, call: CallState): void {
  const { progress, line, transfer, microphone } = call.chart.value;
  const heard = world.hears.get(call.customerLegId);
  if (call.flow) {
    const isFlow = heard === 'prompt' || (typeof heard === 'object' && heard.kind === 'silence');
    return assert.ok(isFlow, `${call.id}: in a flow one hears the flow`);
  }
  const isTogether = progress === 'talking' && line === 'active' && transfer === 'none' && call.isAgentUp;
  const kind = !isTogether ? 'music' : microphone === 'muted' ? 'silence' : 'legs';
  assert.ok(typeof heard === 'object', `${call.id}: the customer hears nothing`);
  assert.equal(heard.kind, kind, `${call.id}: ${JSON.stringify([call.chart.value, call.isAgentUp])}`);
  if (heard.kind === 'legs') assert.deepEqual(heard.legIds, [call.agentLegId]);
}

describe('Centre: whatever happens', () => {
  const config = fc.record({
    isNotReadyAfterMiss: fc.boolean(),
    isAutomaticAnswer: fc.boolean(),
    wrapUpMs: fc.constantFrom(0, 30_000),
  });

  it('no call is offered to two agents or lost, no agent has two, and every call ends in exactly one record', () => {
    fc.assert(
      fc.property(config, fc.array(step, { maxLength: 60, size: 'max' }), (settings, steps) => {
        const world = new World(settings);
        for (const one of steps) {
          world.play(one);
          checkInvariants(world);
        }
        for (const legId of [...world.live.keys()]) {
          if (world.live.delete(legId)) world.host.end(legId);
          world.absorb();
        }
        world.host.advance(120_000);
        world.absorb();
        assert.equal(world.live.size, 0);
        assert.deepEqual([...world.host.records.keys()].sort(), [...world.begun].sort());
        assert.deepEqual(world.stopped.sort(), [...world.recorded].sort());
        for (const { chart } of Object.values(world.host.centre.state.agents)) {
          assert.ok(!['ringing', 'busy'].includes(chart.value));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('a refused command changes nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30, size: 'max' }), agentId, command, (steps, id, last) => {
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
      fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (steps) => {
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
