import * as v from 'valibot';
import { agentRefSchema, callDirections, callKinds, pathStepSchema, skillGroupRefSchema } from './call.js';
import { endStatuses, hungUpSides } from './end-status.js';

/** One leg of a recorded call: a telephone that was rung or talked. */
export const recordLegSchema = v.object({
  party: v.picklist(['customer', 'agent', 'agentMobile']),
  /** Who was rung, when the party is an agent. */
  agent: v.nullable(agentRefSchema),
  startedAt: v.number(),
  answeredAt: v.nullable(v.number()),
  endedAt: v.number(),
  /** How the network or the other side ended it, where it said so. */
  sipStatus: v.nullable(v.number()),
  q850Cause: v.nullable(v.number()),
});
export type RecordLeg = v.InferOutput<typeof recordLegSchema>;

/** The record of one finished call (服务记录). Rows S23 to S27. Times are milliseconds since the epoch. */
export const serviceRecordSchema = v.object({
  /** Equal to the call's id: every call ends in exactly one record. */
  id: v.string(),
  kind: v.picklist(callKinds),
  direction: v.picklist(callDirections),
  /** Inbound: when agent and customer began to talk, else when the call came in. Outbound: when it was dialled. */
  time: v.number(),
  startedAt: v.number(),
  answeredAt: v.nullable(v.number()),
  endedAt: v.number(),
  /** From call-in or dial-out to hang-up, milliseconds. */
  durationMs: v.number(),
  callerNumber: v.string(),
  calledNumber: v.string(),
  place: v.nullable(v.string()),
  carrier: v.nullable(v.string()),
  /** The other agent of an internal call. */
  colleague: v.nullable(agentRefSchema),
  transferredFrom: v.nullable(agentRefSchema),
  /** Whom the agent handed the call to, when it ended as `transferred`. */
  transferredTo: v.nullable(v.string()),
  legs: v.array(recordLegSchema),
  agentId: v.nullable(v.string()),
  skillGroup: v.nullable(skillGroupRefSchema),
  path: v.array(pathStepSchema),
  remark: v.string(),
  tags: v.array(v.string()),
  endStatus: v.picklist(endStatuses),
  /** The published code number of the end status; see `endStatusCode`. */
  endCode: v.number(),
  hungUpBy: v.picklist(hungUpSides),
  /** Whether there is a recording to fetch; it may appear a moment after the record. */
  hasRecording: v.boolean(),
});
export type ServiceRecord = v.InferOutput<typeof serviceRecordSchema>;

/** What a list of records may be narrowed by; everything together. */
export const recordFilterSchema = v.object({
  from: v.optional(v.number()),
  to: v.optional(v.number()),
  skillGroupId: v.optional(v.string()),
  direction: v.optional(v.picklist(callDirections)),
  kind: v.optional(v.picklist(callKinds)),
  endStatus: v.optional(v.picklist(endStatuses)),
  /** Digits that the calling or the called number contains. */
  number: v.optional(v.pipe(v.string(), v.regex(/^\+?\d{1,15}$/))),
});
export type RecordFilter = v.InferOutput<typeof recordFilterSchema>;

/** One page of records, newest first. */
export const recordPageSchema = v.object({
  records: v.array(serviceRecordSchema),
  /** All records that fit the filter. */
  total: v.number(),
  /** Give it back to get the next page; `null` on the last one. */
  nextCursor: v.nullable(v.string()),
});
export type RecordPage = v.InferOutput<typeof recordPageSchema>;
