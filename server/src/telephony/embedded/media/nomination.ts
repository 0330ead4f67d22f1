import type { RTCPeerConnection } from 'werift';

type IceConnection = RTCPeerConnection['iceTransports'][number]['connection'];

/** What is read of a STUN binding request (RFC 8489). */
export interface BindingRequest {
  readonly attributesKeys: readonly string[];
  getAttributeValue(name: 'PRIORITY' | 'USERNAME'): unknown;
}

interface Nomination {
  readonly address: Address;
  readonly protocol: unknown;
  readonly priority: number;
  readonly at: number;
  /** Our user fragment the check was made with: a restart of ICE gives a new one. */
  readonly generation: string;
}

type Address = readonly [host: string, port: number];

/** A pair that its peer has not nominated again for so long is given up, milliseconds; browsers repeat every 2.5 s. */
const staleAfterMs = 6000;

/**
 * Keeps the path to the peer the one the peer wants. werift keeps the first pair that was nominated for ever, but a browser
 * on a host with several addresses nominates aggressively: each pair that answers, and means the best of them (RFC 8445
 * §8.1.1, RFC 5245 §8.1.1.2). Without this, sound goes to an address that may not be reachable at all.
 */
export class Nominations {
  readonly #connection: () => IceConnection | undefined;
  readonly #now: () => number;
  readonly #known = new Map<string, Nomination>();

  constructor(connection: () => IceConnection | undefined, now: () => number) {
    this.#connection = connection;
    this.#now = now;
  }

  /** Takes note of a peer's check that arrived from `address` over `protocol`. */
  hear(request: BindingRequest, address: Address, protocol: unknown): void {
    if (!request.attributesKeys.includes('USE-CANDIDATE')) return;
    const priority = Number(request.getAttributeValue('PRIORITY'));
    const generation = String(request.getAttributeValue('USERNAME')).split(':')[0] ?? '';
    this.#known.set(address.join(' '), { address, protocol, priority, at: this.#now(), generation });
    // the pair of a first check is made right after this
    queueMicrotask(() => this.#follow());
  }

  #follow(): void {
    const connection = this.#connection();
    if (!connection?.nominated) return;
    const fresh = [...this.#known.values()].filter(({ at, generation }) => {
      return this.#now() - at < staleAfterMs && generation === connection.localUsername;
    });
    const best = fresh.reduce<Nomination | undefined>(
      (a, b) => (a && a.priority >= b.priority ? a : b),
      undefined,
    );
    const pair = connection.checkList.find(
      ({ remoteAddr, protocol }) =>
        best && protocol === best.protocol && remoteAddr.join(' ') === best.address.join(' '),
    );
    if (pair) connection.nominated = pair;
  }
}
