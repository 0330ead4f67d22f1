import {
  Emitter,
  isWorkbenchError,
  systemClock,
  WorkbenchError,
  type Cancellation,
  type Clock,
} from '../../base/index.js';
import type {
  NetworkReport,
  LineCredentials,
  LineDevices,
  LineEvents,
  LinePort,
  LineStatistics,
  LineState,
  LineTrace,
} from '../../ports/index.js';
import { backOffMs } from '../../base/back-off.js';
import { CallLegs } from './call-legs.js';
import { Microphone, type VoiceProcessing } from '../devices/microphone.js';
import { findMediaDevices } from '../devices/open-input.js';
import type { openSipAgent, SipAgent } from './sip-agent.js';
import { strikeSecrets } from './strike-secrets.js';
import { Speaker } from '../devices/speaker.js';

const goodbyeMs = 1_500;

/** What {@link createSipLine} may be given. */
export interface SipLineOptions {
  /** @defaultValue the machine's time */
  readonly clock?: Clock;
  /** Plays the far end; give one of the page's own to place it. @defaultValue a new one outside of the document */
  readonly audioElement?: HTMLAudioElement;
  /** @defaultValue `navigator.mediaDevices` */
  readonly mediaDevices?: MediaDevices;
  /** How the browser treats the voice. @defaultValue everything on */
  readonly voiceProcessing?: VoiceProcessing;
  /** STUN and TURN servers. @defaultValue none: the centre has an address that pages reach */
  readonly iceServers?: readonly RTCIceServer[];
  /** Spreads reconnections; between 0 and 1. @defaultValue `Math.random` */
  readonly random?: () => number;
}

/**
 * The agent's line over SIP (RFC 7118) and WebRTC. SIP.js is loaded when the line is prepared or opened.
 *
 * @example
 * const workbench = createWorkbench({ centre, line: createSipLine() });
 */
export function createSipLine(options: SipLineOptions = {}): LinePort {
  return new SipLine(options);
}

class SipLine implements LinePort {
  readonly capabilities = { mute: true, digits: true, devices: true, networkTest: true };
  readonly #emitter = new Emitter<LineEvents>();
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #iceServers: RTCIceServer[];
  readonly #microphone: Microphone;
  readonly #speaker: Speaker;
  readonly #legs: CallLegs;
  #state: LineState = 'closed';
  #agent: SipAgent | null = null;
  #renew: (() => Promise<LineCredentials>) | null = null;
  #opening: Promise<void> | null = null;
  #cancelRetry: (() => void) | null = null;
  #failures = 0;
  /** Grows with every closing, so that a registration that comes late is let go. */
  #round = 0;

