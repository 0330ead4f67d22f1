import * as v from 'valibot';
import { agentProfileSchema } from './agent-profile.js';
import { callSnapshotSchema, skillGroupRefSchema } from './call.js';
import { presenceSchema } from './presence.js';
import { flowRefSchema } from './self-service.js';

/** How many customers wait in a skill group of the agent (您所在的技能组排队情况). */
export const queueStatusSchema = v.object({
  groupId: v.string(),
  groupName: v.string(),
  waiting: v.number(),
  /** When the customer who waits longest began to wait; `null` when nobody does. */
  longestSince: v.nullable(v.number()),
});
export type QueueStatus = v.InferOutput<typeof queueStatusSchema>;

/** What of the centre's settings a page needs. */
export const centreSettingsViewSchema = v.object({
  /** 0 = no wrap-up. */
  wrapUpMs: v.number(),
  isAutomaticAnswer: v.boolean(),
  restReasons: v.array(v.string()),
  /** The numbers an agent may call out with; the first is the default. */
  callerNumbers: v.array(v.string()),
  /** Where 管理端 leads; `null` hides it, and so does the role of an agent. */
  adminUrl: v.nullable(v.string()),
  /** Every skill group of the centre, for filters and names. */
  groups: v.array(skillGroupRefSchema),
  /** Self-service flows that agents may start. */
  flows: v.array(flowRefSchema),
  /** What the third-party area shows, with `{callId}`, `{customerNumber}` … to be filled in; `null` leaves the slot to the host. */
  thirdPartyUrl: v.nullable(v.string()),
});
export type CentreSettingsView = v.InferOutput<typeof centreSettingsViewSchema>;

/** The agent's mobile phone as a line. Rows S6 and S22. */
export const mobileLineSchema = v.object({
  /** Masked; `null` when none is bound. */
  number: v.nullable(v.string()),
  /** 手机接听: the centre rings the mobile instead of the page. */
  isAnswering: v.boolean(),
  /** 手机外呼: the centre rings the mobile first, then the customer. */
  isDialling: v.boolean(),
});
export type MobileLine = v.InferOutput<typeof mobileLineSchema>;

/** Everything a page shows, at one moment of the stream of facts. */
export const centreSnapshotSchema = v.object({
  /** The last fact already in here. */
  seq: v.number(),
  /** The authority's time, to draw countdowns on a page whose clock is wrong. */
  now: v.number(),
  agent: agentProfileSchema,
  presence: presenceSchema,
  /** Live calls of this agent, and ended ones until 全部完成. */
  calls: v.array(callSnapshotSchema),
  queue: v.array(queueStatusSchema),
  settings: centreSettingsViewSchema,
  mobile: mobileLineSchema,
});
export type CentreSnapshot = v.InferOutput<typeof centreSnapshotSchema>;
