import * as v from 'valibot';
import { presenceStates } from './presence.js';

/** Another agent of the centre, as the directory shows them (内部呼叫, 转座席). Rows S20 and S21. */
export const colleagueSchema = v.object({
  id: v.string(),
  name: v.string(),
  email: v.string(),
  groupIds: v.array(v.string()),
  presence: v.picklist(presenceStates),
  /** When this presence was entered, milliseconds since the epoch. */
  since: v.number(),
  /** Whether the agent can be rung now for an internal call or a transfer. */
  isReachable: v.boolean(),
  /** Whether the agent has a mobile phone that can be called (拨打座席手机). Its number is never told. */
  hasMobile: v.boolean(),
});
export type Colleague = v.InferOutput<typeof colleagueSchema>;

/** A skill group of the centre as a target of transfers (转技能组). */
export const groupStatusSchema = v.object({
  id: v.string(),
  name: v.string(),
  waiting: v.number(),
  longestSince: v.nullable(v.number()),
  /** Agents of the group who are not offline. */
  online: v.number(),
  /** Agents of the group whom the queue may ring now. */
  available: v.number(),
});
export type GroupStatus = v.InferOutput<typeof groupStatusSchema>;

/** Everybody and every group of the centre; kept true by `colleague.changed` and `groups.changed` while it is watched. */
export const directorySchema = v.object({
  colleagues: v.array(colleagueSchema),
  groups: v.array(groupStatusSchema),
});
export type Directory = v.InferOutput<typeof directorySchema>;
