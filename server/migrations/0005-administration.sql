-- What administrators changed of a centre over REST; what is not in here follows the seed.
CREATE TABLE centre_settings (
  centre_id text PRIMARY KEY,
  settings jsonb NOT NULL,
  changed_at bigint NOT NULL
);

-- A seat that administrators manage is left alone by the seed; a deleted one stays because records name it.
ALTER TABLE seats ADD COLUMN is_disabled boolean NOT NULL DEFAULT false;
ALTER TABLE seats ADD COLUMN is_managed boolean NOT NULL DEFAULT false;
ALTER TABLE seats ADD COLUMN deleted_at bigint;
