import { createHash } from 'node:crypto';
import { Api } from 'tls-sig-api-v2';
import type { ServerSettings } from '../settings.js';

/** What a page shows TRTC to enter a call's room. */
export interface TrtcCredentials {
  readonly sdkAppId: number;
  readonly userId: string;
  readonly userSig: string;
  /** A room with a text for a name: TRTC's `strRoomId`. */
  readonly roomId: string;
  /** When the signature ends, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Longer than calls last, because a client that reconnects shows its signature again; shorter than a shift. */
const validS = 4 * 3600;

/** TRTC takes user ids of letters, digits, hyphens and underscores, 32 bytes at most. */
const longestUserId = 32;

/** Signs agents into rooms of an application at TRTC (UserSig, version 2.0). */
export class TrtcSigner {
  readonly #sdkAppId: number;
  readonly #api: Api;

  constructor({ sdkAppId, secret }: NonNullable<ServerSettings['trtc']>) {
    this.#sdkAppId = sdkAppId;
    this.#api = new Api(sdkAppId, secret);
  }

  /** Signs an agent in for a call, whose id names the room. The signature says nothing of the room: who has one may enter any. */
  sign(agentId: string, callId: string): TrtcCredentials {
    const userId = trtcUserId(agentId);
    // The signature counts from the machine's time, in whole seconds; asked before, the end told here is never too late.
    const signedAtS = Math.floor(Date.now() / 1000);
    const userSig = this.#api.genUserSig(userId, validS);
    return {
      sdkAppId: this.#sdkAppId,
      userId,
      userSig,
      roomId: callId,
      expiresAt: (signedAtS + validS) * 1000,
    };
  }
}

/** The id of an agent at TRTC: the agent's own, or one made of it where that is too long. */
function trtcUserId(agentId: string): string {
  if (agentId.length <= longestUserId) return agentId;
  return createHash('sha256').update(agentId).digest('base64url').slice(0, longestUserId);
}
