import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { isWorkbenchError } from '../base/index.js';
import { checkFlow, flowSchema, type CallContext, type Flow } from '../model/index.js';
import type { Effect } from './effects.js';
import { longestPromptMs } from './flow-runner.js';
import { TestCentre, testConfig } from './testing-kit.js';

function flow(id: string, nodes: Record<string, unknown>, more: Record<string, unknown> = {}): Flow {
  const known = v.parse(flowSchema, { id, name: id, start: 'start', nodes, ...more });
  assert.deepEqual(checkFlow(known, ['phone', 'presales']), []);
  return known;
}

const intro = flow(
  'intro',
  {
    start: { type: 'say', prompt: { text: '产品介绍', file: 'intro.wav' }, next: 'confirm' },
    confirm: {
      type: 'menu',
      prompt: { text: '请按 1 确认' },
      keys: { 1: { label: '已确认', next: 'thanks' }, '*': { label: '重听', next: 'start' } },
      timeoutSeconds: 5,
      otherwise: 'end',
    },
    thanks: { type: 'say', prompt: { text: '谢谢' }, next: 'end' },
    end: { type: 'return' },
  },
  { name: '播放产品介绍', description: '请用户按键确认' },
);
const survey = flow('survey', {
  start: {
    type: 'menu',
    prompt: { text: '需要售前服务请按 1' },
    keys: { 1: { label: '售前服务', next: 'presales' } },
    otherwise: 'presales',
  },
  presales: { type: 'transfer', group: 'presales' },
});
const ticket = flow('ticket', {
  start: {
    type: 'collect',
    prompt: { text: '请输入工单号' },
    label: '工单号',
    minDigits: 3,
    maxDigits: 6,
    timeoutSeconds: 5,
    retries: 1,
    next: 'end',
    otherwise: 'bye',
  },
  end: { type: 'return' },
  bye: { type: 'hangUp' },
});
const menu = flow(
  'menu',
  {
    start: { type: 'say', prompt: { text: '欢迎致电' }, next: 'choose' },
    choose: {
      type: 'menu',
      prompt: { text: '业务咨询请按 1，售后服务请按 2，人工请按 0' },
      keys: {
        1: { label: '业务咨询', next: 'number' },
        2: { label: '售后服务', next: 'presales' },
        0: { label: '人工', next: 'own' },
        9: { label: '结束', next: 'bye' },
      },
      timeoutSeconds: 5,
      otherwise: 'own',
    },
    number: {
      type: 'collect',
      prompt: { text: '请输入会员号' },
      label: '会员号',
      maxDigits: 4,
      next: 'own',
      otherwise: 'own',
    },
    own: { type: 'return' },
    presales: { type: 'transfer', group: 'presales' },
    bye: { type: 'hangUp' },
  },
  { isForAgents: false },
);

const [main, second] = testConfig.numbers;
const config = {
  flows: [intro, ticket, menu, survey],
  numbers: [
    { number: main?.number ?? '', groupId: 'phone', flowId: 'menu' },
    { number: second?.number ?? '', groupId: 'phone', flowId: null },
  ],
};
const direct = second?.number ?? '';
const leg = 'customer-leg';

/** A customer's side of the story: what is pressed, heard to the end, and known of the call. */
class Story {
  readonly host = new TestCentre(config);
  callId = '';

  /** 李晓雯 talks with a customer. */
  static talking(): Story {
    const story = new Story();
    story.host.online('li');
    story.callId = story.host.callIn(leg, '18912348352', direct);
    story.answer();
    return story;
  }

  /** A customer in the menu of the first number. */
  static inMenu(...online: string[]): Story {
    const story = new Story();
    story.host.online(...online);
    story.callId = story.host.callIn(leg);
    return story;
  }

  answer(): void {
    this.host.signal({ type: 'leg.answered', legId: this.host.last('leg.ring-agent').legId });
  }

  start(flowId: string): void {
    this.host.command('li', { type: 'self-service.start', callId: this.callId, flowId });
  }

  back(): void {
    this.host.command('li', { type: 'self-service.return', callId: this.callId });
  }

  press(keys: string): void {
    for (const digit of keys) this.host.signal({ type: 'leg.digit', legId: leg, digit });
  }

  /** The prompt that is being said comes to its end. */
  hearOut(): void {
    const { promptId } = this.host.last('leg.prompt');
    this.host.signal({ type: 'leg.prompt-ended', legId: leg, promptId });
  }

  get heard(): string {
    return this.host.last('leg.prompt').prompt.text;
  }

  get context(): CallContext {
    const call = this.host.centre.state.calls[this.callId];
    assert.ok(call, 'the call is gone');
    return call.chart.context;
  }

  get isInFlow(): boolean {
    return Boolean(this.host.centre.state.calls[this.callId]?.flow);
  }

