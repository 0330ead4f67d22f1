import * as v from 'valibot';
import { endStatuses, hungUpSides } from './end-status.js';
import { selfServiceViewSchema } from './self-service.js';

export const callDirections = ['inbound', 'outbound'] as const;
export type CallDirection = (typeof callDirections)[number];

/** One key the caller pressed in the IVR and the label it had (导航路径). */
export const pathStepSchema = v.object({ key: v.string(), label: v.string() });
export type PathStep = v.InferOutput<typeof pathStepSchema>;

export const skillGroupRefSchema = v.object({ id: v.string(), name: v.string() });
export type SkillGroupRef = v.InferOutput<typeof skillGroupRefSchema>;

/** Customers' calls (外部会话) and calls between agents (内部会话). */
export const callKinds = ['external', 'internal'] as const;
export type CallKind = (typeof callKinds)[number];

/** Where the agent's own end of a call is: the page, or the agent's mobile phone (手机接听, 手机外呼). */
export const agentLines = ['page', 'mobile'] as const;
export type AgentLine = (typeof agentLines)[number];

/** Whom a call is handed to. */
export const transferTargetSchema = v.object({ kind: v.picklist(['group', 'agent']), id: v.string() });
export type TransferTarget = v.InferOutput<typeof transferTargetSchema>;

/** A transfer under way, or the last one. `failure` says why the call came back; `null` while it is under way. */
export const transferViewSchema = v.object({
  to: v.object({ ...transferTargetSchema.entries, name: v.string() }),
  startedAt: v.number(),
  failure: v.nullable(v.picklist(['noAnswer', 'refused', 'nobodyOnline', 'cancelled', 'lost'])),
});
export type TransferView = v.InferOutput<typeof transferViewSchema>;

/** The colleague of an internal call, or who handed a call over. */
export const agentRefSchema = v.object({ id: v.string(), name: v.string() });
export type AgentRef = v.InferOutput<typeof agentRefSchema>;

/**
 * What is known of a call: the context of its chart. Times are milliseconds since the epoch, `null` until they happen.
 * In a page, numbers are masked already where the centre masks them.
 */
export const callContextSchema = v.object({
  id: v.string(),
  kind: v.picklist(callKinds),
  direction: v.picklist(callDirections),
  /** Empty in an internal call. */
  customerNumber: v.string(),
  /** What the customer's telephone calls itself, where a network says so. */
  customerName: v.optional(v.string()),
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
  /** Whether the other side has put the agent on hold, where a network says so. */
  isHeldByFarEnd: v.optional(v.boolean()),
  endedAt: v.nullable(v.number()),
  endStatus: v.nullable(v.picklist(endStatuses)),
  hungUpBy: v.nullable(v.picklist(hungUpSides)),
  remark: v.string(),
  tags: v.array(v.string()),
  agentLine: v.picklist(agentLines),
  /** The other agent of an internal call. */
  colleague: v.nullable(agentRefSchema),
  /** Who handed this call over (座席转接). */
  transferredFrom: v.nullable(agentRefSchema),
  transfer: v.nullable(transferViewSchema),
  /** The flow the customer is in, or was in last. */
  selfService: v.nullable(selfServiceViewSchema),
});
export type CallContext = v.InferOutput<typeof callContextSchema>;

/** What the context of a call can't be begun without. */
export type NewCallContext = Partial<CallContext> &
  Pick<CallContext, 'id' | 'direction' | 'customerNumber' | 'centreNumber' | 'startedAt'>;

/** The context of a call that has just begun: a customer's, with nothing known of it but `fields`. */
export function newCallContext(fields: NewCallContext): CallContext {
  return {
    kind: 'external',
    place: null,
    carrier: null,
    skillGroup: null,
    agentId: null,
    path: [],
    isAutomatic: false,
    ringingSince: null,
    ringEndsAt: null,
    isFarEndRinging: false,
    answeredAt: null,
    heldSince: null,
    endedAt: null,
    endStatus: null,
    hungUpBy: null,
    remark: '',
    tags: [],
    agentLine: 'page',
    colleague: null,
    transferredFrom: null,
    transfer: null,
    selfService: null,
    ...fields,
  };
}

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
