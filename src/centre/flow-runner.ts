/**
 * Runs a flow on the customer's leg of a live call. A step that speaks says its prompt; then a menu or a collect waits for
 * keys until `waitEndsAt`. A key stops the prompt. What is neither a way on nor enough counts as a failure: the prompt is
 * said again `retries` times, then the customer goes `otherwise`.
 */
import { isWorkbenchError, WorkbenchError } from '../base/index.js';
import { canCall } from '../machines/index.js';
import type { FlowNode, Prompt } from '../model/index.js';
import { endCall, enterQueue } from './calls.js';
import type { CallState, FlowRun } from './centre-state.js';
import type { Desk } from './desk.js';
import { closeFlow, noteKeys, noteSelfService, openFlow } from './flow-run.js';
import { connectSides, listen, tuneRecording } from './hearing.js';
import { answerCustomer } from './legs.js';
import { startTransfer } from './transfers.js';

/** A prompt whose end is not told by then is taken for over: five minutes, longer than the longest text takes. */
export const longestPromptMs = 5 * 60_000;

type NodeOf<Type extends FlowNode['type']> = Extract<FlowNode, { type: Type }>;
interface Pressed<Type extends FlowNode['type']> {
  readonly node: NodeOf<Type>;
  readonly key: string;
}
type AskingNode = NodeOf<'menu'> | NodeOf<'collect'>;

/** The menu of a number, before the queue; `false` when the number has none. */
export function startMenu(desk: Desk, call: CallState, flowId: string | null): boolean {
  const flow = desk.config.flows.find(({ id }) => id === flowId);
  if (!flow) return false;
  openFlow(desk, call, { flow, purpose: 'menu' });
  // Whom the caller waits for is known at the end of the menu; until then no queue counts them.
  desk.note(call, { skillGroup: null });
  desk.log.effect({ type: 'leg.listen', legId: call.customerLegId, to: { kind: 'silence' } });
  answerCustomer(desk, call);
  enter(desk, call, flow.start);
  return true;
}

/**
 * 开始自助服务: the customer goes into the flow, off hold if need be; the agent hears silence and is not recorded meanwhile.
 * @throws `self-service/unknown-flow`; `call/refused` on an internal call, during a transfer or in another flow
 */
export function startSelfService(desk: Desk, call: CallState, flowId: string): void {
  const flow = desk.config.flows.find(({ id, isForAgents }) => id === flowId && isForAgents);
  if (!flow) throw new WorkbenchError('self-service/unknown-flow', { details: { flowId } });
  const { value, context } = call.chart;
  const isElsewhere = context.kind === 'internal' || value.transfer !== 'none' || !call.isCustomerUp;
  if (isElsewhere || !canCall(call.chart, { type: 'service.start' })) {
    throw new WorkbenchError('call/refused', {
      details: { progress: value.progress, transfer: value.transfer, event: 'service.start' },
    });
  }
  if (value.line === 'held') desk.moveCall(call, { type: 'call.resume' });
  desk.moveCall(call, { type: 'service.start' });
  openFlow(desk, call, { flow, purpose: 'selfService' });
  tuneRecording(desk, call);
  for (const legId of [call.customerLegId, call.agentLegId]) {
    if (legId !== null) desk.log.effect({ type: 'leg.listen', legId, to: { kind: 'silence' } });
  }
  enter(desk, call, flow.start);
}

/**
 * 返回通话: agent and customer hear each other again. A flow that has just ended by itself is what was asked for.
 * @throws `call/refused` when the call is in no flow and was in none
 */
export function returnFromSelfService(desk: Desk, call: CallState): void {
  const isBack = call.chart.context.selfService !== null && call.chart.value.service === 'none';
  if (isBack) return;
  desk.moveCall(call, { type: 'service.return' });
  closeFlow(desk, call);
  tuneRecording(desk, call);
  if (call.isAgentUp) connectSides(desk, call);
  else listen(desk, call, 'music');
}

/** The prompt was said to its end: on to the next step, or the wait for a key begins. */
export function promptEnded(desk: Desk, call: CallState, promptId: string): void {
  if (call.flow?.promptId === promptId) passOn(desk, call, call.flow);
}

