/** A tone that sounds. */
export interface TestTone {
  /** Resolves once it has faded or was stopped. */
  readonly ended: Promise<void>;
  readonly stream: MediaStream;
  stop(): void;
}

/** Two soft notes, C5 and G5: heard by a headset's small speakers and by ageing ears alike. */
const notes = [523.25, 783.99];
const noteSeconds = 0.6;
const loudness = 0.25;

/**
 * Plays the test tone on a speaker; `null` is the browser's default. Rejects with the browser's own error: `NotAllowedError`
 * before the first click on the page, `NotFoundError` for a speaker that is gone.
 */
export async function playTestTone(speakerId: string | null): Promise<TestTone> {
  const context = new AudioContext();
  const output = context.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = output.stream;
  const close = (): void => {
    element.srcObject = null;
    if (context.state !== 'closed') void context.close();
  };
  try {
    if (speakerId !== null && 'setSinkId' in element) await element.setSinkId(speakerId);
    await element.play();
  } catch (error) {
    close();
    throw error;
  }
  const last = notes.map((hertz, index) => playNote(output, hertz, index * noteSeconds)).at(-1);
  let finish = (): void => undefined;
  const ended = new Promise<void>((resolve) => (finish = resolve)).finally(close);
  last?.addEventListener('ended', () => finish());
  return { ended, stream: output.stream, stop: () => finish() };
}

function playNote(output: AudioNode, hertz: number, delay: number): OscillatorNode {
  const { context } = output;
  const start = context.currentTime + 0.05 + delay;
  const end = start + noteSeconds;
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(loudness, start + 0.03);
  gain.gain.setValueAtTime(loudness, end - 0.15);
  gain.gain.linearRampToValueAtTime(0, end);
  const oscillator = new OscillatorNode(context, { frequency: hertz });
  oscillator.connect(gain).connect(output);
  oscillator.start(start);
  oscillator.stop(end);
  return oscillator;
}
