import { initialTransition, transition } from 'xstate';
import type { Presence, PresenceState } from '../model/index.js';
import { agentMachine, type AgentChartContext, type AgentChartEvent } from './agent-machine.js';

/** Where an agent's chart stands, as plain data: what is stored, and what a fact carries. */
export interface AgentChart {
  readonly value: PresenceState;
  readonly context: AgentChartContext;
}

export function startAgentChart(at: number): AgentChart {
  return toChart(initialTransition(agentMachine, { at })[0]);
}

/** Whether the chart would take `event` now; the rule behind both a refusal and a disabled control. */
export function canAgent(chart: AgentChart, event: AgentChartEvent): boolean {
  return agentMachine.resolveState(chart).can(event);
}

/** The chart after `event`; an event it does not take changes nothing. */
export function advanceAgent(chart: AgentChart, event: AgentChartEvent): AgentChart {
  return toChart(transition(agentMachine, agentMachine.resolveState(chart), event)[0]);
}

/** What pages are told of the chart. */
export function toPresence({ value, context }: AgentChart): Presence {
  return {
    state: value,
    since: context.since,
    restReason: context.restReason,
    next: context.next,
    wrapUpEndsAt: context.wrapUpEndsAt,
    wrapUpMs: context.wrapUpMs,
  };
}

/** The chart behind a told presence, for asking what it would take. */
export function fromPresence(presence: Presence): AgentChart {
  return {
    value: presence.state,
    context: {
      since: presence.since,
      restReason: presence.restReason,
      next: presence.next,
      returnTo: { state: 'idle' },
      wrapUpMs: presence.wrapUpMs,
      wrapUpEndsAt: presence.wrapUpEndsAt,
    },
  };
}

function toChart(snapshot: { readonly value: unknown; readonly context: AgentChartContext }): AgentChart {
  return { value: snapshot.value as PresenceState, context: snapshot.context };
}
