import { expect, waitUntil } from '@open-wc/testing';
import { ManualClock, WorkbenchError } from '../base/index.js';
import {
  aCall,
  aPresence,
  createTestWorkbench,
  FakeCentre,
  FakeLine,
  type TestWorkbench,
} from '../testing/index.js';
import { CallsMirror } from './calls-mirror.js';
import { LineSession } from './line-session.js';
import { WorkbenchStore } from './workbench-store.js';

async function inCall(): Promise<TestWorkbench> {
  const desk = await createTestWorkbench({
    snapshot: { calls: [aCall()], presence: aPresence({ state: 'busy' }) },
  });
  desk.line.ring('call-1', true);
  return desk;
}

describe('what a workbench shows of its line', () => {
  it('B11: a microphone that was lost and replaced is named until it is back', async () => {
    const { workbench, line } = await inCall();

    line.tellDevice({ kind: 'microphone', missing: 'USB headset' });
    expect(workbench.snapshot.missingDevices).to.deep.equal({ microphone: 'USB headset', speaker: null });
    line.tellDevice({ kind: 'microphone', missing: null });

    expect(workbench.snapshot.missingDevices).to.deep.equal({ microphone: null, speaker: null });
  });

  it('B11: with no microphone left it says so, until one is plugged in', async () => {
    const { workbench, line } = await inCall();

    line.tellError(new WorkbenchError('device/microphone-missing'));
    expect(workbench.snapshot.microphone).to.equal('missing');
    expect(workbench.snapshot.error?.code).to.equal('device/microphone-missing');
    line.tellDevice({ kind: 'microphone', missing: 'USB headset' });

    expect(workbench.snapshot.microphone).to.equal('granted');
    expect(workbench.snapshot.error).to.equal(null);
  });

  it('B11: grades the voice while the call lasts', async () => {
    const { workbench, line } = await inCall();

    line.tellQuality({ roundTripMs: 30, jitterMs: 2, lossRatio: 0, sentLossRatio: 0.3 });
    expect(workbench.snapshot.voice.grade).to.equal('poor');
    expect(workbench.snapshot.voice.weaker).to.equal('sending');
    line.end('call-1');

    expect(workbench.snapshot.voice.grade).to.equal('unknown');
  });
});

describe('LineSession', () => {
  it('B7: an opening that was overtaken leaves the line to the one after it', async () => {
    const line = new FakeLine();
    const store = new WorkbenchStore();
    const session = new LineSession({
      centre: new FakeCentre(),
      line,
      clock: new ManualClock(),
      store,
      calls: new CallsMirror(store),
    });
    let refuse: (error: WorkbenchError) => void = () => undefined;
    line.openMicrophone = () => new Promise((_resolve, reject) => (refuse = reject));
    const overtaken = session.open().catch((error: unknown) => error);
    await session.close();
    Reflect.deleteProperty(line, 'openMicrophone'); // the fake's own again
    await session.open();

    refuse(new WorkbenchError('device/microphone-denied'));

    expect(await overtaken).to.be.instanceOf(WorkbenchError);
    expect(line.state).to.equal('ready');
    expect(store.snapshot.microphone).to.equal('granted');
  });

  it('S28: a network test leaves the line to an agent who goes online meanwhile', async () => {
    const { workbench, line } = await createTestWorkbench({
      snapshot: { presence: aPresence({ state: 'offline' }) },
    });
    let finish: (() => void) | undefined;
    line.testNetwork = () => new Promise((resolve) => (finish = () => resolve(line.networkReport)));
    const test = workbench.testNetwork();
    await waitUntil(() => finish !== undefined, 'the test is under way');

    await workbench.goOnline();
    finish?.();
    await test;

    expect(line.state).to.equal('ready');
  });
});