  /** What a leg was last told to listen to. */
  hears(legId: string): Extract<Effect, { type: 'leg.listen' }>['to'] | undefined {
    const told = this.host.effects.filter((effect) => effect.type === 'leg.listen' && effect.legId === legId);
    const last = told.at(-1);
    return last?.type === 'leg.listen' ? last.to : undefined;
  }

  refusal(work: () => void): string {
    try {
      work();
    } catch (error) {
      if (isWorkbenchError(error)) return error.code;
      throw error;
    }
    return 'none';
  }
}

describe('Centre: self-service of a live call', () => {
  it('S18: the customer hears the prompt and the agent nothing, and only the customer is recorded', () => {
    const story = Story.talking();
    const agentLeg = story.host.last('leg.ring-agent').legId;

    story.start('intro');

    assert.deepEqual(story.host.last('leg.prompt').prompt, {
      kind: 'file',
      file: 'intro.wav',
      text: '产品介绍',
      language: 'zh-CN',
    });
    assert.equal(story.host.last('leg.prompt').legId, leg);
    assert.deepEqual(story.hears(agentLeg), { kind: 'silence' });
    assert.equal(story.host.last('recording.pause-agent').isPaused, true);
    assert.deepEqual(story.host.centre.snapshot('li').calls[0]?.context.selfService, {
      flow: { id: 'intro', name: '播放产品介绍', description: '请用户按键确认' },
      startedAt: story.host.clock.now(),
      prompt: '产品介绍',
      steps: [],
      results: [],
      endedAt: null,
    });
  });

  it('S18: a key shows up at the agent, and at the end of the flow both hear each other again', () => {
    const story = Story.talking();
    const agentLeg = story.host.last('leg.ring-agent').legId;
    story.start('intro');
    story.hearOut();
    assert.equal(story.heard, '请按 1 确认');
    story.hearOut();

    story.press('1');
    assert.deepEqual(story.host.told('li', 'call.changed').at(-1)?.data, {
      value: { ...story.host.centre.state.calls[story.callId]?.chart.value },
      context: {
        ...story.context,
        customerNumber: '189****8352',
        selfService: { ...story.context.selfService, prompt: '谢谢', steps: [{ key: '1', label: '已确认' }] },
      },
    });
    story.hearOut();

    assert.equal(story.context.selfService?.endedAt, story.host.clock.now());
    assert.deepEqual(story.hears(leg), { kind: 'legs', legIds: [agentLeg] });
    assert.deepEqual(story.hears(agentLeg), { kind: 'legs', legIds: [leg] });
    assert.equal(story.host.last('recording.pause-agent').isPaused, false);
  });

  it('S18: 返回通话 brings the agent back in the middle of a prompt, and once more is no error', () => {
    const story = Story.talking();
    story.start('intro');
    const { promptId } = story.host.last('leg.prompt');

    story.back();
    story.back();

    assert.equal(story.hears(leg)?.kind, 'legs');
    assert.equal(story.isInFlow, false);
    story.host.signal({ type: 'leg.prompt-ended', legId: leg, promptId });
    story.press('1');
    assert.deepEqual(story.context.selfService?.steps, []);
    story.start('ticket');
    assert.equal(story.heard, '请输入工单号');
  });

  it('S18: a key during a prompt stops it, also the announcement before the menu', () => {
    const story = Story.talking();
    story.start('intro');

    story.press('1');

    assert.deepEqual(story.context.selfService?.steps, [{ key: '1', label: '已确认' }]);
    assert.equal(story.heard, '谢谢');
  });

  it('S18: the end of a prompt that was stopped, told late, moves nobody on', () => {
    const story = Story.talking();
    story.start('intro');
    const { promptId } = story.host.last('leg.prompt');
    story.press('1');

    story.host.signal({ type: 'leg.prompt-ended', legId: leg, promptId });

    assert.equal(story.isInFlow, true);
    assert.equal(story.heard, '谢谢');
  });

  it('S18: a wrong key or none has the prompt said again, then the flow goes its other way', () => {
    const story = Story.talking();
    story.start('intro');
    story.hearOut();
    const before = story.host.effects.filter(({ type }) => type === 'leg.prompt').length;
    story.press('7');
    assert.equal(story.host.effects.filter(({ type }) => type === 'leg.prompt').length, before + 1);
    story.hearOut();

    story.host.advance(4999);
    assert.equal(story.isInFlow, true);
    story.host.advance(1);

    assert.equal(story.isInFlow, false);
    assert.deepEqual(story.context.selfService?.steps, []);
  });

  it('S18: digits are collected until #, the most, or a pause after enough of them', () => {
    for (const [keys, waitMs, value] of [
      ['1234#', 0, '1234'],
      ['123456', 0, '123456'],
      ['123', 5000, '123'],
    ] as const) {
      const story = Story.talking();
      story.start('ticket');
      story.press(keys);
      story.host.advance(waitMs);
      assert.deepEqual(story.context.selfService?.results, [{ label: '工单号', value }]);
      assert.equal(story.isInFlow, false);
    }
  });

  it('S18: too few digits are asked for again; then the flow may hang up, by the system', () => {
    const story = Story.talking();
    story.start('ticket');
    story.press('12#');
    assert.equal(story.isInFlow, true);
    story.press('1');
    story.host.advance(5000);

    const record = story.host.records.get(story.callId);
    assert.deepEqual([record?.endStatus, record?.hungUpBy], ['normal', 'system']);
    assert.ok(story.context.selfService);
    assert.equal(story.context.selfService.endedAt, story.context.endedAt);
    assert.deepEqual(story.context.selfService.results, []);
  });

  it('S18: starting it lifts the hold; hold and a second flow are refused meanwhile', () => {
    const story = Story.talking();
    story.host.command('li', { type: 'call.hold', callId: story.callId });

    story.start('intro');

    assert.equal(story.context.heldSince, null);
    const hold = { type: 'call.hold', callId: story.callId } as const;
    assert.equal(
      story.refusal(() => void story.host.command('li', hold)),
      'call/refused',
    );
    assert.equal(
      story.refusal(() => story.start('ticket')),
      'call/refused',
    );
  });

  it('S18: refuses a flow that is not there or not for agents, and a call that is not talking', () => {
    const story = Story.talking();
    assert.equal(
      story.refusal(() => story.start('nothing')),
      'self-service/unknown-flow',
    );
    assert.equal(
      story.refusal(() => story.start('menu')),
      'self-service/unknown-flow',
    );
    assert.equal(
      story.refusal(() => story.back()),
      'call/refused',
    );
    story.host.end(leg);
    assert.equal(
      story.refusal(() => story.start('intro')),
      'call/refused',
    );
  });

  it('S18, S21: a flow may hand the customer to a skill group, as the agent would', () => {
    const story = Story.talking();
    story.host.online('zhao');
    story.start('survey');

    story.press('1');

    const source = story.host.centre.state.calls[story.callId]?.chart;
    assert.deepEqual([source?.value.service, source?.value.transfer], ['none', 'transferring']);
    assert.deepEqual(story.hears(leg), { kind: 'music', music: 'hold' });
    story.answer();
    assert.equal(story.host.records.get(story.callId)?.endStatus, 'transferred');
    assert.equal(story.hears(leg)?.kind, 'legs');
  });

  it('S18, S21: when nobody of the group is online the customer is back with the agent, who sees why', () => {
    const story = Story.talking();
    const agentLeg = story.host.last('leg.ring-agent').legId;
    story.start('survey');

    story.press('1');

    assert.equal(story.context.transfer?.failure, 'nobodyOnline');
    assert.deepEqual(story.context.transfer.to, { kind: 'group', id: 'presales', name: '售前服务' });
    assert.deepEqual(story.hears(leg), { kind: 'legs', legIds: [agentLeg] });
  });

  it('S18: a flow survives a restart of the centre in the middle of a prompt and of a wait', () => {
    const story = Story.talking();
    story.start('ticket');
    story.press('12');
    const kept: unknown = JSON.parse(JSON.stringify(story.host.centre.state));

    const again = new TestCentre(config, kept as TestCentre['centre']['state']);
    again.clock.advance(story.host.clock.now() - again.clock.now());
    for (const digit of '34#') again.signal({ type: 'leg.digit', legId: leg, digit });

    const { selfService } = again.centre.state.calls[story.callId]?.chart.context ?? {};
    assert.deepEqual(selfService?.results, [{ label: '工单号', value: '1234' }]);
  });

  it('S18: an agent who loses the line and comes back finds the customer still in the flow', () => {
    const story = Story.talking();
    story.start('intro');
    story.host.end(story.host.last('leg.ring-agent').legId, { isConnectionLost: true });
    assert.equal(story.hears(leg)?.kind, 'silence');

    story.host.signal({ type: 'line.ready', agentId: 'li' });
    const agentLeg = story.host.last('leg.ring-agent').legId;
    story.answer();
    assert.equal(story.hears(agentLeg)?.kind, 'silence');
    assert.equal(story.hears(leg)?.kind, 'silence');

    story.back();
    assert.deepEqual(story.hears(leg), { kind: 'legs', legIds: [agentLeg] });
  });

  it('S18: a prompt whose end nobody tells holds no customer for ever', () => {
    const story = Story.talking();
    story.start('intro');

    story.host.advance(longestPromptMs);

    assert.equal(story.heard, '请按 1 确认');
  });
});

