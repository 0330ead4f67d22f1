import { WorkbenchError } from '../../../base/index.js';
import type { Effect } from '../../../centre/index.js';
import type { Soundstage } from './soundstage.js';
import { writeWav } from './wav.js';

type Start = Extract<Effect, { type: 'recording.start' }>;

/** A recording that is whole. */
export interface FinishedRecording {
  readonly callId: string;
  readonly durationMs: number;
  /** WAV; left the customer, right the agent. */
  readonly file: Blob;
}

/** What a {@link Recorder} works with. */
export interface RecorderOptions {
  readonly stage: Soundstage;
  readonly onFinished: (recording: FinishedRecording) => void;
  readonly onError: (error: WorkbenchError) => void;
}

/** Telephone quality, as the server records. */
const recordedRate = 8_000;

interface Running {
  readonly recorder: MediaRecorder;
  readonly stream: MediaStream;
  readonly customer: GainNode;
  readonly agent: GainNode;
}

/**
 * Takes down what is said between customer and agent, each on a channel of their own; a page without sound records
 * nothing. A recording is whole a moment after it was stopped.
 */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #running = new Map<string, Running>();
  #isDisposed = false;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  start({ callId, customerLegId, agentLegId }: Start): void {
    const mouth = this.#options.stage.seat(customerLegId)?.mouth;
    if (!mouth || this.#running.has(callId)) return;
    const context = mouth.context as AudioContext;
    const merger = new ChannelMergerNode(context, { numberOfInputs: 2 });
    const customer = new GainNode(context);
    const agent = new GainNode(context);
    const output = context.createMediaStreamDestination();
    mouth.connect(customer).connect(merger, 0, 0);
    agent.connect(merger, 0, 1).connect(output);
    const recorder = new MediaRecorder(output.stream, { audioBitsPerSecond: 96_000 });
    const { stream } = output;
    this.#running.set(callId, { recorder, stream, customer, agent });
    this.replaceAgent(callId, agentLegId);
    recorder.start();
  }

  pauseAgent(callId: string, isPaused: boolean): void {
    const running = this.#running.get(callId);
    if (running) running.agent.gain.value = isPaused ? 0 : 1;
  }

  replaceAgent(callId: string, agentLegId: string): void {
    const running = this.#running.get(callId);
    // The leg before has left its seat, which takes everything off it.
    if (running) this.#options.stage.seat(agentLegId)?.mouth.connect(running.agent);
  }

  stop(callId: string): void {
    const running = this.#running.get(callId);
    if (!running) return;
    this.#running.delete(callId);
    this.#finish(callId, running).catch((cause: unknown) => {
      if (this.#isDisposed) return;
      const message = 'The recording of the call could not be finished.';
      this.#options.onError(new WorkbenchError('line/media-failed', { message, cause }));
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const running of this.#running.values()) {
      running.recorder.stop();
      letGo(running);
    }
    this.#running.clear();
  }

  async #finish(callId: string, running: Running): Promise<void> {
    const recorded = new Promise<Blob>((resolve) => {
      running.recorder.addEventListener('dataavailable', ({ data }) => resolve(data), { once: true });
    });
    running.recorder.stop();
    const file = await recorded;
    letGo(running);
    // Decoding at another rate resamples (Web Audio API §1.2, decodeAudioData).
    const decoder = new OfflineAudioContext({ numberOfChannels: 2, length: 1, sampleRate: recordedRate });
    const sound = await decoder.decodeAudioData(await file.arrayBuffer());
    if (this.#isDisposed) return;
    const left = sound.getChannelData(0);
    const right = sound.getChannelData(sound.numberOfChannels - 1);
    const durationMs = Math.round(sound.duration * 1000);
    this.#options.onFinished({ callId, durationMs, file: writeWav(left, right, recordedRate) });
  }
}

function letGo({ stream, customer, agent }: Running): void {
  customer.disconnect();
  agent.disconnect();
  for (const track of stream.getTracks()) track.stop();
}
