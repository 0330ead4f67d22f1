import type { SelfServiceView } from '../model/index.js';
import type { CallState, FlowRun } from './centre-state.js';
import type { Desk } from './desk.js';

/** Puts a call's customer at the beginning of a flow; nothing is said yet. */
export function openFlow(
  desk: Desk,
  call: CallState,
  { flow, purpose }: Pick<FlowRun, 'flow' | 'purpose'>,
): void {
  call.flow = {
    purpose,
    flow,
    nodeId: flow.start,
    promptId: null,
    digits: '',
    retriesLeft: 0,
    waitEndsAt: desk.at,
  };
  if (purpose === 'menu') return;
  const { id, name, description } = flow;
  const selfService: SelfServiceView = {
    flow: { id, name, description },
    startedAt: desk.at,
    prompt: null,
    steps: [],
    results: [],
    endedAt: null,
  };
  desk.note(call, { selfService });
}

/** Takes the customer out of the flow, wherever that was; what came of it stays in the call. */
export function closeFlow(desk: Desk, call: CallState): void {
  if (call.flow === null) return;
  if (call.flow.purpose === 'selfService') noteSelfService(desk, call, { endedAt: desk.at });
  call.flow = null;
}

export function noteSelfService(desk: Desk, call: CallState, fields: Partial<SelfServiceView>): void {
  const { selfService } = call.chart.context;
  if (selfService) desk.note(call, { selfService: { ...selfService, ...fields } });
}

/** Writes down what was pressed: a key at a menu, or the digits that were asked for. */
export function noteKeys(
  desk: Desk,
  call: CallState,
  { kind, key, label }: { kind: 'step' | 'result'; key: string; label: string },
): void {
  const { path, selfService } = call.chart.context;
  if (call.flow?.purpose === 'menu') return desk.note(call, { path: [...path, { key, label }] });
  if (!selfService) return;
  const fields =
    kind === 'step'
      ? { steps: [...selfService.steps, { key, label }] }
      : { results: [...selfService.results, { label, value: key }] };
  noteSelfService(desk, call, fields);
}