describe('Centre: the menu before the queue', () => {
  it('S11: keys pressed in the menu become 导航路径, and the call goes to the chosen group', () => {
    const story = Story.inMenu('li', 'zhao');
    assert.deepEqual(
      story.host.effects.filter(({ type }) => type === 'leg.answer'),
      [{ type: 'leg.answer', legId: leg }],
    );
    assert.equal(story.heard, '欢迎致电');
    story.hearOut();
    story.hearOut();

    story.press('2');

    assert.equal(story.context.agentId, 'zhao');
    story.answer();
    const { path, skillGroup, selfService } = story.context;
    assert.deepEqual(path, [{ key: '2', label: '售后服务' }]);
    assert.equal(skillGroup?.id, 'presales');
    assert.equal(selfService, null);
    assert.equal(story.host.effects.filter(({ type }) => type === 'leg.answer').length, 1);
    story.host.end(leg);
    assert.deepEqual(story.host.records.get(story.callId)?.path, path);
  });

  it("S11: digits that were asked for stand in the path, and the menu's end is the number's own group", () => {
    const story = Story.inMenu('li');
    story.press('1');
    story.press('8801');

    assert.deepEqual(story.context.path, [
      { key: '1', label: '业务咨询' },
      { key: '8801', label: '会员号' },
    ]);
    assert.equal(story.context.agentId, 'li');
  });

  it('S10: a customer in the menu is not counted as waiting and rings nobody', () => {
    const story = Story.inMenu('li');

    assert.deepEqual(
      story.host.centre.snapshot('li').queue.map(({ waiting }) => waiting),
      [0],
    );
    assert.equal(story.context.agentId, null);
    story.host.command('li', { type: 'presence.set', state: 'notReady' });
    story.press('0');
    assert.deepEqual(
      story.host.centre.snapshot('li').queue.map(({ waiting }) => waiting),
      [1],
    );
    assert.deepEqual(story.hears(leg), { kind: 'music', music: 'queue' });
  });

  it('S10: the wait counts from the end of the menu, so that nobody overtakes by staying in it', () => {
    const story = Story.inMenu('li');
    story.host.command('li', { type: 'presence.set', state: 'notReady' });
    story.host.advance(3000);
    const directCall = story.host.callIn('second-leg', '13812346021', direct);
    story.host.advance(1000);
    story.press('0');

    const { queue } = story.host.centre.snapshot('li');
    assert.deepEqual([queue[0]?.waiting, queue[0]?.longestSince], [2, story.host.clock.now() - 1000]);
    story.host.command('li', { type: 'presence.set', state: 'idle' });
    assert.equal(story.host.centre.snapshot('li').calls[0]?.context.id, directCall);
  });

  it('S25: who hangs up in the menu abandoned it in the IVR', () => {
    const story = Story.inMenu('li');

    story.host.end(leg);

    const record = story.host.records.get(story.callId);
    assert.deepEqual(
      [record?.endStatus, record?.hungUpBy, record?.skillGroup],
      ['abandonedInIvr', 'customer', null],
    );
  });

  it('S25: nobody online matters at the end of the menu, not before', () => {
    const story = Story.inMenu();
    assert.equal(story.heard, '欢迎致电');

    story.press('2');

    const record = story.host.records.get(story.callId);
    assert.deepEqual([record?.endStatus, record?.hungUpBy], ['noAgentOnline', 'system']);
    assert.deepEqual(record?.path, [{ key: '2', label: '售后服务' }]);
    assert.equal(story.host.last('leg.end').legId, leg);
  });

  it('S25: blocked numbers hear no menu', () => {
    const story = new Story();
    story.host.online('li');
    story.host.callIn(leg, '13900000000');

    assert.equal(story.host.effects.filter(({ type }) => type === 'leg.prompt').length, 0);
    assert.equal([...story.host.records.values()][0]?.endStatus, 'blocklisted');
  });

  it('S25: a menu that hangs up ends the call normally, by the system', () => {
    const story = Story.inMenu('li');
    story.press('9');

    const record = story.host.records.get(story.callId);
    assert.deepEqual([record?.endStatus, record?.hungUpBy], ['normal', 'system']);
  });

  it('S11: who presses nothing hears the menu twice and goes on to the queue', () => {
    const story = Story.inMenu('li');
    story.hearOut();
    for (const _ of [1, 2]) {
      story.hearOut();
      story.host.advance(5000);
    }

    assert.deepEqual(story.context.path, []);
    assert.equal(story.context.agentId, 'li');
  });

  it('S25: a restart of the telephony ends a menu as abandoned in the IVR', () => {
    const story = Story.inMenu('li');
    story.host.keep(story.host.centre.endAllCalls());

    assert.equal(story.host.records.get(story.callId)?.endStatus, 'abandonedInIvr');
  });
});
