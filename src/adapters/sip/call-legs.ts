import { isWorkbenchError, WorkbenchError, type Clock, type Emitter } from '../../base/index.js';
import { assertKeys } from '../../model/telephone-keys.js';
import type { LineEvents, LineStatistics } from '../../ports/index.js';
import type { CallMedia } from './call-media.js';
import { entriesOf, readQuality, type PacketCount } from './line-quality.js';
import type { Microphone } from '../devices/microphone.js';
import type { Speaker } from '../devices/speaker.js';
import { noAudio } from '../../ports/no-audio.js';

const qualityIntervalMs = 2_000;

/** What {@link CallLegs} need of a leg, however it came about. */
export interface LineLeg {
  readonly callId: string;
  readonly isAutomatic: boolean;
  /** The far end's voice, once it is there. */
  readonly voice: MediaStream | null;
  readonly media: CallMedia;
  readonly isRinging: boolean;
  /** Tells the other side that the line rings. */
  ring(): Promise<void>;
  /** Answers with the voice of `track`. @throws `line/answer-failed` */
  accept(track: MediaStreamTrack): Promise<void>;
  /** Ends the leg, whatever its state; its audio stops at once. */
  end(): Promise<void>;
}

/** What {@link CallLegs} work with. */
export interface CallLegsOptions {
  readonly clock: Clock;
  readonly emitter: Emitter<LineEvents>;
  readonly microphone: Microphone;
  readonly speaker: Speaker;
}

/** The legs a line has, by their call: rings, answers, mutes and measures them. */
export class CallLegs {
  readonly #options: CallLegsOptions;
  readonly #legs = new Map<string, LineLeg>();
  readonly #connected = new Set<LineLeg>();
  #cancelMeasuring: (() => void) | null = null;
  #packets: PacketCount = { received: 0, lost: 0 };

  /** What a SIP agent tells of its legs. */
  readonly handlers = {
    onOffered: (leg: LineLeg): void => this.#handleOffered(leg),
    onConnected: (leg: LineLeg): void => this.#handleConnected(leg),
    onFailed: (leg: LineLeg): void => this.#report(new WorkbenchError('line/media-failed'), leg.callId),
    onVoice: (leg: LineLeg, stream: MediaStream): void => {
      if (this.#legs.get(leg.callId) === leg) this.#options.speaker.play(stream);
    },
    onEnded: (leg: LineLeg): void => this.#forget(leg),
  };

  constructor(options: CallLegsOptions) {
    this.#options = options;
  }

  /** @throws `line/answer-failed` when the call does not ring here, `device/*` */
  async answer(callId: string): Promise<void> {
    const leg = this.#legs.get(callId);
    if (!leg?.isRinging) {
      throw new WorkbenchError('line/answer-failed', {
        message: 'The call does not ring.',
        details: { callId },
      });
    }
    const track = await this.#options.microphone.open();
    await leg.accept(track);
  }

  /** @throws `call/refused` when the line has no part in this call */
  setMuted(callId: string, isMuted: boolean): void {
    const leg = this.#legs.get(callId);
    if (!leg) throw noAudio(callId);
    leg.media.setMuted(isMuted);
    this.#options.emitter.emit('muted', { callId, isMuted });
  }

  /** @throws `call/refused` when no audio is up, `request/invalid` for what is no key */
  assertDigits(callId: string, digits: string): void {
    assertKeys(digits);
    this.#connectedLeg(callId);
  }

  /** @throws `call/refused` when no audio is up, `request/invalid` for what is no key */
  sendDigits(callId: string, digits: string): void {
    this.assertDigits(callId, digits);
    if (this.#connectedLeg(callId).media.sendDtmf(digits)) return;
    throw new WorkbenchError('call/refused', { message: 'The audio carries no keys.', details: { callId } });
  }

  /** What WebRTC measured on each leg that has audio. */
  statistics(): Promise<LineStatistics[]> {
    return Promise.all(
      [...this.#connected].map(async (leg) => ({
        callId: leg.callId,
        entries: entriesOf(await leg.media.stats()),
      })),
    );
  }

