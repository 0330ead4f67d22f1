import type { CentreConfig } from './centre-config.js';
import type { AgentState, CallState, CentreState } from './centre-state.js';
import { isAvailable } from './reach.js';
import { waitingCalls } from './views.js';

/** A call and the agent it rings at next. */
export interface Offer {
  readonly call: CallState;
  readonly agent: AgentState;
}

/** Agents of a group whose presence is anything but offline. */
export function onlineAgents(config: CentreConfig, state: CentreState, groupId: string): AgentState[] {
  return config.agents
    .filter(({ groupIds }) => groupIds.includes(groupId))
    .map(({ id }) => state.agents[id])
    .filter((agent): agent is AgentState => agent !== undefined && agent.chart.value !== 'offline');
}

/**
 * The next offer, or `null` when nobody can be rung: the customer who waits longest, over all groups, to the agent who has
 * been idle longest (ties by id, so that the answer never depends on chance). Agents who missed this call come last.
 */
export function nextOffer(config: CentreConfig, state: CentreState): Offer | null {
  const waiting = config.groups
    .flatMap(({ id }) => waitingCalls(state, id))
    .sort((a, b) => a.queuedAt - b.queuedAt || (a.id < b.id ? -1 : 1));
  for (const call of waiting) {
    const agent = pickAgent(config, state, call);
    if (agent) return { call, agent };
  }
  return null;
}

function pickAgent(config: CentreConfig, state: CentreState, call: CallState): AgentState | undefined {
  const groupId = call.chart.context.skillGroup?.id ?? '';
  const rank = (agent: AgentState): number => call.missedBy.lastIndexOf(agent.id);
  return onlineAgents(config, state, groupId)
    .filter((agent) => agent.id !== call.handover?.fromAgentId && isAvailable(config, agent))
    .sort(
      (a, b) => rank(a) - rank(b) || a.chart.context.since - b.chart.context.since || (a.id < b.id ? -1 : 1),
    )[0];
}
