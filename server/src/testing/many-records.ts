import { sql } from 'drizzle-orm';
import { openDatabase } from '../store/database.js';
import { migrate } from '../store/migrations.js';

/**
 * Puts `count` records of one agent into the embedded database of `directory`, a minute apart and the newest at `newest`:
 * every other one inbound, every third of the group `voice`, customers' numbers all different.
 */
export async function putManyRecords(
  directory: string,
  { agentId, centreId, count, newest }: { agentId: string; centreId: string; count: number; newest: number },
): Promise<void> {
  const database = await openDatabase({ url: null, directory, onConnectionError: () => undefined });
  await migrate(database);
  await database.db.execute(sql`
    INSERT INTO records (id, centre_id, agent_id, time, direction, kind, skill_group_id, customer_number, masked_number,
      centre_number, end_status, record)
    SELECT id, ${centreId}::text, ${agentId}::text, at, direction, 'external', group_id, customer,
      overlay(customer placing '****' from 4 for 4), '051485664126', 'normal',
      jsonb_build_object('id', id, 'kind', 'external', 'direction', direction, 'time', at, 'startedAt', at,
        'answeredAt', at, 'endedAt', at + 45000, 'durationMs', 45000,
        'callerNumber', CASE direction WHEN 'inbound' THEN customer ELSE '051485664126' END,
        'calledNumber', CASE direction WHEN 'inbound' THEN '051485664126' ELSE customer END,
        'place', '上海', 'carrier', '上海电信', 'colleague', NULL, 'transferredFrom', NULL, 'transferredTo', NULL,
        'legs', '[]'::jsonb, 'agentId', ${agentId}::text,
        'skillGroup', CASE WHEN group_id IS NULL THEN NULL ELSE '{"id": "voice", "name": "Voice"}'::jsonb END,
        'path', '[]'::jsonb, 'remark', 'Asked about order ' || i, 'tags', '[]'::jsonb, 'endStatus', 'normal', 'endCode', 1,
        'hungUpBy', 'customer', 'hasRecording', false)
    FROM (
      SELECT i, 'call-' || lpad(i::text, 8, '0') AS id, ${newest}::bigint - (${count}::bigint - i) * 60000 AS at,
        CASE i % 2 WHEN 0 THEN 'inbound' ELSE 'outbound' END AS direction,
        CASE i % 3 WHEN 0 THEN 'voice' END AS group_id, (13000000000 + i * 7919)::text AS customer
      FROM generate_series(1, ${count}::bigint) AS i
    ) AS made`);
  await database.close();
}
