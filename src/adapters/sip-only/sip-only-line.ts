import { WorkbenchError, type Emitter } from '../../base/index.js';
import type {
  LineDevices,
  LineEvents,
  LinePort,
  LineState,
  LineStatistics,
  NetworkReport,
} from '../../ports/index.js';
import type { Microphone } from '../devices/microphone.js';
import type { Speaker } from '../devices/speaker.js';
import type { CallLegs } from '../sip/call-legs.js';
import type { SipConnection } from './sip-connection.js';
import type { SoloCalls } from './solo-calls.js';

/** What a {@link SipOnlyLine} works with. */
export interface SipOnlyLineOptions {
  readonly emitter: Emitter<LineEvents>;
  readonly connection: SipConnection;
  readonly callLegs: CallLegs;
  readonly microphone: Microphone;
  readonly speaker: Speaker;
  readonly digits: 'rfc4733' | 'info';
  /** The calls of who is signed in. */
  readonly calls: () => SoloCalls | null;
  readonly onDispose: () => void;
}

/** The line's face of a SIP user agent that has no centre. */
export class SipOnlyLine implements LinePort {
  readonly capabilities = { mute: true, digits: true, devices: true, networkTest: false };
  readonly #options: SipOnlyLineOptions;

  constructor(options: SipOnlyLineOptions) {
    this.#options = options;
  }

  get state(): LineState {
    return this.#options.connection.line;
  }

  prepare(): Promise<void> {
    return this.#options.connection.prepare();
  }

  async openMicrophone(): Promise<void> {
    await this.#options.microphone.open();
  }

  /** Registers with the account that signed in; other credentials there are none. */
  async open(): Promise<void> {
    if (typeof RTCPeerConnection === 'undefined') throw new WorkbenchError('line/not-supported');
    await this.#options.connection.openLine();
  }

  async close(): Promise<void> {
    const { calls, callLegs, microphone, connection } = this.#options;
    calls()?.endAll();
    callLegs.dropAll();
    microphone.close();
    await connection.closeLine();
  }

  answer(callId: string): Promise<void> {
    return this.#options.callLegs.answer(callId);
  }

  setMuted(callId: string, isMuted: boolean): void {
    this.#options.callLegs.setMuted(callId, isMuted);
    this.#options.calls()?.handovers.setMuted(callId, isMuted);
  }

  async sendDigits(callId: string, digits: string): Promise<void> {
    const { callLegs, calls } = this.#options;
    if (this.#options.digits === 'rfc4733') return callLegs.sendDigits(callId, digits);
    callLegs.assertDigits(callId, digits);
    try {
      await calls()?.legOf(callId).sendInfo(digits);
    } catch (cause) {
      throw new WorkbenchError('call/refused', { message: 'The other side takes no keys.', cause });
    }
  }

  async setDevices({ microphoneId, speakerId }: LineDevices): Promise<void> {
    await this.#options.speaker.choose(speakerId);
    await this.#options.microphone.choose(microphoneId);
  }

  /** Any SIP server is none that echoes. */
  testNetwork(): Promise<NetworkReport> {
    return Promise.reject(new WorkbenchError('network/untestable'));
  }

  statistics(): Promise<readonly LineStatistics[]> {
    return this.#options.callLegs.statistics();
  }

  on<Type extends keyof LineEvents>(type: Type, listener: (payload: LineEvents[Type]) => void): () => void {
    return this.#options.emitter.on(type, listener);
  }

  dispose(): void {
    this.#options.onDispose();
  }
}
