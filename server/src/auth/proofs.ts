import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, errors, jwtVerify, type JWK } from 'jose';
import { WorkbenchError, type Clock } from 'tccc-workbench/base';

/** How far a page's clock may be off, either way. */
const toleranceMs = 60_000;
const forgetEveryMs = 10_000;

/** The request that a proof must fit. */
export interface ProvenRequest {
  readonly method: string;
  /** The addresses this server is reached at; the proof names one of them, with the path. */
  readonly urls: readonly string[];
  /** The access token of the request, when there is one: the proof carries its hash. */
  readonly accessToken: string | null;
}

/** Checks proofs of possession (RFC 9449 §4.3) and remembers them, so that none is taken twice. */
export class Proofs {
  readonly #clock: Clock;
  readonly #seen = new Map<string, number>();
  #forgottenAt = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * @returns the RFC 7638 thumbprint of the key that signed
   * @throws `auth/proof-invalid`
   */
  async check(proof: string | undefined, request: ProvenRequest): Promise<string> {
    if (!proof) throw refused('The DPoP header is missing');
    const { payload, thumbprint } = await this.#verify(proof);
    const { htm, htu, jti, ath, iat } = payload;
    if (htm !== request.method) throw refused('htm is not the method of the request');
    if (typeof htu !== 'string' || !request.urls.includes(withoutQuery(htu)))
      throw refused('htu is not the address of the request');
    if (typeof iat !== 'number' || Math.abs(this.#clock.now() - iat * 1000) > toleranceMs + 999) {
      throw refused('iat is more than 60 s from the time of the server');
    }
    if (request.accessToken !== null && ath !== accessTokenHash(request.accessToken))
      throw refused('ath is not the hash of the access token');
    if (typeof jti !== 'string' || jti.length < 8 || jti.length > 128)
      throw refused('jti must have 8 to 128 characters');
    this.#remember(`${thumbprint}.${jti}`);
    return thumbprint;
  }

  async #verify(proof: string): Promise<{ payload: Record<string, unknown>; thumbprint: string }> {
    try {
      const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
        algorithms: ['ES256'],
        typ: 'dpop+jwt',
        currentDate: new Date(this.#clock.now()),
        // iat is checked by us, in both directions.
        clockTolerance: toleranceMs / 1000,
      });
      return { payload, thumbprint: await calculateJwkThumbprint(protectedHeader.jwk as JWK) };
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError)
        throw refused('The DPoP header is not a signed proof', error);
      throw error;
    }
  }

  #remember(id: string): void {
    const now = this.#clock.now();
    if (now - this.#forgottenAt > forgetEveryMs) {
      for (const [known, until] of this.#seen) if (until < now) this.#seen.delete(known);
      this.#forgottenAt = now;
    }
    if (this.#seen.has(id)) throw refused('The proof was used before');
    this.#seen.set(id, now + 2 * toleranceMs + 2000);
  }
}

function refused(message: string, cause?: unknown): WorkbenchError {
  return new WorkbenchError('auth/proof-invalid', { message, cause });
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/, '');
}

function accessTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
