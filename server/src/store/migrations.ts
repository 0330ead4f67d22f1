import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import type { Database } from './database.js';

/** The same folder from source and from a build: `server/src/store` and `server/dist/store` are as deep. */
const folder = fileURLToPath(new URL('../../migrations/', import.meta.url));

/** Brings the database up to date: runs, in order and each in its own transaction, the files that it has not seen. */
export async function migrate(database: Database): Promise<void> {
  await database.db.execute(
    sql`CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`,
  );
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()) {
    await database.db.transaction(async (transaction) => {
      // Two servers that start at once on one PostgreSQL must not both run the file.
      await transaction.execute(sql`LOCK TABLE schema_migrations IN EXCLUSIVE MODE`);
      const seen = database.rows(
        await transaction.execute(sql`SELECT 1 FROM schema_migrations WHERE name = ${name}`),
      );
      if (seen.length > 0) return;
      for (const statement of statements(readFileSync(join(folder, name), 'utf8'))) {
        await transaction.execute(sql.raw(statement));
      }
      await transaction.execute(sql`INSERT INTO schema_migrations (name) VALUES (${name})`);
    });
  }
}

/** A migration's statements end with a semicolon at the end of a line. */
function statements(text: string): string[] {
  return text
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
