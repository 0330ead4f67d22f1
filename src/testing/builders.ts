import type {
  AgentProfile,
  CallContext,
  CallSnapshot,
  CallValue,
  CentreSettingsView,
  CentreSnapshot,
  Colleague,
  Directory,
  Presence,
  ServiceRecord,
} from '../model/index.js';
import { newCallContext } from '../model/index.js';

/** The moment all builders start from: the default time of `ManualClock`. */
export const testTime = Date.UTC(2024, 3, 2, 6, 31, 48);

export function anAgent(change: Partial<AgentProfile> = {}): AgentProfile {
  return {
    id: 'agent-1',
    email: 'lin@example.com',
    name: 'Lin',
    role: 'agent',
    centre: { id: 'centre-1', name: 'Example Centre' },
    ...change,
  };
}

export function aPresence(change: Partial<Presence> = {}): Presence {
  return {
    state: 'idle',
    since: testTime,
    restReason: null,
    next: null,
    wrapUpEndsAt: null,
    wrapUpMs: null,
    ...change,
  };
}

/** What of a call a test wants different. */
export interface CallChange {
  readonly value?: Partial<CallValue>;
  readonly context?: Partial<CallContext>;
}

/** A call in conversation, unless the change says otherwise. */
export function aCall(change: CallChange = {}): CallSnapshot {
  return {
    value: {
      progress: 'talking',
      line: 'active',
      microphone: 'live',
      service: 'none',
      transfer: 'none',
      recovery: 'steady',
      ...change.value,
    },
    context: newCallContext({
      id: 'call-1',
      direction: 'inbound',
      customerNumber: '189****8352',
      centreNumber: '051485664126',
      place: '上海',
      carrier: '上海电信',
      skillGroup: { id: 'group-1', name: '售前' },
      agentId: 'agent-1',
      startedAt: testTime - 30_000,
      answeredAt: testTime - 10_000,
      ...change.context,
    }),
  };
}

/** An inbound call that rings at the agent for fifteen more seconds. */
export function aRingingCall(change: CallChange = {}): CallSnapshot {
  return aCall({
    value: { progress: 'ringing', ...change.value },
    context: { ringingSince: testTime, ringEndsAt: testTime + 15_000, answeredAt: null, ...change.context },
  });
}

/** An outgoing call whose far telephone has not been answered. */
export function aDiallingCall(change: CallChange = {}): CallSnapshot {
  return aCall({
    value: { progress: 'dialling', ...change.value },
    context: {
      direction: 'outbound',
      skillGroup: null,
      answeredAt: null,
      startedAt: testTime,
      ...change.context,
    },
  });
}

/** A call that the customer ended ten seconds after it was answered. */
export function anEndedCall(change: CallChange = {}): CallSnapshot {
  return aCall({
    value: { progress: 'ended', ...change.value },
    context: { endedAt: testTime, endStatus: 'normal', hungUpBy: 'customer', ...change.context },
  });
}

export function someSettings(change: Partial<CentreSettingsView> = {}): CentreSettingsView {
  return {
    wrapUpMs: 30_000,
    isAutomaticAnswer: false,
    restReasons: ['午休', '会议'],
    callerNumbers: ['051485664126'],
    adminUrl: null,
    groups: [{ id: 'group-1', name: '售前' }],
    flows: [],
    thirdPartyUrl: null,
    ...change,
  };
}

export function aCentreSnapshot(change: Partial<CentreSnapshot> = {}): CentreSnapshot {
  return {
    seq: 1,
    now: testTime,
    agent: anAgent(),
    presence: aPresence(),
    calls: [],
    queue: [{ groupId: 'group-1', groupName: '售前', waiting: 0, longestSince: null }],
    settings: someSettings(),
    mobile: { number: '138****0001', isAnswering: false, isDialling: false },
    ...change,
  };
}

export function aRecord(change: Partial<ServiceRecord> = {}): ServiceRecord {
  return {
    id: 'call-1',
    kind: 'external',
    direction: 'inbound',
    time: testTime,
    startedAt: testTime - 30_000,
    answeredAt: testTime,
    endedAt: testTime + 60_000,
    durationMs: 90_000,
    callerNumber: '189****8352',
    calledNumber: '051485664126',
    place: '上海',
    carrier: '中国电信',
    colleague: null,
    transferredFrom: null,
    transferredTo: null,
    legs: [],
    agentId: 'agent-1',
    skillGroup: { id: 'group-1', name: '售前' },
    path: [],
    remark: '',
    tags: [],
    endStatus: 'normal',
    endCode: 1,
    hungUpBy: 'customer',
    hasRecording: true,
    ...change,
  };
}

/** Two colleagues, one of them offline, and a group with a queue. */
export function aDirectory(change: Partial<Directory> = {}): Directory {
  return {
    colleagues: [
      aColleague(),
      aColleague({
        id: 'agent-3',
        name: '赵敏',
        email: 'zhao@example.com',
        presence: 'offline',
        isReachable: false,
      }),
    ],
    groups: [
      { id: 'group-1', name: '售前', waiting: 2, longestSince: testTime - 40_000, online: 3, available: 1 },
    ],
    ...change,
  };
}

/** A colleague who is idle and can be rung. */
export function aColleague(change: Partial<Colleague> = {}): Colleague {
  return {
    id: 'agent-2',
    name: '王建国',
    email: 'wang@example.com',
    groupIds: ['group-1'],
    presence: 'idle',
    since: testTime - 60_000,
    isReachable: true,
    hasMobile: true,
    ...change,
  };
}
