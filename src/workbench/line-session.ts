import {
  Disposables,
  isWorkbenchError,
  WorkbenchError,
  type Cancellation,
  type Clock,
} from '../base/index.js';
import { followVoice, unknownVoice, type Presence, type VoiceTrend } from '../model/index.js';
import type { CentrePort, LineDeviceChange, LinePort, LineQuality, NetworkReport } from '../ports/index.js';
import type { CallsMirror } from './calls-mirror.js';
import { waitFor } from './wait-for.js';
import { emptySnapshot, type WorkbenchStore } from './workbench-store.js';
import type { MicrophoneState } from './workbench.js';

const registrationTimeoutMs = 15_000;
const inviteTimeoutMs = 3_000;

/** What a {@link LineSession} works with. */
export interface LineSessionOptions {
  readonly centre: CentrePort;
  readonly line: LinePort;
  readonly clock: Clock;
  readonly store: WorkbenchStore;
  readonly calls: CallsMirror;
}

/** Keeps the agent's line open exactly while the agent is online, and mirrors what it tells. */
export class LineSession {
  readonly #options: LineSessionOptions;
  readonly #disposables = new Disposables();
  /** Calls that ring or talk on the line. */
  readonly #present = new Set<string>();
  readonly #connected = new Set<string>();
  /** The agent is online or about to be. */
  #isWanted = false;
  /** Grows with every opening and closing: what is overtaken leaves the line to what came after it. */
  #round = 0;
  #voice: VoiceTrend = unknownVoice;

  constructor(options: LineSessionOptions) {
    this.#options = options;
    this.#listen();
  }

  isConnected(callId: string): boolean {
    return this.#connected.has(callId);
  }

