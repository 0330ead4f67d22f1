-- Lists of records are cut by more than they were, and never by a digit that the agent can't see.
ALTER TABLE records ADD COLUMN kind text NOT NULL DEFAULT 'external';
ALTER TABLE records ADD COLUMN customer_number text NOT NULL DEFAULT '';
ALTER TABLE records ADD COLUMN masked_number text NOT NULL DEFAULT '';
ALTER TABLE records ADD COLUMN centre_number text NOT NULL DEFAULT '';

UPDATE records SET
  customer_number = CASE direction WHEN 'inbound' THEN caller_number ELSE called_number END,
  centre_number = CASE direction WHEN 'inbound' THEN called_number ELSE caller_number END,
  record = '{"kind": "external", "colleague": null, "transferredFrom": null, "transferredTo": null, "legs": []}'::jsonb || record;

-- As src/model/masking.ts has it.
UPDATE records SET masked_number = CASE
  WHEN length(ltrim(customer_number, '+')) <= 3 THEN customer_number
  WHEN length(ltrim(customer_number, '+')) <= 8 THEN
    overlay(customer_number placing repeat('*', length(ltrim(customer_number, '+')) - 3)
      from length(customer_number) - length(ltrim(customer_number, '+')) + 2
      for length(ltrim(customer_number, '+')) - 3)
  ELSE overlay(customer_number placing '****' from length(customer_number) - 7 for 4)
END;

ALTER TABLE records DROP COLUMN caller_number;
ALTER TABLE records DROP COLUMN called_number;
DROP INDEX records_by_time;
DROP INDEX records_by_agent;
CREATE INDEX records_by_agent ON records (centre_id, agent_id, time DESC, id DESC);
CREATE INDEX records_by_centre ON records (centre_id, time DESC, id DESC);
