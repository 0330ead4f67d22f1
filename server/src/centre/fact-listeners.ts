import type { AddressedFact } from 'tccc-workbench/centre';
import type { CentreSnapshot, Fact } from 'tccc-workbench/model';

/** Who hears an agent's facts: one open page. */
export interface FactListener {
  handleSnapshot(snapshot: CentreSnapshot): void;
  handleFact(fact: Fact): void;
}

/** The pages that listen, by agent. */
export class FactListeners {
  readonly #byAgent = new Map<string, Set<FactListener>>();

  /** @returns whether it is the agent's first */
  add(agentId: string, listener: FactListener): boolean {
    const listeners = this.#byAgent.get(agentId) ?? new Set();
    this.#byAgent.set(agentId, listeners);
    listeners.add(listener);
    return listeners.size === 1;
  }

  /** @returns whether it was the agent's last */
  remove(agentId: string, listener: FactListener): boolean {
    const listeners = this.#byAgent.get(agentId);
    if (!listeners?.delete(listener) || listeners.size > 0) return false;
    this.#byAgent.delete(agentId);
    return true;
  }

  send(facts: readonly AddressedFact[]): void {
    for (const { agentId, fact } of facts) {
      for (const listener of this.#byAgent.get(agentId) ?? []) listener.handleFact(fact);
    }
  }
}
