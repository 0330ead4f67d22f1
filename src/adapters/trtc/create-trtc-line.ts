import { Emitter, WorkbenchError } from '../../base/index.js';
import { assertKeys } from '../../model/telephone-keys.js';
import type {
  LineCredentials,
  LineDevices,
  LineEvents,
  LinePort,
  LineState,
  LineStatistics,
  NetworkReport,
} from '../../ports/index.js';
import { Microphone, type VoiceProcessing } from '../devices/microphone.js';
import { findMediaDevices } from '../devices/open-input.js';
import { noAudio } from '../../ports/no-audio.js';
import type { TrtcCredentials, TrtcEntry, TrtcFactory, TrtcRoom } from './trtc-client.js';
import { trtcError } from './trtc-errors.js';
import { TrtcCall } from './trtc-room.js';

/** What the centre tells of calls: TRTC has rooms, and no ringing. */
export type TrtcRing =
  | { readonly type: 'ring'; readonly callId: string; readonly isAutomatic: boolean }
  | { readonly type: 'end'; readonly callId: string };

/** What {@link createTrtcLine} is given. */
export interface TrtcLineOptions<Pass extends TrtcCredentials = TrtcCredentials> {
  /** Fetches the agent's signature; asked for again with each call, so that it may be short-lived. */
  readonly credentials: (callId: string) => Promise<Pass>;
  /** The room of a call, as the other side enters it; given what `credentials` answered, which may name it. */
  readonly roomOf: (callId: string, credentials: Pass) => TrtcRoom | Promise<TrtcRoom>;
  /** Calls `listener` when the centre rings this agent and when a call is over; answers how to stop it. */
  readonly onRing: (listener: (ring: TrtcRing) => void) => () => void;
  /** Sends keys by way of the centre: TRTC carries none. @defaultValue the line sends no keys */
  readonly sendDigits?: (callId: string, digits: string) => Promise<void>;
  /** @defaultValue `trtc-sdk-v5`, loaded when the line is prepared or opened */
  readonly createTrtc?: () => TrtcFactory | Promise<TrtcFactory>;
  /** @defaultValue `navigator.mediaDevices` */
  readonly mediaDevices?: MediaDevices;
  readonly voiceProcessing?: VoiceProcessing;
}

/**
 * The agent's line over Tencent's TRTC: each call is a room that both sides enter.
 *
 * @example
 * const line = createTrtcLine({
 *   credentials: (callId) => centre.trtcCredentials(callId), // of createHttpCentre, or signed by a backend of yours
 *   roomOf: (_callId, { roomId }) => ({ strRoomId: roomId }),
 *   onRing,
 * });
 */
export function createTrtcLine<Pass extends TrtcCredentials>(options: TrtcLineOptions<Pass>): LinePort {
  return new TrtcLine(options);
}

/** One ring; a call that rings anew has another one. */
interface Ringing {
  readonly isAutomatic: boolean;
}

type Stage = Ringing | TrtcCall;

class TrtcLine<Pass extends TrtcCredentials> implements LinePort {
  readonly capabilities: LinePort['capabilities'];
  readonly #options: TrtcLineOptions<Pass>;
  readonly #emitter = new Emitter<LineEvents>();
  readonly #microphone: Microphone;
  readonly #calls = new Map<string, Stage>();
  readonly #muted = new Set<string>();
  #trtc: Promise<TrtcFactory> | null = null;
  #unlisten: (() => void) | null = null;
  #state: LineState = 'closed';
  #opening: Promise<void> | null = null;
  /** Grows with every closing, so that an opening that comes late opens nothing. */
  #round = 0;

