import { initialTransition, transition } from 'xstate';
import type { CallContext, CallSnapshot, CallValue } from '../model/index.js';
import { callMachine, type CallChartEvent } from './call-machine.js';

/** A new call: `offered` when inbound, `dialling` when outbound. */
export function startCallChart(context: CallContext): CallSnapshot {
  return toSnapshot(initialTransition(callMachine, context)[0]);
}

/** Whether the chart would take `event` now; the rule behind both a refusal and a disabled control. */
export function canCall(call: CallSnapshot, event: CallChartEvent): boolean {
  return callMachine.resolveState(call).can(event);
}

/** The call after `event`; an event it does not take changes nothing. */
export function advanceCall(call: CallSnapshot, event: CallChartEvent): CallSnapshot {
  return toSnapshot(transition(callMachine, callMachine.resolveState(call), event)[0]);
}

function toSnapshot(snapshot: { readonly value: unknown; readonly context: CallContext }): CallSnapshot {
  return { value: snapshot.value as CallValue, context: snapshot.context };
}
