import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';

/** Locks of this very process: its own pid in a file left behind tells nothing (a container's first process is always 1). */
const held = new Set<string>();

/** The data directory belongs to another running server. */
export class DataDirectoryLockedError extends Error {
  override readonly name = 'DataDirectoryLockedError';

  constructor(path: string, pid: number) {
    super(
      `The data directory is used by process ${pid} (lock file ${path}). Two servers on one directory would destroy it. ` +
        'Stop the other one, or give this one another DATA_DIR.',
    );
  }
}

/**
 * Takes the lock file at `path` for this process; the embedded database has none of its own, and two processes on one
 * directory diverge silently. A file left by a process that is gone is taken over.
 * @returns gives the lock back
 * @throws DataDirectoryLockedError when a living process holds it
 */
export function takeLockFile(path: string): () => void {
  for (;;) {
    const handle = tryCreate(path);
    if (handle !== null) {
      writeSync(handle, String(process.pid));
      closeSync(handle);
      held.add(path);
      return () => {
        if (held.delete(path)) unlinkSync(path);
      };
    }
    const pid = readOwner(path);
    if (pid !== null && isAlive(pid, path)) throw new DataDirectoryLockedError(path, pid);
    removeStale(path);
  }
}

function tryCreate(path: string): number | null {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (error) {
    if (isCode(error, 'EEXIST')) return null;
    throw error;
  }
}

/** The pid in the file; `null` when the file is gone meanwhile or was never finished. */
function readOwner(path: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isInteger(pid) ? pid : null;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function isAlive(pid: number, path: string): boolean {
  if (pid === process.pid) return held.has(path);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
}

function removeStale(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
