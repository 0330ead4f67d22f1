import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { PgliteAnswer, PgliteRequest, PgliteResult } from './pglite-messages.js';

// The database is synchronous WebAssembly: an aggregate of 57 ms would stall every call if it ran beside them.

const port = parentPort;
if (!port) throw new Error('pglite-worker runs only as a worker thread');

const { directory } = workerData as { readonly directory: string };
const database = await attempt(0, async () => {
  const opened = await PGlite.create(directory);
  return { opened, result: { rows: [], affectedRows: 0 } };
});

async function attempt<Done extends { readonly result: PgliteResult }>(
  id: number,
  work: () => Promise<Done>,
): Promise<Done | null> {
  try {
    const done = await work();
    port?.postMessage({ id, result: done.result } satisfies PgliteAnswer);
    return done;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    const message = error instanceof Error ? error.message : String(error);
    port?.postMessage({ id, failure: { message, code } } satisfies PgliteAnswer);
    return null;
  }
}

async function run(opened: PGlite, request: PgliteRequest): Promise<PgliteResult> {
  switch (request.kind) {
    case 'query': {
      const { rows, affectedRows } = await opened.query(request.sql, [...request.params], {
        rowMode: request.rowMode,
      });
      return { rows, affectedRows: affectedRows ?? 0 };
    }
    case 'exec':
      await opened.exec(request.sql);
      return { rows: [], affectedRows: 0 };
    case 'close':
      await opened.close();
      return { rows: [], affectedRows: 0 };
  }
}

if (database) {
  port.on('message', (request: PgliteRequest) => {
    void attempt(request.id, async () => ({ result: await run(database.opened, request) })).then(() => {
      if (request.kind === 'close') port.close();
    });
  });
}
