import { expect, waitUntil } from '@open-wc/testing';
import { isWorkbenchError, ManualClock, type ErrorCode } from '../../base/index.js';
import type { LineCredentials, LineState } from '../../ports/index.js';
import { DeviceBay } from '../devices/fixtures/device-bay.js';
import { Exchange } from './exchange.js';
import { SimulatedLine, type SimulatedLineOptions } from './simulated-line.js';
import { silentStage } from './sound/soundstage.js';
import { Recorder } from './sound/recorder.js';

const details = { url: 'wss://x.invalid', uri: 'sip:li@x.invalid', username: 'li', password: 'x' };

/** A line at an exchange with no centre behind it, and no sound. */
function put(given: Partial<SimulatedLineOptions> = {}) {
  const clock = new ManualClock();
  const onError = (): void => undefined;
  const recorder = new Recorder({ stage: silentStage, onFinished: () => undefined, onError });
  const exchange: Exchange = new Exchange({
    clock,
    stage: silentStage,
    recorder,
    signal: () => undefined,
    ringAgent: (ring) => line.ring(ring),
    dial: () => undefined,
  });
  const line: SimulatedLine = new SimulatedLine({
    clock,
    stage: silentStage,
    microphone: 'none',
    exchange: () => exchange,
    agentOf: ({ username }) => username,
    signal: () => undefined,
    ...given,
  });
  const states: LineState[] = [];
  line.on('state', (state) => states.push(state));
  return { clock, line, states };
}

async function refusal(work: Promise<unknown>, code: ErrorCode): Promise<void> {
  const error: unknown = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(isWorkbenchError(error, code), `rejects with ${code}, not ${String(error)}`).to.equal(true);
}

const known = (): Promise<LineCredentials> => Promise.resolve(details);

describe('SimulatedLine, when one thing crosses another', () => {
  let bench: ReturnType<typeof put>;
  afterEach(() => bench.line.dispose());

  it('B4: two who open it at once both wait until it is open', async () => {
    bench = put();
    const seen: LineState[] = [];
    const open = async (): Promise<void> => {
      await bench.line.open(() => known());
      seen.push(bench.line.state);
    };

    await Promise.all([open(), open()]);

    expect(seen).to.deep.equal(['ready', 'ready']);
    expect(bench.states).to.deep.equal(['connecting', 'ready']);
  });

  it('B4: closed and opened again while the first opening is under way, it is open', async () => {
    bench = put();
    const first = refusal(bench.line.open(known), 'line/registration-failed');
    await bench.line.close();

    await Promise.all([first, bench.line.open(known)]);

    expect(bench.states).to.deep.equal(['connecting', 'closed', 'connecting', 'ready']);
  });

  it('B4: closed by who hears that it is being opened, it can be opened again', async () => {
    bench = put();
    const off = bench.line.on('state', (state) => {
      if (state === 'connecting') void bench.line.close();
    });
    await refusal(bench.line.open(known), 'line/registration-failed');
    off();

    await bench.line.open(known);

    expect(bench.line.state).to.equal('ready');
  });

  it('B4: a network that is lost again while the line comes back costs time only', async () => {
    bench = put();
    await bench.line.open(known);
    bench.line.cut();
    const mending = bench.line.mend();
    bench.line.cut();
    await mending;
    expect(bench.line.state).to.equal('reconnecting');

    await bench.line.mend();

    expect(bench.states).to.deep.equal(['connecting', 'ready', 'reconnecting', 'ready']);
  });

  for (const [how, end] of [
    ['closed', () => bench.line.close()],
    ['cut off', () => bench.line.cut()],
    ['disposed of', () => bench.line.dispose()],
  ] as const) {
    it(`S28: a network test ends when the line is ${how}`, async () => {
      bench = put();
      await bench.line.open(known);
      const test = refusal(bench.line.testNetwork(), 'line/media-failed');

      await end();
      await test;

      expect(bench.clock.pending).to.equal(0);
    });
  }

  it('B11: tells that another device took the place of one that was unplugged, and lets go of all', async () => {
    const desk = { kind: 'audioinput', deviceId: 'desk', groupId: '1', label: 'Desk' } as const;
    const headset = { kind: 'audioinput', deviceId: 'headset', groupId: '2', label: 'Headset' } as const;
    const ear = { kind: 'audiooutput', deviceId: 'ear', groupId: '2', label: 'Headset' } as const;
    const box = { kind: 'audiooutput', deviceId: 'box', groupId: '1', label: 'Loudspeaker' } as const;
    const devices = new DeviceBay(desk, headset, ear, box);
    const audioElement = new Audio();
    audioElement.setSinkId = () => Promise.resolve();
    bench = put({ microphone: 'real', mediaDevices: devices.mediaDevices, audioElement });
    const missing: string[] = [];
    bench.line.on('device', (change) => missing.push(`${change.kind} ${change.missing}`));
    await bench.line.setDevices({ microphoneId: 'headset', speakerId: 'ear' });
    await bench.line.openMicrophone();

    devices.unplug(headset);
    devices.unplug(ear);
    await waitUntil(() => missing.length === 2, 'both are missed', { timeout: 5_000 });
    bench.line.dispose();

    expect(missing.sort()).to.deep.equal(['microphone Headset', 'speaker Headset']);
    expect([devices.open, devices.listeners]).to.deep.equal([0, 0]);
    devices.close();
  });
});
