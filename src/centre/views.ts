import type {
  CallSnapshot,
  CentreSettingsView,
  MobileLine,
  QueueStatus,
  ServiceRecord,
} from '../model/index.js';
import { endStatusCode, maskNumber } from '../model/index.js';
import type { CentreConfig } from './centre-config.js';
import type { AgentState, CallState, CentreState } from './centre-state.js';

/** A number as agents of this centre may see it. */
export function visibleNumber(config: CentreConfig, number: string): string {
  return config.isMasking ? maskNumber(number) : number;
}

/** A call as its agent may see it. */
export function viewCall(config: CentreConfig, chart: CallSnapshot): CallSnapshot {
  if (!config.isMasking) return chart;
  const customerNumber = maskNumber(chart.context.customerNumber);
  return { value: chart.value, context: { ...chart.context, customerNumber } };
}

/** A record as its agent may see it: the customer's side masked where the centre masks. */
export function viewRecord(config: CentreConfig, record: ServiceRecord): ServiceRecord {
  if (!config.isMasking) return record;
  return record.direction === 'inbound'
    ? { ...record, callerNumber: maskNumber(record.callerNumber) }
    : { ...record, calledNumber: maskNumber(record.calledNumber) };
}

/** What of the settings an agent's page needs; where settings are changed is told to administrators only. */
export function viewSettings(config: CentreConfig, agentId: string): CentreSettingsView {
  const isAdministrator = config.agents.some(({ id, role }) => id === agentId && role === 'administrator');
  return {
    wrapUpMs: config.wrapUpMs,
    isAutomaticAnswer: config.isAutomaticAnswer,
    restReasons: [...config.restReasons],
    callerNumbers: config.numbers.map(({ number }) => number),
    adminUrl: isAdministrator ? config.adminUrl : null,
    groups: config.groups.map(({ id, name }) => ({ id, name })),
    flows: config.flows
      .filter(({ isForAgents }) => isForAgents)
      .map(({ id, name, description }) => ({ id, name, description })),
    thirdPartyUrl: config.thirdPartyUrl,
  };
}

/** The agent's mobile phone as their own page may know it. */
export function viewMobile(config: CentreConfig, agent: AgentState): MobileLine {
  const number = config.agents.find(({ id }) => id === agent.id)?.mobile ?? null;
  return { number: number === null ? null : maskNumber(number), ...agent.mobile };
}

/** Customers waiting in a group, the longest first: those still offered to nobody. */
export function waitingCalls(state: CentreState, groupId: string): CallState[] {
  return Object.values(state.calls)
    .filter(({ chart }) => chart.value.progress === 'offered' && chart.context.skillGroup?.id === groupId)
    .sort((a, b) => a.queuedAt - b.queuedAt || (a.id < b.id ? -1 : 1));
}

/** The queues an agent sees, in the order the centre lists its groups. */
export function viewQueue(config: CentreConfig, state: CentreState, agentId: string): QueueStatus[] {
  const groupIds = config.agents.find(({ id }) => id === agentId)?.groupIds ?? [];
  return config.groups
    .filter(({ id }) => groupIds.includes(id))
    .map(({ id, name }) => {
      const waiting = waitingCalls(state, id);
      return {
        groupId: id,
        groupName: name,
        waiting: waiting.length,
        longestSince: waiting[0]?.queuedAt ?? null,
      };
    });
}

/** The record of an ended call. */
export function toRecord(call: CallState): ServiceRecord {
  const { context } = call.chart;
  const endedAt = context.endedAt ?? context.startedAt;
  const isInbound = context.direction === 'inbound';
  return {
    id: call.id,
    kind: context.kind,
    direction: context.direction,
    time: isInbound ? (context.answeredAt ?? context.startedAt) : context.startedAt,
    startedAt: context.startedAt,
    answeredAt: context.answeredAt,
    endedAt,
    durationMs: endedAt - context.startedAt,
    callerNumber: isInbound ? context.customerNumber : context.centreNumber,
    calledNumber: isInbound ? context.centreNumber : context.customerNumber,
    place: context.place,
    carrier: context.carrier,
    colleague: context.colleague,
    transferredFrom: context.transferredFrom,
    transferredTo: context.endStatus === 'transferred' ? (context.transfer?.to.name ?? null) : null,
    legs: call.legs.map(
      ({ party, agent, startedAt, answeredAt, endedAt: legEndedAt, sipStatus, q850Cause }) => ({
        party,
        agent,
        startedAt,
        answeredAt,
        endedAt: legEndedAt ?? endedAt,
        sipStatus,
        q850Cause,
      }),
    ),
    agentId: context.agentId,
    skillGroup: context.skillGroup,
    path: context.path,
    remark: context.remark,
    tags: context.tags,
    endStatus: context.endStatus ?? 'normal',
    endCode: endStatusCode(context.endStatus ?? 'normal'),
    hungUpBy: context.hungUpBy ?? 'system',
    hasRecording: call.recording === 'finished',
  };
}
