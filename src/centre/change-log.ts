import type { Fact, FactData, FactType, ServiceRecord } from '../model/index.js';
import { toPresence } from '../machines/index.js';
import type { CentreConfig } from './centre-config.js';
import type { CallState, CentreState } from './centre-state.js';
import type { DirectoryChange } from './directory.js';
import type { Effect } from './effects.js';
import type { AddressedFact, Outcome } from './outcome.js';
import { toRecord, viewCall, viewMobile, viewQueue, viewRecord, viewSettings } from './views.js';

/**
 * Collects what one input changes and turns it into facts once, at the end: however often a thing changed on the way, its
 * listeners hear the final truth once, in an order that does not depend on the order of the changes.
 */
export class ChangeLog {
  readonly #effects: Effect[] = [];
  readonly #agents = new Set<string>();
  readonly #calls = new Set<CallState>();
  readonly #queues = new Set<string>();
  readonly #records = new Map<string, ServiceRecord>();
  readonly #removed: { agentId: string; data: FactData<'call.removed'> }[] = [];
  readonly #settingsFor = new Set<string>();
  readonly #mobiles = new Set<string>();
  callId: string | null = null;

  effect(effect: Effect): void {
    this.#effects.push(effect);
  }

  agent(agentId: string): void {
    this.#agents.add(agentId);
  }

  call(call: CallState): void {
    this.#calls.add(call);
  }

  /** Tells `agentId` that a call is no longer theirs. */
  removed(agentId: string, data: FactData<'call.removed'>): void {
    this.#removed.push({ agentId, data });
  }

  queueOf(groupId: string | undefined): void {
    if (groupId !== undefined) this.#queues.add(groupId);
  }

  record(call: CallState): void {
    this.#records.set(call.id, toRecord(call));
  }

  settings(agentId: string): void {
    this.#settingsFor.add(agentId);
  }

  mobile(agentId: string): void {
    this.#mobiles.add(agentId);
  }

  /** Numbers the facts and closes the log. */
  close(
    config: CentreConfig,
    state: CentreState,
    { at, directory }: { at: number; directory: DirectoryChange | null },
  ): Outcome {
    const facts: AddressedFact[] = [];
    const tell = <Type extends FactType>(agentId: string, type: Type, data: FactData<Type>): void => {
      facts.push({ agentId, fact: { seq: ++state.seq, at, type, data } as Fact });
    };
    for (const agentId of this.#settingsFor) tell(agentId, 'settings.changed', viewSettings(config, agentId));
    for (const call of this.#calls) {
      const { agentId } = call.chart.context;
      if (agentId !== null && state.calls[call.id])
        tell(agentId, 'call.changed', viewCall(config, call.chart));
    }
    for (const { agentId, data } of this.#removed) tell(agentId, 'call.removed', data);
    for (const agentId of this.#agents) {
      const agent = state.agents[agentId];
      if (agent) tell(agentId, 'presence.changed', toPresence(agent.chart));
    }
    for (const agentId of this.#mobiles) {
      const agent = state.agents[agentId];
      if (agent) tell(agentId, 'mobile.changed', viewMobile(config, agent));
    }
    for (const record of this.#records.values()) {
      if (record.agentId !== null) tell(record.agentId, 'record.written', viewRecord(config, record));
    }
    for (const agentId of this.#queueListeners(config, state)) {
      tell(agentId, 'queue.changed', viewQueue(config, state, agentId));
    }
    for (const { id, isWatchingDirectory } of Object.values(state.agents)) {
      if (!isWatchingDirectory || !directory) continue;
      for (const one of directory.colleagues) if (one.id !== id) tell(id, 'colleague.changed', one);
      if (directory.groups) tell(id, 'groups.changed', [...directory.groups]);
    }
    return { facts, effects: this.#effects, records: [...this.#records.values()], callId: this.callId };
  }

  #queueListeners(config: CentreConfig, state: CentreState): string[] {
    if (this.#queues.size === 0) return [];
    return config.agents
      .filter(
        ({ id, groupIds }) => state.agents[id]?.isLeased && groupIds.some((group) => this.#queues.has(group)),
      )
      .map(({ id }) => id);
  }
}
