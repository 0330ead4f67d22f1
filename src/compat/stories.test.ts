import { expect, waitUntil } from '@open-wc/testing';
import { createSimulator, type Simulator } from '../adapters/simulator/index.js';
import { createTencentPorts, type TcccEventName } from '../adapters/tencent/index.js';
import { until } from '../testing/index.js';
import { createWorkbench } from '../workbench/create-workbench.js';
import type { Workbench } from '../workbench/workbench.js';
import { createTcccGlobal, type WorkbenchTccc } from './create-tccc-global.js';

interface Page {
  readonly simulator: Simulator;
  readonly workbench: Workbench;
  readonly tccc: WorkbenchTccc;
  readonly errors: unknown[];
}

/** A CRM's page over a whole centre: the engine, its rules and its telephones are real, only the network isn't there. */
function openPage(): Page {
  const simulator = createSimulator({ signedIn: true, microphone: 'none', sound: false });
  const workbench = createWorkbench(simulator);
  const errors: unknown[] = [];
  const tccc = createTcccGlobal(workbench, { onError: (error) => errors.push(error) });
  return { simulator, workbench, tccc, errors };
}

const heard = (tccc: WorkbenchTccc, names: readonly TcccEventName[]): string[] => {
  const told: string[] = [];
  for (const name of names) tccc.on(name, () => told.push(name));
  return told;
};

const flow = ['ready', 'callIn', 'userAccessed', 'callOuted', 'calloutAccepted', 'sessionEnded'] as const;

async function goOnline({ tccc, workbench }: Page): Promise<void> {
  await new Promise<void>((resolve) => tccc.on('ready', () => resolve()));
  tccc.Agent.online();
  await until(workbench, ({ presence }) => presence?.state === 'idle');
}

describe('a CRM written for tccc, over a whole centre', () => {
  let page: Page;
  beforeEach(() => {
    page = openPage();
  });
  afterEach(() => {
    page.tccc.destroy();
    page.workbench.dispose();
  });

  it('B2: a customer calls, is answered, held, and taken leave of', async () => {
    const { tccc, simulator, workbench } = page;
    const told = heard(tccc, flow);
    await goOnline(page);
    const rung = new Promise<string>((resolve) => tccc.on('callIn', ({ sessionId }) => resolve(sessionId)));
    const caller = simulator.call({ from: '18912348352', to: '051485664126', patienceMs: 60_000 });
    const sessionId = await rung;

    const accepted = await tccc.Call.accept({ sessionId });
    await until(workbench, ({ presence }) => presence?.state === 'busy');
    const status = tccc.Agent.getStatus();
    const held = await tccc.Call.hold({ sessionId });
    await until(workbench, ({ calls }) => calls[0]?.value.line === 'held');
    const hears = caller.hears;
    const resumed = await tccc.Call.unHold({ sessionId });
    const hungUp = await tccc.Call.hungUp({ sessionId });
    await until(workbench, ({ presence }) => presence?.state === 'wrapUp');

    const answers = [accepted, held, resumed, hungUp].map((answer) => answer.errorMsg ?? answer.status);
    expect(answers).to.deep.equal(['success', 'success', 'success', 'success']);
    expect(status).to.equal('busy');
    expect(hears).to.not.equal(null);
    expect(told).to.deep.equal(['ready', 'callIn', 'userAccessed', 'sessionEnded']);
    expect([tccc.Agent.getStatus(), page.errors.length]).to.deep.equal(['arrange', 0]);
    expect(caller.endedBy).to.equal('normal');
  });

  it('B2: a rejected call rings at somebody else', async () => {
    const { tccc, simulator, workbench } = page;
    await goOnline(page);
    const rung = new Promise<string>((resolve) => tccc.on('callIn', ({ sessionId }) => resolve(sessionId)));
    const left = new Promise<string>((resolve) =>
      tccc.on('autoTransfer', ({ sessionId }) => resolve(sessionId)),
    );
    const caller = simulator.call({ from: '18912348352', to: '051485664126' });
    const sessionId = await rung;

    const answer = await tccc.Call.end({ sessionId });

    expect([answer.status, await left]).to.deep.equal(['success', sessionId]);
    expect(caller.endedBy).to.equal(null);
    expect(workbench.snapshot.calls).to.have.lengthOf(0);
  });

  it('B2: an outgoing call is answered and ended by the customer', async () => {
    const { tccc, simulator } = page;
    const told = heard(tccc, flow);
    await goOnline(page);
    const over = new Promise<unknown>((resolve) => tccc.on('sessionEnded', resolve));

    const dialled = await tccc.Call.startOutboundCall({
      phoneNumber: '008613812340009',
      phoneDesc: '张女士',
    });
    await waitUntil(() => simulator.callers.length > 0);
    simulator.advance(2_000);
    await waitUntil(() => told.includes('calloutAccepted'));
    simulator.advance(10_000);

    expect(dialled.data?.calleePhoneNumber).to.equal('008613812340009');
    expect(await over).to.deep.include({
      sessionId: dialled.data?.sessionId,
      closeBy: 'client',
      type: 'phone',
    });
    expect(told).to.deep.equal(['ready', 'callOuted', 'calloutAccepted', 'sessionEnded']);
  });
});