  constructor(options: TrtcLineOptions<Pass>) {
    this.#options = options;
    this.capabilities = {
      mute: true,
      digits: options.sendDigits !== undefined,
      devices: true,
      networkTest: false,
    };
    this.#microphone = new Microphone({
      mediaDevices: options.mediaDevices ?? findMediaDevices(),
      processing: options.voiceProcessing ?? {},
      onTrack: (track) => {
        for (const call of this.#rooms()) call.speak(track);
      },
      onStandIn: (missing) => this.#emitter.emit('device', { kind: 'microphone', missing }),
      onError: (error) => this.#report(error, null),
    });
  }

  get state(): LineState {
    return this.#state;
  }

  async prepare(): Promise<void> {
    await this.#load();
  }

  async openMicrophone(): Promise<void> {
    await this.#microphone.open();
  }

  /** There is nothing to register with: the centre must let the agent have a line, and rings are heard from then on. */
  open(renew: () => Promise<LineCredentials>): Promise<void> {
    if (this.#state === 'ready' || this.#state === 'reconnecting') return Promise.resolve();
    if (this.#opening) return this.#opening;
    const opening = this.#open(renew).finally(() => {
      if (this.#opening === opening) this.#opening = null;
    });
    return (this.#opening = opening);
  }

  async close(): Promise<void> {
    this.#letGo();
    this.#tell('closed');
  }

  async answer(callId: string): Promise<void> {
    const ringing = this.#ringing(callId);
    const trtc = await this.#load();
    // it may have ended, or been answered, while the SDK was loaded
    if (this.#calls.get(callId) !== ringing) throw ringsNot(callId);
    const call = this.#createCall(trtc, callId);
    this.#calls.set(callId, call);
    try {
      const [entry, track] = await Promise.all([this.#entryOf(callId), this.#microphone.open()]);
      await call.enter(entry, track);
    } catch (error) {
      if (this.#calls.get(callId) === call) this.#calls.set(callId, ringing);
      this.#leave(call, callId);
      throw trtcError(error, 'line/answer-failed');
    }
  }

  setMuted(callId: string, isMuted: boolean): void {
    const call = this.#calls.get(callId);
    if (!call) throw noAudio(callId);
    if (isMuted) this.#muted.add(callId);
    else this.#muted.delete(callId);
    if (call instanceof TrtcCall) call.followMute();
    this.#emitter.emit('muted', { callId, isMuted });
  }

  async sendDigits(callId: string, digits: string): Promise<void> {
    this.#connected(callId);
    const { sendDigits } = this.#options;
    if (!sendDigits) throw new WorkbenchError('call/refused', { message: 'TRTC carries no keys.' });
    assertKeys(digits);
    try {
      await sendDigits(callId, digits);
    } catch (cause) {
      throw trtcError(cause, 'call/refused');
    }
  }

  async setDevices({ microphoneId, speakerId }: LineDevices): Promise<void> {
    const trtc = await this.#load();
    try {
      await trtc.setCurrentSpeaker(speakerId ?? 'default');
    } catch (cause) {
      throw new WorkbenchError('sdk/invalid-options', { message: 'There is no such speaker.', cause });
    }
    await this.#microphone.choose(microphoneId);
  }

  testNetwork(): Promise<NetworkReport> {
    return Promise.reject(
      new WorkbenchError('line/not-supported', { message: 'TRTC has no echo to measure against.' }),
    );
  }

  async statistics(): Promise<readonly LineStatistics[]> {
    return [...this.#calls].flatMap(([callId, call]) =>
      call instanceof TrtcCall && call.statistics
        ? [{ callId, entries: [{ type: 'trtc-statistics', ...call.statistics }] }]
        : [],
    );
  }

  on<Type extends keyof LineEvents>(type: Type, listener: (payload: LineEvents[Type]) => void): () => void {
    return this.#emitter.on(type, listener);
  }

  dispose(): void {
    this.#emitter.clear();
    this.#letGo();
    this.#state = 'closed';
  }

  async #open(renew: () => Promise<LineCredentials>): Promise<void> {
    const round = this.#round;
    this.#tell('connecting');
    try {
      await Promise.all([this.#load(), renew()]);
    } catch (cause) {
      if (round === this.#round) this.#tell('failed');
      throw trtcError(cause, 'line/registration-failed');
    }
    if (round !== this.#round)
      throw new WorkbenchError('line/registration-failed', { message: 'The line was closed meanwhile.' });
    this.#unlisten ??= this.#options.onRing((ring) => this.#handleRing(ring));
    this.#tell('ready');
  }

  #ringing(callId: string): Ringing {
    const stage = this.#calls.get(callId);
    if (stage && !(stage instanceof TrtcCall)) return stage;
    throw ringsNot(callId);
  }

  #load(): Promise<TrtcFactory> {
    const create = this.#options.createTrtc ?? loadReal;
    this.#trtc ??= Promise.resolve()
      .then(create)
      .catch((cause: unknown) => {
        this.#trtc = null;
        throw trtcError(cause, 'network/unreachable');
      });
    return this.#trtc;
  }

  /** As whom to enter where. What else the host's answer holds is not TRTC's, which would take a `roomId` of it for its own. */
  async #entryOf(callId: string): Promise<TrtcEntry> {
    const { credentials, roomOf } = this.#options;
    const pass = await credentials(callId);
    const { sdkAppId, userId, userSig } = pass;
    return { sdkAppId, userId, userSig, ...(await roomOf(callId, pass)) };
  }

  #handleRing(ring: TrtcRing): void {
    const { callId } = ring;
    if (ring.type === 'end') return this.#end(callId);
    if (this.#calls.has(callId)) return;
    const { isAutomatic } = ring;
    const ringing: Ringing = { isAutomatic };
    this.#calls.set(callId, ringing);
    this.#emitter.emit('offered', { callId, isAutomatic });
    if (!isAutomatic) return;
    this.answer(callId).catch((error: unknown) => {
      // a caller who hung up meanwhile is no failure
      if (this.#calls.get(callId) === ringing) this.#report(trtcError(error, 'line/answer-failed'), callId);
    });
  }

  #createCall(trtc: TrtcFactory, callId: string): TrtcCall {
    return new TrtcCall(trtc.create(), {
      onConnected: () => this.#emitter.emit('connected', { callId }),
      isMuted: () => this.#muted.has(callId),
      onKicked: (reason) => {
        this.#end(callId);
        if (reason === 'kick') this.#tell('elsewhere');
      },
      onReconnecting: (isReconnecting) => {
        if (this.#state === 'ready' || this.#state === 'reconnecting')
          this.#tell(isReconnecting ? 'reconnecting' : 'ready');
      },
      onQuality: (quality) => this.#emitter.emit('quality', quality),
      onError: (error) => this.#report(error, callId),
    });
  }

  #end(callId: string): void {
    const call = this.#calls.get(callId);
    this.#muted.delete(callId);
    if (!this.#calls.delete(callId)) return;
    if (call instanceof TrtcCall) this.#leave(call, callId);
    if (this.#state === 'reconnecting' && this.#rooms().length === 0) this.#tell('ready');
    this.#emitter.emit('ended', { callId });
  }

  #leave(call: TrtcCall, callId: string): void {
    call.leave().catch((error: unknown) => this.#report(trtcError(error, 'line/media-failed'), callId));
  }

  #letGo(): void {
    this.#round += 1;
    this.#opening = null;
    this.#unlisten?.();
    this.#unlisten = null;
    for (const callId of [...this.#calls.keys()]) this.#end(callId);
    this.#microphone.close();
  }

  #rooms(): TrtcCall[] {
    return [...this.#calls.values()].filter((call) => call instanceof TrtcCall);
  }

  #connected(callId: string): TrtcCall {
    const call = this.#calls.get(callId);
    if (call instanceof TrtcCall && call.isConnected) return call;
    throw noAudio(callId);
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

function ringsNot(callId: string): WorkbenchError {
  return new WorkbenchError('line/answer-failed', {
    message: 'The call does not ring.',
    details: { callId },
  });
}

async function loadReal(): Promise<TrtcFactory> {
  const { realTrtc } = await import('./load-trtc.js');
  return realTrtc();
}
