import * as v from 'valibot';
import { transferTargetSchema } from './call.js';
import { presenceChoiceSchema } from './presence.js';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const callId = id;

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

/** 内部呼叫: 在线呼叫, or with `useMobile` 拨打座席手机. S20 */
export const internalCallSchema = v.object({ agentId: id, useMobile: v.optional(v.boolean(), false) });
export type InternalCall = v.InferInput<typeof internalCallSchema>;

/** 手机接听 and 手机外呼; an absent one stays as it is. S22 */
export const mobileSwitchSchema = v.object({
  isAnswering: v.optional(v.boolean()),
  isDialling: v.optional(v.boolean()),
});
export type MobileSwitch = v.InferOutput<typeof mobileSwitchSchema>;

/** What an agent may ask of the centre. Refused with a `WorkbenchError` or followed by facts. */
export const agentCommandSchema = v.variant('type', [
  v.object({ type: v.literal('presence.set'), ...presenceChoiceSchema.entries }),
  /** Takes back a presence that was chosen for after the call. */
  v.object({ type: v.literal('presence.clear-next') }),
  v.object({ type: v.literal('wrap-up.return') }),
  v.object({ type: v.literal('wrap-up.continue') }),
  v.object({ type: v.literal('call.place'), ...placeCallSchema.entries }),
  v.object({ type: v.literal('call.hang-up'), callId }),
  /** Sends a ringing call on (拒接): a queued one to the next agent, a transfer back to who asked for it; an internal one ends. */
  v.object({ type: v.literal('call.reject'), callId }),
  v.object({ type: v.literal('call.hold'), callId }),
  v.object({ type: v.literal('call.resume'), callId }),
  v.object({ type: v.literal('call.annotate'), callId, ...annotationSchema.entries }),
  /** Hands the customer over without asking first (转技能组, 转座席). S21 */
  v.object({ type: v.literal('call.transfer'), callId, to: transferTargetSchema }),
  /** Takes the customer back while the transfer is under way. */
  v.object({ type: v.literal('call.cancel-transfer'), callId }),
  v.object({ type: v.literal('call.internal'), ...internalCallSchema.entries }),
  /** Calls the customer of an ended call or a record again, without its number ever being told to the page. */
  v.object({ type: v.literal('call.redial'), recordId: id }),
  v.object({ type: v.literal('self-service.start'), callId, flowId: id }),
  /** 返回通话 */
  v.object({ type: v.literal('self-service.return'), callId }),
  /** Mute and keys of a call on the agent's mobile phone: the centre does what the page has no audio for. S22 */
  v.object({ type: v.literal('call.mute'), callId }),
  v.object({ type: v.literal('call.unmute'), callId }),
  v.object({
    type: v.literal('call.send-digits'),
    callId,
    digits: v.pipe(v.string(), v.regex(/^[0-9*#]{1,32}$/)),
  }),
  v.object({ type: v.literal('mobile.set'), ...mobileSwitchSchema.entries }),
  /** Asks for, or gives up, `colleague.changed` and `groups.changed`. Holds until the page's stream ends. */
  v.object({ type: v.literal('directory.watch'), isWatching: v.boolean() }),
  /** Takes ended calls off the task list: all of them, or one. */
  v.object({ type: v.literal('tasks.complete'), callId: v.optional(callId) }),
]);
export type AgentCommand = v.InferOutput<typeof agentCommandSchema>;
export type AgentCommandType = AgentCommand['type'];
