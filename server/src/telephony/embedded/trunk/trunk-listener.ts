import { once } from 'node:events';
import { BlockList, createServer, isIP, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import type { Logger } from '../../../base/logger.js';
import type { TrunkAccount } from './trunk-account.js';

export interface TrunkListenerOptions {
  readonly account: TrunkAccount;
  readonly logger: Logger;
  readonly onSocket: (socket: Socket) => void;
}

const mostConnections = 200;
const handshakeLimitMs = 10_000;

/** Takes connections of a trunk's configured peers and closes everybody else's before a byte of theirs is read. */
export class TrunkListener {
  readonly #options: TrunkListenerOptions;
  readonly #peers: BlockList;
  #server: Server | null = null;

  constructor(options: TrunkListenerOptions) {
    this.#options = options;
    this.#peers = peerList(options.account.peers ?? [options.account.host]);
  }

  /** The port it listens on; `null` while it doesn't. */
  get port(): number | null {
    return (this.#server?.address() as AddressInfo | null)?.port ?? null;
  }

  /** @throws Error when the port is taken or the certificate can't be used */
  async start(): Promise<void> {
    const { account } = this.#options;
    if (account.listenPort === undefined) return;
    const server = account.transport === 'tls' ? createTlsServer(tlsOptions(account)) : createServer();
    server.maxConnections = mostConnections;
    server.on('connection', (socket: Socket) => this.#admit(socket));
    if (account.transport === 'tls') server.on('secureConnection', this.#options.onSocket);
    server.on('tlsClientError', (error: Error) =>
      this.#options.logger.warn({ trunk: account.id, error: error.message }, 'A TLS handshake failed'),
    );
    const listening = once(server, 'listening');
    server.listen(account.listenPort, account.listenHost ?? '0.0.0.0');
    await listening;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    const closed = once(server, 'close');
    server.close();
    await closed;
  }

  #admit(socket: Socket): void {
    const { account, logger, onSocket } = this.#options;
    const address = (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/, '');
    if (this.#peers.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')) {
      if (account.transport === 'tcp') onSocket(socket);
      return;
    }
    logger.warn({ trunk: account.id, address }, 'An unknown peer of a trunk was refused');
    socket.destroy();
  }
}

function tlsOptions({ id, certificate, key, ca }: TrunkAccount): TlsOptions {
  if (certificate === undefined || key === undefined)
    throw new Error(`Trunk ${id} listens over TLS and needs a certificate and its key`);
  return { cert: certificate, key, handshakeTimeout: handshakeLimitMs, ...(ca === undefined ? {} : { ca }) };
}

/** @throws Error when an entry is neither an address nor a network */
export function peerList(peers: readonly string[]): BlockList {
  const list = new BlockList();
  for (const peer of peers) {
    const [address = '', bits] = peer.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits !== undefined) list.addSubnet(address, Number(bits), family);
    else if (isIP(address) !== 0) list.addAddress(address, family);
  }
  return list;
}
