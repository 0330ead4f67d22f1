import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import {
  createSimulator,
  demoPassword,
  type Caller,
  type Simulator,
  type SimulatorOptions,
} from '../adapters/simulator/index.js';
import { isWorkbenchError, ManualClock, type ErrorCode } from '../base/index.js';
import type { CallSnapshot, EndStatus } from '../model/index.js';
import { until } from '../testing/index.js';
import { createWorkbench, type Workbench } from './index.js';

interface Bench {
  readonly clock: ManualClock;
  readonly simulator: Simulator;
  readonly workbench: Workbench;
}

let opened: Bench[] = [];

function open(options: SimulatorOptions = {}): Bench {
  const clock = new ManualClock();
  const simulator = createSimulator({ clock, signedIn: true, microphone: 'none', ...options });
  const workbench = createWorkbench({ centre: simulator.centre, line: simulator.line, clock });
  const bench = { clock, simulator, workbench };
  opened.push(bench);
  return bench;
}

afterEach(() => {
  for (const { workbench, simulator } of opened) {
    workbench.dispose();
    simulator.dispose();
  }
  opened = [];
});

/** Lets what follows by itself happen, without time going on. */
async function settle({ clock }: Bench): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    clock.advance(0);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The desk's parts load first; then the stream opens. */
async function connected(bench: Bench): Promise<void> {
  while (bench.workbench.snapshot.connection !== 'connected') await settle(bench);
}

async function connect(options?: SimulatorOptions): Promise<Bench> {
  const bench = open(options);
  await connected(bench);
  return bench;
}

async function online(options?: SimulatorOptions): Promise<Bench> {
  const bench = await connect(options);
  await bench.workbench.goOnline();
  return bench;
}

function newest({ workbench }: Bench): CallSnapshot {
  const [call] = workbench.snapshot.calls;
  assert.ok(call, 'there is a call');
  return call;
}

async function talk(bench: Bench, options: Partial<Parameters<Simulator['call']>[0]> = {}): Promise<Caller> {
  const caller = bench.simulator.call({ from: '13800138000', ...options });
  await bench.workbench.answer(newest(bench).context.id);
  assert.equal(newest(bench).value.progress, 'talking');
  return caller;
}

async function refusal(work: Promise<unknown>, code: ErrorCode): Promise<void> {
  const error: unknown = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  assert.ok(isWorkbenchError(error, code), `rejects with ${code}, not ${String(error)}`);
}

