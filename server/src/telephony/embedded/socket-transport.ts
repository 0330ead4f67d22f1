import { EmitterImpl } from 'sip.js/lib/api/emitter.js';
import { TransportState, type Emitter, type Transport } from 'sip.js';
import type { Logger } from 'sip.js/lib/core/log/logger.js';
import type { WebSocket } from 'ws';

/** Longest SIP message taken; a session description of a browser is 2 to 5 KB. */
const longestMessage = 64 * 1024;
/** RFC 6455 §7.4.1: message too big. */
const tooBig = 1009;

export interface SocketTransportOptions {
  readonly socket: WebSocket;
  /** Hears what handling a message threw: SIP.js throws on odd input, and one client's must not end the process. */
  onFault(error: unknown): void;
}

/** A WebSocket somebody opened to us, as SIP.js wants a transport (RFC 7118). */
export class SocketTransport implements Transport {
  readonly protocol = 'WS';
  readonly stateChange: Emitter<TransportState>;
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  readonly #socket: WebSocket;
  readonly #options: SocketTransportOptions;

  constructor(_logger: Logger, options: SocketTransportOptions) {
    this.#socket = options.socket;
    this.#options = options;
    this.stateChange = new EmitterImpl<TransportState>();
    this.#socket.on('message', (data: Buffer) => this.#receive(data));
  }

  get state(): TransportState {
    return this.isConnected() ? TransportState.Connected : TransportState.Disconnected;
  }

  isConnected(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  async connect(): Promise<void> {
    this.onConnect?.();
  }

  async disconnect(): Promise<void> {
    this.#socket.close();
  }

  dispose(): Promise<void> {
    return this.disconnect();
  }

  /** Sends one message. @throws Error when the socket is closed */
  send(message: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.send(message, (error) => (error ? reject(error) : resolve()));
    });
  }

  #receive(data: Buffer): void {
    if (data.length > longestMessage) return this.#socket.close(tooBig, 'SIP message too long');
    const message = data.toString();
    if (/^(\r\n)+$/.test(message)) {
      if (message === '\r\n\r\n') this.#socket.send('\r\n'); // keep-alive, RFC 5626 §3.5.1
      return;
    }
    try {
      this.onMessage?.(message);
    } catch (error) {
      this.#options.onFault(error);
    }
  }
}
