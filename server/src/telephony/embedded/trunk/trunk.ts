import type { Socket } from 'node:net';
import { URI, type Invitation, type SessionDescriptionHandlerFactory, type UserAgent } from 'sip.js';
import type { Clock } from 'tccc-workbench/base';
import type { Logger } from '../../../base/logger.js';
import { createServerUserAgent } from '../server-user-agent.js';
import { StreamSocket } from './stream-socket.js';
import type { TrunkAccount } from './trunk-account.js';
import { TrunkConnector } from './trunk-connector.js';
import { TrunkListener } from './trunk-listener.js';
import { TrunkRegistration } from './trunk-registration.js';
import { TrunkTransport, type TrunkTransportOptions } from './trunk-transport.js';

export interface TrunkOptions {
  readonly account: TrunkAccount;
  /** Our address for sound where the host has a public one; else the one the connection has. */
  readonly publicAddress: string | null;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pingMs: number;
  /** First delay before a lost connection is made again. */
  readonly retryMs?: number;
  readonly describe: SessionDescriptionHandlerFactory;
  onInvite(invitation: Invitation, trunk: Trunk): void;
  /** Calls can go out from now on, or no more. */
  onReadiness(trunk: Trunk): void;
  /** The last connection broke. Calls that talk go on: their sound takes its own way. */
  onDisconnected(trunk: Trunk): void;
}

const usualCauseHeader = 'X-End-Status';
const usualPorts = { tcp: 5060, tls: 5061 } as const;

/** One carrier: its connections, our registration there, and the calls between us. */
export class Trunk {
  readonly id: string;
  readonly causeHeader: string;
  readonly userAgent: UserAgent;
  readonly #options: TrunkOptions;
  readonly #connector: TrunkConnector;
  readonly #listener: TrunkListener;
  readonly #registration: TrunkRegistration | null;
  readonly #sockets = new Set<StreamSocket>();
  #cancelPing: () => void = () => undefined;
  #wasReady = false;

  constructor(options: TrunkOptions) {
    const { account, clock, logger, retryMs } = options;
    this.id = account.id;
    this.causeHeader = account.causeHeader ?? usualCauseHeader;
    this.#options = options;
    this.userAgent = this.#createUserAgent();
    const delay = retryMs === undefined ? {} : { firstDelayMs: retryMs };
    const taken = { account, clock, logger, ...delay };
    this.#connector = new TrunkConnector({ ...taken, onSocket: (socket) => this.#connect(socket) });
    this.#listener = new TrunkListener({ account, logger, onSocket: (socket) => this.#add(socket, false) });
    this.#registration =
      account.register === true
        ? new TrunkRegistration({
            ...taken,
            userAgent: this.userAgent,
            onChange: () => this.#tellReadiness(),
          })
        : null;
  }

  /** Whether calls can go out now. */
  get isReady(): boolean {
    return this.#transport.main !== null && this.#registration?.isRegistered !== false;
  }

  /** The port carriers connect to; `null` when they don't. */
  get listenPort(): number | null {
    return this.#listener.port;
  }

  /** Our address for plain RTP towards this carrier. */
  get mediaAddress(): string {
    const { account, publicAddress } = this.#options;
    return account.mediaAddress ?? publicAddress ?? this.#transport.main?.localAddress ?? '127.0.0.1';
  }

  /** Begins to listen and to connect. @throws Error when the port is taken */
  async start(): Promise<void> {
    await this.userAgent.start();
    await this.#listener.start();
    this.#connector.start();
    this.#armPing();
  }

  async stop(): Promise<void> {
    this.#cancelPing();
    this.#registration?.end();
    await this.userAgent.stop();
    this.#connector.stop();
    for (const socket of this.#sockets) socket.close();
    await this.#listener.stop();
  }

  /** Whether this trunk may show `callerNumber` to whom it calls. */
  mayShow(callerNumber: string): boolean {
    const { callerNumbers } = this.#options.account;
    return callerNumbers === undefined || callerNumbers.includes(callerNumber);
  }

  /** Where a number is reached through this carrier. */
  addressOf(number: string): URI {
    const { host, port, transport } = this.#options.account;
    return new URI(
      'sip',
      encodeURIComponent(number),
      host,
      port === usualPorts[transport] ? undefined : port,
    );
  }

  /** Headers by which a carrier knows who calls (RFC 3325). */
  identityHeaders(callerNumber: string): string[] {
    return [`P-Asserted-Identity: <${this.identityOf(callerNumber).toString()}>`];
  }

  /** One of the centre's numbers in the carrier's domain. */
  identityOf(callerNumber: string): URI {
    return new URI('sip', encodeURIComponent(callerNumber), this.#options.account.host);
  }

  get #transport(): TrunkTransport {
    const { transport } = this.userAgent;
    if (!(transport instanceof TrunkTransport)) throw new Error('SIP.js made another transport');
    return transport;
  }

  #createUserAgent(): UserAgent {
    const { account, logger, describe } = this.#options;
    const transportOptions: TrunkTransportOptions = {
      protocol: account.transport === 'tls' ? 'TLS' : 'TCP',
      onFault: (error) =>
        logger.warn({ trunk: account.id, error: String(error) }, 'A SIP message could not be handled'),
    };
    return createServerUserAgent({
      uri: new URI('sip', account.username ?? 'centre', account.host),
      viaHost: 'tccc.invalid', // answers come back over the connection (RFC 3261 §18.2.2)
      forceRport: true,
      contactParams: { transport: account.transport },
      ...(account.password === undefined ? {} : { authorizationPassword: account.password }),
      ...(account.username === undefined ? {} : { authorizationUsername: account.username }),
      transportConstructor: TrunkTransport,
      transportOptions,
      sessionDescriptionHandlerFactory: describe,
      logger,
      onInvite: (invitation) => this.#options.onInvite(invitation, this),
    });
  }

  /** The connection we make: new calls go out over it, and our contact has its address. */
  #connect(socket: Socket): void {
    const { localAddress, localPort } = this.#add(socket, true);
    const { contact } = this.userAgent;
    const { transport } = this.#options.account;
    contact.uri = new URI('sip', contact.uri.user ?? '', localAddress, this.listenPort ?? localPort, {
      transport,
    });
    this.#registration?.begin();
    this.#tellReadiness();
  }

  #add(socket: Socket, isMain: boolean): StreamSocket {
    const stream = new StreamSocket(socket, {
      onMessage: (message, from) => this.#transport.receive(message, from),
      onClosed: (closed, error) => this.#handleClosed(closed, { error, isMain }),
    });
    stream.keepAlive(this.#options.pingMs);
    this.#sockets.add(stream);
    this.#transport.add(stream, isMain);
    return stream;
  }

  #handleClosed(
    socket: StreamSocket,
    { error, isMain }: { readonly error: Error | null; readonly isMain: boolean },
  ): void {
    this.#sockets.delete(socket);
    this.#transport.remove(socket);
    if (isMain) this.#registration?.suspend();
    if (error !== null)
      this.#options.logger.warn({ trunk: this.id, error: error.message }, 'A connection of a trunk broke');
    this.#tellReadiness();
    if (this.#sockets.size === 0) this.#options.onDisconnected(this);
  }

  #tellReadiness(): void {
    if (this.isReady === this.#wasReady) return;
    this.#wasReady = this.isReady;
    this.#options.onReadiness(this);
  }

  #armPing(): void {
    this.#cancelPing = this.#options.clock.after(this.#options.pingMs, () => {
      for (const socket of this.#sockets) socket.ping();
      this.#armPing();
    });
  }
}
