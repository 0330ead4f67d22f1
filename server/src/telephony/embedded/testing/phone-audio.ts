import {
  RTCPeerConnection,
  RTCRtpCodecParameters,
  RtpHeader,
  RtpPacket,
  type RTCRtpTransceiver,
} from 'werift';
import type { BodyAndContentType, SessionDescriptionHandler, SessionDescriptionHandlerOptions } from 'sip.js';
import {
  aLawSamples,
  encodeALaw,
  encodeMuLaw,
  frameBytes,
  muLawSamples,
  silentFrame,
} from '../media/g711.js';
import { keyPackets, KeyReader, type EventPacket } from '../media/telephone-event.js';
import { Ticker } from '../media/ticker.js';
import { dominantFrequency, purity } from './tone-meter.js';

export type PhoneCodec = 'PCMU' | 'PCMA';

export interface PhoneAudioOptions extends SessionDescriptionHandlerOptions {
  /** A body to send instead of a description. */
  readonly instead?: string;
}

const heardSamples = 1600;
const patienceMs = 12_000;
const keyPayloadType = 101;

interface Wait {
  readonly isMet: () => boolean;
  readonly resolve: () => void;
}

/** A telephone's microphone and ear: sends a tone, remembers the last 200 ms it heard. */
export class PhoneAudio implements SessionDescriptionHandler {
  readonly keysHeard: string[] = [];
  /** Addresses of the candidates the peer told. */
  peerSdp = '';
  /** Direction written into our descriptions, e.g. `sendonly` while this telephone holds. */
  direction: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive' = 'sendrecv';
  packetsHeard = 0;
  /** Whether packets are sent at all: a telephone may leave silence out. */
  isTalking = true;
  readonly #connection: RTCPeerConnection;
  readonly #transceiver: RTCRtpTransceiver;
  readonly #ticker = new Ticker((tick) => this.#send(tick));
  readonly #keyReader = new KeyReader();
  readonly #isALaw: boolean;
  #heard = new Int16Array(heardSamples);
  #frequency: number | null = null;
  #phase = 0;
  #sequenceNumber = 0;
  #keys: EventPacket[] = [];
  #keyTimestamp = 0;
  #hasRemoteOffer = false;
  #isTapped = false;
  #waits: Wait[] = [];

