import * as v from 'valibot';

/** Who is signed in. */
export const agentProfileSchema = v.object({
  id: v.string(),
  email: v.string(),
  name: v.string(),
  role: v.picklist(['agent', 'administrator']),
  centre: v.object({ id: v.string(), name: v.string() }),
});
export type AgentProfile = v.InferOutput<typeof agentProfileSchema>;
