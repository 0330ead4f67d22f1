import type { BodyAndContentType, SessionDescriptionHandler } from 'sip.js';

/** How long a description waits for a first address of this computer. */
const firstAddressMs = 250;

/** What a {@link CallMedia} works with. */
export interface CallMediaOptions {
  readonly iceServers: RTCIceServer[];
  readonly onConnected: () => void;
  readonly onFailed: () => void;
  /** The far end's voice. */
  readonly onVoice: (stream: MediaStream) => void;
  /** The other side put the agent on hold, or took them back (RFC 6337 §5.3). */
  readonly onFarEndHold?: (isHeld: boolean) => void;
  /**
   * How long a description waits for every address of this computer, milliseconds: for a server that learns no address
   * later on. @defaultValue one address is enough
   */
  readonly allAddressesMs?: number;
  /** @defaultValue `max-bundle`; `balanced` suits servers that name no bundle (RFC 9143) */
  readonly bundlePolicy?: RTCBundlePolicy;
}

/**
 * The audio of one leg, in the shape SIP.js asks for. It sends a copy of the microphone's track, so that ending or muting
 * this leg leaves the microphone alone.
 */
export class CallMedia implements SessionDescriptionHandler {
  readonly #connection: RTCPeerConnection;
  readonly #options: CallMediaOptions;
  #track: MediaStreamTrack | null = null;
  /** The copies that live: two while the sender changes from one to the other. */
  readonly #copies = new Set<MediaStreamTrack>();
  #sender: RTCRtpSender | null = null;
  #isMuted = false;
  #isHeld = false;
  #isHeldByFarEnd = false;
  #wasConnected = false;
  /** Rejects once it is closed: a closed connection settles none of its operations (WebRTC 1.0, “chain an operation”). */
  readonly #closed: Promise<never>;
  #tellClosed: () => void = () => undefined;

  constructor(options: CallMediaOptions) {
    const { iceServers, bundlePolicy = 'max-bundle' } = options;
    this.#options = options;
    this.#closed = new Promise((_resolve, reject) => {
      this.#tellClosed = () => reject(new Error('The leg was closed meanwhile.'));
    });
    this.#closed.catch(() => undefined); // told to whoever waits for a description
    this.#connection = new RTCPeerConnection({ iceServers, bundlePolicy });
    this.#connection.onconnectionstatechange = () => this.#handleConnection();
    this.#connection.ontrack = ({ track, streams }) =>
      options.onVoice(streams[0] ?? new MediaStream([track]));
  }

  get isConnected(): boolean {
    return this.#connection.connectionState === 'connected';
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  get isMuted(): boolean {
    return this.#isMuted;
  }

  /** Whether a microphone was given to it. */
  get isSpeaking(): boolean {
    return this.#track !== null;
  }

  /** Speaks with a copy of `track` from now on. Rejects once it was closed: nobody would end the copy. */
  async speak(track: MediaStreamTrack): Promise<void> {
    if (this.#connection.signalingState === 'closed') return this.#closed;
    const before = this.#track;
    const copy = (this.#track = track.clone());
    this.#copies.add(copy);
    this.#tuneTrack();
    if (this.#sender) await this.#sender.replaceTrack(copy);
    if (!before) return;
    before.stop();
    this.#copies.delete(before);
  }

  setMuted(isMuted: boolean): void {
    this.#isMuted = isMuted;
    this.#tuneTrack();
  }

  /** Says nothing from now on; the next description tells the other side so. */
  setHeld(isHeld: boolean): void {
    this.#isHeld = isHeld;
    this.#tuneTrack();
    const [transceiver] = this.#connection.getTransceivers();
    if (transceiver) transceiver.direction = this.#direction();
  }

  /** The next description looks for a new way to the other side (RFC 8445 §9). */
  restart(): void {
    this.#connection.restartIce();
  }

  stats(): Promise<RTCStatsReport> {
    return this.#connection.getStats();
  }

  hasDescription(contentType: string): boolean {
    return contentType.toLowerCase() === 'application/sdp';
  }

  /** Rejects also when the leg is closed meanwhile. */
  setDescription(sdp: string): Promise<void> {
    return Promise.race([this.#takeIn(sdp), this.#closed]);
  }

  /** Rejects also when the leg is closed meanwhile. */
  getDescription(): Promise<BodyAndContentType> {
    return Promise.race([this.#describe(), this.#closed]);
  }

  rollbackDescription(): Promise<void> {
    return Promise.race([this.#rollBack(), this.#closed]);
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
    for (const copy of this.#copies) copy.stop();
    this.#connection.close();
    this.#tellClosed();
  }

  async #takeIn(sdp: string): Promise<void> {
    const type = this.#connection.signalingState === 'have-local-offer' ? 'answer' : 'offer';
    await this.#connection.setRemoteDescription({ type, sdp });
    // the answer to our own hold says recvonly or inactive, which is no hold of theirs
    if (type === 'offer' || !this.#isHeld) this.#noteFarEnd(/^a=(sendonly|inactive)\r?$/m.test(sdp));
  }

  async #describe(): Promise<BodyAndContentType> {
    const isAnswer = this.#connection.signalingState === 'have-remote-offer';
    if (!this.#sender && this.#track) this.#sender = this.#connection.addTrack(this.#track);
    const description = await (isAnswer ? this.#connection.createAnswer() : this.#connection.createOffer());
    await this.#connection.setLocalDescription(description);
    await this.#gathered();
    const local = this.#connection.localDescription;
    if (!local) throw new Error('The leg was closed while its description was made.');
    return { body: local.sdp, contentType: 'application/sdp' };
  }

  async #rollBack(): Promise<void> {
    if (this.#connection.signalingState === 'have-remote-offer') {
      await this.#connection.setRemoteDescription({ type: 'rollback' });
    } else if (this.#connection.signalingState === 'have-local-offer') {
      await this.#connection.setLocalDescription({ type: 'rollback' });
    }
  }

  #direction(): RTCRtpTransceiverDirection {
    if (!this.#isHeld) return 'sendrecv';
    return this.#isHeldByFarEnd ? 'inactive' : 'sendonly';
  }

  #tuneTrack(): void {
    for (const copy of this.#copies) copy.enabled = !this.#isMuted && !this.#isHeld;
  }

  #noteFarEnd(isHeld: boolean): void {
    if (isHeld === this.#isHeldByFarEnd) return;
    this.#isHeldByFarEnd = isHeld;
    this.#options.onFarEndHold?.(isHeld);
  }

  #handleConnection(): void {
    if (this.#connection.connectionState === 'failed') this.#options.onFailed();
    if (!this.isConnected || this.#wasConnected) return;
    this.#wasConnected = true;
    this.#options.onConnected();
  }

  /**
   * With the server on a known address the first address of this computer is enough; the rest is found by checks. A server
   * that makes no checks of its own is told all.
   */
  #gathered(): Promise<void> {
    const connection = this.#connection;
    const { allAddressesMs } = this.#options;
    const isEnough = (): boolean =>
      connection.iceGatheringState === 'complete' ||
      (allAddressesMs === undefined &&
        /^a=candidate:.* typ host/m.test(connection.localDescription?.sdp ?? ''));
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
      const limit = setTimeout(stop, allAddressesMs ?? firstAddressMs);
      connection.addEventListener('icecandidate', check);
      connection.addEventListener('icegatheringstatechange', check);
    });
  }
}
