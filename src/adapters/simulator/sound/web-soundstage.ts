import { WorkbenchError } from '../../../base/index.js';
import type { ListenSource } from '../../../centre/index.js';
import type { Utterance } from '../utterance.js';
import { holdMusic, queueMusic, ringbackTone } from './music.js';
import type { Seat, Soundstage } from './soundstage.js';
import { render } from './voice.js';

interface TakenSeat extends Seat {
  /** What the ear is connected to, to be taken off again. */
  heard: AudioNode[];
  stream: MediaStreamAudioDestinationNode | null;
  stopPrompt: () => void;
}

type Loop = 'hold' | 'queue' | 'ringback';
const loops = { hold: holdMusic, queue: queueMusic, ringback: ringbackTone } as const;

/** Mixes the voices of all legs in one `AudioContext`, made when the first leg sits down. */
export class WebSoundstage implements Soundstage {
  readonly #onError: (error: WorkbenchError) => void;
  readonly #seats = new Map<string, TakenSeat>();
  readonly #loops = new Map<Loop, AudioBufferSourceNode>();
  #context: AudioContext | null = null;
  #isDisposed = false;

  constructor(onError: (error: WorkbenchError) => void) {
    this.#onError = onError;
  }

  get context(): AudioContext {
    return (this.#context ??= new AudioContext({ latencyHint: 'interactive' }));
  }

  seat(legId: string): TakenSeat {
    const taken = this.#seats.get(legId);
    if (taken) return taken;
    const { context } = this;
    const seat: TakenSeat = {
      mouth: new GainNode(context),
      ear: new GainNode(context),
      heard: [],
      stream: null,
      stopPrompt: () => undefined,
    };
    this.#seats.set(legId, seat);
    return seat;
  }

  leave(legId: string): void {
    const seat = this.#seats.get(legId);
    if (!seat) return;
    this.#seats.delete(legId);
    this.#deafen(seat);
    for (const other of this.#seats.values()) if (other.heard.includes(seat.mouth)) this.#deafen(other);
    seat.mouth.disconnect();
    seat.ear.disconnect();
    for (const track of seat.stream?.stream.getTracks() ?? []) track.stop();
  }

  hear(legId: string, to: ListenSource): void {
    const seat = this.seat(legId);
    this.#deafen(seat);
    for (const source of this.#sourcesOf(to)) {
      source.connect(seat.ear);
      seat.heard.push(source);
    }
  }

  prompt(legId: string, utterance: Utterance): void {
    const seat = this.seat(legId);
    this.#deafen(seat);
    seat.stopPrompt = this.play(utterance, seat.ear);
  }

  speak(legId: string, utterance: Utterance): () => void {
    return this.play(utterance, this.seat(legId).mouth);
  }

  listenIn(legId: string): MediaStream | null {
    const seat = this.#seats.get(legId);
    if (!seat) return null;
    if (!seat.stream) {
      seat.stream = this.context.createMediaStreamDestination();
      seat.ear.connect(seat.stream);
    }
    return seat.stream.stream;
  }

  play(utterance: Utterance, to: AudioNode): () => void {
    if (utterance.say === 'silence') return () => undefined;
    const source = new AudioBufferSourceNode(this.context);
    source.connect(to);
    if (utterance.say !== 'sound') {
      source.buffer = this.#buffer(render(utterance, this.context.sampleRate));
      source.loop = utterance.say === 'tone' && utterance.ms === undefined;
      source.start();
    } else this.#begin(source, utterance.sound);
    return () => {
      source.disconnect();
      source.buffer = null;
    };
  }

  takeIn(track: MediaStreamTrack, seat: Seat): () => void {
    const copy = track.clone();
    const source = this.context.createMediaStreamSource(new MediaStream([copy]));
    source.connect(seat.mouth);
    return () => {
      source.disconnect();
      copy.stop();
    };
  }

  async resume(): Promise<void> {
    if (this.context.state === 'suspended') await this.context.resume();
  }

  async dispose(): Promise<void> {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    for (const legId of [...this.#seats.keys()]) this.leave(legId);
    for (const loop of this.#loops.values()) loop.stop();
    this.#loops.clear();
    await this.#context?.close();
  }

  #sourcesOf(to: ListenSource): AudioNode[] {
    switch (to.kind) {
      case 'legs':
        return to.legIds.map((legId) => this.seat(legId).mouth);
      case 'music':
        return [this.#loop(to.music)];
      case 'tone':
        return [this.#loop('ringback')];
      case 'silence':
        return [];
    }
  }

  #loop(name: Loop): AudioNode {
    const running = this.#loops.get(name);
    if (running) return running;
    const buffer = this.#buffer(loops[name](this.context.sampleRate));
    const source = new AudioBufferSourceNode(this.context, { buffer, loop: true });
    source.start();
    this.#loops.set(name, source);
    return source;
  }

  #begin(source: AudioBufferSourceNode, sound: AudioBuffer | string): void {
    if (typeof sound !== 'string') {
      source.buffer = sound;
      source.start();
      return;
    }
    this.#load(sound).then(
      (buffer) => {
        if (this.#isDisposed) return;
        source.buffer = buffer;
        source.start();
      },
      (cause: unknown) =>
        this.#onError(
          new WorkbenchError('line/media-failed', {
            message: `The sound ${sound} could not be loaded.`,
            cause,
          }),
        ),
    );
  }

  async #load(url: string): Promise<AudioBuffer> {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    return this.context.decodeAudioData(await answer.arrayBuffer());
  }

  #buffer(samples: Float32Array<ArrayBuffer>): AudioBuffer {
    const { sampleRate } = this.context;
    const buffer = new AudioBuffer({ length: Math.max(1, samples.length), numberOfChannels: 1, sampleRate });
    buffer.copyToChannel(samples, 0);
    return buffer;
  }

  #deafen(seat: TakenSeat): void {
    seat.stopPrompt();
    for (const source of seat.heard) source.disconnect(seat.ear);
    seat.heard = [];
  }
}
