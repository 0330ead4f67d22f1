import { assertNever, WorkbenchError } from '../base/index.js';
import { canAgent } from '../machines/index.js';
import { parsePhoneNumber, type AgentCommand, type PresenceChoice } from '../model/index.js';
import { completeTask, hangUp, listen, newCallContext, openCall, ringAgent, route } from './calls.js';
import type { AgentState } from './centre-state.js';
import type { Desk } from './desk.js';
import { returnFromSelfService, startSelfService } from './flow-runner.js';

type Command<Type extends AgentCommand['type']> = Extract<AgentCommand, { type: Type }>;

/** Carries out what an agent asks for. @throws `WorkbenchError` when the rules refuse; then nothing has changed */
export function carryOut(desk: Desk, agent: AgentState, command: AgentCommand): void {
  switch (command.type) {
    case 'presence.set':
      return setPresence(desk, agent, command);
    case 'presence.clear-next':
    case 'wrap-up.return':
    case 'wrap-up.continue':
      desk.moveAgent(agent, { type: command.type, at: desk.at });
      return route(desk);
    case 'call.place':
      return placeCall(desk, agent, command);
    case 'call.hang-up':
      hangUp(desk, desk.callOf(agent.id, command.callId));
      return route(desk);
    case 'call.hold':
    case 'call.resume':
      return switchHold(desk, agent, command);
    case 'call.annotate':
      return annotate(desk, agent, command);
    case 'self-service.start':
      startSelfService(desk, desk.callOf(agent.id, command.callId), command.flowId);
      return route(desk);
    case 'self-service.return':
      return returnFromSelfService(desk, desk.callOf(agent.id, command.callId));
    case 'tasks.complete':
      return completeTasks(desk, agent, command);
    case 'call.transfer':
    case 'call.cancel-transfer':
    case 'call.internal':
    case 'call.redial':
    case 'call.mute':
    case 'call.unmute':
    case 'call.send-digits':
    case 'mobile.set':
    case 'directory.watch':
      throw new WorkbenchError('request/not-found', { details: { command: command.type } });
    default:
      return assertNever(command);
  }
}

function setPresence(desk: Desk, agent: AgentState, { state, restReason }: Command<'presence.set'>): void {
  const isKnown = restReason !== undefined && desk.config.restReasons.includes(restReason);
  if (state === 'resting' ? !isKnown : restReason !== undefined) {
    throw new WorkbenchError('presence/unknown-rest-reason', { details: { restReason: restReason ?? null } });
  }
  const choice: PresenceChoice = restReason === undefined ? { state } : { state, restReason };
  const { value, context } = agent.chart;
  // choosing what already is must not restart the idle time that routing goes by
  if (value === state && context.restReason === (restReason ?? null)) return;
  desk.moveAgent(agent, { type: 'presence.set', at: desk.at, choice });
  route(desk);
}

function placeCall(desk: Desk, agent: AgentState, { to, callerNumber }: Command<'call.place'>): void {
  const number = parsePhoneNumber(to);
  if (number === null) throw new WorkbenchError('call/number-invalid', { details: { to } });
  const own =
    callerNumber === undefined
      ? desk.config.numbers[0]
      : desk.config.numbers.find((one) => one.number === callerNumber);
  if (!own)
    throw new WorkbenchError('call/caller-number-unknown', {
      details: { callerNumber: callerNumber ?? null },
    });
  if (!canAgent(agent.chart, { type: 'call.dialled', at: desk.at })) {
    throw new WorkbenchError(agent.chart.value === 'offline' ? 'call/agent-offline' : 'call/agent-busy', {
      details: { presence: agent.chart.value },
    });
  }
  if (!agent.isLineReady) throw new WorkbenchError('call/line-not-ready');
  const group = desk.config.groups.find(
    ({ id }) => desk.config.agents.find((one) => one.id === agent.id)?.groupIds[0] === id,
  );
  const context = newCallContext({
    id: desk.newId('call'),
    direction: 'outbound',
    customerNumber: number,
    centreNumber: own.number,
    startedAt: desk.at,
    agentId: agent.id,
    skillGroup: group ? { id: group.id, name: group.name } : null,
    isAutomatic: true,
  });
  const call = openCall(desk, context, desk.newId('leg'));
  desk.moveAgent(agent, { type: 'call.dialled', at: desk.at });
  call.dialEndsAt = desk.at + desk.config.dialMs;
  ringAgent(desk, call, agent.id);
  if (call.agentLegId !== null) {
    desk.log.effect({ type: 'leg.listen', legId: call.agentLegId, to: { kind: 'tone', tone: 'ringback' } });
  }
  desk.log.effect({
    type: 'leg.dial',
    legId: call.customerLegId,
    callId: call.id,
    number,
    party: 'customer',
    callerNumber: own.number,
  });
  desk.log.callId = call.id;
}

function switchHold(
  desk: Desk,
  agent: AgentState,
  { type, callId }: Command<'call.hold' | 'call.resume'>,
): void {
  const call = desk.callOf(agent.id, callId);
  const isHold = type === 'call.hold';
  desk.moveCall(call, isHold ? { type, at: desk.at } : { type: 'call.resume' });
  listen(desk, call, isHold || !call.isAgentUp ? 'music' : 'agent');
  desk.log.effect({ type: 'recording.pause-agent', callId, isPaused: isHold });
}

function annotate(desk: Desk, agent: AgentState, { callId, remark, tags }: Command<'call.annotate'>): void {
  const call = desk.callOf(agent.id, callId);
  desk.moveCall(call, {
    type: 'call.annotate',
    ...(remark === undefined ? {} : { remark }),
    ...(tags === undefined ? {} : { tags }),
  });
  if (call.chart.value.progress === 'ended') desk.log.record(call);
}

function completeTasks(desk: Desk, agent: AgentState, { callId }: Command<'tasks.complete'>): void {
  const tasks = callId === undefined ? Object.values(desk.state.calls) : [desk.callOf(agent.id, callId)];
  for (const call of tasks) {
    const { value, context } = call.chart;
    if (context.agentId !== agent.id) continue;
    if (value.progress === 'ended') completeTask(desk, call);
    else if (callId !== undefined)
      throw new WorkbenchError('call/refused', { details: { progress: value.progress } });
  }
}
