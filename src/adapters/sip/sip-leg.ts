import { SessionState, type Invitation } from 'sip.js';
import { WorkbenchError } from '../../base/index.js';
import { CallMedia } from './call-media.js';

/** What a {@link SipLeg} tells. */
export interface SipLegEvents {
  readonly onConnected: (leg: SipLeg) => void;
  readonly onFailed: (leg: SipLeg) => void;
  readonly onVoice: (leg: SipLeg, stream: MediaStream) => void;
  readonly onEnded: (leg: SipLeg) => void;
}

/** The line's part of one call: the INVITE that rings it, then the dialog and its audio. */
export class SipLeg {
  readonly callId: string;
  readonly isAutomatic: boolean;
  voice: MediaStream | null = null;
  readonly media: CallMedia;
  readonly #invitation: Invitation;

  constructor(invitation: Invitation, iceServers: RTCIceServer[], events: SipLegEvents) {
    this.#invitation = invitation;
    this.callId = invitation.request.getHeader('X-TCCC-Call') ?? '';
    this.isAutomatic = invitation.request.getHeader('X-TCCC-Answer') === 'automatic';
    this.media = new CallMedia({
      iceServers,
      onConnected: () => events.onConnected(this),
      onFailed: () => events.onFailed(this),
      onVoice: (stream) => {
        this.voice = stream;
        events.onVoice(this, stream);
      },
    });
    invitation.stateChange.addListener((state) => {
      if (state !== SessionState.Terminated) return;
      this.media.close();
      events.onEnded(this);
    });
  }

  get isRinging(): boolean {
    return this.#invitation.state === SessionState.Initial;
  }

  /** Tells the centre that the line rings. */
  async ring(): Promise<void> {
    try {
      await this.#invitation.progress();
    } catch (cause) {
      if (this.isRinging)
        throw new WorkbenchError('line/answer-failed', { cause, details: { callId: this.callId } });
    }
  }

  /** Answers with the voice of `track`. @throws `line/answer-failed` */
  async accept(track: MediaStreamTrack): Promise<void> {
    try {
      await this.media.speak(track);
      await this.#invitation.accept();
    } catch (cause) {
      throw new WorkbenchError('line/answer-failed', { cause, details: { callId: this.callId } });
    }
  }

  /** Ends the leg, whatever its state; its audio stops at once. */
  async end(): Promise<void> {
    this.media.close();
    await this.#invitation.dispose();
  }
}
