import * as v from 'valibot';
import { presenceChoiceSchema } from './presence.js';

const callId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** The words an agent may write about a call: 备注 and tags. Absent fields stay as they are. */
export const annotationSchema = v.object({
  remark: v.optional(v.pipe(v.string(), v.maxLength(2000))),
  tags: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(32))), v.maxLength(16))),
});
export type Annotation = v.InferOutput<typeof annotationSchema>;

export const placeCallSchema = v.object({
  to: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** One of the centre's numbers; the default one when absent. */
  callerNumber: v.optional(v.pipe(v.string(), v.maxLength(32))),
});
export type PlaceCall = v.InferOutput<typeof placeCallSchema>;

/** What an agent may ask of the centre. Refused with a `WorkbenchError` or followed by facts. */
export const agentCommandSchema = v.variant('type', [
  v.object({ type: v.literal('presence.set'), ...presenceChoiceSchema.entries }),
  v.object({ type: v.literal('wrap-up.return') }),
  v.object({ type: v.literal('wrap-up.continue') }),
  v.object({ type: v.literal('call.place'), ...placeCallSchema.entries }),
  v.object({ type: v.literal('call.hang-up'), callId }),
  v.object({ type: v.literal('call.hold'), callId }),
  v.object({ type: v.literal('call.resume'), callId }),
  v.object({ type: v.literal('call.annotate'), callId, ...annotationSchema.entries }),
  /** Takes ended calls off the task list: all of them, or one. */
  v.object({ type: v.literal('tasks.complete'), callId: v.optional(callId) }),
]);
export type AgentCommand = v.InferOutput<typeof agentCommandSchema>;
export type AgentCommandType = AgentCommand['type'];
