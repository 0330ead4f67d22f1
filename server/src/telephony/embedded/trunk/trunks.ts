import type { Trunk } from './trunk.js';

/** All carriers of the centre. */
export class Trunks {
  readonly #trunks: readonly Trunk[];

  constructor(trunks: readonly Trunk[]) {
    this.#trunks = trunks;
  }

  /** @throws Error when a port is taken */
  async start(): Promise<void> {
    for (const trunk of this.#trunks) await trunk.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#trunks.map((trunk) => trunk.stop()));
  }

  /** The carrier a call with this number of the centre goes out through: the first that works, else the first at all. */
  choose(callerNumber: string): Trunk | undefined {
    const fitting = this.#trunks.filter((trunk) => trunk.mayShow(callerNumber));
    return fitting.find(({ isReady }) => isReady) ?? fitting[0];
  }

  get(id: string): Trunk | undefined {
    return this.#trunks.find((trunk) => trunk.id === id);
  }
}
