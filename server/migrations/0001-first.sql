CREATE TABLE agents (
  id text PRIMARY KEY,
  email text NOT NULL UNIQUE,
  name text NOT NULL,
  role text NOT NULL,
  group_ids jsonb NOT NULL,
  password_hash text NOT NULL,
  must_set_up boolean NOT NULL,
  is_disabled boolean NOT NULL,
  failed_count integer NOT NULL DEFAULT 0,
  locked_until bigint
);

CREATE TABLE sessions (
  id text PRIMARY KEY,
  agent_id text NOT NULL REFERENCES agents (id),
  key_thumbprint text NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  revoked_at bigint
);

CREATE TABLE refresh_tokens (
  hash text PRIMARY KEY,
  session_id text NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  used_at bigint
);
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);

CREATE TABLE one_time_tokens (
  hash text PRIMARY KEY,
  kind text NOT NULL,
  agent_id text NOT NULL REFERENCES agents (id),
  expires_at bigint NOT NULL,
  used_at bigint
);

CREATE TABLE api_keys (
  hash text PRIMARY KEY,
  name text NOT NULL UNIQUE
);

CREATE TABLE server_secrets (
  name text PRIMARY KEY,
  value jsonb NOT NULL
);

CREATE TABLE centre_state (
  centre_id text PRIMARY KEY,
  state jsonb NOT NULL,
  pruned_seq bigint NOT NULL DEFAULT 0,
  saved_at bigint NOT NULL
);

CREATE TABLE outbox (
  agent_id text NOT NULL,
  seq bigint NOT NULL,
  at bigint NOT NULL,
  fact jsonb NOT NULL,
  PRIMARY KEY (agent_id, seq)
);
CREATE INDEX outbox_at ON outbox (at);

CREATE TABLE records (
  id text PRIMARY KEY,
  agent_id text,
  time bigint NOT NULL,
  direction text NOT NULL,
  skill_group_id text,
  caller_number text NOT NULL,
  called_number text NOT NULL,
  end_status text NOT NULL,
  record jsonb NOT NULL
);
CREATE INDEX records_by_agent ON records (agent_id, time DESC, id DESC);
CREATE INDEX records_by_time ON records (time DESC, id DESC);

CREATE TABLE recordings (
  id text PRIMARY KEY,
  duration_ms integer NOT NULL,
  bytes bigint NOT NULL,
  stored_at bigint NOT NULL
);

CREATE TABLE idempotency_keys (
  agent_id text NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  call_id text,
  at bigint NOT NULL,
  PRIMARY KEY (agent_id, key)
);
CREATE INDEX idempotency_keys_at ON idempotency_keys (at);
