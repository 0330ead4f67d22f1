import type { BodyAndContentType, SessionDescriptionHandler } from 'sip.js';

/** How long a description waits for a first address of this computer. */
const gatheringLimitMs = 250;

/** What a {@link CallMedia} works with. */
export interface CallMediaOptions {
  readonly iceServers: RTCIceServer[];
  readonly onConnected: () => void;
  readonly onFailed: () => void;
  /** The far end's voice. */
  readonly onVoice: (stream: MediaStream) => void;
}

/**
 * The audio of one leg, in the shape SIP.js asks for. It sends a copy of the microphone's track, so that ending or muting
 * this leg leaves the microphone alone.
 */
export class CallMedia implements SessionDescriptionHandler {
  readonly #connection: RTCPeerConnection;
  readonly #options: CallMediaOptions;
  #track: MediaStreamTrack | null = null;
  #sender: RTCRtpSender | null = null;
  #isMuted = false;
  #wasConnected = false;

  constructor(options: CallMediaOptions) {
    this.#options = options;
    this.#connection = new RTCPeerConnection({ iceServers: options.iceServers, bundlePolicy: 'max-bundle' });
    this.#connection.onconnectionstatechange = () => this.#handleConnection();
    this.#connection.ontrack = ({ track, streams }) =>
      options.onVoice(streams[0] ?? new MediaStream([track]));
  }

  get isConnected(): boolean {
    return this.#connection.connectionState === 'connected';
  }

  /** Speaks with a copy of `track` from now on. */
  async speak(track: MediaStreamTrack): Promise<void> {
    const before = this.#track;
    this.#track = track.clone();
    this.#track.enabled = !this.#isMuted;
    if (this.#sender) await this.#sender.replaceTrack(this.#track);
    before?.stop();
  }

  setMuted(isMuted: boolean): void {
    this.#isMuted = isMuted;
    if (this.#track) this.#track.enabled = !isMuted;
  }

  stats(): Promise<RTCStatsReport> {
    return this.#connection.getStats();
  }

  hasDescription(contentType: string): boolean {
    return contentType.toLowerCase() === 'application/sdp';
  }

  async setDescription(sdp: string): Promise<void> {
    const type = this.#connection.signalingState === 'have-local-offer' ? 'answer' : 'offer';
    await this.#connection.setRemoteDescription({ type, sdp });
  }

  async getDescription(): Promise<BodyAndContentType> {
    const isAnswer = this.#connection.signalingState === 'have-remote-offer';
    if (!this.#sender && this.#track) this.#sender = this.#connection.addTrack(this.#track);
    const description = await (isAnswer ? this.#connection.createAnswer() : this.#connection.createOffer());
    await this.#connection.setLocalDescription(description);
    await this.#firstCandidate();
    const local = this.#connection.localDescription;
    if (!local) throw new Error('The leg was closed while its description was made.');
    return { body: local.sdp, contentType: 'application/sdp' };
  }

  async rollbackDescription(): Promise<void> {
    if (this.#connection.signalingState === 'have-remote-offer') {
      await this.#connection.setRemoteDescription({ type: 'rollback' });
    } else if (this.#connection.signalingState === 'have-local-offer') {
      await this.#connection.setLocalDescription({ type: 'rollback' });
    }
  }

  /** Adds keys to those that are being sent; answers false when no audio is up that could carry them (RFC 4733). */
  sendDtmf(tones: string): boolean {
    const dtmf = this.#sender?.dtmf;
    if (!this.isConnected || !dtmf?.canInsertDTMF) return false;
    dtmf.insertDTMF(dtmf.toneBuffer + tones, 100, 70);
    return true;
  }

  close(): void {
    this.#connection.onconnectionstatechange = null;
    this.#connection.ontrack = null;
    this.#track?.stop();
    this.#connection.close();
  }

  #handleConnection(): void {
    if (this.#connection.connectionState === 'failed') this.#options.onFailed();
    if (!this.isConnected || this.#wasConnected) return;
    this.#wasConnected = true;
    this.#options.onConnected();
  }

  /** With the server on a known address the first address of this computer is enough; the rest is found by checks. */
  #firstCandidate(): Promise<void> {
    const connection = this.#connection;
    const isEnough = (): boolean =>
      connection.iceGatheringState === 'complete' ||
      /^a=candidate:.* typ host/m.test(connection.localDescription?.sdp ?? '');
    if (isEnough()) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = (): void => {
        clearTimeout(limit);
        connection.removeEventListener('icecandidate', check);
        connection.removeEventListener('icegatheringstatechange', check);
        resolve();
      };
      const check = (): void => {
        if (isEnough()) stop();
      };
      const limit = setTimeout(stop, gatheringLimitMs);
      connection.addEventListener('icecandidate', check);
      connection.addEventListener('icegatheringstatechange', check);
    });
  }
}
