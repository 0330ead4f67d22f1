import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const skipped = new Set(['node_modules', 'dist', 'coverage', '.git']);

/**
 * Lists the files below a folder as paths from the repository's root, with `/` on every system, in a steady order.
 * A folder that isn't there has no files.
 */
export function listFiles(folder, pattern = /./) {
  return walk(folder)
    .filter((path) => pattern.test(path))
    .sort();
}

function walk(folder) {
  return entriesOf(folder).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : walk(path);
    return [path];
  });
}

function entriesOf(folder) {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
