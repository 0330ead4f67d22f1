/** Why a call ended (接入状态): the sixteen of the manual, and two past it. Rows S25 and S26. */
export const inboundEndStatuses = [
  'normal', // 正常结束
  'blocklisted', // 黑名单
  'transferred', // 座席转接
  'abandonedWhileRinging', // 会话振铃期间用户放弃
  'noAgentOnline', // 无座席在线
  'abandonedInQueue', // 排队时放弃
  'abandonedInIvr', // 导航时放弃
] as const;
export const outboundEndStatuses = [
  'normal',
  'noAnswer', // 未接听
  'rejected', // 拒接挂断
  'poweredOff', // 关机
  'noSuchNumber', // 空号
  'busy', // 通话中
  'outOfService', // 欠费
  'carrierFailure', // 运营商线路异常
  'cancelled', // 主叫取消
  'outOfCoverage', // 不在服务区
] as const;
export const endStatuses = [...new Set([...inboundEndStatuses, ...outboundEndStatuses])] as [
  EndStatus,
  ...EndStatus[],
];
export type EndStatus = (typeof inboundEndStatuses)[number] | (typeof outboundEndStatuses)[number];

/** Who ended a call: 座席挂断, 用户挂断, or the centre itself. */
export const hungUpSides = ['agent', 'customer', 'system'] as const;
export type HungUpBy = (typeof hungUpSides)[number];

/** What a telephone network tells when a leg is refused or ends. */
export interface ReleaseCause {
  /** SIP status code of the final answer (RFC 3261 §21), when there was one. */
  readonly sipStatus?: number;
  /** Q.850 cause of the `Reason` header (RFC 3326), when there was one. */
  readonly q850Cause?: number;
  /** The `text` of the `Reason` header. */
  readonly reasonText?: string;
  /** What the trunk's own header says, e.g. `X-End-Status: 204`. */
  readonly trunkCause?: string;
}

interface Row {
  /** The published number (`EndStatus` of the cloud's records) and its word (`EndStatusString`). */
  readonly code: number;
  readonly word: string;
  /** SIP final answers (RFC 3261 §21) that mean it, when nothing says more. */
  readonly sip?: readonly number[];
  /** Q.850 causes that mean it. 16 and 31 say only that the call ended: the SIP answer decides then. */
  readonly q850?: readonly number[];
  /** What carriers write in `Reason` texts and headers of their own, in Chinese and English. */
  readonly texts?: RegExp;
}

/**
 * The one table of end statuses. What tells more comes first: the trunk's own header, the text of `Reason`, the Q.850
 * cause, and last the SIP status it was mapped to (RFC 3398 §8.2.6 lists the mapping that loses detail). Of texts the
 * first row that fits counts: 「您拨打的号码已停机」 is before 「暂时无法接通」.
 *
 * `transferred` has no published number: only its word is in the oldest list. −1 stands for it, which nobody publishes.
 */
const table: Readonly<Record<EndStatus, Row>> = {
  normal: { code: 1, word: 'ok' },
  transferred: { code: -1, word: 'seatForward' },
  blocklisted: { code: 100, word: 'blackList' },
  abandonedInIvr: { code: 102, word: 'ivrGiveUp' },
  abandonedInQueue: { code: 103, word: 'waitingGiveUp' },
  abandonedWhileRinging: { code: 104, word: 'ringingGiveUp' },
  noAgentOnline: { code: 105, word: 'noSeatOnline' },
  poweredOff: {
    code: 204,
    word: 'powerOff',
    q850: [20],
    texts: /关机|關機|power(?:ed)?[ -]?off|switched[ -]off/i,
  },
  noSuchNumber: {
    code: 205,
    word: 'numberNotExist',
    sip: [404, 410, 484, 485, 604],
    q850: [1, 2, 3, 22, 28],
    texts:
      /空号|空號|号码(?:不存在|错误|有误|无效)|unallocated|unassigned|no such number|(?:does )?not exist|invalid number/i,
  },
  outOfService: {
    code: 207,
    word: 'outOfCredit',
    sip: [402],
    texts: /欠费|欠費|停机|停機|余额不足|arrears|out of credit|insufficient (?:credit|balance|funds)/i,
  },
  outOfCoverage: {
    code: 210,
    word: 'notInService',
    q850: [27],
    texts:
      /不在服务区|不在服務區|无法接通|暂时不能接通|out of (?:coverage|(?:service )?area|reach)|not in service area|(?:subscriber|user|callee) (?:is )?(?:not reachable|unreachable)/i,
  },
  rejected: {
    code: 203,
    word: 'userReject',
    sip: [603],
    q850: [21],
    texts: /拒接|拒绝接听|用户拒绝|用户挂断|call rejected|declined/i,
  },
  busy: {
    code: 206,
    word: 'busy',
    sip: [486, 600],
    q850: [17],
    texts: /通话中|通話中|正忙|用户忙|占线|user busy|busy here|line (?:is )?busy/i,
  },
  noAnswer: {
    code: 202,
    word: 'notAnswer',
    sip: [408, 480],
    q850: [18, 19],
    texts: /无人接听|无人应答|无应答|未接听|no answer|no user responding/i,
  },
  carrierFailure: {
    code: 208,
    word: 'operatorError',
    sip: [403, 500, 502, 503, 504],
    q850: [29, 34, 38, 41, 42, 44, 47, 50, 57, 58, 63, 79, 88, 102, 111, 127],
    texts: /线路(?:异常|故障|忙)|网络(?:异常|故障|拥塞)|运营商|congestion|no circuit|network out of order/i,
  },
  cancelled: {
    code: 209,
    word: 'callerCancel',
    sip: [487],
    texts: /主叫(?:取消|挂断|放弃)|call(?:er)? cancell?ed/i,
  },
};

const rows = Object.entries(table) as [EndStatus, Row][];
const outbound = new Set<EndStatus>(outboundEndStatuses);

/** The published code number of an end status (the `EndStatus` of the cloud's records). */
export function endStatusCode(status: EndStatus): number {
  return table[status].code;
}

/** The published word of an end status (the `EndStatusString` of the cloud's records). */
export function endStatusWord(status: EndStatus): string {
  return table[status].word;
}

/** Tells the end status of an outgoing call that was never answered; what nobody explains is the carrier's failure. */
export function outboundEndStatus({ trunkCause, reasonText, q850Cause, sipStatus }: ReleaseCause): EndStatus {
  return (
    byTrunkCause(trunkCause) ??
    byText(reasonText) ??
    find(({ q850 }) => q850Cause !== undefined && q850?.includes(q850Cause) === true) ??
    find(({ sip }) => sipStatus !== undefined && sip?.includes(sipStatus) === true) ??
    'carrierFailure'
  );
}

/** A trunk's own header holds a published number, a published word, or a text. */
function byTrunkCause(cause: string | undefined): EndStatus | undefined {
  if (cause === undefined) return undefined;
  const named = find(
    ({ code, word }) => cause === String(code) || cause.toLowerCase() === word.toLowerCase(),
  );
  return named ?? byText(cause);
}

function byText(text: string | undefined): EndStatus | undefined {
  return text === undefined ? undefined : find(({ texts }) => texts?.test(text) === true);
}

/** Only statuses an outgoing call can have; an unanswered one was not normal. */
function find(fits: (row: Row) => boolean): EndStatus | undefined {
  return rows.find(([status, row]) => status !== 'normal' && outbound.has(status) && fits(row))?.[0];
}
