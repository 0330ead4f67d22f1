import { EmitterImpl } from 'sip.js/lib/api/emitter.js';
import type { Logger } from 'sip.js/lib/core/log/logger.js';
import { TransportState, type Emitter, type Transport } from 'sip.js';
import type { StreamSocket } from './stream-socket.js';

export interface TrunkTransportOptions {
  readonly protocol: 'TCP' | 'TLS';
  /** Hears what handling a message threw: SIP.js throws on odd input. */
  onFault(error: unknown): void;
}

/** Calls whose connection is remembered; far more than a process can carry. */
const mostDialogs = 20_000;

/**
 * All connections with one carrier as one SIP.js transport. A message goes the way its call came last; a call whose
 * connection is gone takes the main one, so that it outlives a broken connection.
 */
export class TrunkTransport implements Transport {
  readonly protocol: string;
  readonly stateChange: Emitter<TransportState> = new EmitterImpl<TransportState>();
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  readonly #options: TrunkTransportOptions;
  readonly #ways = new Map<string, StreamSocket>();
  readonly #sockets = new Set<StreamSocket>();
  #main: StreamSocket | null = null;

  constructor(_logger: Logger, options: TrunkTransportOptions) {
    this.#options = options;
    this.protocol = options.protocol;
  }

  get state(): TransportState {
    return TransportState.Connected;
  }

  /** The connection new calls go out over. */
  get main(): StreamSocket | null {
    return this.#main?.isOpen === true
      ? this.#main
      : ([...this.#sockets].find(({ isOpen }) => isOpen) ?? null);
  }

  isConnected(): boolean {
    return true; // requests that find no connection fail one by one
  }

  async connect(): Promise<void> {
    this.onConnect?.();
  }

  async disconnect(): Promise<void> {
    for (const socket of this.#sockets) socket.close();
  }

  dispose(): Promise<void> {
    return this.disconnect();
  }

  add(socket: StreamSocket, isMain: boolean): void {
    this.#sockets.add(socket);
    if (isMain) this.#main = socket;
  }

  remove(socket: StreamSocket): void {
    this.#sockets.delete(socket);
    if (this.#main === socket) this.#main = null;
    for (const [callId, way] of this.#ways) if (way === socket) this.#ways.delete(callId);
  }

  receive(message: string, socket: StreamSocket): void {
    const callId = readCallId(message);
    if (callId !== null) this.#remember(callId, socket);
    try {
      this.onMessage?.(message);
    } catch (error) {
      this.#options.onFault(error);
    }
  }

  /** Sends one message. @throws Error when there is no connection */
  async send(message: string): Promise<void> {
    const way = this.#ways.get(readCallId(message) ?? '');
    const socket = way?.isOpen === true ? way : this.main;
    if (socket === null) throw new Error('The trunk has no connection');
    await socket.send(message);
  }

  #remember(callId: string, socket: StreamSocket): void {
    this.#ways.delete(callId);
    this.#ways.set(callId, socket);
    if (this.#ways.size > mostDialogs) this.#ways.delete(this.#ways.keys().next().value ?? '');
  }
}

function readCallId(message: string): string | null {
  return /^(?:call-id|i)[ \t]*:[ \t]*(\S+)[ \t]*\r?$/im.exec(message)?.[1] ?? null;
}
