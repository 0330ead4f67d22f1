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

const codes: Readonly<Record<EndStatus, number>> = {
  normal: 1,
  transferred: 0,
  blocklisted: 100,
  abandonedInIvr: 102,
  abandonedInQueue: 103,
  abandonedWhileRinging: 104,
  noAgentOnline: 105,
  noAnswer: 202,
  rejected: 203,
  poweredOff: 204,
  noSuchNumber: 205,
  busy: 206,
  outOfService: 207,
  carrierFailure: 208,
  cancelled: 209,
  outOfCoverage: 210,
};

/** The published code number of an end status (the `EndStatus` of the cloud's records). */
export function endStatusCode(status: EndStatus): number {
  return codes[status];
}

const byQ850: Readonly<Record<number, EndStatus>> = {
  1: 'noSuchNumber',
  2: 'noSuchNumber',
  3: 'noSuchNumber',
  17: 'busy',
  18: 'noAnswer',
  19: 'noAnswer',
  20: 'poweredOff',
  21: 'rejected',
  22: 'noSuchNumber',
  27: 'outOfCoverage',
  28: 'noSuchNumber',
};

const bySipStatus: Readonly<Record<number, EndStatus>> = {
  403: 'rejected',
  404: 'noSuchNumber',
  408: 'noAnswer',
  410: 'noSuchNumber',
  480: 'noAnswer',
  484: 'noSuchNumber',
  486: 'busy',
  487: 'cancelled',
  600: 'busy',
  603: 'rejected',
  604: 'noSuchNumber',
};

/**
 * Tells the end status of an outgoing call that was never answered. A Q.850 cause is nearer to the truth than the SIP
 * status it was mapped to, so it wins (RFC 3398 §8.2.6 lists the mapping that loses detail).
 */
export function outboundEndStatus(cause: ReleaseCause): EndStatus {
  const fromCause = cause.q850Cause === undefined ? undefined : byQ850[cause.q850Cause];
  const fromStatus = cause.sipStatus === undefined ? undefined : bySipStatus[cause.sipStatus];
  return fromCause ?? fromStatus ?? 'carrierFailure';
}
