import { Emitter, WorkbenchError, type Cancellation, type Clock } from '../../base/index.js';
import type { Effect, Signal } from '../../centre/index.js';
import type {
  LineCredentials,
  LineDeviceChange,
  LineDevices,
  LineEvents,
  LinePort,
  LineQuality,
  LineState,
  NetworkReport,
} from '../../ports/index.js';
import { Speaker } from '../devices/speaker.js';
import type { Exchange } from './exchange.js';
import { LineLegs } from './line-legs.js';
import type { Soundstage } from './sound/soundstage.js';
import { Voice, type MicrophoneKind } from './voice-source.js';

/** What a {@link SimulatedLine} works with. */
export interface SimulatedLineOptions {
  readonly clock: Clock;
  /** Where the line is plugged in now. */
  readonly exchange: () => Exchange;
  readonly stage: Soundstage;
  readonly microphone: MicrophoneKind;
  readonly mediaDevices?: MediaDevices;
  readonly audioElement?: HTMLAudioElement;
  /** Whose line these details are of; `null` when the centre did not give them. */
  readonly agentOf: (credentials: LineCredentials) => string | null;
  readonly signal: (signal: Signal) => void;
}

const usualTestMs = 5_000;
const packetMs = 20;
const goodQuality: LineQuality = { roundTripMs: 24, jitterMs: 2, lossRatio: 0 };

/** The agent's line in the simulator: real audio, between legs in the same page. */
export class SimulatedLine implements LinePort {
  readonly capabilities = { mute: true, digits: true, devices: true, networkTest: true };
  readonly #options: SimulatedLineOptions;
  readonly #emitter = new Emitter<LineEvents>();
  readonly #voice: Voice;
  readonly #speaker: Speaker | null;
  readonly #legs: LineLegs;
  #state: LineState = 'closed';
  #agentId: string | null = null;
  #renew: (() => Promise<LineCredentials>) | null = null;
  #opening: Promise<void> | null = null;
  /** Grows with every closing, so that a registration that comes late is let go. */
  #round = 0;
  readonly #tests = new Set<(message: string) => void>();
  #isCut = false;
  #isDisposed = false;
  /** What is measured from now on. */
  quality: LineQuality = goodQuality;