  /** Another microphone speaks in every leg that speaks, also in one whose audio is only coming up. */
  speak(track: MediaStreamTrack): void {
    for (const leg of this.#legs.values()) {
      if (!leg.media.isSpeaking) continue;
      leg.media
        .speak(track)
        .catch((cause: unknown) =>
          this.#report(new WorkbenchError('line/media-failed', { cause }), leg.callId),
        );
    }
  }

  /** Ends every leg: the line is closed or lost. */
  dropAll(): void {
    for (const leg of [...this.#legs.values()]) this.#drop(leg);
  }

  #connectedLeg(callId: string): LineLeg {
    const leg = this.#legs.get(callId);
    if (leg && this.#connected.has(leg)) return leg;
    throw noAudio(callId);
  }

  /** Keeps a leg, in place of a former one of the same call, and tells of it. */
  add(leg: LineLeg): void {
    const { callId, isAutomatic } = leg;
    const former = this.#legs.get(callId);
    if (former) this.#drop(former);
    this.#legs.set(callId, leg);
    this.#options.emitter.emit('offered', { callId, isAutomatic });
  }

  #handleOffered(leg: LineLeg): void {
    const { callId, isAutomatic } = leg;
    this.add(leg);
    const work = isAutomatic ? this.answer(callId) : leg.ring();
    work.catch((cause: unknown) => {
      if (this.#legs.get(callId) === leg) this.#report(asLineError(cause), callId);
    });
  }

  #handleConnected(leg: LineLeg): void {
    if (this.#legs.get(leg.callId) !== leg) return;
    this.#connected.add(leg);
    this.#options.emitter.emit('connected', { callId: leg.callId });
    this.#measureAnew(leg);
  }

  /** The goodbye may fail on a lost connection; the leg is over on this side either way. */
  #drop(leg: LineLeg): void {
    this.#forget(leg);
    leg.end().catch(() => undefined);
  }

  #forget(leg: LineLeg): void {
    if (this.#legs.get(leg.callId) !== leg) return;
    this.#legs.delete(leg.callId);
    const wasConnected = this.#connected.delete(leg);
    const other = [...this.#connected].at(-1);
    if (leg.voice) this.#hearOther(leg.voice, other);
    if (wasConnected) this.#measureOther(other);
    this.#options.emitter.emit('ended', { callId: leg.callId });
  }

  /** What is left, if anything, is heard again: also after a leg that was heard before its answer. */
  #hearOther(voice: MediaStream, other: LineLeg | undefined): void {
    this.#options.speaker.stop(voice);
    if (other?.voice) this.#options.speaker.play(other.voice);
  }

  #measureOther(other: LineLeg | undefined): void {
    this.#cancelMeasuring?.();
    if (other) this.#measureAnew(other);
  }

  #measureAnew(leg: LineLeg): void {
    this.#packets = { received: 0, lost: 0 };
    this.#measureLater(leg);
  }

  #measureLater(leg: LineLeg): void {
    this.#cancelMeasuring?.();
    this.#cancelMeasuring = this.#options.clock.after(qualityIntervalMs, () => void this.#measure(leg));
  }

  async #measure(leg: LineLeg): Promise<void> {
    try {
      const { quality, count } = readQuality(await leg.media.stats(), this.#packets);
      if (!this.#connected.has(leg)) return;
      this.#packets = count;
      this.#options.emitter.emit('quality', quality);
      this.#measureLater(leg);
    } catch (cause) {
      if (this.#connected.has(leg))
        this.#report(new WorkbenchError('line/media-failed', { cause }), leg.callId);
    }
  }

  #report(error: WorkbenchError, callId: string): void {
    this.#options.emitter.emit('error', { error, callId });
  }
}

function asLineError(cause: unknown): WorkbenchError {
  return isWorkbenchError(cause) ? cause : new WorkbenchError('line/answer-failed', { cause });
}