  constructor(options: SipLineOptions) {
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#iceServers = [...(options.iceServers ?? [])];
    const report = (error: WorkbenchError): void => this.#report(error, null);
    const mediaDevices = options.mediaDevices ?? findMediaDevices();
    this.#microphone = new Microphone({
      mediaDevices,
      processing: options.voiceProcessing ?? {},
      onTrack: (track) => this.#legs.speak(track),
      onStandIn: (missing) => this.#emitter.emit('device', { kind: 'microphone', missing }),
      onError: report,
    });
    this.#speaker = new Speaker(options.audioElement ?? new Audio(), report, {
      mediaDevices,
      onStandIn: (missing) => this.#emitter.emit('device', { kind: 'speaker', missing }),
    });
    this.#legs = new CallLegs({
      clock: this.#clock,
      emitter: this.#emitter,
      microphone: this.#microphone,
      speaker: this.#speaker,
    });
  }

  get state(): LineState {
    return this.#state;
  }

  async prepare(): Promise<void> {
    await loadAgent();
  }

  async openMicrophone(): Promise<void> {
    await this.#microphone.open();
  }

  open(renew: () => Promise<LineCredentials>): Promise<void> {
    this.#renew = renew;
    if (this.#agent || this.#state === 'reconnecting') return Promise.resolve();
    if (this.#opening) return this.#opening;
    const opening = this.#openFirst().finally(() => {
      if (this.#opening === opening) this.#opening = null;
    });
    return (this.#opening = opening);
  }

  async close(): Promise<void> {
    const agent = this.#letGo();
    this.#legs.dropAll();
    this.#microphone.close();
    this.#tell('closed');
    if (agent) await this.#sayGoodbye(agent);
  }

  answer(callId: string): Promise<void> {
    return this.#legs.answer(callId);
  }

  setMuted(callId: string, isMuted: boolean): void {
    this.#legs.setMuted(callId, isMuted);
  }

  async sendDigits(callId: string, digits: string): Promise<void> {
    this.#legs.sendDigits(callId, digits);
  }

  async testNetwork(
    options: { readonly durationMs?: number; readonly signal?: Cancellation } = {},
  ): Promise<NetworkReport> {
    if (!this.#agent)
      throw new WorkbenchError('line/registration-failed', { message: 'The line is not open.' });
    return this.#agent.testNetwork(options);
  }

  async setDevices({ microphoneId, speakerId }: LineDevices): Promise<void> {
    await this.#speaker.choose(speakerId);
    await this.#microphone.choose(microphoneId);
  }

  statistics(): Promise<readonly LineStatistics[]> {
    return this.#legs.statistics();
  }

  on<Type extends keyof LineEvents>(type: Type, listener: (payload: LineEvents[Type]) => void): () => void {
    return this.#emitter.on(type, listener);
  }

  dispose(): void {
    this.#emitter.clear();
    this.#legs.dropAll();
    this.#microphone.close();
    this.#speaker.dispose();
    const agent = this.#letGo();
    this.#state = 'closed';
    // Nobody is left to tell that the goodbye failed.
    agent?.stop().catch(() => undefined);
  }

  async #openFirst(): Promise<void> {
    if (typeof RTCPeerConnection === 'undefined') throw new WorkbenchError('line/not-supported');
    this.#failures = 0;
    this.#tell('connecting');
    const round = this.#round;
    addEventListener('online', this.#handleOnline);
    try {
      await this.#register();
    } catch (error) {
      if (round === this.#round) {
        this.#letGo();
        this.#tell('failed');
      }
      throw error;
    }
  }

  async #register(): Promise<void> {
    const renew = this.#renew;
    if (!renew) throw new WorkbenchError('line/registration-failed', { message: 'The line was closed.' });
    const round = this.#round;
    const [part, credentials] = await Promise.all([loadAgent(), renew()]);
    this.#assertWanted(round);
    const agent = await part.openSipAgent({
      credentials,
      clock: this.#clock,
      iceServers: this.#iceServers,
      ...this.#legs.handlers,
      onLost: () => this.#handleLost(round),
      onError: (error) => this.#report(error, null),
      onMessage: (direction, text) => this.#trace(direction, text),
    });
    // nobody is left to tell that the goodbye failed
    if (round !== this.#round) agent.stop().catch(() => undefined);
    this.#assertWanted(round);
    this.#agent = agent;
    this.#failures = 0;
    this.#tell('ready');
  }

  #assertWanted(round: number): void {
    if (round !== this.#round)
      throw new WorkbenchError('line/registration-failed', { message: 'The line was closed meanwhile.' });
  }

  /** The centre keeps the calls of a lost line and rings it again once it is back. */
  #handleLost(round: number): void {
    if (round !== this.#round) return;
    this.#agent = null;
    this.#legs.dropAll();
    this.#tell('reconnecting');
    this.#scheduleRetry();
  }

  #scheduleRetry(): void {
    const delayMs = backOffMs(this.#failures, this.#random);
    this.#failures += 1;
    this.#cancelRetry = this.#clock.after(delayMs, () => void this.#retry());
  }

  async #retry(): Promise<void> {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    const round = this.#round;
    try {
      await this.#register();
    } catch (error) {
      if (round === this.#round) this.#handleFailedRetry(error);
    }
  }

  /** One report an outage is enough; a sign-in that is over makes further tries useless. */
  #handleFailedRetry(error: unknown): void {
    const known = isWorkbenchError(error)
      ? error
      : new WorkbenchError('line/registration-failed', { cause: error });
    if (this.#failures === 1 || known.fatal) this.#report(known, null);
    if (!known.fatal) return this.#scheduleRetry();
    this.#letGo();
    this.#tell('failed');
  }

  readonly #handleOnline = (): void => {
    if (this.#cancelRetry) void this.#retry();
  };

  /** Ends every attempt to be registered; answers the agent that still has to say goodbye. */
  #letGo(): SipAgent | null {
    const agent = this.#agent;
    this.#round += 1;
    this.#agent = null;
    this.#opening = null;
    this.#renew = null;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    removeEventListener('online', this.#handleOnline);
    return agent;
  }

  /** Waits for the centre's confirmation, but not for long: the line is closed on this side anyway. */
  async #sayGoodbye(agent: SipAgent): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const cancel = this.#clock.after(goodbyeMs, resolve);
      agent
        .stop()
        .then(resolve, (cause: unknown) => reject(new WorkbenchError('network/unreachable', { cause })))
        .finally(cancel);
    });
  }

  /** Costs nothing while nobody listens, and a listener that fails must not cost a call. */
  #trace(direction: LineTrace['direction'], text: string): void {
    if (!this.#emitter.isHeard('trace') || text.trim() === '') return;
    try {
      this.#emitter.emit('trace', { at: this.#clock.now(), direction, text: strikeSecrets(text) });
    } catch (error) {
      reportError(error);
    }
  }

  #tell(state: LineState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#emitter.emit('state', state);
  }

  #report(error: WorkbenchError, callId: string | null): void {
    this.#emitter.emit('error', { error, callId });
  }
}

async function loadAgent(): Promise<{ readonly openSipAgent: typeof openSipAgent }> {
  try {
    return await import('./sip-agent.js');
  } catch (cause) {
    throw new WorkbenchError('network/unreachable', {
      message: 'The SIP part of the SDK could not be loaded.',
      cause,
    });
  }
}
