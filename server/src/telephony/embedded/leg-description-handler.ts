import type { BodyAndContentType, SessionDescriptionHandler } from 'sip.js';
import type { MediaClient } from './media/media-client.js';
import { readPlainAudio } from './media/plain-sdp.js';
import { readRemoteAudio } from './media/sdp-audio.js';

const contentType = 'application/sdp';

/** Whether a `Content-Type` header names a session description. */
export function isSessionDescription(header: string | undefined): boolean {
  return header?.split(';')[0]?.trim().toLowerCase() === contentType;
}

/** Negotiates one leg's media: SIP.js brings the descriptions, the media thread understands them. */
export class LegDescriptionHandler implements SessionDescriptionHandler {
  readonly #media: MediaClient;
  readonly #legId: string;
  readonly #plainAddress: string | null;
  #peerOffer: string | null = null;
  #hasOffered = false;
  #isClosed = false;

  /** @param plainAddress - our address for a carrier's plain RTP; `null` for telephones that speak WebRTC */
  constructor(media: MediaClient, legId: string, plainAddress: string | null = null) {
    this.#media = media;
    this.#legId = legId;
    this.#plainAddress = plainAddress;
  }

  hasDescription(header: string): boolean {
    return isSessionDescription(header);
  }

  /** @throws Error when the description can't be used; SIP.js answers 488 */
  async setDescription(sdp: string): Promise<void> {
    this.#assertOpen();
    this.#assertUsable(sdp);
    if (!this.#hasOffered) {
      this.#peerOffer = sdp;
      return;
    }
    this.#hasOffered = false;
    await this.#media.describe(this.#legId, { kind: 'take-answer', sdp }, this.#plainAddress);
  }

  async getDescription(): Promise<BodyAndContentType> {
    this.#assertOpen();
    const sdp = this.#peerOffer;
    this.#peerOffer = null;
    this.#hasOffered = sdp === null;
    const body = await this.#media.describe(
      this.#legId,
      sdp === null ? { kind: 'offer' } : { kind: 'answer-to', sdp },
      this.#plainAddress,
    );
    return { body, contentType };
  }

  async rollbackDescription(): Promise<void> {
    this.#peerOffer = null;
    this.#hasOffered = false;
  }

  /** Keys are carried on by the media thread, from leg to leg. */
  sendDtmf(): boolean {
    return false;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#media.send({ type: 'close', legId: this.#legId });
  }

  #assertUsable(sdp: string): void {
    if (this.#plainAddress === null) readRemoteAudio(sdp);
    else readPlainAudio(sdp);
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new Error('The leg has ended');
  }
}
