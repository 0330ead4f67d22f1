import { WorkbenchError } from '../../base/index.js';
import type { LineQuality } from '../../ports/index.js';
import type { TrtcClient, TrtcEntry, TrtcEvents } from './trtc-client.js';
import { trtcError } from './trtc-errors.js';

/** What a room tells its line, and asks it. */
export interface TrtcRoomEvents {
  /** Both sides are heard. */
  readonly onConnected: () => void;
  /** Whether the agent wants not to be heard. */
  readonly isMuted: () => boolean;
  /** `kick`: the same agent entered elsewhere; the others ended the call. */
  readonly onKicked: (reason: TrtcEvents['kicked-out']['reason']) => void;
  readonly onReconnecting: (isReconnecting: boolean) => void;
  readonly onQuality: (quality: LineQuality) => void;
  readonly onError: (error: WorkbenchError) => void;
}

/** One call in its room, from the answer to the end. */
export class TrtcCall {
  readonly #client: TrtcClient;
  readonly #events: TrtcRoomEvents;
  /** The microphone that took the place of the one the call is entered with. */
  #chosen: MediaStreamTrack | null = null;
  #isSpeaking = false;
  #isFarEndHeard = false;
  #isConnected = false;
  #isLeft = false;
  #entering: Promise<void> = Promise.resolve();
  statistics: object | null = null;

  constructor(client: TrtcClient, events: TrtcRoomEvents) {
    this.#client = client;
    this.#events = events;
    this.#listen();
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** Goes in and speaks; not once it was left. @throws `line/answer-failed`, `line/not-supported`, `device/*` */
  enter(entry: TrtcEntry, audioTrack: MediaStreamTrack): Promise<void> {
    this.#entering = this.#enter(entry, audioTrack);
    return this.#entering;
  }

  /** Sends the voice, or silence, as the line has it now; audio that is only coming up does so from its start. */
  followMute(): void {
    if (this.#isSpeaking) this.#inBackground(this.#client.updateLocalAudio({ mute: this.#events.isMuted() }));
  }

  /** Speaks with another microphone, from the start where the audio is only coming up. */
  speak(audioTrack: MediaStreamTrack): void {
    this.#chosen = audioTrack;
    if (this.#isSpeaking) this.#inBackground(this.#client.updateLocalAudio({ option: { audioTrack } }));
  }

  /**
   * Leaves the room, whatever became of it; the client can't be used again. Who is going in is let in first: a client that
   * is asked to leave meanwhile may be in afterwards.
   */
  async leave(): Promise<void> {
    if (this.#isLeft) return;
    this.#isLeft = true;
    this.#isConnected = false;
    await this.#entering.catch(() => undefined); // told to who answers
    try {
      await this.#exit();
    } catch (cause) {
      throw trtcError(cause, 'line/media-failed');
    }
  }

  async #enter(entry: TrtcEntry, audioTrack: MediaStreamTrack): Promise<void> {
    try {
      this.#assertWanted();
      await this.#client.enterRoom({ ...entry, scene: 'rtc' });
      this.#assertWanted();
      await this.#startAudio(audioTrack);
    } catch (cause) {
      throw trtcError(cause, 'line/answer-failed');
    }
    this.#assertWanted();
    this.#tellConnected();
  }

  /** What was muted or chosen while the audio came up is caught up on. */
  async #startAudio(given: MediaStreamTrack): Promise<void> {
    const mute = this.#events.isMuted();
    const audioTrack = this.#newest(given);
    await this.#client.startLocalAudio({ mute, option: { audioTrack } });
    this.#isSpeaking = true;
    if (mute !== this.#events.isMuted()) this.followMute();
    const newest = this.#newest(given);
    if (newest !== audioTrack) this.speak(newest);
  }

  #newest(given: MediaStreamTrack): MediaStreamTrack {
    return this.#chosen?.readyState === 'live' ? this.#chosen : given;
  }

  /** The room is left also when the microphone can't be stopped, and the client let go also when the room can't be left. */
  async #exit(): Promise<void> {
    try {
      if (this.#isSpeaking) await this.#client.stopLocalAudio();
    } finally {
      await this.#client.exitRoom().finally(() => this.#client.destroy());
    }
  }

  #assertWanted(): void {
    if (this.#isLeft)
      throw new WorkbenchError('line/answer-failed', { message: 'The call ended while it was answered.' });
  }

  #listen(): void {
    const on = <Type extends keyof TrtcEvents>(type: Type, handle: (event: TrtcEvents[Type]) => void): void =>
      void this.#client.on(type, (event) => {
        if (!this.#isLeft) handle(event);
      });
    on('remote-audio-available', () => {
      this.#isFarEndHeard = true;
      this.#tellConnected();
    });
    on('kicked-out', ({ reason }) => this.#events.onKicked(reason));
    on('connection-state-changed', ({ state, isReconnecting }) => {
      if (state === 'CONNECTED') this.#events.onReconnecting(false);
      else if (isReconnecting === true) this.#events.onReconnecting(true);
    });
    on('network-quality', ({ uplinkRTT, downlinkLoss }) =>
      // TRTC measures no jitter, and tells losses in percent.
      this.#events.onQuality({ roundTripMs: uplinkRTT, jitterMs: null, lossRatio: downlinkLoss / 100 }),
    );
    on('statistics', (statistics) => (this.statistics = statistics));
    on('error', (cause) => this.#events.onError(trtcError(cause, 'line/media-failed')));
    on('autoplay-failed', () =>
      this.#events.onError(
        new WorkbenchError('line/media-failed', { message: 'The browser refused to play the call.' }),
      ),
    );
  }

  #tellConnected(): void {
    if (this.#isConnected || !this.#isSpeaking || !this.#isFarEndHeard) return;
    this.#isConnected = true;
    this.#events.onConnected();
  }

  #inBackground(work: Promise<void>): void {
    work.catch((cause: unknown) => {
      if (!this.#isLeft) this.#events.onError(trtcError(cause, 'line/media-failed'));
    });
  }
}
