import { expect, waitUntil } from '@open-wc/testing';
import { ManualClock } from '../../src/base/index.js';
import { RingTone } from './ring-tone.js';

interface Stage {
  readonly tone: RingTone;
  readonly clock: ManualClock;
  /** The real audio graph the tone sounds in, and the loudness of each time it rang. */
  readonly context: AudioContext;
  readonly loudness: () => number[];
}

function open(): Stage {
  const clock = new ManualClock();
  const context = new AudioContext();
  const outputs: GainNode[] = [];
  const createGain = context.createGain.bind(context);
  context.createGain = () => {
    const node = createGain();
    const connect = node.connect.bind(node) as (target: AudioNode) => AudioNode;
    node.connect = ((target: AudioNode) => {
      if (target === context.destination) outputs.push(node);
      return connect(target);
    }) as GainNode['connect'];
    return node;
  };
  const tone = new RingTone({ createContext: () => context, after: (ms, task) => clock.after(ms, task) });
  return { tone, clock, context, loudness: () => outputs.map(({ gain }) => gain.value) };
}

describe('RingTone', () => {
  it('rings every 3.2 s, the first time at half loudness', () => {
    const { tone, clock, loudness } = open();

    tone.start();
    clock.advance(3_199);
    expect(loudness()).to.deep.equal([0.5]);
    clock.advance(1);
    clock.advance(3_200);

    expect(loudness()).to.deep.equal([0.5, 1, 1]);
    tone.dispose();
  });

  it('sounds', async () => {
    const { tone, context } = open();
    const ear = context.createAnalyser();
    const createGain = context.createGain;
    context.createGain = () => {
      const node = createGain();
      node.connect(ear);
      return node;
    };
    const samples = new Float32Array(ear.fftSize);

    tone.start();

    await waitUntil(() => {
      ear.getFloatTimeDomainData(samples);
      return samples.some((sample) => Math.abs(sample) > 0.01);
    });
    tone.dispose();
  });

  it('does not begin anew while it rings', () => {
    const { tone, loudness } = open();

    tone.start();
    tone.start();

    expect(loudness()).to.deep.equal([0.5]);
    tone.dispose();
  });

  it('stops at once, rests the audio device, and begins softly with the next call', async () => {
    const { tone, clock, context, loudness } = open();
    tone.start();
    clock.advance(3_200);

    tone.stop();
    expect(tone.isRinging).to.equal(false);
    expect(clock.pending).to.equal(0);
    await waitUntil(() => context.state === 'suspended');
    tone.start();

    expect(loudness()).to.deep.equal([0.5, 1, 0.5]);
    tone.dispose();
  });

  it('gives one short note for an automatic answer, then rests', async () => {
    const { tone, context, clock, loudness } = open();

    tone.announce();
    await waitUntil(() => context.state === 'running');
    await waitUntil(() => context.state === 'suspended');

    expect(loudness()).to.deep.equal([1]);
    expect(clock.pending).to.equal(0);
  });

  it('lets go of the audio device', async () => {
    const { tone, context } = open();
    tone.start();
    await waitUntil(() => context.state === 'running');

    tone.dispose();

    await waitUntil(() => context.state === 'closed');
  });

  it('B3: lets go of it also while it rests between two calls', async () => {
    const { tone, context } = open();
    tone.announce();
    await waitUntil(() => context.state === 'running');
    await waitUntil(() => context.state === 'suspended');

    tone.dispose();

    await waitUntil(() => context.state === 'closed');
  });

  it('B3: lets go of it also before the page was allowed to sound', async () => {
    const { tone, context } = open();
    let allow = (): void => undefined;
    const isAllowed = new Promise<void>((resolve) => (allow = resolve));
    await context.suspend();
    const resume = context.resume.bind(context);
    let refused: unknown;
    context.resume = () => {
      const resumed = isAllowed.then(resume);
      resumed.catch((error: unknown) => (refused = error));
      return resumed;
    };
    tone.start();

    tone.dispose();
    await waitUntil(() => context.state === 'closed');

    allow();
    await waitUntil(() => refused instanceof DOMException);
  });
});
