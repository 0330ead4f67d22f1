import { expect } from '@open-wc/testing';
import { WorkbenchError } from '../base/index.js';
import { aCall, aPresence, createTestWorkbench, type TestWorkbench } from '../testing/index.js';

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
