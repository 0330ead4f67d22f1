import { URI, type UserAgent } from 'sip.js';
import type { IncomingResponseMessage } from 'sip.js/lib/core/index.js';
import type { Clock } from 'tccc-workbench/base';
import type { Logger } from '../../../base/logger.js';
import type { TrunkAccount } from './trunk-account.js';

export interface TrunkRegistrationOptions {
  readonly account: TrunkAccount;
  readonly userAgent: UserAgent;
  readonly clock: Clock;
  readonly logger: Logger;
  /** @defaultValue 2 000 */
  readonly firstDelayMs?: number;
  /** We are registered now, or not any more. */
  onChange(): void;
}

const wantedExpiryS = 300;
/** Share of a registration's life after which it is renewed. */
const renewalShare = 0.8;
const usualFirstDelayMs = 2000;
const longestDelayMs = 60_000;

/** Keeps us registered at a carrier (RFC 3261 §10.2) over whatever connection the trunk has. */
export class TrunkRegistration {
  readonly #options: TrunkRegistrationOptions;
  readonly #callId = `${crypto.randomUUID()}@tccc`;
  readonly #tag = crypto.randomUUID().slice(0, 8);
  #cseq = 1;
  #expiryS = wantedExpiryS;
  #failures = 0;
  /** Grows with every attempt, so that an answer to an older one changes nothing. */
  #attempt = 0;
  #cancelNext: () => void = () => undefined;
  isRegistered = false;

  constructor(options: TrunkRegistrationOptions) {
    this.#options = options;
  }

  /** Registers now: the connection is new. */
  begin(): void {
    this.#failures = 0;
    this.#register();
  }

  /** The connection is gone; the carrier forgets us with it. */
  suspend(): void {
    this.#attempt += 1;
    this.#cancelNext();
    this.isRegistered = false;
  }

  /** Tells the carrier that we go; doesn't wait for its answer. */
  end(): void {
    const wasRegistered = this.isRegistered;
    this.suspend();
    if (wasRegistered) this.#send(0, {});
  }

  #register(): void {
    this.#cancelNext();
    const attempt = ++this.#attempt;
    const isCurrent = (): boolean => attempt === this.#attempt;
    this.#send(this.#expiryS, {
      onAccept: ({ message }) => {
        if (isCurrent()) this.#handleAccepted(message);
      },
      onReject: ({ message }) => {
        if (isCurrent()) this.#handleRefused(message);
      },
    });
  }

  #handleAccepted(message: IncomingResponseMessage): void {
    const { account, clock, logger } = this.#options;
    if (!this.isRegistered) logger.info({ trunk: account.id }, 'The trunk is registered');
    this.isRegistered = true;
    this.#options.onChange();
    this.#failures = 0;
    const delayMs = grantedExpiryS(message, this.#expiryS) * 1000 * renewalShare;
    this.#cancelNext = clock.after(delayMs, () => this.#register());
  }

  #handleRefused(message: IncomingResponseMessage): void {
    const { account, clock, logger, firstDelayMs = usualFirstDelayMs } = this.#options;
    const least = Number(message.getHeader('min-expires'));
    if (message.statusCode === 423 && least > this.#expiryS) {
      this.#expiryS = least; // RFC 3261 §10.2.8
      return this.#register();
    }
    this.isRegistered = false;
    this.#options.onChange();
    if (this.#failures === 0)
      logger.error({ trunk: account.id, status: message.statusCode }, 'The carrier refused our registration');
    const delayMs = Math.min(firstDelayMs * 2 ** this.#failures, longestDelayMs);
    this.#failures += 1;
    this.#cancelNext = clock.after(delayMs, () => this.#register());
  }

  #send(expiryS: number, delegate: NonNullable<Parameters<UserAgent['userAgentCore']['register']>[1]>): void {
    const { userAgent, account } = this.#options;
    const core = userAgent.userAgentCore;
    const self = new URI('sip', account.username ?? '', account.host);
    const message = core.makeOutgoingRequestMessage(
      'REGISTER',
      new URI('sip', '', account.host),
      self,
      self,
      { callId: this.#callId, cseq: this.#cseq, fromTag: this.#tag },
      [
        `Contact: ${userAgent.contact.toString({ register: true })};expires=${expiryS}`,
        `Expires: ${expiryS}`,
      ],
    );
    const count = (): void => {
      this.#cseq = message.cseq + 1; // an answered challenge took a number of its own
    };
    core.register(message, {
      ...delegate,
      onAccept: (response) => {
        count();
        delegate.onAccept?.(response);
      },
      onReject: (response) => {
        count();
        delegate.onReject?.(response);
      },
    });
    this.#cseq += 2;
  }
}

/** How long the carrier keeps us: what it says at our contact, or of all. */
function grantedExpiryS(message: IncomingResponseMessage, askedS: number): number {
  const contact = message.getHeaders('contact').join(',');
  const granted = /;\s*expires=(\d+)/i.exec(contact)?.[1] ?? message.getHeader('expires');
  const seconds = Number(granted ?? askedS);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : askedS;
}
