import { expect, waitUntil } from '@open-wc/testing';
import {
  createSimulator,
  type Caller,
  type Simulator,
  type SimulatorOptions,
} from '../adapters/simulator/index.js';
import { until } from '../testing/index.js';
import { createWorkbench, type Workbench } from './index.js';

interface Bench {
  readonly simulator: Simulator;
  readonly workbench: Workbench;
  /** Plays what the agent hears. */
  readonly ear: HTMLAudioElement;
}

let bench: Bench;

function open(options: SimulatorOptions = {}): Bench {
  const ear = new Audio();
  const simulator = createSimulator({ signedIn: true, microphone: 'tone', audioElement: ear, ...options });
  const workbench = createWorkbench({ centre: simulator.centre, line: simulator.line });
  return (bench = { simulator, workbench, ear });
}

afterEach(() => {
  bench.workbench.dispose();
  bench.simulator.dispose();
});

async function online(options?: SimulatorOptions): Promise<Bench> {
  const opened = open(options);
  await until(opened.workbench, ({ connection }) => connection === 'connected');
  await opened.workbench.goOnline();
  return opened;
}

async function talk(
  { simulator, workbench }: Bench,
  hz: number,
): Promise<{ caller: Caller; callId: string }> {
  const caller = simulator.call({ from: '13800138000', says: [{ say: 'tone', hz }] });
  await until(workbench, ({ calls }) => calls[0]?.value.progress === 'ringing');
  const callId = workbench.snapshot.calls[0]?.context.id ?? '';
  await workbench.answer(callId);
  await until(workbench, ({ calls }) => calls[0]?.value.progress === 'talking');
  return { caller, callId };
}

/** The loudest frequency of a stream, hertz; 0 while it is silent. */
async function meter(
  stream: MediaStream | null,
): Promise<{ hertz: () => number; close: () => Promise<void> }> {
  if (!stream) throw new Error('There is no sound to measure');
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 16_384, smoothingTimeConstant: 0 });
  context.createMediaStreamSource(stream).connect(analyser);
  await context.resume();
  const bins = new Float32Array(analyser.frequencyBinCount);
  return {
    hertz: () => {
      analyser.getFloatFrequencyData(bins);
      const loudest = Math.max(...bins);
      return loudest < -70 ? 0 : (bins.indexOf(loudest) * context.sampleRate) / analyser.fftSize;
    },
    close: () => context.close(),
  };
}

async function hears(
  stream: MediaStream | null,
  fits: (hertz: number) => boolean,
  what: string,
): Promise<void> {
  const { hertz, close } = await meter(stream);
  try {
    await waitUntil(() => fits(hertz()), `hears ${what}`, { timeout: 6_000 });
  } finally {
    await close();
  }
}

const near = (wanted: number) => (hertz: number) => Math.abs(hertz - wanted) < 6;

describe('a workbench on the simulator, with sound', () => {
  it('B4: a scripted caller is heard by the agent, hears the agent, music on hold, and leaves a record to listen to', async () => {
    const opened = await online();
    const { workbench, ear } = opened;

    const { caller, callId } = await talk(opened, 660);
    await hears(ear.srcObject as MediaStream, near(660), 'the customer at 660 Hz');
    await hears(caller.stream, near(440), 'the agent at 440 Hz');

    await workbench.hold(callId);
    expect(caller.hears).to.equal('music');
    await hears(caller.stream, (hertz) => hertz > 200 && !near(440)(hertz), 'music');

    await workbench.resume(callId);
    await workbench.hangUp(callId);
    expect(caller.endedBy).to.equal('normal');
    expect(workbench.snapshot.presence?.state).to.equal('wrapUp');

    const written = new Promise<void>((resolve) => {
      workbench.on('record-written', ({ record }) => record.hasRecording && resolve());
    });
    await written;
    const { left, right } = await recording(await workbench.recordingUrl(callId));
    expect(left, 'the customer is on the left').to.equal(660);
    expect(right, 'the agent is on the right').to.equal(440);
  });

  it('B4: the customer hears nothing of a muted agent', async () => {
    const opened = await online();
    const { caller, callId } = await talk(opened, 660);
    await hears(caller.stream, near(440), 'the agent');

    await opened.workbench.setMuted(callId, true);

    await hears(caller.stream, (hertz) => hertz === 0, 'silence');
  });

  it('B4: the real microphone is opened online and its track stopped on disposal; the audio context is closed', async () => {
    const contexts = watchContexts();
    const tracks = watchTracks();
    try {
      const opened = await online({ microphone: 'real' });
      await talk(opened, 660);
      expect(tracks.seen.length, 'a microphone was opened').to.be.greaterThan(0);

      opened.workbench.dispose();

      await waitUntil(
        () => contexts.seen.every(({ state }) => state === 'closed'),
        'every context is closed',
      );
      expect(tracks.seen.map(({ readyState }) => readyState)).to.deep.equal(tracks.seen.map(() => 'ended'));
    } finally {
      contexts.restore();
      tracks.restore();
    }
  });
});

/** The loudest frequencies of the two channels. */
async function recording(url: string): Promise<{ left: number; right: number }> {
  const file = await (await fetch(url)).arrayBuffer();
  const context = new OfflineAudioContext(2, 1, 8_000);
  const buffer = await context.decodeAudioData(file);
  const [left, right] = [0, 1].map((channel) => loudest(buffer.getChannelData(channel), buffer.sampleRate));
  return { left: left ?? 0, right: right ?? 0 };
}

const candidates = [220, 330, 440, 550, 660, 880];

/** Which candidate is the strongest (Goertzel 1958). */
function loudest(samples: Float32Array, sampleRate: number): number {
  const power = (hertz: number): number => {
    const turn = 2 * Math.cos((2 * Math.PI * hertz) / sampleRate);
    let [last, before] = [0, 0];
    for (const sample of samples) [last, before] = [sample + turn * last - before, last];
    return last * last + before * before - turn * last * before;
  };
  return candidates.reduce((best, hertz) => (power(hertz) > power(best) ? hertz : best));
}

function watchContexts(): { readonly seen: AudioContext[]; restore: () => void } {
  const Original = window.AudioContext;
  const seen: AudioContext[] = [];
  window.AudioContext = class extends Original {
    constructor(options?: AudioContextOptions) {
      super(options);
      seen.push(this);
    }
  };
  return { seen, restore: () => (window.AudioContext = Original) };
}

function watchTracks(): { readonly seen: MediaStreamTrack[]; restore: () => void } {
  const { mediaDevices } = navigator;
  const original = mediaDevices.getUserMedia.bind(mediaDevices);
  const seen: MediaStreamTrack[] = [];
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await original(constraints);
    seen.push(...stream.getTracks());
    return stream;
  };
  return { seen, restore: () => (mediaDevices.getUserMedia = original) };
}
