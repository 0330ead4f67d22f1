import {
  Invitation,
  Inviter,
  RequestPendingError,
  SessionState,
  type Notification,
  type Referral,
  type Session,
  type URI,
} from 'sip.js';
import { WorkbenchError } from '../../base/index.js';
import { readReleaseCause, type ReleaseCause } from '../../model/index.js';
import type { LineLeg } from '../sip/call-legs.js';
import { CallMedia, type CallMediaOptions } from '../sip/call-media.js';
import { DialogRefusal } from './dialog-refusal.js';

/** How a leg that we end without it having been answered is told so (RFC 3261 §21.4). */
export type RefusalStatus = 480 | 486 | 487 | 603;

/** What a {@link DialogLeg} tells. */
export interface DialogLegEvents {
  readonly onConnected: (leg: DialogLeg) => void;
  readonly onFailed: (leg: DialogLeg) => void;
  readonly onVoice: (leg: DialogLeg, stream: MediaStream) => void;
  /** The far telephone rings (180, 183). */
  readonly onRinging: (leg: DialogLeg) => void;
  readonly onAnswered: (leg: DialogLeg) => void;
  readonly onEnded: (leg: DialogLeg, cause: ReleaseCause) => void;
  readonly onFarEndHold: (leg: DialogLeg, isHeld: boolean) => void;
}

/** What a {@link DialogLeg} is made of. */
export interface DialogLegOptions {
  readonly legId: string;
  readonly callId: string;
  readonly isAutomatic: boolean;
  readonly media: Pick<CallMediaOptions, 'iceServers' | 'allAddressesMs' | 'bundlePolicy'>;
  readonly events: DialogLegEvents;
}

/** One SIP dialog and its audio: a call that came in, or one that goes out. */
export class DialogLeg implements LineLeg {
  readonly legId: string;
  readonly callId: string;
  readonly isAutomatic: boolean;
  readonly media: CallMedia;
  voice: MediaStream | null = null;
  readonly session: Session;
  readonly #events: DialogLegEvents;
  #cause: ReleaseCause = {};
  #isReferred = false;
  #onEnded: (() => void)[] = [];

  constructor(session: Session, options: DialogLegOptions) {
    const { legId, callId, isAutomatic, media, events } = options;
    this.session = session;
    this.legId = legId;
    this.callId = callId;
    this.isAutomatic = isAutomatic;
    this.#events = events;
    this.media = new CallMedia({
      ...media,
      onConnected: () => events.onConnected(this),
      onFailed: () => events.onFailed(this),
      onVoice: (stream) => {
        this.voice = stream;
        events.onVoice(this, stream);
      },
      onFarEndHold: (isHeld) => events.onFarEndHold(this, isHeld),
    });
    session.delegate = {
      onBye: (bye) => {
        this.#cause = readReleaseCause(undefined, bye.request.getHeaders('Reason'));
        void bye.accept();
      },
      onCancel: ({ request }) => (this.#cause = readReleaseCause(487, request.getHeaders('Reason'))),
      // the agent's telephone is no one's to move: 603 Decline (RFC 3515 §2.4.2)
      onRefer: (referral: Referral) => void referral.reject({ statusCode: 603 }),
    };
    session.stateChange.addListener((state) => this.#follow(state));
  }

  get isRinging(): boolean {
    return this.session instanceof Invitation && this.session.state === SessionState.Initial;
  }

  get isEstablished(): boolean {
    return this.session.state === SessionState.Established;
  }

  /** Whether the other side took a REFER and has not told yet that it came to nothing. */
  get isReferred(): boolean {
    return this.#isReferred;
  }

  async ring(): Promise<void> {
    try {
      if (this.session instanceof Invitation) await this.session.progress();
    } catch (cause) {
      if (this.isRinging)
        throw new WorkbenchError('line/answer-failed', { cause, details: { callId: this.callId } });
    }
  }

  async accept(track: MediaStreamTrack): Promise<void> {
    try {
      await this.media.speak(track);
      if (this.session instanceof Invitation) await this.session.accept();
    } catch (cause) {
      throw new WorkbenchError('line/answer-failed', { cause, details: { callId: this.callId } });
    }
  }

  /** Sends the INVITE of a call that goes out, with the voice of `track`. */
  async dial(track: MediaStreamTrack): Promise<void> {
    const { session } = this;
    if (!(session instanceof Inviter)) throw new Error('A call that came in is not dialled.');
    await this.media.speak(track);
    await session.invite({
      requestDelegate: {
        onProgress: ({ message }) => {
          if (message.statusCode !== 100) this.#events.onRinging(this);
        },
        onReject: ({ message }) => {
          this.#cause = readReleaseCause(message.statusCode, message.getHeaders('Reason'));
        },
      },
    });
  }

  /** Puts the other side on hold, or takes it back (RFC 6337 §5.3). Rejects with a {@link DialogRefusal}; then nothing changed. */
  async setHeld(isHeld: boolean): Promise<void> {
    const before = this.media.isHeld;
    this.media.setHeld(isHeld);
    try {
      await this.reinvite();
    } catch (error) {
      this.media.setHeld(before);
      throw error;
    }
  }

  /**
   * Describes the session anew to the other side, which also tells it and the servers between where this end is now.
   * Rejects with a {@link DialogRefusal}, or with what kept this end from asking.
   */
  reinvite(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#onEnded.push(() => reject(new DialogRefusal('INVITE', 481)));
      this.session
        .invite({
          requestDelegate: {
            onAccept: () => resolve(),
            onReject: ({ message }) => reject(new DialogRefusal('INVITE', message.statusCode ?? 500)),
          },
        })
        .catch((cause: unknown) => {
          // one of ours is under way still: the same as if the other side had one (RFC 3261 §14.1)
          reject(cause instanceof RequestPendingError ? new DialogRefusal('INVITE', 491) : toError(cause));
        });
    });
  }

