import { Emitter, WorkbenchError } from '../base/index.js';
import type {
  LineCapabilities,
  LineCredentials,
  LineDeviceChange,
  LineDevices,
  LineEvents,
  LinePort,
  LineQuality,
  LineState,
  LineStatistics,
  LineTrace,
  NetworkReport,
} from '../ports/index.js';

/** What a {@link FakeLine} can do. */
export interface FakeLineOptions {
  readonly capabilities?: Partial<LineCapabilities>;
}

type Stage = 'offered' | 'connected';

/** A line in memory, driven by a test: the test rings it; it answers, mutes and sends keys as a real one would. */
export class FakeLine implements LinePort {
  readonly capabilities: LineCapabilities;
  /** Calls that were answered, automatically or by `answer`. */
  readonly answered: string[] = [];
  /** Calls in which the agent is muted. */
  readonly mutedCalls = new Set<string>();
  /** Keys that were sent, in order. */
  readonly digits: { readonly callId: string; readonly digits: string }[] = [];
  readonly credentials: LineCredentials[] = [];
  devices: LineDevices = { microphoneId: null, speakerId: null };
  /** What `testNetwork` answers. */
  networkReport: NetworkReport = { roundTripMs: 24, jitterMs: 2, lossRatio: 0, packets: 250 };
  /** What `statistics` answers. */
  measured: LineStatistics[] = [];
  state: LineState = 'closed';
  isMicrophoneOpen = false;
  isDisposed = false;
  isPrepared = false;
  /** Whether `open` leads to `ready` by itself; switch it off to stay in `connecting`. */
  isRegistering = true;

  readonly #emitter = new Emitter<LineEvents>();
  readonly #calls = new Map<string, Stage>();
  #refusals: WorkbenchError[] = [];

  constructor(options: FakeLineOptions = {}) {
    this.capabilities = {
      mute: true,
      digits: true,
      devices: true,
      networkTest: true,
      ...options.capabilities,
    };
  }

  /** How many listeners are on: zero after a clean disposal of the workbench. */
  get listenerCount(): number {
    return this.#emitter.size;
  }

  /** Lets the next `openMicrophone`, `open`, `answer`, `sendDigits` or `setDevices` reject with `error`. */
  refuseNext(error: WorkbenchError): void {
    this.#refusals.push(error);
  }

  /** The centre rings this line. */
  ring(callId: string, isAutomatic = false): void {
    this.#calls.set(callId, 'offered');
    this.#emitter.emit('offered', { callId, isAutomatic });
    if (isAutomatic && this.#calls.get(callId) === 'offered') this.#pickUp(callId);
  }

  /** The centre, or the customer, ends the line's part of a call. */
  end(callId: string): void {
    this.mutedCalls.delete(callId);
    if (this.#calls.delete(callId)) this.#emitter.emit('ended', { callId });
  }

  tellState(state: LineState): void {
    this.state = state;
    this.#emitter.emit('state', state);
  }

  tellQuality(quality: LineQuality): void {
    this.#emitter.emit('quality', quality);
  }

  /** Whether somebody listens to the signalling. */
  get isTraced(): boolean {
    return this.#emitter.isHeard('trace');
  }

  tellTrace(trace: LineTrace): void {
    this.#emitter.emit('trace', trace);
  }

  tellDevice(change: LineDeviceChange): void {
    this.#emitter.emit('device', change);
  }

  tellError(error: WorkbenchError, callId: string | null = null): void {
    this.#emitter.emit('error', { error, callId });
  }

  async prepare(): Promise<void> {
    this.isPrepared = true;
  }

  async openMicrophone(): Promise<void> {
    await this.#answerRequest();
    this.isMicrophoneOpen = true;
  }

  async open(renew: () => Promise<LineCredentials>): Promise<void> {
    await this.#answerRequest();
    if (this.state === 'ready' || this.state === 'connecting') return;
    this.tellState('connecting');
    this.credentials.push(await renew());
    if (this.isRegistering && this.#isConnecting()) this.tellState('ready');
  }

  async close(): Promise<void> {
    for (const callId of [...this.#calls.keys()]) this.end(callId);
    this.isMicrophoneOpen = false;
    if (this.state !== 'closed') this.tellState('closed');
  }

  async answer(callId: string): Promise<void> {
    await this.#answerRequest();
    if (this.#calls.get(callId) !== 'offered') {
      throw new WorkbenchError('line/answer-failed', {
        message: 'The call does not ring.',
        details: { callId },
      });
    }
    this.#pickUp(callId);
  }

  setMuted(callId: string, isMuted: boolean): void {
    if (!this.#calls.has(callId)) throw new WorkbenchError('call/refused', { details: { callId } });
    if (isMuted) this.mutedCalls.add(callId);
    else this.mutedCalls.delete(callId);
    this.#emitter.emit('muted', { callId, isMuted });
  }

  async sendDigits(callId: string, digits: string): Promise<void> {
    await this.#answerRequest();
    if (this.#calls.get(callId) !== 'connected')
      throw new WorkbenchError('call/refused', { details: { callId } });
    this.digits.push({ callId, digits });
  }

  async setDevices(devices: LineDevices): Promise<void> {
    await this.#answerRequest();
    this.devices = devices;
  }

  async testNetwork(): Promise<NetworkReport> {
    await this.#answerRequest();
    return this.networkReport;
  }

  async statistics(): Promise<readonly LineStatistics[]> {
    await this.#answerRequest();
    return this.measured;
  }

  on<Type extends keyof LineEvents>(type: Type, listener: (payload: LineEvents[Type]) => void): () => void {
    return this.#emitter.on(type, listener);
  }

  dispose(): void {
    this.isDisposed = true;
    this.isMicrophoneOpen = false;
    this.#calls.clear();
    this.state = 'closed';
  }

  /** The state may have changed while the credentials were fetched. */
  #isConnecting(): boolean {
    return this.state === 'connecting';
  }

  #pickUp(callId: string): void {
    this.#calls.set(callId, 'connected');
    this.answered.push(callId);
    this.#emitter.emit('connected', { callId });
  }

  async #answerRequest(): Promise<void> {
    const refusal = this.#refusals.shift();
    await Promise.resolve();
    if (this.isDisposed) throw new WorkbenchError('sdk/disposed');
    if (refusal) throw refusal;
  }
}
