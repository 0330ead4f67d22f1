import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { sql } from 'drizzle-orm';
import { hashToken } from '../auth/secret-tokens.js';
import { openDatabase } from './database.js';
import { openStore } from './drizzle-store.js';

/** What a server of the first release left behind: one agent, who was signed in, and one record. */
const oldRows = [
  `INSERT INTO agents VALUES ('ann', 'ann@test.example', 'Ann', 'administrator', '["voice"]', 'hash', false, false, 3, null)`,
  `INSERT INTO sessions VALUES ('session-1', 'ann', 'key-1', 1000, 9000000000000, null)`,
  `INSERT INTO refresh_tokens VALUES ('refresh-1', 'session-1', null)`,
  `INSERT INTO one_time_tokens VALUES ('token-1', 'login', 'ann', 9000000000000, null)`,
  `INSERT INTO api_keys VALUES ('${hashToken('key')}', 'crm')`,
  `INSERT INTO centre_state VALUES ('test', '{"seq":7,"agents":{},"calls":{}}', 0, 1000)`,
  `INSERT INTO outbox VALUES ('ann', 7, 1000, '{"seq":7}')`,
  `INSERT INTO records VALUES ('record-1', 'ann', 1000, 'inbound', 'voice', '1', '2', 'normal', '{"id":"record-1"}')`,
];

describe('migrate', () => {
  it('S3: a data directory of one centre goes on: its agents have accounts and seats, its records a centre', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'tccc-old-'));
    const options = { url: null, directory, onConnectionError: () => undefined };
    const old = await openDatabase(options);
    await old.db.execute(
      sql`CREATE TABLE schema_migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    const first = readFileSync(new URL('../../migrations/0001-first.sql', import.meta.url), 'utf8');
    for (const statement of [...first.split(/;\s*$/m), ...oldRows])
      if (statement.trim() !== '') await old.db.execute(sql.raw(statement));
    await old.db.execute(sql`INSERT INTO schema_migrations (name) VALUES ('0001-first.sql')`);
    await old.close();

    const store = await openStore(options);

    const account = await store.accounts.byId('ann');
    assert.deepEqual([account?.email, account?.failedCount, account?.mobile], ['ann@test.example', 3, null]);
    const seat = await store.seats.byId('ann');
    assert.deepEqual(
      [seat?.accountId, seat?.centreId, seat?.role, seat?.groupIds, seat?.lastVisitAt],
      ['ann', 'test', 'administrator', ['voice'], 1000],
    );
    assert.deepEqual(
      (await store.sessions.aliveOf('ann', 2000)).map(({ id }) => id),
      ['session-1'],
    );
    assert.equal(await store.tokens.centreOfApiKey(hashToken('key')), 'test');
    assert.equal((await store.records.byId('test', 'record-1'))?.id, 'record-1');
    assert.equal(await store.records.byId('other', 'record-1'), null);
    assert.deepEqual(await store.centre.factsSince('test', 'ann', 6), [{ seq: 7 }]);
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });
});
