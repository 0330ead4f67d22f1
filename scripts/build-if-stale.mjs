import { pathToFileURL } from 'node:url';
import { isFresh, withBuildLock } from './build-stamp.mjs';
import { must } from './run.mjs';

/** Builds what the server and the examples need, unless the last build still matches the sources. */
export async function buildIfStale() {
  if (isFresh()) return;
  await withBuildLock(async () => {
    if (isFresh()) return;
    process.stderr.write('build: the sources changed, building\n');
    await must('node', ['scripts/build.mjs', '--runtime'], { env: { TCCC_BUILD_LOCKED: '1' }, stdout: 2 });
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildIfStale();
