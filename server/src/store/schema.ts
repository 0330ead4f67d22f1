import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { CentreState } from 'tccc-workbench/centre';
import type { Fact, ServiceRecord } from 'tccc-workbench/model';

/** A time: milliseconds since the epoch, as everywhere else in this system. */
const time = (name: string) => bigint(name, { mode: 'number' });

/** Who may sign in, and what is needed to check it. */
export const accounts = pgTable('accounts', {
  id: text('id').primaryKey(),
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  /** The bound mobile number, whole; it opens one account only. */
  mobile: text('mobile').unique(),
  passwordHash: text('password_hash').notNull(),
  mustSetUp: boolean('must_set_up').notNull(),
  isDisabled: boolean('is_disabled').notNull(),
  failedCount: integer('failed_count').notNull().default(0),
  lockedUntil: time('locked_until'),
});

/** An account's place in a centre: what the centre calls an agent. */
export const seats = pgTable(
  'seats',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    centreId: text('centre_id').notNull(),
    role: text('role', { enum: ['agent', 'administrator'] }).notNull(),
    groupIds: jsonb('group_ids').$type<string[]>().notNull(),
    lastVisitAt: time('last_visit_at'),
    isDisabled: boolean('is_disabled').notNull().default(false),
    /** Whether administrators changed it, so that the seed leaves it alone. */
    isManaged: boolean('is_managed').notNull().default(false),
    /** Records name a seat that is gone. */
    deletedAt: time('deleted_at'),
  },
  (table) => [unique().on(table.accountId, table.centreId)],
);

/** One sign-in: a chain of refresh tokens bound to one key. */
export const sessions = pgTable('sessions', {
  id: text('id').primaryKey(),
  /** The seat it is for. */
  agentId: text('agent_id')
    .notNull()
    .references(() => seats.id),
  /** RFC 7638 thumbprint of the page's key. */
  keyThumbprint: text('key_thumbprint').notNull(),
  createdAt: time('created_at').notNull(),
  expiresAt: time('expires_at').notNull(),
  revokedAt: time('revoked_at'),
});

/** Every refresh token a session ever had; using one twice gives a thief away. */
export const refreshTokens = pgTable('refresh_tokens', {
  hash: text('hash').primaryKey(),
  sessionId: text('session_id')
    .notNull()
    .references(() => sessions.id, { onDelete: 'cascade' }),
  usedAt: time('used_at'),
});

/** Tokens that work once: login tokens of a host application, and the steps between a proof and a sign-in. */
export const oneTimeTokens = pgTable('one_time_tokens', {
  hash: text('hash').primaryKey(),
  kind: text('kind', { enum: ['login', 'setup', 'choice', 'reset'] }).notNull(),
  accountId: text('account_id')
    .notNull()
    .references(() => accounts.id),
  /** The seat a login token stands for. */
  seatId: text('seat_id').references(() => seats.id),
  /** The page the token was given to; `null` for one that may be used anywhere. */
  keyThumbprint: text('key_thumbprint'),
  expiresAt: time('expires_at').notNull(),
  usedAt: time('used_at'),
});

/** Codes by SMS, and what became of them. */
export const codes = pgTable(
  'codes',
  {
    id: text('id').primaryKey(),
    purpose: text('purpose', { enum: ['sign-in', 'reset-password', 'setup', 'change-mobile'] }).notNull(),
    mobile: text('mobile').notNull(),
    /** `null` for a number that nobody has: nothing was sent. */
    accountId: text('account_id').references(() => accounts.id),
    hash: text('hash').notNull(),
    /** Who asked. */
    address: text('address').notNull(),
    createdAt: time('created_at').notNull(),
    expiresAt: time('expires_at').notNull(),
    tries: integer('tries').notNull().default(0),
    usedAt: time('used_at'),
  },
  (table) => [
    index('codes_by_mobile').on(table.mobile, table.createdAt.desc()),
    index('codes_by_address').on(table.address, table.createdAt.desc()),
    index('codes_by_time').on(table.createdAt),
  ],
);

/** When a number was last sent a code. */
export const codeTurns = pgTable('code_turns', {
  mobile: text('mobile').primaryKey(),
  takenAt: time('taken_at').notNull(),
  requestKey: text('request_key').notNull(),
});

export const apiKeys = pgTable(
  'api_keys',
  {
    hash: text('hash').primaryKey(),
    name: text('name').notNull(),
    /** The centre whose agents it may sign in. */
    centreId: text('centre_id').notNull(),
  },
  (table) => [unique('api_keys_by_name').on(table.centreId, table.name)],
);

/** What the server made up once and must remember: the key of its access tokens, the secret of its links. */
export const serverSecrets = pgTable('server_secrets', {
  name: text('name').primaryKey(),
  value: jsonb('value').$type<Record<string, unknown>>().notNull(),
});

export const centreState = pgTable('centre_state', {
  centreId: text('centre_id').primaryKey(),
  state: jsonb('state').$type<CentreState>().notNull(),
  /** The highest number of a fact that has left the outbox for good: who saw less needs a snapshot. */
  prunedSeq: time('pruned_seq').notNull().default(0),
  savedAt: time('saved_at').notNull(),
});

/** What administrators changed of a centre over REST, in the words of the seed. */
export const centreSettings = pgTable('centre_settings', {
  centreId: text('centre_id').primaryKey(),
  settings: jsonb('settings').$type<Record<string, unknown>>().notNull(),
  changedAt: time('changed_at').notNull(),
});

/** Facts on their way to the pages; kept for a while so that a page can catch up. */
export const outbox = pgTable(
  'outbox',
  {
    centreId: text('centre_id').notNull(),
    agentId: text('agent_id').notNull(),
    seq: time('seq').notNull(),
    at: time('at').notNull(),
    fact: jsonb('fact').$type<Fact>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.agentId, table.seq] }),
    index('outbox_at').on(table.centreId, table.at),
  ],
);

export const records = pgTable(
  'records',
  {
    id: text('id').primaryKey(),
    centreId: text('centre_id').notNull(),
    agentId: text('agent_id'),
    time: time('time').notNull(),
    direction: text('direction', { enum: ['inbound', 'outbound'] }).notNull(),
    kind: text('kind', { enum: ['external', 'internal'] }).notNull(),
    skillGroupId: text('skill_group_id'),
    /** Whole, and as agents of a centre that masks see it: lists must be searched by what is shown. */
    customerNumber: text('customer_number').notNull(),
    maskedNumber: text('masked_number').notNull(),
    centreNumber: text('centre_number').notNull(),
    endStatus: text('end_status').notNull(),
    /** The whole record, unmasked; the columns beside it are what lists are cut by. */
    record: jsonb('record').$type<ServiceRecord>().notNull(),
  },
  (table) => [
    index('records_by_agent').on(table.centreId, table.agentId, table.time.desc(), table.id.desc()),
    index('records_by_centre').on(table.centreId, table.time.desc(), table.id.desc()),
  ],
);

export const recordings = pgTable('recordings', {
  id: text('id').primaryKey(),
  durationMs: integer('duration_ms').notNull(),
  bytes: time('bytes').notNull(),
  storedAt: time('stored_at').notNull(),
});

/** Answers already given, so that a repeated request is not carried out twice. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    agentId: text('agent_id').notNull(),
    key: text('key').notNull(),
    /** SHA-256 of method, path and body: the same key for anything else is a mistake. */
    fingerprint: text('fingerprint').notNull(),
    callId: text('call_id'),
    at: time('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.agentId, table.key] }), index('idempotency_keys_at').on(table.at)],
);
