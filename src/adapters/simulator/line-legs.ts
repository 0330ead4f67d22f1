import { isWorkbenchError, WorkbenchError, type Clock, type Emitter } from '../../base/index.js';
import type { Effect, LegEndReason } from '../../centre/index.js';
import { assertKeys } from '../../model/telephone-keys.js';
import type { LineEvents, LineQuality } from '../../ports/index.js';
import type { Speaker } from '../devices/speaker.js';
import { noAudio } from '../../ports/no-audio.js';
import type { Exchange } from './exchange.js';
import type { Hearing, Leg } from './leg.js';
import type { Soundstage } from './sound/soundstage.js';
import type { Voice } from './voice-source.js';

type Ring = Extract<Effect, { type: 'leg.ring-agent' }>;

const qualityIntervalMs = 2_000;

/** What {@link LineLegs} work with. */
export interface LineLegsOptions {
  readonly clock: Clock;
  readonly emitter: Emitter<LineEvents>;
  /** Where the line is plugged in now. */
  readonly exchange: () => Exchange;
  readonly stage: Soundstage;
  readonly voice: Voice;
  readonly speaker: Speaker | null;
  readonly quality: () => LineQuality;
  readonly onAnswered: (legId: string) => void;
}

/** The calls that ring or talk on the agent's simulated line. */
export class LineLegs {
  readonly #options: LineLegsOptions;
  readonly #legs = new Map<string, LineLeg>();
  #cancelMeasuring: () => void = () => undefined;

  constructor(options: LineLegsOptions) {
    this.#options = options;
  }

  /** The calls whose audio is up. */
  get connected(): readonly string[] {
    return [...this.#legs.values()].filter(({ isConnected }) => isConnected).map(({ callId }) => callId);
  }

  ring({ legId, callId, isAutomatic }: Ring): void {
    const leg = new LineLeg(legId, callId, () => this.#forget(leg));
    this.#legs.set(callId, leg);
    this.#options.exchange().plug(leg);
    this.#options.emitter.emit('offered', { callId, isAutomatic });
    if (!isAutomatic) return;
    this.answer(callId).catch((cause: unknown) => {
      const error = isWorkbenchError(cause) ? cause : new WorkbenchError('line/answer-failed', { cause });
      if (this.#legs.get(callId) === leg) this.#options.emitter.emit('error', { error, callId });
    });
  }

  /** @throws `line/answer-failed`, `device/*` */
  async answer(callId: string): Promise<void> {
    const leg = this.#legs.get(callId);
    if (!leg || leg.isAnswered) {
      throw new WorkbenchError('line/answer-failed', {
        message: 'The call does not ring.',
        details: { callId },
      });
    }
    leg.isAnswered = true;
    const { stage, voice, onAnswered } = this.#options;
    try {
      await Promise.all([stage.resume(), voice.open()]);
    } catch (error) {
      leg.isAnswered = false;
      throw error;
    }
    if (this.#legs.get(callId) !== leg) return;
    this.#connect(leg);
    onAnswered(leg.legId);
  }

  /** @throws `call/refused` when the line has no part in the call */
  setMuted(callId: string, isMuted: boolean): void {
    const leg = this.#legs.get(callId);
    if (!leg) throw noAudio(callId);
    leg.isMuted = isMuted;
    this.#tuneMouth(leg);
    this.#options.emitter.emit('muted', { callId, isMuted });
  }

  /** @throws `call/refused`, `request/invalid` for what is no key */
  sendDigits(callId: string, digits: string): void {
    assertKeys(digits);
    this.#options.exchange().passDigits(this.#connectedLeg(callId).legId, digits);
  }

  /** Another microphone speaks in every call. */
  speak(): void {
    for (const leg of this.#legs.values()) if (leg.isConnected) this.#plugVoice(leg);
  }

  /** Ends every leg: the agent's own doing, or the loss of the connection. */
  dropAll({ isConnectionLost }: { readonly isConnectionLost: boolean }): void {
    for (const leg of [...this.#legs.values()]) {
      this.#forget(leg);
      this.#options.exchange().hangUp(leg.legId, { isConnectionLost });
    }
  }

  #connectedLeg(callId: string): LineLeg {
    const leg = this.#legs.get(callId);
    if (leg?.isConnected) return leg;
    throw noAudio(callId);
  }

  #connect(leg: LineLeg): void {
    const { stage, speaker, emitter } = this.#options;
    leg.isConnected = true;
    this.#tuneMouth(leg);
    this.#plugVoice(leg);
    leg.voice = stage.listenIn(leg.legId);
    if (leg.voice) speaker?.play(leg.voice);
    emitter.emit('connected', { callId: leg.callId });
    this.#measureLater();
  }

  #plugVoice(leg: LineLeg): void {
    const seat = this.#options.stage.seat(leg.legId);
    leg.unplugVoice();
    if (seat) leg.unplugVoice = this.#options.voice.plugInto(seat);
  }

  #tuneMouth({ legId, isMuted }: LineLeg): void {
    const seat = this.#options.stage.seat(legId);
    if (seat) seat.mouth.gain.value = isMuted ? 0 : 1;
  }

  #forget(leg: LineLeg): void {
    if (this.#legs.get(leg.callId) !== leg) return;
    this.#legs.delete(leg.callId);
    leg.unplugVoice();
    if (leg.voice) this.#options.speaker?.stop(leg.voice);
    if (this.connected.length === 0) this.#cancelMeasuring();
    this.#options.emitter.emit('ended', { callId: leg.callId });
  }

  #measureLater(): void {
    this.#cancelMeasuring();
    this.#cancelMeasuring = this.#options.clock.after(qualityIntervalMs, () => {
      this.#options.emitter.emit('quality', this.#options.quality());
      this.#measureLater();
    });
  }
}

class LineLeg implements Leg {
  readonly legId: string;
  readonly callId: string;
  readonly isSilent = false;
  readonly #onEnded: () => void;
  isAnswered = false;
  isConnected = false;
  isMuted = false;
  voice: MediaStream | null = null;
  unplugVoice: () => void = () => undefined;

  constructor(legId: string, callId: string, onEnded: () => void) {
    this.legId = legId;
    this.callId = callId;
    this.#onEnded = onEnded;
  }

  handleEnded(_reason: LegEndReason): void {
    this.#onEnded();
  }

  handleAnswered(): void {
    // The agent's leg is rung, never answered by the centre.
  }

  handleHears(_hears: Hearing): void {
    // The agent hears it; there is nothing to show.
  }

  handlePrompt(): void {
    // Prompts are said to customers.
  }

  handleDigits(): void {
    // Keys of a colleague are heard, nothing more.
  }
}
