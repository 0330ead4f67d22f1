import { initialTransition, transition } from 'xstate';
import type { CallContext, CallSnapshot, CallValue } from '../model/index.js';
import { callMachine } from './call-machine.js';
import type { CallChartEvent } from './call-table.js';

/** A new call: `offered` when inbound, `dialling` when outbound. */
export function startCallChart(context: CallContext): CallSnapshot {
  return toSnapshot(initialTransition(callMachine, context)[0]);
}

/** A call as an earlier release stored it: regions that came later stand in their first states. */
export function completeCallChart({ value, context }: CallSnapshot): CallSnapshot {
  return toSnapshot(callMachine.resolveState({ value, context }));
}

/** The call after `event`; an event it does not take changes nothing. */
export function advanceCall(call: CallSnapshot, event: CallChartEvent): CallSnapshot {
  return toSnapshot(transition(callMachine, callMachine.resolveState(call), event)[0]);
}

function toSnapshot(snapshot: { readonly value: unknown; readonly context: CallContext }): CallSnapshot {
  return { value: snapshot.value as CallValue, context: snapshot.context };
}
