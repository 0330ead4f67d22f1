import type { AddressedFact, CentreState } from 'tccc-workbench/centre';
import type { Fact, RecordFilter, ServiceRecord } from 'tccc-workbench/model';

/** A person who may sign in. Times are milliseconds since the epoch. */
export interface Account {
  readonly id: string;
  readonly email: string;
  /** 客服昵称 */
  readonly name: string;
  /** The bound mobile number, whole; `null` when none is. */
  readonly mobile: string | null;
  readonly passwordHash: string;
  readonly mustSetUp: boolean;
  readonly isDisabled: boolean;
  readonly failedCount: number;
  readonly lockedUntil: number | null;
}

export type SeededAccount = Omit<Account, 'failedCount' | 'lockedUntil'>;

/** A place in a centre. */
export interface SeatRow {
  /** What the centre knows the agent by. */
  readonly id: string;
  readonly accountId: string;
  readonly centreId: string;
  readonly role: 'agent' | 'administrator';
  readonly groupIds: readonly string[];
}

/** An account's place in a centre, with what the centre needs of its owner: what everything but signing in calls an agent. */
export interface Seat extends SeatRow {
  readonly email: string;
  readonly name: string;
  readonly mobile: string | null;
  readonly isDisabled: boolean;
  /** Whether the first sign-in is still to come. */
  readonly mustSetUp: boolean;
  readonly lastVisitAt: number | null;
}

/** A seat that an administrator gives. */
export type NewSeat = SeatRow;

