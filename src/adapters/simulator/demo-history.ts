import {
  endStatusCode,
  locateByPlan,
  type CallDirection,
  type EndStatus,
  type HungUpBy,
  type ServiceRecord,
  type SkillGroupRef,
} from '../../model/index.js';
import type { DemoLanguage } from './demo-language.js';
import { colleagueSays, customerSays } from './demo-sentences.js';
import { joined, render, type Rendered } from './sound/voice.js';
import { writeWav } from './sound/wav.js';
import type { Utterance } from './utterance.js';

interface Line {
  readonly hoursAgo: number;
  readonly number: string;
  readonly endStatus: EndStatus;
  readonly hungUpBy: HungUpBy;
  readonly seconds: number;
  readonly direction?: CallDirection;
  readonly remark?: 'invoice' | 'delivery';
}

const lines: readonly Line[] = [
  {
    hoursAgo: 1.2,
    number: '13812345678',
    endStatus: 'normal',
    hungUpBy: 'customer',
    seconds: 96,
    remark: 'delivery',
  },
  {
    hoursAgo: 2.1,
    number: '02584001234',
    endStatus: 'normal',
    hungUpBy: 'agent',
    seconds: 214,
    direction: 'outbound',
  },
  { hoursAgo: 3.4, number: '18912348352', endStatus: 'normal', hungUpBy: 'customer', seconds: 41 },
  {
    hoursAgo: 4.9,
    number: '13900139001',
    endStatus: 'busy',
    hungUpBy: 'customer',
    seconds: 3,
    direction: 'outbound',
  },
  {
    hoursAgo: 6.3,
    number: '15511112222',
    endStatus: 'normal',
    hungUpBy: 'customer',
    seconds: 158,
    remark: 'invoice',
  },
  {
    hoursAgo: 22,
    number: '02162880000',
    endStatus: 'abandonedWhileRinging',
    hungUpBy: 'customer',
    seconds: 12,
  },
  { hoursAgo: 23.5, number: '13812345678', endStatus: 'normal', hungUpBy: 'agent', seconds: 305 },
  {
    hoursAgo: 26,
    number: '17700001111',
    endStatus: 'noAnswer',
    hungUpBy: 'system',
    seconds: 60,
    direction: 'outbound',
  },
  { hoursAgo: 28, number: '18612340009', endStatus: 'normal', hungUpBy: 'customer', seconds: 73 },
  {
    hoursAgo: 47,
    number: '13344445555',
    endStatus: 'poweredOff',
    hungUpBy: 'customer',
    seconds: 2,
    direction: 'outbound',
  },
  {
    hoursAgo: 50,
    number: '02584001234',
    endStatus: 'normal',
    hungUpBy: 'customer',
    seconds: 127,
    remark: 'invoice',
  },
];
const remarks = {
  'zh-CN': { invoice: '补开发票，已发邮箱', delivery: '催单，承诺今天送达' },
  en: { invoice: 'Sent the invoice again by mail', delivery: 'Promised delivery today' },
} as const;
const hourMs = 3_600_000;
const recordedRate = 8_000;

/** Whose past it is. */
export interface HistoryOwner {
  readonly agentId: string;
  readonly centreNumber: string;
  readonly skillGroup: SkillGroupRef | null;
}

/** The last two days of an agent of the demo. */
export function demoHistory(
  owner: HistoryOwner,
  { now, language }: { now: number; language: DemoLanguage },
): ServiceRecord[] {
  return lines.map((line, index) => recordOf(line, { ...owner, now, language, index }));
}

function recordOf(
  { hoursAgo, number, endStatus, hungUpBy, seconds, direction = 'inbound', remark }: Line,
  {
    agentId,
    centreNumber,
    skillGroup,
    now,
    language,
    index,
  }: HistoryOwner & { now: number; language: DemoLanguage; index: number },
): ServiceRecord {
  const startedAt = Math.round(now - hoursAgo * hourMs);
  const endedAt = startedAt + seconds * 1000;
  const isAnswered = endStatus === 'normal';
  const answeredAt = isAnswered ? startedAt + Math.min(6_000, seconds * 200) : null;
  const isInbound = direction === 'inbound';
  return {
    id: `past-${index + 1}`,
    kind: 'external',
    direction,
    time: isInbound ? (answeredAt ?? startedAt) : startedAt,
    startedAt,
    answeredAt,
    endedAt,
    durationMs: seconds * 1000,
    callerNumber: isInbound ? number : centreNumber,
    calledNumber: isInbound ? centreNumber : number,
    ...locateByPlan(number),
    colleague: null,
    transferredFrom: null,
    transferredTo: null,
    legs: [],
    agentId,
    skillGroup,
    path: [],
    remark: remark ? remarks[language][remark] : '',
    tags: [],
    endStatus,
    endCode: endStatusCode(endStatus),
    hungUpBy,
    hasRecording: isAnswered,
  };
}

/** What was said in a past call, made when somebody listens: customer left, agent right, taking turns. */
export function historyRecording(record: ServiceRecord, language: DemoLanguage): Blob {
  const talkMs = record.endedAt - (record.answeredAt ?? record.endedAt);
  const frames = Math.round((talkMs / 1000) * recordedRate);
  const said = (script: readonly Utterance[]): Float32Array =>
    joined(script.filter(isRendered).map((utterance) => render(utterance, recordedRate)));
  const turn = said(customerSays[language]);
  const answer = said(colleagueSays[language]);
  const left = new Float32Array(frames);
  const right = new Float32Array(frames);
  for (let at = 0; at < frames; at += turn.length + answer.length) {
    left.set(turn.subarray(0, frames - at), at);
    const reply = at + turn.length;
    if (reply < frames) right.set(answer.subarray(0, frames - reply), reply);
  }
  return writeWav(left, right, recordedRate);
}

function isRendered(utterance: Utterance): utterance is Rendered {
  return utterance.say !== 'sound';
}
