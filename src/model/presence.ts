import * as v from 'valibot';

/** The seven presences of the manual (座席状态). Who may do what in which is told by the agent chart. */
export const presenceStates = [
  'offline',
  'idle',
  'notReady',
  'resting',
  'ringing',
  'busy',
  'wrapUp',
] as const;
export type PresenceState = (typeof presenceStates)[number];

/** The presences an agent may choose; the others are entered by what happens. */
export const selectablePresences = ['idle', 'notReady', 'resting', 'offline'] as const;
export type SelectablePresence = (typeof selectablePresences)[number];

/** A choice of presence; `restReason` only, and always, with `resting`. */
export const presenceChoiceSchema = v.object({
  state: v.picklist(selectablePresences),
  restReason: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
});
export type PresenceChoice = v.InferOutput<typeof presenceChoiceSchema>;

/** An agent's presence as the authority tells it. Times are milliseconds since the epoch. */
export const presenceSchema = v.object({
  state: v.picklist(presenceStates),
  /** When this state was entered. */
  since: v.number(),
  restReason: v.nullable(v.string()),
  /** Chosen during `ringing`, `busy` or `wrapUp`; entered when that ends. */
  next: v.nullable(presenceChoiceSchema),
  /** When wrap-up ends by itself; `null` outside of wrap-up and after 继续话后整理. */
  wrapUpEndsAt: v.nullable(v.number()),
  /** The length the wrap-up countdown started from, milliseconds. */
  wrapUpMs: v.nullable(v.number()),
});
export type Presence = v.InferOutput<typeof presenceSchema>;
