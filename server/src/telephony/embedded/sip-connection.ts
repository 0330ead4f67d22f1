import { URI, type Invitation, type SessionDescriptionHandlerFactory, type UserAgent } from 'sip.js';
import type { IncomingRegisterRequest } from 'sip.js/lib/core/index.js';
import type { Clock } from 'tccc-workbench/base';
import type { WebSocket } from 'ws';
import { createServerUserAgent } from './server-user-agent.js';
import { SocketTransport, type SocketTransportOptions } from './socket-transport.js';
import type { Logger } from '../../base/logger.js';

export interface SipConnectionOptions {
  readonly socket: WebSocket;
  readonly realm: string;
  readonly clock: Clock;
  readonly pingMs: number;
  readonly logger: Logger;
  readonly describe: SessionDescriptionHandlerFactory;
  onRegister(request: IncomingRegisterRequest, connection: SipConnection): void;
  onInvite(invitation: Invitation, connection: SipConnection): void;
  onClosed(connection: SipConnection): void;
}

/** Wrong passwords a socket may try before it is closed. */
const wrongPasswordLimit = 10;
/** RFC 6455 §7.4.1: policy violation. */
const policyViolation = 1008;
/** One telephone's socket with its own SIP user agent on our side. */
export class SipConnection {
  readonly userAgent: UserAgent;
  readonly #options: SipConnectionOptions;
  #wrongPasswords = 0;
  #isHeard = true;
  #stopPinging: () => void = () => undefined;

  constructor(options: SipConnectionOptions) {
    this.#options = options;
    this.userAgent = this.#createUserAgent();
    options.socket.on('pong', () => (this.#isHeard = true));
    options.socket.on('error', (error) =>
      options.logger.debug({ error: error.message }, 'SIP socket failed'),
    );
    options.socket.once('close', () => this.#handleClose());
  }

  /** Begins to take messages. */
  start(): void {
    void this.userAgent.start();
    this.#armPing();
  }

  close(): void {
    this.#options.socket.close();
  }

  /** Counts a wrong password; the socket of somebody who guesses is closed. */
  countWrongPassword(): void {
    this.#wrongPasswords += 1;
    if (this.#wrongPasswords >= wrongPasswordLimit)
      this.#options.socket.close(policyViolation, 'Too many wrong passwords');
  }

  #createUserAgent(): UserAgent {
    const { socket, realm, logger } = this.#options;
    const transportOptions: SocketTransportOptions = {
      socket,
      onFault: (error) => logger.warn({ error: String(error) }, 'A SIP message could not be handled'),
    };
    return createServerUserAgent({
      uri: new URI('sip', 'centre', realm),
      viaHost: realm,
      contactName: 'centre',
      transportConstructor: SocketTransport,
      transportOptions,
      sessionDescriptionHandlerFactory: this.#options.describe,
      logger,
      onInvite: (invitation) => this.#options.onInvite(invitation, this),
      onRegister: (request) => this.#options.onRegister(request, this),
    });
  }

  #armPing(): void {
    this.#stopPinging = this.#options.clock.after(this.#options.pingMs, () => this.#ping());
  }

  /** A socket whose far end vanished without a word would keep its line forever. */
  #ping(): void {
    if (!this.#isHeard) return this.#options.socket.terminate();
    this.#isHeard = false;
    this.#options.socket.ping();
    this.#armPing();
  }

  #handleClose(): void {
    this.#stopPinging();
    this.#options.onClosed(this);
    void this.userAgent.stop();
  }
}
