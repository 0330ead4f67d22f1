-- Codes by SMS. A row is written for a number that nobody has too, so that both look the same.
CREATE TABLE codes (
  id text PRIMARY KEY,
  purpose text NOT NULL,
  mobile text NOT NULL,
  account_id text REFERENCES accounts (id),
  hash text NOT NULL,
  address text NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  used_at bigint
);
CREATE INDEX codes_by_mobile ON codes (mobile, created_at DESC);
CREATE INDEX codes_by_address ON codes (address, created_at DESC);
CREATE INDEX codes_by_time ON codes (created_at);

-- When a number was last sent a code: of two requests at once only one may send.
CREATE TABLE code_turns (
  mobile text PRIMARY KEY,
  taken_at bigint NOT NULL,
  request_key text NOT NULL
);