describe('there and back: our tccc under our adapter for tccc', () => {
  it('B2: a desk over the adapter takes and ends a call of the centre below it', async () => {
    const page = openPage();
    const desk = createWorkbench(createTencentPorts({ tccc: page.tccc, userId: 'you@example.com' }));
    await until(desk, ({ presence }) => presence !== null);
    await desk.goOnline();
    await until(desk, ({ presence }) => presence?.state === 'idle');
    page.simulator.call({ from: '18912348352', to: '051485664126' });
    await until(desk, ({ calls }) => calls.length === 1);
    const [ringing] = desk.snapshot.calls;
    const callId = ringing?.context.id ?? '';
    const isRung = [ringing?.value.progress, desk.snapshot.presence?.state];

    await desk.answer(callId);
    await until(desk, ({ calls }) => calls[0]?.value.progress === 'talking');
    await desk.hold(callId);
    await until(page.workbench, ({ calls }) => calls[0]?.value.line === 'held');
    await desk.resume(callId);
    await desk.setMuted(callId, true);
    await until(page.workbench, ({ calls }) => calls[0]?.value.microphone === 'muted');
    const mayTransfer = desk.can.transfer(callId);
    await desk.hangUp(callId);
    await until(desk, ({ presence }) => presence?.state === 'wrapUp');
    await desk.returnToService();
    await until(page.workbench, ({ presence }) => presence?.state === 'idle');
    await desk.completeTasks();

    expect(isRung).to.deep.equal(['ringing', 'ringing']);
    expect(ringing?.context.customerNumber).to.equal('189****8352');
    expect(mayTransfer).to.deep.equal({ isAllowed: false, reason: 'notOffered' });
    expect([desk.snapshot.calls.length, page.workbench.snapshot.calls.length]).to.deep.equal([0, 0]);
    desk.dispose();
    page.tccc.destroy();
    page.workbench.dispose();
  });

  it('B2: a refusal of the centre below keeps its code', async () => {
    const page = openPage();
    const desk = createWorkbench(createTencentPorts({ tccc: page.tccc, userId: 'you@example.com' }));
    await until(desk, ({ presence }) => presence !== null);
    await desk.goOnline();
    await until(desk, ({ presence }) => presence?.state === 'idle');

    const error: unknown = await desk
      .placeCall({ to: '13812340009', callerNumber: '02012345678' })
      .catch((cause: unknown) => cause);

    expect(error).to.have.property('code', 'call/caller-number-unknown');
    desk.dispose();
    page.tccc.destroy();
    page.workbench.dispose();
  });
});