describe('a workbench on the simulator', () => {
  it('B4: a scripted caller rings the agent, is answered, held, and leaves a record', async () => {
    const bench = await online();

    const caller = bench.simulator.call({ from: '13800138000' });
    const { value, context } = newest(bench);
    assert.equal(value.progress, 'ringing');
    assert.equal(context.customerNumber, '138****8000');
    assert.equal(caller.hears, 'music');
    await bench.workbench.answer(context.id);
    assert.equal(caller.hears, 'talk');
    await bench.workbench.hold(context.id);
    assert.equal(caller.hears, 'music');
    await bench.workbench.resume(context.id);
    assert.equal(caller.hears, 'talk');
    bench.clock.advance(5_000);
    caller.hangUp();

    assert.equal(bench.workbench.snapshot.presence?.state, 'wrapUp');
    const { records } = await bench.workbench.records({ number: '8000' });
    assert.deepEqual(
      records.map(({ endStatus, hungUpBy, durationMs }) => ({ endStatus, hungUpBy, durationMs })),
      [{ endStatus: 'normal', hungUpBy: 'customer', durationMs: 5_000 }],
    );
    bench.simulator.advance(30_000);
    assert.equal(bench.workbench.snapshot.presence.state, 'idle');
  });

  it('B4: a caller who goes through the menu arrives with the keys pressed', async () => {
    const bench = await online();

    const caller = bench.simulator.call({ from: '13800138000', to: '0514-85664128', keys: '2' });
    assert.equal(caller.hears, 'prompt');
    bench.clock.advance(15_000);

    assert.deepEqual(newest(bench).context.path, [{ key: '2', label: '售后服务' }]);
    assert.equal(newest(bench).context.skillGroup?.id, 'aftersales');
  });

  it('B4: an impatient caller gives up in the queue', async () => {
    const bench = await connect();

    const caller = bench.simulator.call({ from: '13800138000', patienceMs: 20_000 });
    assert.equal(bench.workbench.snapshot.queue[0]?.waiting, 1);
    bench.clock.advance(20_000);

    assert.equal(caller.endedBy, 'caller');
    assert.equal(bench.workbench.snapshot.queue[0].waiting, 0);
  });

  it('B4: loss of the network keeps the call with music; what was missed is told in order and the call comes back', async () => {
    const bench = await online();
    const caller = await talk(bench);
    const heard: string[] = [];
    bench.simulator.centre.on('connection', (connection) => void heard.push(connection));

    bench.simulator.faults.loseNetwork();
    assert.equal(caller.hears, 'music');
    assert.equal(bench.workbench.snapshot.line, 'reconnecting');
    await refusal(bench.workbench.hold(newest(bench).context.id), 'network/unreachable');
    bench.simulator.faults.restoreNetwork();
    await settle(bench);

    assert.deepEqual(heard, ['reconnecting', 'connected']);
    assert.equal(newest(bench).value.progress, 'talking');
    assert.equal(newest(bench).value.recovery, 'steady');
    assert.equal(caller.hears, 'talk');
  });

  it('B4: a network that stays away ends the call and takes the agent offline', async () => {
    const bench = await online();
    const caller = await talk(bench);

    bench.simulator.faults.loseNetwork();
    bench.clock.advance(120_000);
    assert.equal(caller.endedBy, 'failed');
    bench.simulator.faults.restoreNetwork();
    await settle(bench);

    assert.equal(newest(bench).value.progress, 'ended');
    assert.equal(bench.workbench.snapshot.presence?.state, 'offline');
  });

  it('B4: broken audio is mended by ringing the line again', async () => {
    const bench = await online();
    const caller = await talk(bench);

    bench.simulator.faults.loseAudio();
    await settle(bench);

    assert.equal(bench.workbench.snapshot.error?.code, 'line/media-failed');
    assert.equal(newest(bench).value.progress, 'talking');
    assert.equal(caller.hears, 'talk');
  });

  it('B4: a request is refused, or times out, when that is asked for', async () => {
    const bench = await online();

    bench.simulator.faults.refuseNext('server/unavailable');
    await refusal(bench.workbench.setPresence({ state: 'notReady' }), 'server/unavailable');
    bench.simulator.faults.timeoutNext();
    const late = refusal(bench.workbench.setPresence({ state: 'notReady' }), 'network/timeout');
    await settle(bench);
    bench.clock.advance(10_000);
    await late;

    assert.equal(bench.workbench.snapshot.presence?.state, 'idle');
  });

  for (const reason of ['replaced', 'revoked', 'expired'] as const) {
    it(`B4: a sign-in that is ${reason} leaves the desk at the entrance`, async () => {
      const bench = await online();
      const left: string[] = [];
      bench.workbench.on('signed-out', (event) => void left.push(event.reason));

      bench.simulator.faults.kickOut(reason);
      await settle(bench);

      assert.deepEqual(left, [reason]);
      assert.equal(bench.workbench.snapshot.phase, 'signedOut');
      assert.equal(bench.workbench.snapshot.line, 'closed');
    });
  }

  for (const [ending, endStatus] of [
    ['0001', 'busy'],
    ['0002', 'rejected'],
    ['0003', 'noAnswer'],
    ['0004', 'poweredOff'],
    ['0005', 'noSuchNumber'],
    ['0006', 'outOfService'],
    ['0007', 'outOfCoverage'],
    ['0008', 'carrierFailure'],
    ['0009', 'normal'],
  ] as const satisfies readonly (readonly [string, EndStatus])[]) {
    it(`B4: a number that ends in ${ending} ends as ${endStatus}`, async () => {
      const bench = await online();

      await bench.workbench.placeCall({ to: `1380000${ending}` });
      await settle(bench);
      bench.clock.advance(60_000);

      assert.equal(newest(bench).context.endStatus, endStatus);
    });
  }

  it('B4: any other number is answered after three seconds', async () => {
    const bench = await online();

    await bench.workbench.placeCall({ to: '13911112222' });
    await settle(bench);
    bench.clock.advance(3_000);

    assert.equal(newest(bench).value.progress, 'talking');
    assert.equal(bench.simulator.callers[0]?.hears, 'talk');
  });

  it('B4: an idle colleague takes a transfer, one who is not ready declines, one who is offline can’t be asked', async () => {
    const bench = await online();
    const caller = await talk(bench);
    const { id } = newest(bench).context;

    await refusal(bench.workbench.transfer(id, { kind: 'agent', id: 'sun' }), 'call/target-unavailable');
    await bench.workbench.transfer(id, { kind: 'agent', id: 'zhao' });
    assert.equal(caller.hears, 'music');
    bench.clock.advance(3_000);
    assert.equal(newest(bench).context.transfer?.failure, 'refused');
    assert.equal(caller.hears, 'talk');
    await bench.workbench.transfer(id, { kind: 'group', id: 'billing' });
    bench.clock.advance(3_000);

    assert.equal(newest(bench).context.endStatus, 'transferred');
    assert.equal(caller.state, 'up');
    assert.equal(caller.hears, 'talk');
  });

  it('B4: a colleague who ignores the ring makes the transfer come back', async () => {
    const bench = await online({ colleagues: [{ agentId: 'wang', presence: 'idle', ifRung: 'ignores' }] });
    await talk(bench);

    await bench.workbench.transfer(newest(bench).context.id, { kind: 'agent', id: 'wang' });
    bench.clock.advance(20_000);

    assert.equal(newest(bench).context.transfer?.failure, 'noAnswer');
  });

  it('B4: an internal call rings at the colleague and is answered', async () => {
    const bench = await online();

    await bench.workbench.callColleague({ agentId: 'wang' });
    await settle(bench);
    bench.clock.advance(3_000);

    assert.equal(newest(bench).value.progress, 'talking');
    assert.equal(newest(bench).context.colleague?.id, 'wang');
  });

  it('B4: the directory shows colleagues as their plans have them', async () => {
    const bench = await online();

    const { colleagues } = await bench.simulator.centre.directory();

    const presences = Object.fromEntries(colleagues.map(({ id, presence }) => [id, presence]));
    const { wang, zhao, chen, zhou, sun } = presences;
    assert.deepEqual(
      { wang, zhao, chen, zhou, sun },
      { wang: 'idle', zhao: 'notReady', chen: 'resting', zhou: 'busy', sun: 'offline' },
    );
  });

  it('B4: keys of the agent reach the customer, and the customer’s keys a flow', async () => {
    const bench = await online();
    await bench.workbench.placeCall({ to: '13911112222' });
    await settle(bench);
    bench.clock.advance(3_000);
    const [customer] = bench.simulator.callers;
    const pressed: string[] = [];
    customer?.on('digits', (digits) => void pressed.push(digits));
    const { id } = newest(bench).context;

    await bench.workbench.sendDigits(id, '12#');
    await bench.workbench.startSelfService(id, 'identity');
    bench.clock.advance(8_000);
    customer?.press('1234');

    assert.deepEqual(pressed, ['12#']);
    assert.deepEqual(newest(bench).context.selfService?.results, [{ label: '证件后四位', value: '1234' }]);
    assert.equal(customer?.hears, 'talk');
  });

  it('B4: signs in by password, by a code from the outbox, and in two steps', async () => {
    const { workbench, simulator } = open({ signedIn: false });
    await until(workbench, ({ phase }) => phase === 'signedOut');

    await refusal(
      workbench.signIn({ kind: 'password', email: 'agent@demo.example', password: 'no' }),
      'auth/wrong-credentials',
    );
    await workbench.requestCode({ purpose: 'sign-in', mobile: '138 0000 0001' });
    const code = simulator.outbox[0]?.code ?? '';
    const byCode = await workbench.signIn({ kind: 'sms-code', mobile: '13800000001', code });
    assert.equal(byCode.kind, 'signed-in');
    await workbench.signOut();
    const two = { email: 'two-centres@demo.example', password: demoPassword } as const;
    await workbench.signIn({ kind: 'password', ...two });
    assert.deepEqual(
      workbench.snapshot.centres.map(({ id }) => id),
      ['demo', 'night'],
    );
    await workbench.chooseCentre('night');

    assert.equal(workbench.snapshot.agent?.centre.id, 'night');
  });

  it('B4: a newcomer completes the first sign-in, and the centre knows the new name', async () => {
    const { workbench, simulator } = open({ signedIn: false });
    await until(workbench, ({ phase }) => phase === 'signedOut');
    const entered = await workbench.signIn({
      kind: 'password',
      email: 'newcomer@demo.example',
      password: demoPassword,
    });
    assert.equal(entered.kind, 'setup-required');
    const { setupToken } = entered;
    await workbench.requestCode({ purpose: 'setup', mobile: '13800000009', setupToken });
    const code = simulator.outbox[0]?.code ?? '';

    const newcomer = { setupToken, mobile: '13800000009', code, name: '钱多' };
    await refusal(workbench.completeFirstSignIn({ ...newcomer, newPassword: 'short' }), 'auth/password-weak');
    await workbench.completeFirstSignIn({ ...newcomer, newPassword: 'Strong-2024' });

    assert.equal(workbench.snapshot.agent?.name, '钱多');
  });

  it('B4: a fast clock carries a whole wrap-up in half a second of another clock', async () => {
    const bench = await online({ speed: 60 });
    const caller = await talk(bench);
    caller.hangUp();
    assert.equal(bench.workbench.snapshot.presence?.state, 'wrapUp');

    bench.clock.advance(500);

    assert.equal(bench.workbench.snapshot.presence.state, 'idle');
  });

  it('B4: disposal leaves no timer behind, and nothing can be asked any more', async () => {
    const bench = await online();
    await talk(bench);

    bench.workbench.dispose();

    assert.equal(bench.clock.pending, 0);
    assert.throws(
      () => bench.simulator.call({ from: '13800138000' }),
      (error) => isWorkbenchError(error, 'sdk/disposed'),
    );
  });

  it('B4: a reloaded page is back in the same call, with the customer on music meanwhile', async () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
    };
    const first = await online({ storage });
    await talk(first);
    const { id } = newest(first).context;
    await settle(first);
    first.workbench.dispose();

    const second = open({ storage, signedIn: false });
    const [caller] = second.simulator.callers;
    assert.equal(caller?.hears, 'music');
    await connected(second);
    await until(second.workbench, ({ line }) => line === 'ready');
    await settle(second);

    assert.equal(second.workbench.snapshot.agent?.id, 'agent');
    assert.equal(newest(second).context.id, id);
    assert.equal(newest(second).value.recovery, 'steady');
    assert.equal(caller.hears, 'talk');
    caller.hangUp();
    const { records } = await second.workbench.records({});
    assert.equal(records[0]?.id, id);
  });

  it('B4: an agent with a past has records, in pages, and their sheet', async () => {
    const bench = await connect({ history: true });

    const first = await bench.workbench.records({}, { limit: 5 });
    const second = await bench.workbench.records({}, { limit: 5, cursor: first.nextCursor ?? '' });
    const busy = await bench.workbench.records({ endStatus: 'busy' });
    const sheet = await fetch(await bench.workbench.recordsExportUrl({}, 'zh-CN'));

    assert.equal(first.total, 11);
    assert.equal(new Set([...first.records, ...second.records].map(({ id }) => id)).size, 10);
    assert.equal(busy.total, 1);
    const text = await sheet.text();
    assert.equal(text.trim().split('\r\n').length, 12);
    assert.match(text, /138 \*{4} 5678/);
  });

  it('B4: a centre of the host’s own has its own agents, who sign in with the demo’s password', async () => {
    const li = {
      ...{ id: 'li', email: 'li@host.example', name: '李雷', mobile: null },
      role: 'agent' as const,
      groupIds: ['presales'],
    };
    const { workbench } = open({ signedIn: false, centre: { name: '云帆', agents: [li] } });
    await until(workbench, ({ phase }) => phase === 'signedOut');

    await workbench.signIn({ kind: 'password', email: 'li@host.example', password: demoPassword });

    assert.equal(workbench.snapshot.agent?.centre.name, '云帆');
  });

  it('B4: tells at once what does not fit together', () => {
    assert.throws(
      () => createSimulator({ speed: 0 }),
      (error) => isWorkbenchError(error, 'sdk/invalid-options'),
    );
    assert.throws(
      () => createSimulator({ signedIn: true, agentId: 'nobody' }),
      (error) => isWorkbenchError(error, 'sdk/invalid-options'),
    );
    const { simulator } = open();
    assert.throws(
      () => simulator.call({ from: 'hello' }),
      (error) => isWorkbenchError(error, 'call/number-invalid'),
    );
    assert.throws(
      () => simulator.call({ from: '13800138000', to: '01012345678' }),
      (error) => isWorkbenchError(error, 'sdk/invalid-options'),
    );
  });
});
