-- A person signs in with one account and may have a seat in several centres. What was called an agent is both.
ALTER TABLE agents RENAME TO accounts;
ALTER TABLE accounts ADD COLUMN mobile text UNIQUE;

CREATE TABLE seats (
  id text PRIMARY KEY,
  account_id text NOT NULL REFERENCES accounts (id),
  centre_id text NOT NULL,
  role text NOT NULL,
  group_ids jsonb NOT NULL,
  last_visit_at bigint,
  UNIQUE (account_id, centre_id)
);
-- There was one centre only; before its first start it had no state, and the seed names it.
INSERT INTO seats (id, account_id, centre_id, role, group_ids, last_visit_at)
SELECT
  id,
  id,
  COALESCE((SELECT min(centre_id) FROM centre_state), ''),
  role,
  group_ids,
  (SELECT max(created_at) FROM sessions WHERE sessions.agent_id = accounts.id)
FROM accounts;
ALTER TABLE accounts DROP COLUMN role;
ALTER TABLE accounts DROP COLUMN group_ids;

ALTER TABLE sessions DROP CONSTRAINT sessions_agent_id_fkey;
ALTER TABLE sessions ADD CONSTRAINT sessions_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES seats (id);
CREATE INDEX sessions_by_agent ON sessions (agent_id);

-- Login tokens stand for a seat, the others for an account; what begins at a page is good for that page's key only.
DROP TABLE one_time_tokens;
CREATE TABLE one_time_tokens (
  hash text PRIMARY KEY,
  kind text NOT NULL,
  account_id text NOT NULL REFERENCES accounts (id),
  seat_id text REFERENCES seats (id),
  key_thumbprint text,
  expires_at bigint NOT NULL,
  used_at bigint
);
CREATE INDEX one_time_tokens_by_account ON one_time_tokens (account_id);

ALTER TABLE api_keys ADD COLUMN centre_id text NOT NULL DEFAULT '';
UPDATE api_keys SET centre_id = COALESCE((SELECT min(centre_id) FROM centre_state), '');
ALTER TABLE api_keys ALTER COLUMN centre_id DROP DEFAULT;
ALTER TABLE api_keys DROP CONSTRAINT api_keys_name_key;
ALTER TABLE api_keys ADD CONSTRAINT api_keys_by_name UNIQUE (centre_id, name);

ALTER TABLE outbox ADD COLUMN centre_id text NOT NULL DEFAULT '';
UPDATE outbox SET centre_id = COALESCE((SELECT min(centre_id) FROM centre_state), '');
ALTER TABLE outbox ALTER COLUMN centre_id DROP DEFAULT;
DROP INDEX outbox_at;
CREATE INDEX outbox_at ON outbox (centre_id, at);

ALTER TABLE records ADD COLUMN centre_id text NOT NULL DEFAULT '';
UPDATE records SET centre_id = COALESCE((SELECT min(centre_id) FROM centre_state), '');
ALTER TABLE records ALTER COLUMN centre_id DROP DEFAULT;
DROP INDEX records_by_time;
CREATE INDEX records_by_time ON records (centre_id, time DESC, id DESC);
