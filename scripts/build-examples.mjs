import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { listFiles, root } from './files.mjs';

/**
 * Bundles each folder of `examples/` that has an `index.html` into `dist/examples/<name>/`, resolving the package the
 * way a customer's bundler does: through its exports, built files only.
 */
export async function buildExamples() {
  const names = existsSync(join(root, 'examples')) ? readdirSync(join(root, 'examples')) : [];
  for (const name of names.filter((name) => existsSync(join(root, 'examples', name, 'index.html'))))
    await buildExample(name);
}

async function buildExample(name) {
  const from = `examples/${name}`;
  const files = listFiles(from);
  const scripts = files.filter((path) => isScript(path) && isNamedIn(path, `${from}/index.html`));
  for (const path of files.filter((path) => !/\.ts$|\.md$/.test(path))) copy(path);
  if (scripts.length === 0) return;
  await build({
    absWorkingDir: root,
    entryPoints: scripts,
    outbase: from,
    outdir: `dist/${from}`,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    sourcemap: true,
    legalComments: 'linked',
    logLevel: 'warning',
    chunkNames: 'chunks/[name]-[hash]',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });
}

function isScript(path) {
  return path.endsWith('.ts') && !/\.(test|d)\.ts$/.test(path);
}

function isNamedIn(path, page) {
  const name = path.slice(dirname(page).length + 1);
  return readFileSync(join(root, page), 'utf8').includes(name);
}

/** Copies a file; a page's `src="./main.ts"` becomes `src="./main.js"`. */
function copy(path) {
  const to = join(root, 'dist', path);
  mkdirSync(dirname(to), { recursive: true });
  if (!path.endsWith('.html')) return cpSync(join(root, path), to);
  const page = readFileSync(join(root, path), 'utf8');
  writeFileSync(to, page.replace(/(<script[^>]*\ssrc="[^"]*)\.ts"/g, '$1.js"'));
}
