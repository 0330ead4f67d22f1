import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { listFiles, root } from './files.mjs';
import { packForCustomer } from './pack.mjs';
import { vueFiles } from './build-vue.mjs';

/**
 * Builds each folder of `examples/` that has an `index.html` into `dist/examples/<name>/`, in the project of a customer who
 * installed the packed package: what isn't in the tarball, or isn't exported, can't be used.
 */
export async function buildExamples() {
  const names = existsSync(join(root, 'examples')) ? readdirSync(join(root, 'examples')) : [];
  const pages = names.filter((name) => existsSync(join(root, 'examples', name, 'index.html')));
  if (pages.length === 0) return;
  const customer = packForCustomer(['react', 'react-dom', '@lit/react', 'vue']);
  try {
    cpSync(join(root, 'examples'), join(customer.folder, 'examples'), { recursive: true });
    for (const name of pages) await buildExample(name, customer.folder);
  } finally {
    customer.dispose();
  }
}

async function buildExample(name, project) {
  const from = `examples/${name}`;
  const files = listFiles(from);
  const scripts = files.filter((path) => isScript(path) && isNamedIn(path, `${from}/index.html`));
  for (const path of files.filter((path) => !/\.(tsx?|vue|md)$/.test(path))) copy(path);
  if (scripts.length === 0) return;
  await build({
    absWorkingDir: project,
    entryPoints: scripts,
    outbase: from,
    outdir: join(root, 'dist', from),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    sourcemap: true,
    legalComments: 'linked',
    logLevel: 'warning',
    chunkNames: 'chunks/[name]-[hash]',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: [vueFiles()],
    tsconfigRaw: {
      compilerOptions: {
        experimentalDecorators: true,
        useDefineForClassFields: false,
        jsx: 'react-jsx',
      },
    },
  });
}

function isScript(path) {
  return /\.tsx?$/.test(path) && !/\.(test|d)\.ts$/.test(path);
}

function isNamedIn(path, page) {
  const name = path.slice(dirname(page).length + 1);
  return readFileSync(join(root, page), 'utf8').includes(name);
}

/** Copies a file; a page's `src="./main.ts"` becomes `src="./main.js"`, and each script of the CDN gets its hash. */
function copy(path) {
  const to = join(root, 'dist', path);
  mkdirSync(dirname(to), { recursive: true });
  if (!path.endsWith('.html')) return cpSync(join(root, path), to);
  const page = readFileSync(join(root, path), 'utf8');
  writeFileSync(to, withHashes(page.replace(/(<script[^>]*\ssrc="[^"]*)\.tsx?"/g, '$1.js"')));
}

/** Fills `integrity="sha384-…"` of each script from `/cdn/` with what the build wrote to `sri.json`. */
function withHashes(page) {
  return page.replace(
    /(src="\/cdn\/([^"]+)"\s+integrity=")sha384-…"/g,
    (_match, before, file) => `${before}${hashOf(file)}"`,
  );
}

function hashOf(file) {
  const hashes = JSON.parse(readFileSync(join(root, 'dist/cdn/sri.json'), 'utf8'));
  if (!hashes[file]) throw new Error(`dist/cdn/sri.json has no hash of ${file}`);
  return hashes[file];
}
