import * as v from 'valibot';
import type { CentrePort } from '../../ports/index.js';

export const trtcPassSchema = v.object({
  sdkAppId: v.number(),
  userId: v.string(),
  userSig: v.string(),
  roomId: v.string(),
  expiresAt: v.number(),
});

/** What lets an agent into the TRTC room of a call. */
export interface TrtcPass {
  readonly sdkAppId: number;
  readonly userId: string;
  /** Signed by the centre for this agent. */
  readonly userSig: string;
  /** The room's name; a text, which TRTC takes as `strRoomId`. */
  readonly roomId: string;
  /** When the signature ends, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The server of this repository as a centre, with what no other centre has. */
export interface HttpCentrePort extends CentrePort {
  /**
   * Signs the signed-in agent into the TRTC room of an own call, for `createTrtcLine`.
   * @throws `server/trtc-not-set-up`, `call/not-found`, `call/refused` for a call that is over, `auth/too-many-attempts`
   */
  trtcCredentials(callId: string): Promise<TrtcPass>;
}
