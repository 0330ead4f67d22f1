import type { ErrorCode } from '../../base/index.js';
import type { LineQuality } from '../../ports/index.js';
import type { Network } from './network.js';
import type { SimulatedCentre } from './simulated-centre.js';
import type { SimulatedLine } from './simulated-line.js';
import type { SimulatorFaults } from './simulator.js';

/** What {@link Faults} work on. */
export interface FaultsOptions {
  readonly network: Network;
  readonly centre: SimulatedCentre;
  readonly line: SimulatedLine;
}

/** Breaks things at will, and mends them. */
export class Faults implements SimulatorFaults {
  readonly #options: FaultsOptions;

  constructor(options: FaultsOptions) {
    this.#options = options;
    options.network.watch((isUp) => {
      if (isUp) void options.line.mend();
      else options.line.cut();
    });
  }

  loseNetwork(): void {
    this.#options.network.isUp = false;
  }

  restoreNetwork(): void {
    this.#options.network.isUp = true;
  }

  refuseNext(code: ErrorCode): void {
    this.#options.network.refuseNext(code);
  }

  timeoutNext(): void {
    this.#options.network.timeoutNext();
  }

  kickOut(reason: 'replaced' | 'revoked' | 'expired'): void {
    if (reason === 'expired') this.#options.centre.expire();
    else this.#options.centre.end(reason);
  }

  loseAudio(): void {
    this.#options.line.loseAudio();
  }

  setQuality(quality: LineQuality): void {
    this.#options.line.quality = quality;
  }
}
