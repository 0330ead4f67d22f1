import { Emitter, WorkbenchError } from '../../base/index.js';
import { isLive, isRinging } from '../../machines/index.js';
import type { LineCapabilities, LineEvents, LinePort, LineState } from '../../ports/index.js';
import { noAudio } from '../../ports/no-audio.js';
import type { Tccc } from './tccc.js';
import { ask } from './tccc-request.js';
import type { TencentSession } from './tencent-session.js';

/** The audio end that the cloud's SDK has: it opens its microphone itself, and no document has a method to choose a device. */
export class TencentLine implements LinePort {
  readonly capabilities: LineCapabilities = { mute: true, digits: true, devices: false, networkTest: false };
  readonly #tccc: Tccc;
  readonly #session: TencentSession;
  readonly #emitter = new Emitter<LineEvents>();
  readonly #unlisten: (() => void)[];
  readonly #offered = new Set<string>();
  readonly #connected = new Set<string>();
  /** Calls that were muted before the cloud takes that: they are once they have audio. */
  readonly #mutedEarly = new Set<string>();
  #state: LineState = 'closed';
  #isDisposed = false;

  constructor({ tccc, session }: { readonly tccc: Tccc; readonly session: TencentSession }) {
    this.#tccc = tccc;
    this.#session = session;
    this.#unlisten = [
      session.on('offered', ({ callId }) => {
        this.#offered.add(callId);
        this.#emitter.emit('offered', { callId, isAutomatic: false });
      }),
      session.on('connected', ({ callId }) => {
        this.#connected.add(callId);
        if (this.#mutedEarly.delete(callId)) this.#passMuted(callId, true);
        this.#emitter.emit('connected', { callId });
      }),
      session.on('ended', ({ callId }) => {
        for (const calls of [this.#offered, this.#connected, this.#mutedEarly]) calls.delete(callId);
        this.#emitter.emit('ended', { callId });
      }),
    ];
  }

  get state(): LineState {
    return this.#state;
  }

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  /** @throws `line/not-supported`, `device/microphone-missing` */
  async openMicrophone(): Promise<void> {
    this.#assertUsable();
    if (!this.#tccc.Devices.isBrowserSupported()) throw new WorkbenchError('line/not-supported');
    const microphones = await this.#tccc.Devices.getMicrophones();
    if (microphones.length === 0) throw new WorkbenchError('device/microphone-missing');
  }

  async open(): Promise<void> {
    this.#assertUsable();
    if (this.#state === 'ready') return;
    this.#tell('connecting');
    await Promise.resolve();
    if (!this.#isConnecting())
      throw new WorkbenchError('line/registration-failed', { message: 'The line was closed meanwhile.' });
    this.#tell('ready');
  }

  /** Ends the calls that have audio; those that ring go on to the next agent. Closed it is also where the cloud refuses that. */
  async close(): Promise<void> {
    const live = this.#session.calls.filter(isLive);
    const ends = await Promise.allSettled(
      live.map((call) => {
        const params = { sessionId: call.context.id };
        return ask(() => (isRinging(call) ? this.#tccc.Call.end(params) : this.#tccc.Call.hungUp(params)));
      }),
    );
    if (this.#state !== 'closed') this.#tell('closed');
    const refused = ends.find((end) => end.status === 'rejected');
    if (refused) throw refused.reason;
  }

  /** @throws `line/answer-failed` */
  async answer(callId: string): Promise<void> {
    this.#assertUsable();
    const rings = this.#session.calls.some((call) => call.context.id === callId && isRinging(call));
    if (!rings) throw new WorkbenchError('line/answer-failed', { details: { callId } });
    try {
      await ask(() => this.#tccc.Call.accept({ sessionId: callId }));
    } catch (cause) {
      throw new WorkbenchError('line/answer-failed', {
        cause,
        details: { callId },
        ...(cause instanceof Error && { message: cause.message }),
      });
    }
  }

  /** Told at once, and taken back where the cloud refuses. */
  setMuted(callId: string, isMuted: boolean): void {
    const isConnected = this.#connected.has(callId);
    if (!isConnected && !this.#offered.has(callId)) throw noAudio(callId);
    this.#emitter.emit('muted', { callId, isMuted });
    if (isConnected) this.#passMuted(callId, isMuted);
    else if (isMuted) this.#mutedEarly.add(callId);
    else this.#mutedEarly.delete(callId);
  }

  #passMuted(callId: string, isMuted: boolean): void {
    const { Call } = this.#tccc;
    const params = { sessionId: callId };
    ask(() => (isMuted ? Call.muteMic(params) : Call.unmuteMic(params))).catch((cause: unknown) => {
      this.#emitter.emit('muted', { callId, isMuted: !isMuted });
      const error = cause instanceof WorkbenchError ? cause : new WorkbenchError('tccc/failed', { cause });
      this.#emitter.emit('error', { error, callId });
    });
  }

  async sendDigits(callId: string, digits: string): Promise<void> {
    this.#assertUsable();
    if (!this.#connected.has(callId)) throw noAudio(callId);
    await ask(() => this.#tccc.Call.sendDigits({ sessionId: callId, dtmfText: digits }));
  }

  setDevices(): Promise<void> {
    return Promise.reject(new WorkbenchError('sdk/not-offered'));
  }

  testNetwork(): Promise<never> {
    return Promise.reject(new WorkbenchError('network/untestable'));
  }

  on<Type extends keyof LineEvents>(type: Type, listener: (payload: LineEvents[Type]) => void): () => void {
    return this.#emitter.on(type, listener);
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const undo of this.#unlisten) undo();
    this.#emitter.clear();
    this.#state = 'closed';
  }

  #tell(state: LineState): void {
    this.#state = state;
    this.#emitter.emit('state', state);
  }

  /** The state may have changed while it opened. */
  #isConnecting(): boolean {
    return this.#state === 'connecting';
  }

  #assertUsable(): void {
    if (this.#isDisposed) throw new WorkbenchError('sdk/disposed');
  }
}