  /**
   * Opens the microphone and registers the line.
   * @throws `device/*`, `line/registration-failed`, `line/not-supported`
   */
  async open(): Promise<void> {
    const wasReady = this.#options.line.state === 'ready';
    const round = (this.#round += 1);
    this.#isWanted = true;
    try {
      await this.#openMicrophone(round);
      this.#assertWanted();
      await this.#register();
    } catch (error) {
      if (!wasReady && round === this.#round) await this.close();
      throw error;
    }
  }

  /** Ends the line's calls and lets the microphone go. */
  async close(): Promise<void> {
    this.#round += 1;
    this.#isWanted = false;
    await this.#options.line.close();
  }

  /**
   * Follows the authority: a line is opened for an agent who is online already (a reloaded page), and closed once they
   * are offline and their last call is over.
   */
  follow({
    isSnapshot,
    previous,
  }: {
    readonly isSnapshot: boolean;
    readonly previous: Presence | null;
  }): void {
    const { store, calls } = this.#options;
    const presence = store.snapshot.presence;
    if (!presence) return;
    const isOnline = presence.state !== 'offline';
    if (!isOnline && previous && previous.state !== 'offline') this.#isWanted = false;
    if (isSnapshot && isOnline && !this.#isWanted) this.#inBackground(() => this.open());
    else if (!isOnline && !this.#isWanted && !calls.hasLive && store.snapshot.line !== 'closed') {
      this.#inBackground(() => this.close());
    }
  }

  /**
   * Answers a call. The fact of the ringing may be here before the line rings, so it waits a moment for that.
   * @throws `line/answer-failed`, `device/*`
   */
  async answer(callId: string): Promise<void> {
    if (this.#connected.has(callId)) return;
    await this.#invited(callId);
    if (!this.#connected.has(callId)) await this.#options.line.answer(callId);
  }

  /**
   * Mutes the agent in a call, or ends that. Where the line has no part in the call (it is being repaired, or its ring is on the
   * way), the part that comes obeys from its first sound.
   */
  setMuted(callId: string, isMuted: boolean): void {
    const { line, calls } = this.#options;
    if (this.#present.has(callId)) line.setMuted(callId, isMuted);
    else calls.setMuted(callId, isMuted);
  }

  /** Measures the way to the centre; opens the line for it when it is closed. @throws `line/*`, `device/*` */
  async testNetwork(options?: {
    readonly durationMs?: number;
    readonly signal?: Cancellation;
  }): Promise<NetworkReport> {
    const { line } = this.#options;
    const wasWanted = this.#isWanted;
    if (line.state !== 'ready') await this.open();
    const round = this.#round;
    try {
      return await line.testNetwork(options);
    } finally {
      // who goes online meanwhile wants the line as well
      if (!wasWanted && round === this.#round) await this.close();
    }
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #openMicrophone(round: number): Promise<void> {
    const { line, store } = this.#options;
    store.update({ microphone: 'asking' });
    try {
      await line.openMicrophone();
      store.update({ microphone: 'granted' });
    } catch (error) {
      if (round === this.#round) store.update({ microphone: microphoneAfter(error) });
      throw error;
    }
  }

  /** It may have been closed while the microphone was asked for. */
  #assertWanted(): void {
    if (!this.#isWanted)
      throw new WorkbenchError('line/registration-failed', { message: 'The line was closed meanwhile.' });
  }

  async #register(): Promise<void> {
    const { centre, line, clock } = this.#options;
    await line.open(() => centre.lineCredentials());
    await waitFor({
      clock,
      timeoutMs: registrationTimeoutMs,
      isTrue: () => line.state === 'ready',
      isHopeless: () => line.state === 'failed' || line.state === 'closed',
      onChange: (check) => line.on('state', check),
      failure: () => new WorkbenchError('line/registration-failed'),
      disposables: this.#disposables,
    });
  }

  async #invited(callId: string): Promise<void> {
    const { line, store, clock, calls } = this.#options;
    await waitFor({
      clock,
      timeoutMs: inviteTimeoutMs,
      isTrue: () => this.#present.has(callId),
      isHopeless: () => calls.find(callId)?.value.progress !== 'ringing',
      onChange: (check) => {
        const undo = [line.on('offered', check), line.on('connected', check), store.subscribe(check)];
        return () => undo.forEach((step) => step());
      },
      failure: () => new WorkbenchError('line/answer-failed', { details: { callId } }),
      disposables: this.#disposables,
    });
  }

  #listen(): void {
    const { line, store, calls } = this.#options;
    const add = (undo: () => void): void => void this.#disposables.add(undo);
    add(
      line.on('state', (state) => {
        calls.setLine(state);
        store.update({ line: state });
      }),
    );
    add(line.on('offered', ({ callId }) => this.#handlePresent(callId, this.#present)));
    add(line.on('connected', ({ callId }) => this.#handlePresent(callId, this.#connected)));
    add(line.on('ended', ({ callId }) => this.#handleEnded(callId)));
    add(line.on('muted', ({ callId, isMuted }) => calls.setMuted(callId, isMuted)));
    add(line.on('quality', (quality) => this.#handleQuality(quality)));
    add(line.on('device', (change) => this.#handleDevice(change)));
    add(line.on('error', ({ error }) => this.#handleError(error)));
  }

  #handleQuality(quality: LineQuality): void {
    this.#voice = followVoice(this.#voice, quality);
    this.#options.store.update({ quality, voice: this.#voice });
  }

  /** A microphone that speaks again, whichever it is, ends the report that none did. */
  #handleDevice({ kind, missing }: LineDeviceChange): void {
    const { store } = this.#options;
    const { error, missingDevices, microphone } = store.snapshot;
    store.update({ missingDevices: { ...missingDevices, [kind]: missing } });
    if (kind !== 'microphone' || !isMicrophoneBad(microphone)) return;
    const isOver = error?.code.startsWith('device/microphone-');
    store.update({ microphone: 'granted', ...(isOver ? { error: null } : {}) });
  }

  #handleError(error: WorkbenchError): void {
    const microphone = microphoneAfter(error);
    if (microphone !== 'unknown') this.#options.store.update({ microphone });
    this.#options.store.report(error);
  }

  /** A line that mutes only the audio it has refuses a ring, and is asked again once the audio is up. */
  #handlePresent(callId: string, calls: Set<string>): void {
    this.#present.add(callId);
    calls.add(callId);
    const { line, store } = this.#options;
    if (!this.#options.calls.isMuted(callId)) return;
    try {
      line.setMuted(callId, true);
    } catch (error) {
      if (this.#connected.has(callId) || !isWorkbenchError(error, 'call/refused')) store.report(error);
    }
  }

  #handleEnded(callId: string): void {
    this.#present.delete(callId);
    this.#connected.delete(callId);
    if (this.#connected.size > 0) return;
    this.#voice = unknownVoice;
    this.#options.store.update({ quality: emptySnapshot.quality, voice: unknownVoice });
  }

  #inBackground(task: () => Promise<void>): void {
    task().catch((error: unknown) => {
      if (!isWorkbenchError(error, 'sdk/disposed')) this.#options.store.report(error);
    });
  }
}

function isMicrophoneBad(microphone: MicrophoneState): boolean {
  return microphone === 'missing' || microphone === 'busy' || microphone === 'denied';
}

function microphoneAfter(error: unknown): MicrophoneState {
  if (isWorkbenchError(error, 'device/microphone-denied')) return 'denied';
  if (isWorkbenchError(error, 'device/microphone-missing')) return 'missing';
  return isWorkbenchError(error, 'device/microphone-busy') ? 'busy' : 'unknown';
}