/** The customer pressed a key. */
export function keyPressed(desk: Desk, call: CallState, key: string): void {
  const run = call.flow;
  if (!run || !/^[0-9*#]$/.test(key)) return;
  const node = nodeOf(run);
  if (node?.type === 'say') return skip(desk, call, { node, key });
  if (node?.type === 'menu') return chooseKey(desk, call, { node, key });
  if (node?.type === 'collect') return collectKey(desk, call, { node, key });
}

/** A key cuts an announcement short; who knows what comes next has answered it by that. */
function skip(desk: Desk, call: CallState, { node, key }: Pressed<'say'>): void {
  enter(desk, call, node.next);
  const next = call.flow && nodeOf(call.flow);
  const isAnswer =
    next?.type === 'menu' ? Object.hasOwn(next.keys, key) : next?.type === 'collect' && /^\d$/.test(key);
  if (isAnswer) keyPressed(desk, call, key);
}

/** `waitEndsAt` has come: no key within the time, or a prompt whose end was never told. */
export function flowWaitEnded(desk: Desk, call: CallState): void {
  const run = call.flow;
  if (!run) return;
  if (run.promptId !== null) return passOn(desk, call, run);
  const node = nodeOf(run);
  if (node?.type === 'collect' && run.digits.length >= node.minDigits) return collected(desk, call, node);
  if (node?.type === 'menu' || node?.type === 'collect') fail(desk, call, node);
}

function passOn(desk: Desk, call: CallState, run: FlowRun): void {
  const node = nodeOf(run);
  run.promptId = null;
  if (node?.type === 'say') enter(desk, call, node.next);
  else if (node?.type === 'menu' || node?.type === 'collect') awaitKey(desk, run, node);
}

function enter(desk: Desk, call: CallState, nodeId: string): void {
  const run = call.flow;
  if (!run) return;
  run.nodeId = nodeId;
  run.digits = '';
  run.promptId = null;
  const node = nodeOf(run);
  switch (node?.type) {
    case 'say':
      return say(desk, call, node.prompt);
    case 'menu':
    case 'collect':
      run.retriesLeft = node.retries;
      return say(desk, call, node.prompt);
    case 'hangUp':
      return endCall(desk, call, { endStatus: 'normal', hungUpBy: 'system', reason: 'normal' });
    case 'transfer':
      return leave(desk, call, node.group);
    default:
      return leave(desk, call, null);
  }
}

/** The flow is over: on to a group's queue, or back to where the customer came from. */
function leave(desk: Desk, call: CallState, groupId: string | null): void {
  if (call.flow?.purpose === 'selfService') {
    returnFromSelfService(desk, call);
    if (groupId !== null) handOver(desk, call, groupId);
    return;
  }
  closeFlow(desk, call);
  const number = desk.config.numbers.find((one) => one.number === call.chart.context.centreNumber);
  enterQueue(desk, call, groupId ?? number?.groupId ?? '');
}

/** As if the agent had transferred: whom nobody can take stays with the agent, who sees why. */
function handOver(desk: Desk, call: CallState, groupId: string): void {
  try {
    startTransfer(desk, call, { kind: 'group', id: groupId });
  } catch (error) {
    if (!isWorkbenchError(error)) throw error;
    const name = desk.config.groups.find(({ id }) => id === groupId)?.name ?? groupId;
    desk.note(call, {
      transfer: { to: { kind: 'group', id: groupId, name }, startedAt: desk.at, failure: 'nobodyOnline' },
    });
  }
}

function say(desk: Desk, call: CallState, { text, file }: Prompt): void {
  const run = call.flow;
  if (!run) return;
  const { language } = run.flow;
  run.promptId = desk.newId('prompt');
  run.waitEndsAt = desk.at + longestPromptMs;
  noteSelfService(desk, call, run.purpose === 'selfService' ? { prompt: text } : {});
  desk.log.effect({
    type: 'leg.prompt',
    legId: call.customerLegId,
    promptId: run.promptId,
    prompt: file === undefined ? { kind: 'text', text, language } : { kind: 'file', file, text, language },
  });
}

function awaitKey(desk: Desk, run: FlowRun, node: AskingNode): void {
  run.waitEndsAt = desk.at + node.timeoutSeconds * 1000;
}

function chooseKey(desk: Desk, call: CallState, { node, key }: Pressed<'menu'>): void {
  const choice = Object.hasOwn(node.keys, key) ? node.keys[key] : undefined;
  if (!choice) return fail(desk, call, node);
  stopPrompt(desk, call);
  noteKeys(desk, call, { kind: 'step', key, label: choice.label });
  enter(desk, call, choice.next);
}

function collectKey(desk: Desk, call: CallState, { node, key }: Pressed<'collect'>): void {
  const run = call.flow;
  if (!run) return;
  const isEnd = key === '#' && run.digits.length >= node.minDigits;
  if (!isEnd && !/^\d$/.test(key)) return fail(desk, call, node);
  stopPrompt(desk, call);
  if (!isEnd) run.digits += key;
  if (isEnd || run.digits.length >= node.maxDigits) collected(desk, call, node);
  else awaitKey(desk, run, node);
}

function collected(desk: Desk, call: CallState, node: NodeOf<'collect'>): void {
  noteKeys(desk, call, { kind: 'result', key: call.flow?.digits ?? '', label: node.label });
  enter(desk, call, node.next);
}

function fail(desk: Desk, call: CallState, node: AskingNode): void {
  const run = call.flow;
  if (!run) return;
  stopPrompt(desk, call);
  run.digits = '';
  if (run.retriesLeft === 0) return enter(desk, call, node.otherwise);
  run.retriesLeft -= 1;
  say(desk, call, node.prompt);
}

function stopPrompt(desk: Desk, call: CallState): void {
  if (!call.flow || call.flow.promptId === null) return;
  call.flow.promptId = null;
  desk.log.effect({ type: 'leg.listen', legId: call.customerLegId, to: { kind: 'silence' } });
}

function nodeOf({ flow, nodeId }: FlowRun): FlowNode | undefined {
  return Object.hasOwn(flow.nodes, nodeId) ? flow.nodes[nodeId] : undefined;
}
