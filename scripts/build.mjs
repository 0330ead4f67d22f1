// Builds everything into dist/ and server/dist/. `--runtime` leaves out what only a release needs: type
// declarations and the elements' manifest.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildEditorData } from './build-editor-data.mjs';
import { buildExamples } from './build-examples.mjs';
import { buildServer } from './build-server.mjs';
import { buildSri } from './build-sri.mjs';
import { inputsHash, stampFile, withBuildLock } from './build-stamp.mjs';
import { listFiles, root } from './files.mjs';
import { must } from './run.mjs';

const isRuntimeOnly = process.argv.includes('--runtime');

// A lock the caller already has isn't taken twice.
if (process.env.TCCC_BUILD_LOCKED) await build();
else await withBuildLock(build);

async function build() {
  const hash = inputsHash();
  rmSync(stampFile, { force: true });
  for (const folder of ['src', 'components', 'cdn', 'editor', 'examples'])
    rmSync(join(root, 'dist', folder), { recursive: true, force: true });
  await Promise.all([
    buildLibrary(),
    buildServer(),
    ...(isRuntimeOnly ? [] : [buildDeclarations(), buildManifest()]),
  ]);
  if (existsSync(join(root, 'dist/cdn'))) buildSri();
  await buildExamples();
  writeFileSync(stampFile, hash);
}

async function buildLibrary() {
  if (listFiles('src', /\.ts$/).length === 0) return skip('library', 'src/ is empty');
  await must('rollup', ['-c', 'rollup.config.ts', '--configPlugin', 'esbuild', '--silent']);
}

async function buildDeclarations() {
  await must('tsc', ['-p', 'tsconfig.build.json']);
}

async function buildManifest() {
  if (listFiles('components', /\.ts$/).length === 0) return skip('manifest', 'components/ is empty');
  await must('cem', ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet']);
  buildEditorData();
}

function skip(part, reason) {
  process.stderr.write(`build: no ${part}, ${reason}\n`);
}
