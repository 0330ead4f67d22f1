import type { RTCPeerConnection } from 'werift';

type IceConnection = RTCPeerConnection['iceTransports'][number]['connection'];

/** What is read of a STUN binding request (RFC 8489). */
export interface BindingRequest {
  readonly attributesKeys: readonly string[];
  getAttributeValue(name: 'USERNAME'): unknown;
}

interface Nomination {
  readonly address: Address;
  readonly protocol: unknown;
  /** Our user fragment the check was made with: a restart of ICE gives a new one. */
  readonly generation: string;
}

type Address = readonly [host: string, port: number];

/**
 * Keeps the path to the peer the one the peer wants. werift keeps the first pair that was nominated for ever, but a browser
 * on a host with several addresses changes its mind while checks go on: towards ICE lite it nominates the pair it has
 * selected now, of whatever priority, and no longer listens on the others. So the newest nomination counts.
 */
export class Nominations {
  readonly #connection: () => IceConnection | undefined;
  #newest: Nomination | null = null;

  constructor(connection: () => IceConnection | undefined) {
    this.#connection = connection;
  }

  /** Takes note of a peer's check that arrived from `address` over `protocol`. */
  hear(request: BindingRequest, address: Address, protocol: unknown): void {
    if (!request.attributesKeys.includes('USE-CANDIDATE')) return;
    const generation = String(request.getAttributeValue('USERNAME')).split(':')[0] ?? '';
    this.#newest = { address, protocol, generation };
    // the pair of a first check is made right after this
    queueMicrotask(() => this.#follow());
  }

  #follow(): void {
    const connection = this.#connection();
    const newest = this.#newest;
    if (!connection?.nominated || newest?.generation !== connection.localUsername) return;
    const pair = connection.checkList.find(
      ({ remoteAddr, protocol }) =>
        protocol === newest.protocol && remoteAddr.join(' ') === newest.address.join(' '),
    );
    if (pair) connection.nominated = pair;
  }
}
