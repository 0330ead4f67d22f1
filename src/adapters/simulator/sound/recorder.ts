/* eslint-disable @typescript-eslint/no-deprecated -- a worklet needs a script of its own, which a page's policy may forbid */
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

/** Takes down what is said between customer and agent, each on a channel of their own. */
export interface Recorder {
  start(effect: Start): void;
  pauseAgent(callId: string, isPaused: boolean): void;
  replaceAgent(callId: string, agentLegId: string): void;
  stop(callId: string): void;
  dispose(): void;
}

/** What a {@link WavRecorder} works with. */
export interface WavRecorderOptions {
  readonly stage: Soundstage;
  readonly onFinished: (recording: FinishedRecording) => void;
}

/** Telephone quality, as the server records. */
const recordedRate = 8_000;
const blockFrames = 4_096;

interface Running {
  readonly processor: ScriptProcessorNode;
  readonly customer: GainNode;
  readonly agent: GainNode;
  readonly channels: readonly [Channel, Channel];
}

/** Records in the page, sample by sample; a page without sound records nothing. */
export class WavRecorder implements Recorder {
  readonly #options: WavRecorderOptions;
  readonly #running = new Map<string, Running>();

  constructor(options: WavRecorderOptions) {
    this.#options = options;
  }

  start({ callId, customerLegId, agentLegId }: Start): void {
    const mouth = this.#options.stage.seat(customerLegId)?.mouth;
    if (!mouth || this.#running.has(callId)) return;
    const context = mouth.context as AudioContext;
    const processor = context.createScriptProcessor(blockFrames, 2, 1);
    const merger = new ChannelMergerNode(context, { numberOfInputs: 2 });
    const customer = new GainNode(context);
    const agent = new GainNode(context);
    mouth.connect(customer).connect(merger, 0, 0);
    agent.connect(merger, 0, 1);
    merger.connect(processor).connect(context.destination);
    const channels = [new Channel(context.sampleRate), new Channel(context.sampleRate)] as const;
    processor.onaudioprocess = ({ inputBuffer }) => {
      channels[0].take(inputBuffer.getChannelData(0));
      channels[1].take(inputBuffer.getChannelData(1));
    };
    this.#running.set(callId, { processor, customer, agent, channels });
    this.replaceAgent(callId, agentLegId);
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
    this.#take(running);
    const [left, right] = running.channels.map((channel) => channel.samples);
    if (!left || !right || left.length === 0) return;
    const durationMs = Math.round((left.length / recordedRate) * 1000);
    this.#options.onFinished({ callId, durationMs, file: writeWav(left, right, recordedRate) });
  }

  dispose(): void {
    for (const running of this.#running.values()) this.#take(running);
    this.#running.clear();
  }

  #take({ processor, customer, agent }: Running): void {
    processor.onaudioprocess = null;
    processor.disconnect();
    customer.disconnect();
    agent.disconnect();
  }
}

/** Samples at telephone rate: each the mean of those it stands for. */
class Channel {
  readonly #step: number;
  readonly #blocks: number[] = [];
  #sum = 0;
  #count = 0;
  #position = 0;

  constructor(sampleRate: number) {
    this.#step = recordedRate / sampleRate;
  }

  get samples(): Float32Array {
    return Float32Array.from(this.#blocks);
  }

  take(block: Float32Array): void {
    for (const sample of block) {
      this.#sum += sample;
      this.#count += 1;
      this.#position += this.#step;
      if (this.#position < 1) continue;
      this.#blocks.push(this.#sum / this.#count);
      this.#position -= 1;
      this.#sum = 0;
      this.#count = 0;
    }
  }
}
