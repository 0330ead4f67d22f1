import * as v from 'valibot';
import { endStatuses, hungUpSides } from './end-status.js';

export const callDirections = ['inbound', 'outbound'] as const;
export type CallDirection = (typeof callDirections)[number];

/** One key the caller pressed in the IVR and the label it had (导航路径). */
export const pathStepSchema = v.object({ key: v.string(), label: v.string() });
export type PathStep = v.InferOutput<typeof pathStepSchema>;

export const skillGroupRefSchema = v.object({ id: v.string(), name: v.string() });
export type SkillGroupRef = v.InferOutput<typeof skillGroupRefSchema>;

/**
 * What is known of a call: the context of its chart. Times are milliseconds since the epoch, `null` until they happen.
 * In a page, numbers are masked already where the centre masks them.
 */
export const callContextSchema = v.object({
  id: v.string(),
  direction: v.picklist(callDirections),
  customerNumber: v.string(),
  /** The centre's number: called (inbound) or calling (outbound). */
  centreNumber: v.string(),
  place: v.nullable(v.string()),
  carrier: v.nullable(v.string()),
  skillGroup: v.nullable(skillGroupRefSchema),
  /** The agent who has, or is offered, the call. */
  agentId: v.nullable(v.string()),
  path: v.array(pathStepSchema),
  /** Whether the line answers by itself (自动接听, outgoing calls, recovery). */
  isAutomatic: v.boolean(),
  /** When the customer called in, or the agent dialled. */
  startedAt: v.number(),
  /** When the present ring began, and when it ends by itself. */
  ringingSince: v.nullable(v.number()),
  ringEndsAt: v.nullable(v.number()),
  /** Outbound: the far telephone rings. */
  isFarEndRinging: v.boolean(),
  answeredAt: v.nullable(v.number()),
  heldSince: v.nullable(v.number()),
  endedAt: v.nullable(v.number()),
  endStatus: v.nullable(v.picklist(endStatuses)),
  hungUpBy: v.nullable(v.picklist(hungUpSides)),
  remark: v.string(),
  tags: v.array(v.string()),
});
export type CallContext = v.InferOutput<typeof callContextSchema>;

/** State value of the call chart: its regions side by side. See `machines/call-machine.ts`. */
export const callValueSchema = v.object({
  progress: v.picklist(['offered', 'ringing', 'dialling', 'connecting', 'talking', 'ended']),
  line: v.picklist(['active', 'held']),
  microphone: v.picklist(['live', 'muted']),
  service: v.picklist(['none', 'selfService']),
  transfer: v.picklist(['none', 'consulting', 'transferring', 'conference']),
  recovery: v.picklist(['steady', 'reconnecting']),
});
export type CallValue = v.InferOutput<typeof callValueSchema>;

/** A call as a fact carries it: where its chart stands, and what is known. */
export const callSnapshotSchema = v.object({ value: callValueSchema, context: callContextSchema });
export type CallSnapshot = v.InferOutput<typeof callSnapshotSchema>;
