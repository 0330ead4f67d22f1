import type { Clock } from '../../base/index.js';
import type { CentreSnapshot, Fact } from '../../model/index.js';
import type { CentreConnection } from '../../ports/index.js';
import type { CentreHost } from './centre-host.js';
import type { Network } from './network.js';

/** What a {@link FactStream} works with. */
export interface FactStreamOptions {
  readonly clock: Clock;
  readonly network: Network;
  readonly onFact: (fact: Fact) => void;
  readonly onSnapshot: (snapshot: CentreSnapshot) => void;
  readonly onConnection: (connection: CentreConnection) => void;
}

/** Whose facts a stream tells. */
export interface StreamOwner {
  readonly host: CentreHost;
  readonly agentId: string;
}

/** The ordered stream of facts: once connected a snapshot, then facts; after a loss what was missed, in order. */
export class FactStream {
  readonly #options: FactStreamOptions;
  #owner: StreamOwner | null = null;
  #connection: CentreConnection = 'disconnected';
  #seq: number | null = null;
  #stopListening: () => void = () => undefined;
  #cancelTimer: () => void = () => undefined;

  constructor(options: FactStreamOptions) {
    this.#options = options;
    options.network.watch((isUp) => (isUp ? this.#handleFound() : this.#handleLost()));
  }

  connect(owner: StreamOwner): void {
    if (this.#connection !== 'disconnected') return;
    this.#owner = owner;
    this.#seq = null;
    this.#tell('connecting');
    this.#openSoon();
  }

  disconnect(): void {
    this.#drop();
    this.#owner = null;
    this.#tell('disconnected');
  }

  /** Tells the whole truth anew. */
  refresh(): void {
    if (this.#connection === 'connected' && this.#owner)
      this.#take(this.#owner.host.snapshot(this.#owner.agentId));
  }

  #openSoon(): void {
    this.#cancelTimer = this.#options.clock.after(0, () => this.#open());
  }

  #open(): void {
    const owner = this.#owner;
    if (!owner || !this.#options.network.isUp) return;
    this.#tell('connected');
    // Whoever hears of the connection, the truth or a fact may have taken it down.
    const isOpen = (): boolean => this.#owner === owner && this.#connection === 'connected';
    if (!isOpen()) return;
    const stopListening = owner.host.listen(
      owner.agentId,
      {
        handleSnapshot: (snapshot) => this.#take(snapshot),
        handleFact: (fact) => {
          if (isOpen()) this.#pass(fact);
        },
      },
      this.#seq,
    );
    if (isOpen()) this.#stopListening = stopListening;
    else stopListening();
  }

  #take(snapshot: CentreSnapshot): void {
    this.#seq = snapshot.seq;
    this.#options.onSnapshot(snapshot);
  }

  #pass(fact: Fact): void {
    this.#seq = fact.seq;
    this.#options.onFact(fact);
  }

  #handleLost(): void {
    if (this.#connection === 'disconnected') return;
    this.#drop();
    this.#tell('reconnecting');
  }

  #handleFound(): void {
    if (this.#connection === 'reconnecting' || this.#connection === 'connecting') this.#openSoon();
  }

  #drop(): void {
    this.#cancelTimer();
    this.#stopListening();
    this.#stopListening = () => undefined;
  }

  #tell(connection: CentreConnection): void {
    if (connection === this.#connection) return;
    this.#connection = connection;
    this.#options.onConnection(connection);
  }
}