  constructor(codec: PhoneCodec = 'PCMU') {
    this.#isALaw = codec === 'PCMA';
    this.#connection = new RTCPeerConnection({
      codecs: { audio: codecs(this.#isALaw) },
      headerExtensions: { audio: [], video: [] },
      iceUseIpv6: false,
      iceAdditionalHostAddresses: ['127.0.0.1'],
      bundlePolicy: 'max-bundle',
    });
    this.#transceiver = this.#connection.addTransceiver('audio', { direction: 'sendrecv' });
    // A full ICE agent asks a public STUN server unless told that there is none.
    for (const { connection } of this.#connection.iceTransports) delete connection.stunServer;
    this.#ticker.start();
  }

  /** Speaks a tone from now on; `null` is silence. */
  speak(frequency: number | null): void {
    this.#frequency = frequency;
  }

  press(keys: string): void {
    for (const key of keys) this.#keys.push(...keyPackets(key, frameBytes));
  }

  /** Waits until one tone, and nothing else, is heard for 200 ms. */
  hears(frequency: number): Promise<void> {
    return this.until(
      () =>
        Math.abs((dominantFrequency(this.#heard) ?? 0) - frequency) <= 20 &&
        purity(this.#heard, frequency) > 0.9,
      `${frequency} Hz`,
    );
  }

  /** Waits until 200 ms of sound arrived that hold nothing audible. */
  async hearsSilence(): Promise<void> {
    const before = this.packetsHeard;
    await this.until(
      () => this.packetsHeard > before + 10 && dominantFrequency(this.#heard) === null,
      'silence',
    );
  }

  /** Waits until so many packets of sound came: the time they last has passed then. */
  hearsPackets(count: number): Promise<void> {
    const wanted = this.packetsHeard + count;
    return this.until(() => this.packetsHeard >= wanted, `${count} packets`);
  }

  hearsKeys(keys: string): Promise<void> {
    return this.until(() => this.keysHeard.join('') === keys, `keys ${keys}`);
  }

  get heard(): Int16Array {
    return this.#heard.slice();
  }

  until(isMet: () => boolean, wanted: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(
          new Error(
            `Waited for ${wanted}; heard ${dominantFrequency(this.#heard)} Hz, keys ${this.keysHeard.join('')}`,
          ),
        );
      }, patienceMs);
      const wait = { isMet, resolve: () => (clearTimeout(timer), resolve()) };
      this.#waits.push(wait);
      this.#checkWaits();
    });
  }

  hasDescription(): boolean {
    return true;
  }

  async setDescription(sdp: string): Promise<void> {
    this.peerSdp = sdp;
    const type = this.#connection.signalingState === 'have-local-offer' ? 'answer' : 'offer';
    await this.#connection.setRemoteDescription({ type, sdp });
    this.#hasRemoteOffer = type === 'offer';
    this.#tap();
  }

  async getDescription(options?: PhoneAudioOptions): Promise<BodyAndContentType> {
    const description = this.#hasRemoteOffer
      ? await this.#connection.createAnswer()
      : await this.#connection.createOffer();
    this.#hasRemoteOffer = false;
    await this.#connection.setLocalDescription(description);
    this.#tap();
    const sdp = this.#connection.localDescription?.sdp ?? '';
    return {
      body: options?.instead ?? sdp.replace(/a=sendrecv/, `a=${this.direction}`),
      contentType: 'application/sdp',
    };
  }

  sendDtmf(): boolean {
    return false;
  }

  close(): void {
    this.#ticker.stop();
    void this.#connection.close();
  }

  #tap(): void {
    const [transport] = this.#connection.dtlsTransports;
    if (this.#isTapped || transport === undefined) return;
    this.#isTapped = true;
    transport.onRtp.subscribe((packet) => this.#receive(packet));
  }

  #receive({ header, payload }: RtpPacket): void {
    if (header.payloadType > 8) {
      const key = this.#keyReader.read(payload, header.timestamp);
      if (key !== null) this.keysHeard.push(key);
    } else {
      const table = header.payloadType === 8 ? aLawSamples : muLawSamples;
      const samples = Int16Array.from(payload, (byte) => table[byte] ?? 0);
      this.#heard.copyWithin(0, samples.length);
      this.#heard.set(samples, this.#heard.length - samples.length);
      this.packetsHeard += 1;
    }
    this.#checkWaits();
  }

  #checkWaits(): void {
    const [met, open] = [
      this.#waits.filter((wait) => wait.isMet()),
      this.#waits.filter((wait) => !wait.isMet()),
    ];
    this.#waits = open;
    for (const wait of met) wait.resolve();
  }

  #send(tick: number): void {
    if (!this.isTalking || this.#connection.connectionState !== 'connected') return;
    const key = this.#keys.shift();
    const timestamp = (tick * frameBytes) >>> 0;
    if (key === undefined)
      return void this.#transceiver.sender.sendRtp(new RtpPacket(this.#header(0, timestamp), this.#tone()));
    if (key.isFirst) this.#keyTimestamp = timestamp;
    void this.#connection.dtlsTransports[0]?.sendRtp(
      Buffer.from(key.payload),
      this.#header(keyPayloadType, this.#keyTimestamp),
    );
  }

  #tone(): Buffer {
    const frequency = this.#frequency;
    if (frequency === null) return Buffer.from(this.#isALaw ? silentFrame.map(() => 0xd5) : silentFrame);
    const encode = this.#isALaw ? encodeALaw : encodeMuLaw;
    return Buffer.from(
      Array.from({ length: frameBytes }, () => {
        this.#phase += (2 * Math.PI * frequency) / 8000;
        return encode(Math.round(8000 * Math.sin(this.#phase)));
      }),
    );
  }

  #header(payloadType: number, timestamp: number): RtpHeader {
    this.#sequenceNumber = (this.#sequenceNumber + 1) & 0xffff;
    const { ssrc } = this.#transceiver.sender;
    return new RtpHeader({ payloadType, timestamp, sequenceNumber: this.#sequenceNumber, ssrc });
  }
}

function codecs(isALaw: boolean): RTCRtpCodecParameters[] {
  const voice = isALaw
    ? { mimeType: 'audio/PCMA', payloadType: 8 }
    : { mimeType: 'audio/PCMU', payloadType: 0 };
  const keys = { mimeType: 'audio/telephone-event', payloadType: keyPayloadType, parameters: '0-15' };
  return [voice, keys].map((codec) => new RTCRtpCodecParameters({ ...codec, clockRate: 8000, channels: 1 }));
}