  /** Sends keys by INFO, one after the other. Rejects with a {@link DialogRefusal}. */
  async sendInfo(digits: string): Promise<void> {
    for (const digit of digits) {
      await new Promise<void>((resolve, reject) => {
        this.#onEnded.push(() => reject(new DialogRefusal('INFO', 481)));
        const content = `Signal=${digit}\r\nDuration=160\r\n`;
        this.session
          .info({
            requestOptions: {
              body: { contentDisposition: 'render', contentType: 'application/dtmf-relay', content },
            },
            requestDelegate: {
              onAccept: () => resolve(),
              onReject: ({ message }) => reject(new DialogRefusal('INFO', message.statusCode ?? 500)),
            },
          })
          .catch(reject);
      });
    }
  }

  /**
   * Asks the other side to call `to` (REFER, RFC 3515), or with a leg to take its place there (Replaces, RFC 3891).
   * @returns the final status of that call as its NOTIFY told it, or of the REFER itself when that was refused
   */
  refer(to: URI | DialogLeg): Promise<number> {
    return new Promise((resolve, reject) => {
      // who hangs up after having taken the REFER is on the way to the target
      this.#onEnded.push(() => resolve(this.#isReferred ? 200 : 481));
      this.session
        .refer(to instanceof DialogLeg ? to.session : to, {
          onNotify: (notification) => {
            const status = finalStatus(notification);
            void notification.accept();
            if (status === null) return;
            this.#isReferred = status < 300;
            resolve(status);
          },
          requestDelegate: {
            onAccept: () => (this.#isReferred = true),
            onReject: ({ message }) => resolve(message.statusCode ?? 500),
          },
        })
        .catch(reject);
    });
  }

  async end(): Promise<void> {
    await this.endWith(480);
  }

  /** Ends the leg by what its state asks for: a refusal, CANCEL or BYE. */
  async endWith(status: RefusalStatus): Promise<void> {
    this.media.close();
    const { session } = this;
    if (session.state === SessionState.Established) await session.bye();
    else if (session instanceof Invitation && this.isRinging) await session.reject({ statusCode: status });
    else if (session instanceof Inviter && session.state !== SessionState.Terminated) await session.cancel();
    else if (session.state === SessionState.Establishing) await this.#endOnceEstablished();
  }

  #endOnceEstablished(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.session.stateChange.addListener((state) => {
        if (state === SessionState.Established) this.session.bye().then(() => resolve(), reject);
        else if (state === SessionState.Terminated) resolve();
      });
    });
  }

  #follow(state: SessionState): void {
    if (state === SessionState.Established) this.#events.onAnswered(this);
    if (state !== SessionState.Terminated) return;
    this.media.close();
    // SIP.js changes its state before it tells the answer that led to it.
    queueMicrotask(() => {
      for (const settle of this.#onEnded) settle();
      this.#onEnded = [];
      this.#events.onEnded(this, this.#cause);
    });
  }
}

function toError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error('The session could not be described anew.', { cause });
}

/**
 * The final answer of a `message/sipfrag` (RFC 3420), or what the end of its subscription without one comes to. Telephones
 * made with SIP.js say `terminated` with every answer, the first one too: without a reason it is not believed.
 */
function finalStatus({ request }: Notification): number | null {
  const status = Number(/^SIP\/2\.0 (\d{3})/.exec(request.body)?.[1] ?? 0);
  if (status >= 200) return status;
  const state = request.getHeader('Subscription-State') ?? '';
  const isOver = /^\s*terminated\b/i.test(state) && (status === 0 || /;\s*reason\s*=/i.test(state));
  return isOver ? 408 : null;
}
