import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle as drizzleNodePostgres } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { takeLockFile } from './lock-file.js';
import { PgliteClient } from './pglite-client.js';
import * as schema from './schema.js';

/** Drizzle over either driver: the same schema and the same queries. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface Database {
  readonly db: Db;
  /** The rows of a raw statement; the drivers agree on `rows` but drizzle's common type doesn't say so. */
  rows(result: unknown): readonly unknown[];
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  /** A PostgreSQL to use instead of the embedded one. */
  readonly url: string | null;
  /** Where the embedded database and its lock live. */
  readonly directory: string;
  /** Hears of a PostgreSQL connection that broke while nobody used it; the pool replaces it by itself. */
  readonly onConnectionError: (error: Error) => void;
}

const rows = (result: unknown): readonly unknown[] => (result as { readonly rows: readonly unknown[] }).rows;

/** Opens the embedded database, or connects to the PostgreSQL of `url`. @throws DataDirectoryLockedError */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url === null
    ? openEmbedded(options.directory)
    : connect(options.url, options.onConnectionError);
}

async function openEmbedded(directory: string): Promise<Database> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const unlock = takeLockFile(join(directory, 'database.lock'));
  try {
    const client = await PgliteClient.open(join(directory, 'database'));
    // Drizzle asks a PGlite for `query` and `transaction` only.
    const db = drizzlePglite(client as unknown as PGlite, { schema });
    const close = async (): Promise<void> => {
      await client.close();
      unlock();
    };
    return { db, rows, close };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function connect(url: string, onError: (error: Error) => void): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  pool.on('error', onError);
  const connection = await pool.connect();
  connection.release();
  return { db: drizzleNodePostgres(pool, { schema }), rows, close: () => pool.end() };
}
