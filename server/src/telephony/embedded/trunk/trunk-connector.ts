import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Clock } from 'tccc-workbench/base';
import type { Logger } from '../../../base/logger.js';
import type { TrunkAccount } from './trunk-account.js';

export interface TrunkConnectorOptions {
  readonly account: TrunkAccount;
  readonly clock: Clock;
  readonly logger: Logger;
  /** @defaultValue 500 */
  readonly firstDelayMs?: number;
  /** The connection is up; the connector waits for its `close` before it makes another. */
  readonly onSocket: (socket: Socket) => void;
}

const usualFirstDelayMs = 500;
const longestDelayMs = 30_000;
const connectLimitMs = 10_000;

/** Keeps one connection to a carrier up: makes it again after it broke, waiting longer after each failure. */
export class TrunkConnector {
  readonly #options: TrunkConnectorOptions;
  #socket: Socket | null = null;
  #failures = 0;
  #isStopped = true;
  #cancelRetry: () => void = () => undefined;

  constructor(options: TrunkConnectorOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isStopped = false;
    this.#connect();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelRetry();
    this.#socket?.destroy();
  }

  #connect(): void {
    const { account, onSocket } = this.#options;
    const socket = open(account);
    this.#socket = socket;
    let failure: Error | null = null;
    const limit = this.#options.clock.after(connectLimitMs, () =>
      socket.destroy(new Error('The carrier did not answer in time')),
    );
    socket.on('error', (error) => (failure = error));
    socket.once(account.transport === 'tls' ? 'secureConnect' : 'connect', () => {
      limit();
      if (this.#failures > 0) this.#options.logger.info({ trunk: account.id }, 'The trunk is back');
      this.#failures = 0;
      onSocket(socket);
    });
    socket.once('close', () => {
      limit();
      this.#retry(failure);
    });
  }

  /** One report an outage: the carrier may be away for hours. */
  #retry(failure: Error | null): void {
    if (this.#isStopped) return;
    const { account, clock, logger, firstDelayMs = usualFirstDelayMs } = this.#options;
    if (this.#failures === 0)
      logger.warn({ trunk: account.id, error: failure?.message ?? 'closed' }, 'The trunk has no connection');
    const longest = Math.min(firstDelayMs * 2 ** this.#failures, longestDelayMs);
    this.#failures += 1;
    this.#cancelRetry = clock.after(longest * (0.5 + Math.random() / 2), () => this.#connect());
  }
}

function open({ transport, host, port, serverName, ca, certificate, key }: TrunkAccount): Socket {
  if (transport === 'tcp') return connect({ host, port });
  const name = serverName ?? host;
  return connectTls({
    host,
    port,
    ...(isIP(name) === 0 ? { servername: name } : {}),
    ...(ca === undefined ? {} : { ca }),
    ...(certificate === undefined || key === undefined ? {} : { cert: certificate, key }),
  });
}