  constructor(options: SimulatedLineOptions) {
    this.#options = options;
    const onError = (error: WorkbenchError): void => this.report(error);
    const { clock, exchange, stage, microphone, mediaDevices } = options;
    const onStandIn =
      (kind: LineDeviceChange['kind']) =>
      (missing: string | null): void =>
        this.#emitter.emit('device', { kind, missing });
    const devices = mediaDevices ? { mediaDevices } : {};
    this.#voice = new Voice({
      kind: microphone,
      stage,
      onError,
      onChange: () => this.#legs.speak(),
      onStandIn: onStandIn('microphone'),
      ...devices,
    });
    const hasSpeaker = typeof Audio === 'function';
    this.#speaker = hasSpeaker
      ? new Speaker(options.audioElement ?? new Audio(), onError, {
          onStandIn: onStandIn('speaker'),
          ...devices,
        })
      : null;
    this.#legs = new LineLegs({
      clock,
      exchange,
      stage,
      emitter: this.#emitter,
      voice: this.#voice,
      speaker: this.#speaker,
      quality: () => this.quality,
      onAnswered: (legId) => options.signal({ type: 'leg.answered', legId }),
    });
  }

  get state(): LineState {
    return this.#state;
  }

  async prepare(): Promise<void> {
    // Nothing is loaded later.
  }

  async openMicrophone(): Promise<void> {
    this.#check();
    await this.#voice.open();
  }

  async open(renew: () => Promise<LineCredentials>): Promise<void> {
    this.#check();
    this.#renew = renew;
    if (this.#state === 'ready' || this.#state === 'reconnecting') return;
    await (this.#opening ?? this.#openOnce());
  }

  async close(): Promise<void> {
    this.#letGo();
    this.#tell('closed');
  }

  async answer(callId: string): Promise<void> {
    this.#check();
    await this.#legs.answer(callId);
  }

  setMuted(callId: string, isMuted: boolean): void {
    this.#legs.setMuted(callId, isMuted);
  }

  async sendDigits(callId: string, digits: string): Promise<void> {
    this.#legs.sendDigits(callId, digits);
  }

  async setDevices({ microphoneId, speakerId }: LineDevices): Promise<void> {
    await this.#speaker?.choose(speakerId);
    await this.#voice.choose(microphoneId);
  }

  async testNetwork({
    durationMs = usualTestMs,
    signal,
  }: {
    readonly durationMs?: number;
    readonly signal?: Cancellation;
  } = {}): Promise<NetworkReport> {
    if (this.#state !== 'ready')
      throw new WorkbenchError('line/registration-failed', { message: 'The line is not open.' });
    await this.#wait(durationMs, signal);
    const { roundTripMs, jitterMs, lossRatio } = this.quality;
    const loss = lossRatio ?? 0;
    return {
      roundTripMs: roundTripMs ?? 0,
      jitterMs: jitterMs ?? 0,
      lossRatio: loss,
      packets: Math.round((durationMs / packetMs) * (1 - loss)),
    };
  }

  on<Type extends keyof LineEvents>(type: Type, listener: (payload: LineEvents[Type]) => void): () => void {
    return this.#emitter.on(type, listener);
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#emitter.clear();
    this.#letGo();
    this.#speaker?.dispose();
    this.#state = 'closed';
  }

  report(error: WorkbenchError): void {
    this.#emitter.emit('error', { error, callId: null });
  }

  /** The centre rings; `false` when this is not the agent's line, or nothing reaches it. */
  ring(effect: Extract<Effect, { type: 'leg.ring-agent' }>): boolean {
    if (this.#state !== 'ready' || effect.agentId !== this.#agentId) return false;
    this.#legs.ring(effect);
    return true;
  }

  /** The network is gone: the centre keeps the calls and rings again once it is back. */
  cut(): void {
    this.#isCut = true;
    if (this.#state !== 'ready') return;
    this.#unregister({ isConnectionLost: true });
    this.#tell('reconnecting');
  }

  /** The network is back. */
  async mend(): Promise<void> {
    this.#isCut = false;
    if (this.#state !== 'reconnecting') return;
    const round = this.#round;
    try {
      await this.#register();
    } catch (cause) {
      // lost again meanwhile: the next time that it is back it is tried again
      if (round !== this.#round || this.#isOffline()) return;
      this.#tell('failed');
      this.#emitter.emit('error', {
        error:
          cause instanceof WorkbenchError ? cause : new WorkbenchError('line/registration-failed', { cause }),
        callId: null,
      });
    }
  }

  /** The audio of the call breaks down while the line stays registered. */
  loseAudio(): void {
    for (const callId of this.#legs.connected)
      this.#emitter.emit('error', { error: new WorkbenchError('line/media-failed'), callId });
    this.#legs.dropAll({ isConnectionLost: true });
  }

  #openOnce(): Promise<void> {
    const opening = this.#openFirst().finally(() => {
      if (this.#opening === opening) this.#opening = null;
    });
    return (this.#opening = opening);
  }

  async #openFirst(): Promise<void> {
    const round = this.#round;
    this.#tell('connecting');
    try {
      await this.#register();
    } catch (error) {
      if (round === this.#round) this.#tell('failed');
      throw error;
    }
  }

  async #register(): Promise<void> {
    const renew = this.#renew;
    if (!renew) throw new WorkbenchError('line/registration-failed', { message: 'The line was closed.' });
    const round = this.#round;
    const credentials = await renew();
    if (round !== this.#round)
      throw new WorkbenchError('line/registration-failed', { message: 'The line was closed meanwhile.' });
    const agentId = this.#options.agentOf(credentials);
    if (agentId === null || this.#isCut) throw new WorkbenchError('line/registration-failed');
    this.#agentId = agentId;
    this.#tell('ready');
    this.#options.signal({ type: 'line.ready', agentId });
  }

  #letGo(): void {
    this.#round += 1;
    this.#opening = null;
    this.#renew = null;
    this.#unregister({ isConnectionLost: false });
    this.#voice.close();
  }

  #unregister(how: { readonly isConnectionLost: boolean }): void {
    const agentId = this.#agentId;
    this.#agentId = null;
    if (agentId !== null) this.#options.signal({ type: 'line.lost', agentId });
    this.#legs.dropAll(how);
    for (const breakOff of [...this.#tests]) breakOff('The line was lost during the test.');
  }

  /** The network may have gone while the credentials were fetched. */
  #isOffline(): boolean {
    return this.#isCut;
  }

  #wait(durationMs: number, signal: Cancellation | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void): void => {
        cancel();
        this.#tests.delete(breakOff);
        settle();
      };
      const breakOff = (message: string): void =>
        finish(() => reject(new WorkbenchError('line/media-failed', { message, cause: signal?.reason })));
      const giveUp = (): void => breakOff('The network test was given up.');
      const cancel = this.#options.clock.after(durationMs, () => finish(resolve));
      this.#tests.add(breakOff);
      if (signal?.aborted) giveUp();
      else signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  #check(): void {
    if (this.#isDisposed) throw new WorkbenchError('sdk/disposed');
  }

  #tell(state: LineState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#emitter.emit('state', state);
  }
}
