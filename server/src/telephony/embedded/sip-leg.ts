import { Invitation, Inviter, SessionState, type Bye } from 'sip.js';
import type { IncomingRequestMessage, IncomingResponseMessage } from 'sip.js/lib/core/index.js';
import type { LegEndReason } from 'tccc-workbench/centre';
import type { ReleaseCause } from 'tccc-workbench/model';
import { readInfoDigit } from './info-digit.js';
import { endForm, readReleaseCause } from './release-cause.js';
import type { SipConnection } from './sip-connection.js';
import type { Trunk } from './trunk/trunk.js';

export interface SipLegEvents {
  readonly onRinging: () => void;
  readonly onAnswered: () => void;
  /** Told once, and not when the centre itself ended the leg. */
  readonly onEnded: (cause: ReleaseCause) => void;
  readonly onDigit: (digit: string) => void;
  readonly onFault: (error: unknown) => void;
}

export interface SipLegOptions {
  readonly id: string;
  readonly session: Invitation | Inviter;
  /** What its messages go over: a telephone's own socket, or a carrier's trunk. */
  readonly path: SipConnection | Trunk;
  readonly events: SipLegEvents;
}

/** The signalling of one leg: a SIP session and how it ends. */
export class SipLeg {
  readonly id: string;
  readonly path: SipConnection | Trunk;
  readonly #causeHeader: string | null;
  readonly #session: Invitation | Inviter;
  readonly #events: SipLegEvents;
  #cause: ReleaseCause = {};
  #isOver = false;

  constructor({ id, session, path, events }: SipLegOptions) {
    this.id = id;
    this.path = path;
    this.#causeHeader = 'causeHeader' in path ? path.causeHeader : null;
    this.#session = session;
    this.#events = events;
    session.delegate = {
      onBye: (bye) => this.#handleBye(bye),
      onCancel: () => (this.#cause = { sipStatus: 487 }),
      onInfo: (info) => {
        const digit = readInfoDigit(info.request.getHeader('content-type'), info.request.body);
        void info.accept({ statusCode: 200 });
        if (digit !== null) events.onDigit(digit);
      },
      onNotify: (notification) => void notification.accept({ statusCode: 200 }),
      onRefer: (referral) => void referral.reject({ statusCode: 603 }), // transfers are commands to the centre
      onMessage: (message) => void message.reject({ statusCode: 405 }),
    };
    session.stateChange.addListener((state) => this.#handleState(state));
  }

  get isEstablished(): boolean {
    return this.#session.state === SessionState.Established;
  }

  /** Tells the caller that it rings here. */
  ring(): void {
    if (this.#session instanceof Invitation)
      this.#session.progress().catch((error: unknown) => this.#fail(error));
  }

  /** Answers a caller. */
  answer(): void {
    if (!(this.#session instanceof Invitation) || this.#session.state !== SessionState.Initial) return;
    this.#session.accept().catch((error: unknown) => this.#fail(error));
  }

  /** Calls the telephone at the other end. */
  call(): void {
    if (!(this.#session instanceof Inviter)) return;
    this.#session
      .invite({
        requestDelegate: {
          onProgress: () => {
            if (!this.#isOver) this.#events.onRinging();
          },
          onReject: ({ message }) => this.#noteRefusal(message),
          onRedirect: ({ message }) => this.#noteRefusal(message),
        },
      })
      .catch((error: unknown) => this.#fail(error));
  }

  /** Ends the leg from our side, whatever its state. */
  end(reason: LegEndReason): void {
    this.#isOver = true;
    const { statusCode, reason: value } = endForm(reason);
    this.#release(statusCode, [`Reason: ${value}`]).catch(this.#events.onFault);
  }

  /** Lets go of a leg whose socket is closed: nothing can be said any more. */
  abandon(): void {
    this.#isOver = true;
    this.#session.dispose().catch(this.#events.onFault);
  }

  async #release(statusCode: number, extraHeaders: string[]): Promise<void> {
    const session = this.#session;
    if (session.state === SessionState.Established) {
      await session.bye({ requestOptions: { extraHeaders } });
    } else if (session.state === SessionState.Initial || session.state === SessionState.Establishing) {
      if (session instanceof Invitation) await session.reject({ statusCode, extraHeaders });
      // Its 200 has come and the answer is just being applied: only BYE ends it now, in #handleState.
      else if (session.dialog === undefined) await session.cancel({ extraHeaders });
    }
  }

  #handleState(state: SessionState): void {
    if (state === SessionState.Terminated) this.#forgetReinvite();
    if (state === SessionState.Established) {
      if (this.#isOver) setImmediate(() => this.end('normal'));
      else if (this.#session instanceof Inviter) this.#events.onAnswered();
    }
    if (state !== SessionState.Terminated || this.#isOver) return;
    this.#isOver = true;
    // SIP.js is still inside the transition; whoever hears of the end may end other legs.
    setImmediate(() => this.#events.onEnded(this.#cause));
  }

  /** SIP.js 0.21.2 repeats a re-INVITE's answer for ever when the dialog ends before its ACK and another came shortly before. */
  #forgetReinvite(): void {
    const dialog = this.#session.dialog as unknown as { reinviteUserAgentServer?: unknown } | undefined;
    if (dialog !== undefined) delete dialog.reinviteUserAgentServer;
  }

  #handleBye(bye: Bye): void {
    this.#cause = this.#read(undefined, bye.request);
    void bye.accept({ statusCode: 200 });
  }

  #noteRefusal(message: IncomingResponseMessage): void {
    this.#cause = this.#read(message.statusCode, message);
  }

  #read(
    sipStatus: number | undefined,
    message: IncomingRequestMessage | IncomingResponseMessage,
  ): ReleaseCause {
    const trunkCause = this.#causeHeader === null ? undefined : message.getHeader(this.#causeHeader)?.trim();
    const cause = readReleaseCause(sipStatus, message.getHeaders('reason'));
    return trunkCause ? { ...cause, trunkCause } : cause;
  }

  /** A leg that failed on our side, e.g. over an unusable description; SIP.js may have refused it already. */
  #fail(error: unknown): void {
    this.#cause = { sipStatus: 488 };
    this.#events.onFault(error);
    if (this.#isOver) return;
    this.#isOver = true;
    this.#release(488, []).catch(this.#events.onFault);
    this.#events.onEnded(this.#cause);
  }
}
