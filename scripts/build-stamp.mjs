import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, root } from './files.mjs';
import { takeLock } from './lock.mjs';

/** Remembers what the last complete build was made from. */
export const stampFile = join(root, '.cache', 'build-stamp');

const outputs = ['dist', 'server/dist'];

/** Hashes everything a build reads. */
export function inputsHash() {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const path of inputs()) hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

function inputs() {
  const isInput = /^(?!.*\.test\.ts$)/;
  const folders = ['src', 'components', 'server/src', 'examples'].flatMap((folder) =>
    listFiles(folder, isInput),
  );
  const tools = listFiles(
    'scripts',
    /\/(build|sdp|files|pack|lean|loaded|minify|own-copies|shake)[\w-]*\.mjs$/,
  );
  const files = [
    'package.json',
    'package-lock.json',
    'rollup.config.ts',
    'tsconfig.base.json',
    'tsconfig.json',
  ];
  return [...folders, ...tools, ...files];
}

/** Tells whether the last build still matches the sources. */
export function isFresh() {
  if (!existsSync(stampFile) || !outputs.every((folder) => existsSync(join(root, folder)))) return false;
  return readFileSync(stampFile, 'utf8') === inputsHash();
}

/** Keeps two builds from writing to the same folder. */
export async function withBuildLock(work) {
  const notice = () => process.stderr.write('build: another build is running, waiting for it\n');
  const unlock = await takeLock(join(root, '.cache', 'build.lock'), { notice });
  try {
    return await work();
  } finally {
    unlock();
  }
}
