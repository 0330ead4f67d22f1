import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** Ports tried before giving up: the range is full then, or somebody else's. */
const mostTries = 200;

export interface RtpSocketEvents {
  readonly onPacket: (packet: Buffer, from: RemoteInfo) => void;
  readonly onError: (error: Error) => void;
}

/** A UDP socket on an even port (RFC 3550 §11) of the media range. */
export class RtpSocket {
  readonly port: number;
  readonly #socket: Socket;

  private constructor(socket: Socket, { onPacket, onError }: RtpSocketEvents) {
    this.#socket = socket;
    this.port = socket.address().port;
    socket.on('message', onPacket);
    socket.on('error', onError);
  }

  /** @throws Error when no port of the range is free */
  static async open(range: readonly [number, number], events: RtpSocketEvents): Promise<RtpSocket> {
    const first = range[0] + (range[0] % 2);
    const count = Math.max(1, Math.floor((range[1] - first) / 2) + 1);
    const start = Math.floor(Math.random() * count);
    for (let tried = 0; tried < Math.min(count, mostTries); tried += 1) {
      const socket = await bound(first + 2 * ((start + tried) % count));
      if (socket !== null) return new RtpSocket(socket, events);
    }
    throw new Error(`No UDP port from ${range[0]} to ${range[1]} is free`);
  }

  send(packet: Uint8Array, port: number, address: string): void {
    this.#socket.send(packet, port, address);
  }

  close(): void {
    this.#socket.removeAllListeners('message');
    this.#socket.close();
  }
}

/** `null` when the port is taken. */
async function bound(port: number): Promise<Socket | null> {
  const socket = createSocket('udp4');
  try {
    const listening = once(socket, 'listening');
    socket.bind(port);
    await listening;
    return socket;
  } catch (error) {
    socket.close();
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return null;
    throw error;
  }
}
