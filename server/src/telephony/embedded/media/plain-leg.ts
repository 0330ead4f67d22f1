import type { RemoteInfo } from 'node:dgram';
import { RtpHeader, RtpPacket } from 'werift';
import { aLawToMuLaw, frameBytes, muLawToALaw, silentFrame } from './g711.js';
import { JitterBuffer } from './jitter-buffer.js';
import type { MediaLegEvents } from './media-leg.js';
import type { DescriptionRequest, MediaSettings } from './media-protocol.js';
import { answering, readPlainAudio, writePlainAudio, type PlainAudio } from './plain-sdp.js';
import { RtpSocket } from './rtp-socket.js';
import { keyPackets, KeyReader, type EventPacket } from './telephone-event.js';

const muLaw = 0;
const aLaw = 8;
const ownKeyPayloadType = 101;
const shortestPacket = 12;

/**
 * The media end of a leg to a carrier: plain RTP with G.711. It hears only the address the carrier's description names;
 * of that address it sends to the port the sound really comes from, because gateways translate ports (RFC 4961).
 */
export class PlainLeg {
  readonly #settings: MediaSettings;
  readonly #ownAddress: string;
  readonly #events: MediaLegEvents;
  readonly #heard = new JitterBuffer();
  readonly #keys = new KeyReader();
  readonly #ssrc = Math.floor(Math.random() * 0xffff_ffff);
  readonly #sessionId = Math.floor(Math.random() * 0x7fff_ffff);
  #opening: Promise<RtpSocket> | null = null;
  #socket: RtpSocket | null = null;
  #remote: PlainAudio | null = null;
  #latchedPort: number | null = null;
  #version = 0;
  #sequenceNumber = Math.floor(Math.random() * 0x8000);
  #isFirstPacket = true;
  #keysToSend: EventPacket[] = [];
  #keyTimestamp = 0;
  #lastHeardAt = performance.now();
  #hasToldStranger = false;
  #isClosed = false;
  /** What the peer said at the present tick: µ-law, or `null` for nothing. */
  frame: Uint8Array | null = null;

  constructor(settings: MediaSettings, ownAddress: string, events: MediaLegEvents) {
    this.#settings = settings;
    this.#ownAddress = ownAddress;
    this.#events = events;
  }

  /** Carries an offer or answer; the answer is the description to send, or an empty text when none is due. */
  async describe(request: DescriptionRequest): Promise<string> {
    const remote = request.kind === 'offer' ? null : readPlainAudio(request.sdp);
    this.#opening ??= this.#open();
    const { port } = await this.#opening;
    if (remote !== null) this.#take(remote);
    if (request.kind === 'take-answer') return '';
    this.#version += 1;
    return writePlainAudio({
      address: this.#ownAddress,
      port,
      sessionId: this.#sessionId,
      version: this.#version,
      payloadTypes: remote === null ? [aLaw, muLaw] : [remote.payloadType],
      keyPayloadType: remote === null ? ownKeyPayloadType : remote.keyPayloadType,
      direction: answering(remote?.direction ?? 'sendrecv'),
      sections: remote?.sections ?? [],
    });
  }

  /** Whether what is sent arrives: the carrier has said where. */
  get isConnected(): boolean {
    return this.#remote !== null;
  }

  /** Milliseconds since the peer was last heard; a peer that isn't to speak yet, or holds the line, is not missed. */
  get silentForMs(): number {
    const isExpected = this.#remote?.direction === 'sendrecv' || this.#remote?.direction === 'sendonly';
    return isExpected ? performance.now() - this.#lastHeardAt : 0;
  }

  /** Takes the frame of this tick out of the buffer into `frame`. */
  advance(): void {
    this.frame = this.#heard.pop();
  }

  /** Sends one µ-law frame, or the next part of a key that is being sent. */
  send(frame: Uint8Array, tick: number): void {
    const remote = this.#remote;
    if (remote === null || (remote.direction !== 'sendrecv' && remote.direction !== 'recvonly')) return;
    const key = this.#keysToSend.shift();
    const timestamp = (tick * frameBytes) >>> 0;
    if (key !== undefined) return this.#sendKey(key, timestamp, remote);
    const sound = frame.length === frameBytes ? frame : silentFrame;
    const { payloadType } = remote;
    const payload = payloadType === aLaw ? muLawToALaw(sound) : sound;
    this.#write({ payloadType, timestamp, marker: this.#isFirstPacket }, payload);
    this.#isFirstPacket = false;
  }

  /** Presses a key towards the peer; keys queue up. Peers without telephone events hear none. */
  press(key: string): void {
    if (typeof this.#remote?.keyPayloadType === 'number')
      this.#keysToSend.push(...keyPackets(key, frameBytes));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  async #open(): Promise<RtpSocket> {
    const socket = await RtpSocket.open(this.#settings.portRange, {
      onPacket: (packet, from) => this.#receive(packet, from),
      onError: this.#events.onFault,
    });
    if (this.#isClosed) {
      socket.close();
      throw new Error('The leg has ended');
    }
    this.#socket = socket;
    return socket;
  }

  #take(remote: PlainAudio): void {
    const isSamePlace = remote.address === this.#remote?.address && remote.port === this.#remote.port;
    if (!isSamePlace) this.#latchedPort = null;
    this.#remote = remote;
    this.#lastHeardAt = performance.now();
  }

  #receive(packet: Buffer, from: RemoteInfo): void {
    if (from.address !== this.#remote?.address) return this.#tellStranger(from);
    if (packet.length < shortestPacket || (packet[0] ?? 0) >> 6 !== 2) return;
    this.#lastHeardAt = performance.now();
    this.#latchedPort = from.port;
    const { header, payload } = RtpPacket.deSerialize(packet);
    if (header.payloadType === muLaw) this.#heard.push(header.sequenceNumber, payload);
    else if (header.payloadType === aLaw) this.#heard.push(header.sequenceNumber, aLawToMuLaw(payload));
    else if (header.payloadType === (this.#remote.keyPayloadType ?? ownKeyPayloadType)) {
      const key = this.#keys.read(payload, header.timestamp);
      if (key !== null) this.#events.onKey(key);
    }
  }

  /** Sound from elsewhere is nobody's business; told once, because a wrong description looks the same. */
  #tellStranger({ address }: RemoteInfo): void {
    if (this.#hasToldStranger || this.#remote === null) return;
    this.#hasToldStranger = true;
    this.#events.onFault(new Error(`Sound from ${address} instead of ${this.#remote.address} is not taken`));
  }

  #sendKey(key: EventPacket, timestamp: number, { keyPayloadType }: PlainAudio): void {
    if (keyPayloadType === null) return;
    if (key.isFirst) this.#keyTimestamp = timestamp;
    this.#write(
      { payloadType: keyPayloadType, timestamp: this.#keyTimestamp, marker: key.isFirst },
      key.payload,
    );
  }

  #write(props: { payloadType: number; timestamp: number; marker: boolean }, payload: Uint8Array): void {
    const remote = this.#remote;
    if (remote === null) return;
    this.#sequenceNumber = (this.#sequenceNumber + 1) & 0xffff;
    const header = new RtpHeader({ ...props, sequenceNumber: this.#sequenceNumber, ssrc: this.#ssrc });
    const packet = new RtpPacket(header, Buffer.from(payload)).serialize();
    this.#socket?.send(packet, this.#latchedPort ?? remote.port, remote.address);
  }
}
