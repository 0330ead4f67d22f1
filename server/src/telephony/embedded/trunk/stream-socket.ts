import type { Socket } from 'node:net';
import { MessageSplitter } from './message-splitter.js';

export interface StreamSocketEvents {
  readonly onMessage: (message: string, socket: StreamSocket) => void;
  /** Told once; `error` says what broke it, `null` is an ordinary end. */
  readonly onClosed: (socket: StreamSocket, error: Error | null) => void;
}

/** Bytes a peer may leave unread before its connection is given up. */
const mostUnsent = 1024 * 1024;

/** A TCP or TLS connection that carries SIP messages one after the other. */
export class StreamSocket {
  readonly #socket: Socket;
  readonly #splitter: MessageSplitter;
  #error: Error | null = null;

  constructor(socket: Socket, events: StreamSocketEvents) {
    this.#socket = socket;
    this.#splitter = new MessageSplitter({
      onMessage: (message) => events.onMessage(message, this),
      onPing: () => socket.write('\r\n'),
    });
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('error', (error) => (this.#error ??= error));
    socket.once('close', () => events.onClosed(this, this.#error));
  }

  get isOpen(): boolean {
    return this.#socket.writable && !this.#socket.destroyed;
  }

  get remoteAddress(): string {
    return plainAddress(this.#socket.remoteAddress);
  }

  /** Our own address as this peer reaches it. */
  get localAddress(): string {
    return plainAddress(this.#socket.localAddress);
  }

  get localPort(): number {
    return this.#socket.localPort ?? 0;
  }

  /** Keeps the connection in the tables of routers on the way (RFC 5626 §3.5.1) and lets the system find out that it is dead. */
  keepAlive(everyMs: number): void {
    this.#socket.setKeepAlive(true, everyMs);
  }

  ping(): void {
    this.#socket.write('\r\n\r\n');
  }

  /** @throws Error when the connection is closed or the peer reads nothing any more */
  send(message: string): Promise<void> {
    if (!this.isOpen) return Promise.reject(new Error('The connection is closed'));
    if (this.#socket.writableLength > mostUnsent) this.#fail(new Error('The peer does not read'));
    return new Promise((resolve, reject) => {
      this.#socket.write(message, (error) => (error ? reject(error) : resolve()));
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    try {
      this.#splitter.push(chunk);
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #fail(error: Error): void {
    this.#error ??= error;
    this.#socket.destroy();
  }
}

/** IPv4 as it is written, also when the socket takes both families. */
function plainAddress(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:(?=\d+\.)/, '');
}
