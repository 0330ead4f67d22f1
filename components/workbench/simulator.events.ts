import type { Simulator } from '../../src/adapters/simulator/index.js';

/** What {@link SimulatorReadyEvent} tells. */
export interface SimulatorReadyDetail {
  /** The contact centre in the page: lets customers call in, moves its time, and breaks what you want broken. */
  readonly simulator: Simulator;
}

/**
 * The desk's own simulated centre is there, and the agent is signed in at it. Prevent it, and no customer calls by
 * themselves: then you decide who calls, and when.
 */
export class SimulatorReadyEvent extends Event {
  readonly detail: SimulatorReadyDetail;

  constructor(simulator: Simulator) {
    super('tccc-simulator-ready', { bubbles: true, composed: true, cancelable: true });
    this.detail = { simulator };
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-simulator-ready': SimulatorReadyEvent;
  }
}
