import * as v from 'valibot';
import { callSnapshotSchema } from './call.js';
import { presenceSchema } from './presence.js';

/** Who is signed in. */
export const agentProfileSchema = v.object({
  id: v.string(),
  email: v.string(),
  name: v.string(),
  role: v.picklist(['agent', 'administrator']),
  centre: v.object({ id: v.string(), name: v.string() }),
});
export type AgentProfile = v.InferOutput<typeof agentProfileSchema>;

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
  /** Where 管理端 leads; `null` hides it. */
  adminUrl: v.nullable(v.string()),
});
export type CentreSettingsView = v.InferOutput<typeof centreSettingsViewSchema>;

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
});
export type CentreSnapshot = v.InferOutput<typeof centreSnapshotSchema>;
