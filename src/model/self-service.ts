import * as v from 'valibot';

/** A self-service flow as an agent chooses it (自助服务). */
export const flowRefSchema = v.object({ id: v.string(), name: v.string(), description: v.string() });
export type FlowRef = v.InferOutput<typeof flowRefSchema>;

/** Where the customer of a live call is in a flow, and what came of it. Row S18. */
export const selfServiceViewSchema = v.object({
  flow: flowRefSchema,
  startedAt: v.number(),
  /** The words the customer hears or heard last; `null` before the first prompt. */
  prompt: v.nullable(v.string()),
  /** Keys the customer pressed at menus, with their labels. */
  steps: v.array(v.object({ key: v.string(), label: v.string() })),
  /** Digits that were collected, under the label the flow gives them. */
  results: v.array(v.object({ label: v.string(), value: v.string() })),
  /** When the flow ended and the customer came back; `null` while it runs. */
  endedAt: v.nullable(v.number()),
});
export type SelfServiceView = v.InferOutput<typeof selfServiceViewSchema>;
