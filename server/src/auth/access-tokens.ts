import {
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
  errors,
  type CryptoKey,
  type JWK,
} from 'jose';
import { WorkbenchError, type Clock } from 'tccc-workbench/base';
import type { Session, TokenStore } from '../store/store.js';

const algorithm = 'ES256';
const issuer = 'tccc-server';

/** Seconds an access token lives. */
export const accessTokenSeconds = 300;

export interface AccessClaims {
  readonly sessionId: string;
  readonly agentId: string;
  readonly keyThumbprint: string;
}

/** Short-lived access tokens, bound to the page's key (RFC 9449 §6.1). The signing key is the server's own, made once. */
export class AccessTokens {
  readonly #key: CryptoKey;
  readonly #publicKey: CryptoKey;
  readonly #clock: Clock;

  private constructor(keys: { privateKey: CryptoKey; publicKey: CryptoKey }, clock: Clock) {
    this.#key = keys.privateKey;
    this.#publicKey = keys.publicKey;
    this.#clock = clock;
  }

  static async open(tokens: TokenStore, clock: Clock): Promise<AccessTokens> {
    const jwk = (await tokens.secret('access-token-key', async () => {
      const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
      return { ...(await exportJWK(privateKey)) };
    })) as JWK;
    const { d: _secret, ...publicJwk } = jwk;
    const privateKey = (await importJWK(jwk, algorithm)) as CryptoKey;
    const publicKey = (await importJWK(publicJwk, algorithm)) as CryptoKey;
    return new AccessTokens({ privateKey, publicKey }, clock);
  }

  issue(session: Session): Promise<string> {
    const now = Math.floor(this.#clock.now() / 1000);
    return new SignJWT({ sid: session.id, cnf: { jkt: session.keyThumbprint } })
      .setProtectedHeader({ alg: algorithm, typ: 'at+jwt' })
      .setIssuer(issuer)
      .setSubject(session.agentId)
      .setIssuedAt(now)
      .setExpirationTime(now + accessTokenSeconds)
      .sign(this.#key);
  }

  /** @throws `auth/session-expired` for a token that is not ours or too old */
  async read(token: string): Promise<AccessClaims> {
    try {
      const { payload } = await jwtVerify(token, this.#publicKey, {
        issuer,
        algorithms: [algorithm],
        typ: 'at+jwt',
        currentDate: new Date(this.#clock.now()),
      });
      const { sub, sid, cnf } = payload as { sub?: string; sid?: string; cnf?: { jkt?: string } };
      if (!sub || !sid || !cnf?.jkt) throw new WorkbenchError('auth/session-expired');
      return { sessionId: sid, agentId: sub, keyThumbprint: cnf.jkt };
    } catch (error) {
      if (error instanceof errors.JOSEError)
        throw new WorkbenchError('auth/session-expired', { cause: error });
      throw error;
    }
  }
}
