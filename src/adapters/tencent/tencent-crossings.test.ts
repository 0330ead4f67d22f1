import { expect } from '@open-wc/testing';
import { isWorkbenchError, ManualClock, type ErrorCode } from '../../base/index.js';
import { createTencentPorts, type TencentOptions } from './create-tencent-ports.js';
import { FakeTccc } from './fixtures/fake-tccc.js';

function put(options: Partial<TencentOptions> = {}) {
  const tccc = new FakeTccc();
  const clock = new ManualClock();
  const ports = createTencentPorts({ tccc, userId: 'lin@example.com', isReady: true, clock, ...options });
  return { ...ports, tccc, clock };
}

async function online() {
  const desk = put();
  desk.centre.connect();
  await desk.line.open(() => Promise.reject(new Error('no credentials are asked for')));
  await desk.centre.send({ type: 'presence.set', state: 'idle' });
  return desk;
}

async function refusal(work: Promise<unknown>, code: ErrorCode): Promise<void> {
  const error: unknown = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(isWorkbenchError(error, code), `rejects with ${code}, not ${String(error)}`).to.equal(true);
}

describe('createTencentPorts, when one thing crosses another', () => {
  it('B2: tells every fact in its order, also the ones that another brings about', async () => {
    const { centre, line, tccc } = await online();
    tccc.ring('call-1');
    await line.answer('call-1');
    await centre.send({ type: 'presence.set', state: 'resting', restReason: '用餐' });
    const told: number[] = [];
    centre.on('fact', ({ seq }) => told.push(seq));

    tccc.close('call-1', 'client');
    tccc.enter('free');
    await Promise.resolve();

    expect(told.length).to.be.greaterThan(3);
    expect(told).to.deep.equal([...told].sort((a, b) => a - b));
    centre.dispose();
  });

  it('B2: a listener that throws keeps no fact from being told, and its error surfaces', async () => {
    const { centre, line, tccc } = await online();
    tccc.ring('call-1');
    await line.answer('call-1');
    const told: string[] = [];
    let isFirst = true;
    centre.on('fact', ({ type }) => {
      told.push(type);
      if (!isFirst) return;
      isFirst = false;
      tccc.enter('rest');
      throw new Error('deaf');
    });

    expect(() => tccc.tell('sessionEnded', { sessionId: 'call-1', closeBy: 'client' })).to.throw('deaf');

    expect(told).to.deep.equal(['call.changed', 'presence.changed']);
    centre.dispose();
  });

  it('B2: closes the line also when the cloud refuses to end a call, and says so', async () => {
    const { line, tccc } = await online();
    tccc.ring('call-1');
    await line.answer('call-1');
    tccc.refuseNext({ errorMsg: 'PermissionDenied' });

    await refusal(line.close(), 'auth/forbidden');

    expect(line.state).to.equal('closed');
  });

  it('B2: a line that is disposed of while it opens stays closed', async () => {
    const { line } = put();
    const opening = refusal(
      line.open(() => Promise.reject(new Error('no credentials are asked for'))),
      'line/registration-failed',
    );

    line.dispose();
    await opening;

    expect(line.state).to.equal('closed');
  });

  it('B2: a talk that is told after the end of its call is none', async () => {
    const { line, tccc } = await online();
    tccc.ring('call-1');
    tccc.close('call-1', 'client');
    const connected: string[] = [];
    line.on('connected', ({ callId }) => connected.push(callId));

    tccc.tell('userAccessed', { sessionId: 'call-1' });

    expect(connected).to.deep.equal([]);
    expect(() => line.setMuted('call-1', true))
      .to.throw()
      .with.property('code', 'call/refused');
  });

  it('B2: a page that goes does not wait for the SDK any more', async () => {
    const { centre, clock } = put({ isReady: false });
    const waiting = refusal(centre.resume(), 'sdk/disposed');

    centre.dispose();
    await waiting;

    expect(clock.pending).to.equal(0);
  });
});
