import { initialTransition, transition } from 'xstate';
import type { PresenceState } from '../model/index.js';
import { agentMachine } from './agent-machine.js';
import type { AgentChart, AgentChartContext, AgentChartEvent } from './agent-table.js';

export function startAgentChart(at: number): AgentChart {
  return toChart(initialTransition(agentMachine, { at })[0]);
}

/** The chart after `event`; an event it does not take changes nothing. */
export function advanceAgent(chart: AgentChart, event: AgentChartEvent): AgentChart {
  return toChart(transition(agentMachine, agentMachine.resolveState(chart), event)[0]);
}

function toChart(snapshot: { readonly value: unknown; readonly context: AgentChartContext }): AgentChart {
  return { value: snapshot.value as PresenceState, context: snapshot.context };
}
