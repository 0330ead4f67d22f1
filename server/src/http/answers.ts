import { agentProfileSchema } from 'tccc-workbench/model';
import * as v from 'valibot';

/** Shapes of answers that only HTTP knows; the rest are the model's. */
const grant = {
  accessToken: v.string(),
  expiresInS: v.number(),
  refreshToken: v.string(),
  agent: agentProfileSchema,
};

export const renewedSchema = v.object(grant);
export const signedInSchema = v.object({ kind: v.literal('signed-in'), ...grant });
export const signInAnswerSchema = v.variant('kind', [
  signedInSchema,
  v.object({ kind: v.literal('setup-required'), setupToken: v.string() }),
  v.object({
    kind: v.literal('centre-required'),
    choiceToken: v.string(),
    centres: v.array(v.object({ id: v.string(), name: v.string(), lastVisitAt: v.nullable(v.number()) })),
  }),
]);
export const acceptedSchema = v.object({ callId: v.nullable(v.string()) });
export const lineCredentialsSchema = v.object({
  url: v.string(),
  uri: v.string(),
  username: v.string(),
  password: v.string(),
});
export const trtcCredentialsSchema = v.object({
  sdkAppId: v.number(),
  userId: v.string(),
  userSig: v.string(),
  roomId: v.string(),
  expiresAt: v.number(),
});
export const loginTokenSchema = v.object({ token: v.string(), expiresAt: v.number() });
export const linkSchema = v.object({ url: v.string(), expiresAt: v.number() });
export const ticketSchema = v.object({ ticket: v.string() });
export const codeSentSchema = v.object({ resendAfterMs: v.number() });
export const resetTokenSchema = v.object({ resetToken: v.string() });
