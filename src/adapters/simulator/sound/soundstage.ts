import type { ListenSource } from '../../../centre/index.js';
import type { Utterance } from '../utterance.js';

/** Where a leg's voice comes out, and where what it hears comes in. */
export interface Seat {
  readonly mouth: GainNode;
  readonly ear: GainNode;
}

/** The sound between the legs of all calls. A page without Web Audio has one that makes no sound. */
export interface Soundstage {
  /** The seat of a leg, made on first use; `null` where there is no sound. */
  seat(legId: string): Seat | null;
  leave(legId: string): void;
  /** Sets what a leg hears from now on. */
  hear(legId: string, to: ListenSource): void;
  /** Lets a leg hear a spoken prompt instead. */
  prompt(legId: string, utterance: Utterance): void;
  /** Says something with a leg's voice. @returns stops it */
  speak(legId: string, utterance: Utterance): () => void;
  /** A stream of what a leg hears. */
  listenIn(legId: string): MediaStream | null;
  /** The source of an agent's voice that is no microphone. */
  play(utterance: Utterance, to: AudioNode): () => void;
  /** Takes a microphone in. */
  takeIn(track: MediaStreamTrack, seat: Seat): () => void;
  /** Lets sound begin once the browser allows it: after a click. */
  resume(): Promise<void>;
  dispose(): Promise<void>;
}

const nothing = (): void => undefined;

/** No sound at all: for pages without Web Audio, and tests that need none. */
export const silentStage: Soundstage = {
  seat: () => null,
  leave: nothing,
  hear: nothing,
  prompt: nothing,
  speak: () => nothing,
  listenIn: () => null,
  play: () => nothing,
  takeIn: () => nothing,
  resume: () => Promise.resolve(),
  dispose: () => Promise.resolve(),
};
