import { randomUUID } from 'node:crypto';
import { WorkbenchError, type Clock } from 'tccc-workbench/base';
import type { Seat, Session, Store } from '../store/store.js';
import { accessTokenSeconds, type AccessTokens } from './access-tokens.js';
import { hashToken, newToken, nextToken } from './secret-tokens.js';

/** A sign-in that nobody renewed for this long is over. */
const idleMs = 12 * 3_600_000;

/** What a page gets to speak with. */
export interface Grant {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresInS: number;
  readonly refreshToken: string;
}

/** What a page asks the next tokens with. */
export interface RenewRequest {
  readonly refreshToken: string;
  readonly keyThumbprint: string;
  readonly idempotencyKey: string;
}

/** Who makes a request. */
export interface Caller {
  readonly seat: Seat;
  readonly session: Session;
}

export interface SessionsOptions {
  readonly store: Store;
  readonly accessTokens: AccessTokens;
  /** What the next refresh token of a repeated request is made with. */
  readonly refreshSecret: string;
  readonly clock: Clock;
  /** A session was revoked because its refresh token came twice. */
  readonly onRevoked: (session: Session) => Promise<void>;
}

/** Opens, renews, checks and ends sign-ins. */
export class Sessions {
  readonly #options: SessionsOptions;

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  /** Opens a session at a seat for the page that holds the key with this thumbprint. */
  async open(agentId: string, keyThumbprint: string): Promise<Grant> {
    const { clock, store } = this.#options;
    const createdAt = clock.now();
    const session: Session = {
      id: randomUUID(),
      agentId,
      keyThumbprint,
      createdAt,
      expiresAt: createdAt + idleMs,
      revokedAt: null,
    };
    const refreshToken = newToken();
    await store.sessions.create(session, hashToken(refreshToken));
    await store.seats.visit(agentId, createdAt);
    return this.#grant(session, refreshToken);
  }

  /**
   * Replaces a refresh token by a new one. One that comes a second time was stolen, by the first or by the second who
   * showed it: the session ends. A request repeated under the same idempotency key is not a second time.
   * @throws `auth/session-expired`, `auth/session-revoked`, `auth/proof-invalid`
   */
  async renew({
    refreshToken,
    keyThumbprint,
    idempotencyKey,
  }: RenewRequest): Promise<{ readonly grant: Grant; readonly seat: Seat }> {
    const { clock, store, onRevoked, refreshSecret } = this.#options;
    const next = nextToken(refreshToken, idempotencyKey, refreshSecret);
    const now = clock.now();
    const rotation = await store.sessions.rotate({
      hash: hashToken(refreshToken),
      nextHash: hashToken(next),
      keyThumbprint,
      now,
      expiresAt: now + idleMs,
    });
    switch (rotation.kind) {
      case 'rotated':
        return {
          grant: await this.#grant(rotation.session, next),
          seat: await this.#seat(rotation.session),
        };
      case 'reused':
        await onRevoked(rotation.session);
        throw new WorkbenchError('auth/session-revoked');
      case 'revoked':
        throw new WorkbenchError('auth/session-revoked');
      case 'wrong-key':
        throw new WorkbenchError('auth/proof-invalid', {
          message: 'The refresh token belongs to another key',
        });
      case 'unknown':
      case 'expired':
        throw new WorkbenchError('auth/session-expired');
    }
  }

  /**
   * Tells who holds an access token.
   * @throws `auth/session-expired`, `auth/session-revoked`, `auth/proof-invalid`, `auth/account-disabled`
   */
  async caller(accessToken: string, keyThumbprint: string): Promise<Caller> {
    const claims = await this.#options.accessTokens.read(accessToken);
    if (claims.keyThumbprint !== keyThumbprint) {
      throw new WorkbenchError('auth/proof-invalid', { message: 'The access token belongs to another key' });
    }
    const session = await this.#options.store.sessions.byId(claims.sessionId);
    if (!session) throw new WorkbenchError('auth/session-expired');
    if (session.revokedAt !== null) throw new WorkbenchError('auth/session-revoked');
    return { session, seat: await this.#seat(session) };
  }

  /** Whether a session may still be used. */
  async isAlive(sessionId: string): Promise<boolean> {
    const session = await this.#options.store.sessions.byId(sessionId);
    return session !== null && session.revokedAt === null && session.expiresAt > this.#options.clock.now();
  }

  /** The sign-ins of an account that may still be used. */
  aliveOf(accountId: string): Promise<Session[]> {
    return this.#options.store.sessions.aliveOf(accountId, this.#options.clock.now());
  }

  async end(sessionId: string): Promise<void> {
    await this.#options.store.sessions.revoke(sessionId, this.#options.clock.now());
  }

  async #seat(session: Session): Promise<Seat> {
    const seat = await this.#options.store.seats.byId(session.agentId);
    if (!seat) throw new WorkbenchError('auth/session-expired');
    if (seat.isDisabled) throw new WorkbenchError('auth/account-disabled');
    return seat;
  }

  async #grant(session: Session, refreshToken: string): Promise<Grant> {
    const accessToken = await this.#options.accessTokens.issue(session);
    return { accessToken, expiresInS: accessTokenSeconds, refreshToken };
  }
}
