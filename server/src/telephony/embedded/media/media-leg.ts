import {
  RTCPeerConnection,
  RTCRtpCodecParameters,
  RtpHeader,
  RtpPacket,
  type RTCRtpTransceiver,
} from 'werift';
import { aLawToMuLaw, frameBytes, muLawToALaw, silentFrame } from './g711.js';
import { JitterBuffer } from './jitter-buffer.js';
import type { DescriptionRequest, MediaSettings } from './media-protocol.js';
import { Nominations } from './nomination.js';
import {
  asIceLite,
  onlyCandidatesOf,
  readRemoteAudio,
  withoutCandidates,
  type RemoteAudio,
} from './sdp-audio.js';
import { keyPackets, KeyReader, type EventPacket } from './telephone-event.js';

const muLaw = 0;
const aLaw = 8;
const ownKeyPayloadType = 101;
/** Samples a 20 ms frame advances the RTP clock by. */
const ticksOfClock = frameBytes;

const codecs = [
  new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8000, channels: 1, payloadType: muLaw }),
  new RTCRtpCodecParameters({ mimeType: 'audio/PCMA', clockRate: 8000, channels: 1, payloadType: aLaw }),
  new RTCRtpCodecParameters({
    mimeType: 'audio/telephone-event',
    clockRate: 8000,
    channels: 1,
    payloadType: ownKeyPayloadType,
    parameters: '0-15',
  }),
];

export interface MediaLegEvents {
  readonly onKey: (key: string) => void;
  readonly onFault: (error: unknown) => void;
}

/**
 * The media end of one leg: DTLS-SRTP towards one telephone. It numbers what it sends by itself, so that its listener
 * hears one stream whatever it is switched to.
 */
export class MediaLeg {
  readonly #connection: RTCPeerConnection;
  readonly #transceiver: RTCRtpTransceiver;
  readonly #events: MediaLegEvents;
  readonly #settings: MediaSettings;
  readonly #nominations = new Nominations(() => this.#connection.iceTransports[0]?.connection);
  readonly #heard = new JitterBuffer();
  readonly #keys = new KeyReader();
  #remote: RemoteAudio | null = null;
  #isTapped = false;
  #sequenceNumber = Math.floor(Math.random() * 0x8000);
  #keysToSend: EventPacket[] = [];
  #keyTimestamp = 0;
  #lastHeardAt: number;
  /** What the peer said at the present tick: µ-law, or `null` for nothing. */
  frame: Uint8Array | null = null;

