import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { listFiles, root } from './files.mjs';

const isForTests = /\.test\.ts$|\/fixtures\//;

/** Turns each of the server's modules into JavaScript in `server/dist`; what isn't TypeScript is copied beside. */
export async function buildServer() {
  const files = listFiles('server/src').filter((path) => !isForTests.test(path));
  const modules = files.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
  rmSync(join(root, 'server/dist'), { recursive: true, force: true });
  mkdirSync(join(root, 'server/dist'), { recursive: true });
  for (const path of files.filter((path) => !path.endsWith('.ts'))) copy(path);
  if (modules.length === 0) return;
  await build({
    absWorkingDir: root,
    entryPoints: modules,
    outbase: 'server/src',
    outdir: 'server/dist',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
    tsconfig: 'server/tsconfig.json',
  });
}

function copy(path) {
  const to = join(root, path.replace('server/src/', 'server/dist/'));
  mkdirSync(dirname(to), { recursive: true });
  cpSync(join(root, path), to);
}
