import { assertNever, WorkbenchError } from '../base/index.js';
import type { AgentCommand, PresenceChoice } from '../model/index.js';
import { completeTask, route } from './calls.js';
import type { AgentState } from './centre-state.js';
import type { Desk } from './desk.js';
import { returnFromSelfService, startSelfService } from './flow-runner.js';
import { hangUp } from './hang-up.js';
import { tuneFarSide, tuneRecording } from './hearing.js';
import { callColleague } from './internal-calls.js';
import { rejectRing } from './missed-rings.js';
import { sendDigits, setMobile, setMuted } from './mobile.js';
import { placeCall } from './placing.js';
import { cancelTransfer, startTransfer } from './transfers.js';

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
    case 'call.reject':
      rejectRing(desk, desk.callOf(agent.id, command.callId));
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
      return startTransfer(desk, desk.callOf(agent.id, command.callId), command.to);
    case 'call.cancel-transfer':
      cancelTransfer(desk, desk.callOf(agent.id, command.callId));
      return route(desk);
    case 'call.internal':
      return callColleague(desk, agent, command);
    case 'call.mute':
    case 'call.unmute':
      return setMuted(desk, desk.callOf(agent.id, command.callId), command.type === 'call.mute');
    case 'call.send-digits':
      return sendDigits(desk, desk.callOf(agent.id, command.callId), command.digits);
    case 'mobile.set':
      setMobile(desk, agent, command);
      return route(desk);
    case 'directory.watch':
      agent.isWatchingDirectory = command.isWatching && agent.isLeased;
      return;
    case 'call.redial':
      // the host knows the record and its number; it asks for `call.place`
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

function switchHold(
  desk: Desk,
  agent: AgentState,
  { type, callId }: Command<'call.hold' | 'call.resume'>,
): void {
  const call = desk.callOf(agent.id, callId);
  const isHold = type === 'call.hold';
  desk.moveCall(call, isHold ? { type, at: desk.at } : { type: 'call.resume' });
  tuneFarSide(desk, call);
  tuneRecording(desk, call);
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