  constructor(settings: MediaSettings, events: MediaLegEvents) {
    this.#events = events;
    this.#settings = settings;
    this.#lastHeardAt = performance.now();
    this.#connection = new RTCPeerConnection({
      codecs: { audio: codecs },
      headerExtensions: { audio: [], video: [] },
      iceServers: [],
      iceLite: true, // also keeps werift from asking a public STUN server
      iceUseIpv6: false,
      iceAdditionalHostAddresses: [...settings.addresses],
      iceFilterStunResponse: (request, address, protocol) => {
        this.#lastHeardAt = performance.now();
        this.#nominations.hear(request, address, protocol);
        return true;
      },
      icePortRange: [settings.portRange[0], settings.portRange[1]],
      bundlePolicy: 'max-bundle',
    });
    this.#transceiver = this.#connection.addTransceiver('audio', { direction: 'sendrecv' });
  }

  /** Carries an offer or answer; the answer is the description to send, or an empty text when none is due. */
  async describe(request: DescriptionRequest): Promise<string> {
    if (request.kind === 'offer') return this.#offer();
    const remote = readRemoteAudio(request.sdp);
    const type = request.kind === 'answer-to' ? 'offer' : 'answer';
    await this.#connection.setRemoteDescription({ type, sdp: withoutCandidates(request.sdp) });
    if (this.#remote === null) this.#lastHeardAt = performance.now();
    this.#remote = remote;
    if (type === 'offer') await this.#connection.setLocalDescription(await this.#connection.createAnswer());
    this.#tap();
    this.#resumeIce();
    return type === 'offer' ? this.#localSdp() : '';
  }

  /** Whether what is sent arrives: the peer's media path is up. */
  get isConnected(): boolean {
    return this.#remote !== null && this.#connection.connectionState === 'connected';
  }

  /** Milliseconds since the peer was last heard of, by sound or by a connectivity check; a peer that only rings is not missed. */
  get silentForMs(): number {
    return this.#remote === null ? 0 : performance.now() - this.#lastHeardAt;
  }

  /** Takes the frame of this tick out of the buffer into `frame`. */
  advance(): void {
    this.frame = this.#heard.pop();
  }

  /** Sends one µ-law frame, or the next part of a key that is being sent. */
  send(frame: Uint8Array, tick: number): void {
    if (this.#remote?.isHearing !== true || this.#connection.connectionState !== 'connected') return;
    const key = this.#keysToSend.shift();
    const timestamp = (tick * ticksOfClock) >>> 0;
    if (key === undefined) this.#sendSound(frame, timestamp);
    else this.#sendKey(key, timestamp);
  }

  /** Presses a key towards the peer; keys queue up. Peers without telephone events hear none. */
  press(key: string): void {
    if (typeof this.#remote?.keyPayloadType === 'number')
      this.#keysToSend.push(...keyPackets(key, ticksOfClock));
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  async #offer(): Promise<string> {
    await this.#connection.setLocalDescription(await this.#connection.createOffer());
    return this.#localSdp();
  }

  #localSdp(): string {
    const sdp = this.#connection.localDescription?.sdp;
    if (sdp === undefined) throw new Error('No local description');
    return asIceLite(onlyCandidatesOf(sdp, this.#settings.addresses));
  }

  /** After a restart of ICE (a page changed its network) werift leaves the new checks unheard until it is told to start. */
  #resumeIce(): void {
    const [transport] = this.#connection.iceTransports;
    const isRunning = this.#connection.dtlsTransports[0]?.state === 'connected';
    if (transport === undefined || !isRunning || transport.connection.nominated !== undefined) return;
    transport.start().catch((error: unknown) => this.#events.onFault(error));
  }

  /** Listens below werift's router, which drops sound of peers that announce no SSRC. */
  #tap(): void {
    const [transport] = this.#connection.dtlsTransports;
    if (this.#isTapped || transport === undefined) return;
    this.#isTapped = true;
    transport.onRtp.subscribe((packet) => this.#receive(packet));
  }

  #receive({ header, payload }: RtpPacket): void {
    this.#lastHeardAt = performance.now();
    if (header.payloadType === muLaw) this.#heard.push(header.sequenceNumber, payload);
    else if (header.payloadType === aLaw) this.#heard.push(header.sequenceNumber, aLawToMuLaw(payload));
    else if (
      header.payloadType === this.#remote?.keyPayloadType ||
      header.payloadType === ownKeyPayloadType
    ) {
      const key = this.#keys.read(payload, header.timestamp);
      if (key !== null) this.#events.onKey(key);
    }
  }

  #sendSound(frame: Uint8Array, timestamp: number): void {
    const payloadType = this.#transceiver.sender.codec?.payloadType === aLaw ? aLaw : muLaw;
    const sound = frame.length === frameBytes ? frame : silentFrame;
    const payload = Buffer.from(payloadType === aLaw ? muLawToALaw(sound) : sound);
    const packet = new RtpPacket(this.#header({ payloadType, timestamp, marker: false }), payload);
    this.#transceiver.sender.sendRtp(packet).catch(this.#events.onFault);
  }

  /** Goes past werift's sender, which would stamp the payload type of sound on it. */
  #sendKey(key: EventPacket, timestamp: number): void {
    const [transport] = this.#connection.dtlsTransports;
    const payloadType = this.#remote?.keyPayloadType;
    if (transport === undefined || typeof payloadType !== 'number') return;
    if (key.isFirst) this.#keyTimestamp = timestamp;
    const header = this.#header({ payloadType, timestamp: this.#keyTimestamp, marker: key.isFirst });
    transport.sendRtp(Buffer.from(key.payload), header).catch(this.#events.onFault);
  }

  #header(props: { payloadType: number; timestamp: number; marker: boolean }): RtpHeader {
    this.#sequenceNumber = (this.#sequenceNumber + 1) & 0xffff;
    return new RtpHeader({
      ...props,
      sequenceNumber: this.#sequenceNumber,
      ssrc: this.#transceiver.sender.ssrc,
    });
  }
}