/** What an administrator changes of a seat; absent fields stay as they are. */
export interface SeatChange {
  readonly role?: 'agent' | 'administrator' | undefined;
  readonly groupIds?: readonly string[] | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** One sign-in. */
export interface Session {
  readonly id: string;
  /** The seat it is for. */
  readonly agentId: string;
  /** RFC 7638 thumbprint of the key that every request must be signed with. */
  readonly keyThumbprint: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
}

export interface AccountStore {
  byEmail(email: string): Promise<Account | null>;
  /** Whose number this is; it is written as `parseMobileNumber` writes it. */
  byMobile(mobile: string): Promise<Account | null>;
  byId(id: string): Promise<Account | null>;
  all(): Promise<Account[]>;
  /** Writes an account of the seed; the password, the name and the number of one that exists stay its owner's. */
  seed(account: SeededAccount): Promise<void>;
  /** Counts a wrong password. @returns how many there were in a row */
  countFailure(id: string): Promise<number>;
  lock(id: string, until: number): Promise<void>;
  clearFailures(id: string): Promise<void>;
  /** @returns `false` when the number is another account's; nothing is changed then */
  completeSetup(id: string, owner: AccountOwner): Promise<boolean>;
  /** Sets a password its owner chose, and lifts a lock. */
  setPassword(id: string, passwordHash: string): Promise<void>;
  /** Sets a password made up for its owner, who must complete the first sign-in with it. */
  invite(id: string, passwordHash: string): Promise<void>;
  /** @returns `false` when the number is another account's */
  bindMobile(id: string, mobile: string): Promise<boolean>;
  rename(id: string, name: string): Promise<void>;
}

/** What the owner says at the first sign-in. */
export interface AccountOwner {
  readonly passwordHash: string;
  readonly name: string;
  readonly mobile: string;
}

export interface SeatStore {
  byId(id: string): Promise<Seat | null>;
  ofAccount(accountId: string): Promise<Seat[]>;
  ofCentre(centreId: string): Promise<Seat[]>;
  /** Writes a seat of the seed; one that exists gets the role and the groups, unless administrators changed it. */
  put(seat: SeatRow): Promise<void>;
  /** Gives an account a seat, or back the one it had in this centre. @returns its id */
  add(seat: NewSeat): Promise<string>;
  change(id: string, change: SeatChange): Promise<void>;
  delete(id: string, now: number): Promise<void>;
  visit(id: string, now: number): Promise<void>;
}

/** What administrators changed of the centres, by centre and in the words of the seed. */
export interface SettingsStore {
  all(): Promise<Map<string, Record<string, unknown>>>;
  put(centreId: string, settings: Record<string, unknown>, now: number): Promise<void>;
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
  /** The sign-ins of an account that may still be used, whatever their centre. */
  aliveOf(accountId: string, now: number): Promise<Session[]>;
  prune(before: number): Promise<void>;
}

export type OneTimeTokenKind = 'login' | 'setup' | 'choice' | 'reset';

/** What a one-time token stands for. */
export interface OneTimeToken {
  readonly hash: string;
  readonly kind: OneTimeTokenKind;
  readonly accountId: string;
  /** The seat of a login token. */
  readonly seatId: string | null;
  /** The page it was given to; `null` for one that may be used anywhere. */
  readonly keyThumbprint: string | null;
  readonly expiresAt: number;
}

/** What shows a one-time token. */
export interface TokenShown {
  readonly hash: string;
  readonly kind: OneTimeTokenKind;
  readonly keyThumbprint: string | null;
  readonly now: number;
}

export interface TokenStore {
  issue(token: OneTimeToken): Promise<void>;
  /** What a token that can be used stands for; it stays usable. */
  peek(shown: TokenShown): Promise<OneTimeToken | null>;
  /** Uses a token up; `null` when it is unknown, used, too old, or another page's. */
  redeem(shown: TokenShown): Promise<OneTimeToken | null>;
  /** Makes every token of an account useless. */
  forgetOf(accountId: string): Promise<void>;
  putApiKey(key: { readonly centreId: string; readonly name: string; readonly hash: string }): Promise<void>;
  /** The centre an API key belongs to. */
  centreOfApiKey(hash: string): Promise<string | null>;
  /** The secret of that name, made by `create` the first time. */
  secret(name: string, create: () => Promise<Record<string, unknown>>): Promise<Record<string, unknown>>;
}

/** What a code by SMS is good for. */
export type CodePurpose = 'sign-in' | 'reset-password' | 'setup' | 'change-mobile';

export interface StoredCode {
  readonly id: string;
  readonly purpose: CodePurpose;
  readonly mobile: string;
  /** Whom it lets in; `null` for a number that nobody has. */
  readonly accountId: string | null;
  readonly hash: string;
  /** Who asked for it. */
  readonly address: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** One wish for a code. */
export interface CodeTurn {
  readonly mobile: string;
  /** The same when a page repeats the wish because the answer got lost. */
  readonly requestKey: string;
  readonly now: number;
  /** How long after one code the next may be sent. */
  readonly pauseMs: number;
}

export interface CodeStore {
  /**
   * Takes the turn to send a code to a number; of several at once one gets it.
   * @returns `taken`; or who has it since when
   */
  takeTurn(turn: CodeTurn): Promise<'taken' | { readonly takenAt: number; readonly requestKey: string }>;
  /** Gives a turn back that nothing came of. */
  returnTurn(mobile: string, takenAt: number): Promise<void>;
  /** When codes were asked for since `since`, the oldest first. */
  timesOf(of: { readonly mobile: string } | { readonly address: string }, since: number): Promise<number[]>;
  add(code: StoredCode): Promise<void>;
  remove(id: string): Promise<void>;
  /** Counts a try at the newest code of a number for a purpose; `null` when it is used, too old or tried too often. */
  countTry(of: {
    readonly purpose: CodePurpose;
    readonly mobile: string;
    readonly now: number;
    readonly mostTries: number;
  }): Promise<StoredCode | null>;
  /** Uses a code up. @returns whether it was unused */
  use(id: string, now: number): Promise<boolean>;
  prune(before: number): Promise<void>;
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

/** Which records: those of one centre that fit the filter. */
export interface RecordSelection {
  readonly centreId: string;
  /** Whose records; `null` for all of the centre. */
  readonly agentId: string | null;
  readonly filter: RecordFilter;
  /** Whether a number that is searched for is compared with the visible digits only; see `wholeNumberOf`. */
  readonly isMasking: boolean;
}

export interface RecordQuery extends RecordSelection {
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
  /** Records from the newest on. */
  page(query: RecordQuery): Promise<{ readonly records: ServiceRecord[]; readonly hasMore: boolean }>;
  count(selection: RecordSelection): Promise<number>;
  byId(centreId: string, id: string): Promise<ServiceRecord | null>;
  addRecording(recording: StoredRecording, now: number): Promise<void>;
  recording(id: string): Promise<StoredRecording | null>;
}

/** Everything the server keeps. One implementation, over drizzle, for both databases. */
export interface Store {
  readonly accounts: AccountStore;
  readonly seats: SeatStore;
  readonly settings: SettingsStore;
  readonly sessions: SessionStore;
  readonly tokens: TokenStore;
  readonly codes: CodeStore;
  readonly centre: CentreStore;
  readonly records: RecordStore;
  close(): Promise<void>;
}
