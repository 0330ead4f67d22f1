import { expect, waitUntil } from '@open-wc/testing';
import { SessionState } from 'sip.js';
import { isWorkbenchError } from '../../base/index.js';
import type { LinePort } from '../../ports/index.js';
import { createSipLine } from './create-sip-line.js';
import { PaperSwitchboard } from './fixtures/paper-switchboard.js';

describe('testNetwork of a SIP line', () => {
  let switchboard: PaperSwitchboard;
  let line: LinePort;
  beforeEach(async () => {
    switchboard = new PaperSwitchboard();
    switchboard.install();
    line = createSipLine({ random: () => 0 });
  });
  afterEach(() => {
    line.dispose();
    switchboard.uninstall();
  });

  async function failure(work: Promise<unknown>): Promise<Error> {
    const error: unknown = await work.then(
      () => null,
      (cause: unknown) => cause,
    );
    expect(isWorkbenchError(error, 'line/media-failed'), String(error)).to.equal(true);
    return error as Error;
  }

  it('S28: measures round trip, jitter and loss without a microphone, and hangs up', async () => {
    await line.open(() => switchboard.credentials());

    const report = await line.testNetwork({ durationMs: 1000 });

    expect(report.packets).to.be.within(20, 80);
    expect(report.lossRatio).to.equal(0);
    expect(report.roundTripMs).to.be.within(0, 500);
    expect(report.jitterMs).to.be.within(0, 500);
    await waitUntil(() => switchboard.echoCalls[0]?.state === SessionState.Terminated, 'the call is over', {
      timeout: 5_000,
    });
  });

  it('S28: stops at once when it is given up', async () => {
    await line.open(() => switchboard.credentials());
    const control = new AbortController();
    const test = failure(line.testNetwork({ durationMs: 60_000, signal: control.signal }));
    await waitUntil(() => switchboard.echoCalls[0]?.state === SessionState.Established, 'it is under way', {
      timeout: 5_000,
    });

    control.abort();

    expect((await test).message).to.contain('given up');
    await waitUntil(() => switchboard.echoCalls[0]?.state === SessionState.Terminated, 'the call is over', {
      timeout: 5_000,
    });
  });

  it('S28: hangs up also when it is given up while the answer is being taken in', async () => {
    await line.open(() => switchboard.credentials());
    const control = new AbortController();
    const undo = meanwhileTakingAnswers(() => control.abort());
    const test = failure(line.testNetwork({ durationMs: 60_000, signal: control.signal }));

    expect((await test).message).to.contain('given up');
    undo();
    await waitUntil(() => switchboard.echoCalls[0]?.state === SessionState.Terminated, 'the call is over', {
      timeout: 5_000,
    });
  });

  it('S28: says what a centre without an echo answers', async () => {
    switchboard.echoRefusal = 404;
    await line.open(() => switchboard.credentials());

    expect((await failure(line.testNetwork())).message).to.contain('404');
  });

  it('S28: fails when the connection breaks meanwhile', async () => {
    await line.open(() => switchboard.credentials());
    const test = failure(line.testNetwork({ durationMs: 60_000 }));
    await waitUntil(() => switchboard.echoCalls[0]?.state === SessionState.Established, 'it is under way', {
      timeout: 5_000,
    });

    switchboard.breakConnections();

    await test;
  });

  it('S28: needs a line that is open', async () => {
    const error: unknown = await line.testNetwork().catch((cause: unknown) => cause);

    expect(isWorkbenchError(error, 'line/registration-failed')).to.equal(true);
  });
});

/** Runs `interrupt` whenever an answer was given to a connection and is not taken in yet. @returns the way back */
function meanwhileTakingAnswers(interrupt: () => void): () => void {
  const native = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends native {
    override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      const taken = super.setRemoteDescription(description);
      if (description.type === 'answer') interrupt();
      await taken;
    }
  };
  return () => (globalThis.RTCPeerConnection = native);
}
