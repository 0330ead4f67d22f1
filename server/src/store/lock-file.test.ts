import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { DataDirectoryLockedError, takeLockFile } from './lock-file.js';

describe('takeLockFile', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tccc-lock-'));
    path = join(folder, 'database.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('lets one in at a time', () => {
    const unlock = takeLockFile(path);

    assert.throws(() => takeLockFile(path), DataDirectoryLockedError);
    unlock();

    assert.equal(existsSync(path), false);
    takeLockFile(path)();
  });

  it('names the living process that holds it', () => {
    writeFileSync(path, String(process.ppid));

    assert.throws(() => takeLockFile(path), new RegExp(`process ${process.ppid} .*DATA_DIR`));
  });

  it('takes over from a process that is gone, from one that never finished writing, and from an earlier life with its own pid', () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;

    for (const left of [String(gone), '', String(process.pid)]) {
      writeFileSync(path, left);
      takeLockFile(path)();
    }

    assert.equal(existsSync(path), false);
  });
});
