import * as v from 'valibot';

const nodeId = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
const label = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64));

/** What is said: text for a synthesised voice, and the file to play instead where one was recorded. */
export const promptSchema = v.strictObject({
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000)),
  /** Name of a sound file in the prompts directory. */
  file: v.optional(v.pipe(v.string(), v.regex(/^[\w-]+\.wav$/))),
});
export type Prompt = v.InferOutput<typeof promptSchema>;

const waiting = {
  /** How long the customer may take for the first key, and for each further digit. */
  timeoutSeconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(60)), 8),
  /** How often the prompt is said again after no key or a wrong one, before `otherwise`. */
  retries: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5)), 1),
  otherwise: nodeId,
};

/** One step of a flow. `next` and `otherwise` name other steps. */
export const flowNodeSchema = v.variant('type', [
  v.strictObject({ type: v.literal('say'), prompt: promptSchema, next: nodeId }),
  v.strictObject({
    type: v.literal('menu'),
    prompt: promptSchema,
    keys: v.record(v.pipe(v.string(), v.regex(/^[0-9*#]$/)), v.strictObject({ label, next: nodeId })),
    ...waiting,
  }),
  /** Collects digits; `#` ends them early. The agent sees them under `label`. */
  v.strictObject({
    type: v.literal('collect'),
    prompt: promptSchema,
    label,
    minDigits: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(32)), 1),
    maxDigits: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(32)),
    next: nodeId,
    ...waiting,
  }),
  /** Back to the agent; in an inbound menu, on to the number's own skill group. */
  v.strictObject({ type: v.literal('return') }),
  /** To the queue of a skill group. */
  v.strictObject({ type: v.literal('transfer'), group: v.string() }),
  v.strictObject({ type: v.literal('hangUp') }),
]);
export type FlowNode = v.InferOutput<typeof flowNodeSchema>;

/** A self-service flow (自助服务) or an inbound menu (导航): the same thing, run on a live call. Row S18. */
export const flowSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
  name: label,
  description: v.optional(v.string(), ''),
  language: v.optional(v.picklist(['zh-CN', 'en']), 'zh-CN'),
  /** Whether agents may start it in a call; an inbound menu may be kept from them. */
  isForAgents: v.optional(v.boolean(), true),
  start: nodeId,
  nodes: v.record(nodeId, flowNodeSchema),
});
export type Flow = v.InferOutput<typeof flowSchema>;
