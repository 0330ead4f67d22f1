import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { WorkbenchError } from 'tccc-workbench/base';
import type { EventStream } from './event-stream.js';
import type { EventTickets } from './event-tickets.js';
import { toProblem } from './problems.js';

const mostFactPageBytes = 4 * 1024;
const mostSipBytes = 64 * 1024;
/** How long a page may take to say goodbye when the server stops. */
const farewellMs = 1_000;

export interface UpgradeOptions {
  readonly tickets: EventTickets;
  readonly events: EventStream;
  /** Origins besides the server's own that may open a socket. */
  readonly origins: readonly string[];
  readonly isReady: () => boolean;
  readonly acceptSip: (socket: WebSocket) => void;
}

/** Takes WebSockets at `/api/v1/events` and `/sip`, and nowhere else. */
export class Upgrades {
  readonly #options: UpgradeOptions;
  readonly #events = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: mostFactPageBytes,
  });
  readonly #sip = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: mostSipBytes,
    handleProtocols: (offered) => (offered.has('sip') ? 'sip' : false),
  });

  constructor(server: Server, options: UpgradeOptions) {
    this.#options = options;
    server.on('upgrade', (request, socket, head) => this.#handle(request, { socket, head }));
  }

  /** Resolves when no socket is left; those that don't say goodbye are cut off. */
  async close(): Promise<void> {
    const sockets = [...this.#events.clients, ...this.#sip.clients].filter(
      ({ readyState, CLOSED }) => readyState !== CLOSED,
    );
    const cutOff = setTimeout(() => sockets.forEach((socket) => socket.terminate()), farewellMs);
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
    clearTimeout(cutOff);
  }

  #handle(
    request: IncomingMessage,
    { socket, head }: { readonly socket: Duplex; readonly head: Buffer },
  ): void {
    // A client that goes away in the middle of the handshake is nobody's error.
    socket.on('error', () => socket.destroy());
    try {
      this.#admit(request, { socket, head });
    } catch (error) {
      if (!(error instanceof WorkbenchError)) throw error;
      const problem = toProblem(error, 'upgrade');
      const body = JSON.stringify(problem);
      socket.end(
        `HTTP/1.1 ${problem.status} Refused\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      );
    }
  }

  #admit(
    request: IncomingMessage,
    { socket, head }: { readonly socket: Duplex; readonly head: Buffer },
  ): void {
    const { tickets, events, acceptSip, isReady } = this.#options;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://any.invalid');
    if (pathname !== '/sip' && pathname !== '/api/v1/events') throw new WorkbenchError('request/not-found');
    if (!isReady()) throw new WorkbenchError('server/unavailable');
    if (!this.#isOriginAllowed(request))
      throw new WorkbenchError('auth/forbidden', { message: 'Pages of this origin may not use this server' });
    if (pathname === '/sip') {
      if (!/(^|[\s,])sip([\s,]|$)/.test(request.headers['sec-websocket-protocol'] ?? '')) {
        throw new WorkbenchError('request/invalid', {
          message: 'This address speaks the subprotocol sip (RFC 7118)',
        });
      }
      this.#sip.handleUpgrade(request, socket, head, acceptSip);
      return;
    }
    const ticket = tickets.redeem(searchParams.get('ticket') ?? '');
    if (!ticket)
      throw new WorkbenchError('auth/session-expired', { message: 'The ticket is unknown, used or too old' });
    const since = searchParams.get('since');
    this.#events.handleUpgrade(request, socket, head, (page) => {
      void events.accept(page, ticket, since !== null && /^\d{1,16}$/.test(since) ? Number(since) : null);
    });
  }

  #isOriginAllowed({ headers }: IncomingMessage): boolean {
    const { origin, host } = headers;
    if (origin === undefined || this.#options.origins.includes(origin)) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  }
}
