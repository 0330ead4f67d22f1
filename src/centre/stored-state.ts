import { completeCallChart } from '../machines/index.js';
import { newCallContext, type CallContext } from '../model/index.js';
import type { AgentState, CallLeg, CallState, CentreState } from './centre-state.js';

/** A state as it may have been stored by an earlier release: fields that came later are missing. */
type Stored<State> = State extends object ? { [Key in keyof State]?: Stored<State[Key]> } : State;

/**
 * Fills in what an earlier release did not store yet, in place, so that everything behind this point has whole states. A
 * new field of {@link AgentState} or {@link CallState} gets its default here.
 */
export function completeState(state: CentreState): CentreState {
  for (const agent of Object.values(state.agents)) completeAgent(agent);
  for (const call of Object.values(state.calls)) completeCall(call);
  return state;
}

function completeAgent(agent: AgentState): void {
  fill<Pick<AgentState, 'mobile' | 'isWatchingDirectory'>>(agent, {
    mobile: { isAnswering: false, isDialling: false },
    isWatchingDirectory: false,
  });
}

function completeCall(call: CallState): void {
  const context = newCallContext(call.chart.context);
  call.chart = completeCallChart({ value: call.chart.value, context });
  fill<Pick<CallState, 'flow' | 'queuedAt' | 'peerCallId' | 'offerCallId' | 'handover' | 'legs'>>(call, {
    flow: null,
    queuedAt: context.startedAt,
    peerCallId: null,
    offerCallId: null,
    handover: null,
    legs: context.endedAt === null ? legsOf(call, context) : [],
  });
}

/** The legs of a live call whose legs were not written down. */
function legsOf({ customerLegId, agentLegId }: CallState, { startedAt, answeredAt }: CallContext): CallLeg[] {
  return [customerLegId, agentLegId]
    .filter((legId) => legId !== null)
    .map((legId) => ({
      legId,
      party: legId === customerLegId ? 'customer' : 'agent',
      agent: null,
      startedAt,
      answeredAt,
      endedAt: null,
      sipStatus: null,
      q850Cause: null,
    }));
}

function fill<Fields extends object>(target: Stored<Fields>, defaults: Fields): void {
  Object.assign(target, { ...defaults, ...target });
}
