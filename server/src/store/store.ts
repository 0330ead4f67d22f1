import type { AddressedFact, CentreState } from 'tccc-workbench/centre';
import type { Fact, RecordFilter, ServiceRecord } from 'tccc-workbench/model';

/** An agent as the server knows them. Times are milliseconds since the epoch. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: 'agent' | 'administrator';
  readonly groupIds: readonly string[];
  readonly passwordHash: string;
  readonly mustSetUp: boolean;
  readonly isDisabled: boolean;
  readonly failedCount: number;
  readonly lockedUntil: number | null;
}

export type SeededAccount = Omit<Account, 'failedCount' | 'lockedUntil'>;

/** One sign-in. */
export interface Session {
  readonly id: string;
  readonly agentId: string;
  /** RFC 7638 thumbprint of the key that every request must be signed with. */
  readonly keyThumbprint: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
}

export interface AccountStore {
  byEmail(email: string): Promise<Account | null>;
  byId(id: string): Promise<Account | null>;
  all(): Promise<Account[]>;
  /** Writes an account of the seed; the password and the name of one that exists stay its owner's. */
  seed(account: SeededAccount): Promise<void>;
  /** Counts a wrong password. @returns how many there were in a row */
  countFailure(id: string): Promise<number>;
  lock(id: string, until: number): Promise<void>;
  clearFailures(id: string): Promise<void>;
  completeSetup(id: string, owner: { readonly passwordHash: string; readonly name: string }): Promise<void>;
}

/** How an attempt to renew a session ended. */
export type Rotation =
  | { readonly kind: 'rotated'; readonly session: Session }
  | { readonly kind: 'unknown' | 'expired' | 'revoked' | 'wrong-key' }
  /** The token was used before: the session is revoked now. */
  | { readonly kind: 'reused'; readonly session: Session };

export interface RotationRequest {
  readonly hash: string;
  readonly nextHash: string;
  readonly keyThumbprint: string;
  readonly now: number;
  readonly expiresAt: number;
}

export interface SessionStore {
  create(session: Session, refreshTokenHash: string): Promise<void>;
  byId(id: string): Promise<Session | null>;
  /**
   * Replaces a refresh token by the next; in one transaction, so that two at once can't both win. The same next one asked
   * for again, before it was used, is a page whose answer got lost.
   */
  rotate(request: RotationRequest): Promise<Rotation>;
  revoke(id: string, now: number): Promise<void>;
  prune(before: number): Promise<void>;
}

export type OneTimeTokenKind = 'login' | 'setup';

export interface TokenStore {
  issue(token: { hash: string; kind: OneTimeTokenKind; agentId: string; expiresAt: number }): Promise<void>;
  /** Uses a token up. @returns whose it was; `null` when it is unknown, used or too old */
  redeem(hash: string, kind: OneTimeTokenKind, now: number): Promise<string | null>;
  putApiKey(name: string, hash: string): Promise<void>;
  hasApiKey(hash: string): Promise<boolean>;
  /** The secret of that name, made by `create` the first time. */
  secret(name: string, create: () => Promise<Record<string, unknown>>): Promise<Record<string, unknown>>;
}

/** What one accepted input changed; it is stored whole or not at all. */
export interface Change {
  readonly centreId: string;
  readonly state: CentreState;
  readonly now: number;
  readonly facts: readonly AddressedFact[];
  readonly records: readonly ServiceRecord[];
  readonly answer: Answer | null;
}

/** The answer to a request with an idempotency key. */
export interface Answer {
  readonly agentId: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly callId: string | null;
}

export interface CentreStore {
  state(centreId: string): Promise<CentreState | null>;
  commit(change: Change): Promise<void>;
  answer(agentId: string, key: string): Promise<Answer | null>;
  /** An agent's facts after number `seq`, in order; `null` when some of them are gone already. */
  factsSince(centreId: string, agentId: string, seq: number): Promise<Fact[] | null>;
  /** Lets facts and answers go that are older than `before`. */
  prune(centreId: string, before: number): Promise<void>;
}

export interface RecordQuery {
  /** Whose records; `null` for all of the centre. */
  readonly agentId: string | null;
  readonly filter: RecordFilter;
  readonly after: RecordPosition | null;
  readonly limit: number;
}

/** Where a page of records ended. */
export interface RecordPosition {
  readonly time: number;
  readonly id: string;
}

export interface StoredRecording {
  readonly id: string;
  readonly durationMs: number;
  readonly bytes: number;
}

export interface RecordStore {
  page(
    query: RecordQuery,
  ): Promise<{ readonly records: ServiceRecord[]; readonly total: number; readonly hasMore: boolean }>;
  byId(id: string): Promise<ServiceRecord | null>;
  addRecording(recording: StoredRecording, now: number): Promise<void>;
  recording(id: string): Promise<StoredRecording | null>;
}

/** Everything the server keeps. One implementation, over drizzle, for both databases. */
export interface Store {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly tokens: TokenStore;
  readonly centre: CentreStore;
  readonly records: RecordStore;
  close(): Promise<void>;
}
