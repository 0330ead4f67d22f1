// Everything that can be checked without running the tests: `npm run verify`, or `node scripts/verify.mjs lint types`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, root } from './files.mjs';
import { packageEntries } from './package-entries.mjs';
import { run } from './run.mjs';

const components = listFiles('components', /\.ts$/);
const has = (path) => existsSync(join(root, path));
const cached = (tool) => ['--cache', '--cache-location', `.cache/${tool}`];

/** Each step names its commands; one that has nothing to look at yet says what is missing. */
const steps = {
  format: () => [['prettier', '--check', '--log-level', 'warn', ...cached('prettier'), '.']],
  lint: () => [['eslint', '--max-warnings=0', ...cached('eslint/'), '.']],
  floors: () => [['node', 'scripts/check-floors.mjs']],
  charts: () => [['node', 'scripts/make-diagrams.mjs', '--check']],
  templates: () =>
    components.length === 0
      ? 'no components yet'
      : [['lit-analyzer', '--strict', '--maxWarnings=0', '--quiet', 'components/**/*.ts']],
  types: () =>
    ['tsconfig.json', 'tsconfig.core.json', 'server/tsconfig.json', 'tsconfig.examples.json'].map(
      (project) => ['tsc', '-p', project],
    ),
  build: () => [['node', 'scripts/build.mjs']],
  manifest: () => (components.length === 0 ? 'no components yet' : [['node', 'scripts/check-manifest.mjs']]),
  wrappers: () => [['node', 'scripts/make-wrappers.mjs', '--check']],
  api: () => [['node', 'scripts/api-report.mjs', '--check']],
  package: () => [
    ['publint', '--strict'],
    [
      'attw',
      '--pack',
      '.',
      '--profile',
      'esm-only',
      '--exclude-entrypoints',
      'custom-elements.json',
      // it leaves patterns out by itself
      '--include-entrypoints',
      ...packageEntries().map(({ name }) => name),
      '--quiet',
    ],
  ],
  size: () => (has('src/define.ts') ? [['size-limit']] : 'no src/define.ts yet'),
  docs: () => [['node', 'scripts/docs.mjs']],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) {
  print(`unknown step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}`);
  process.exit(1);
}

for (const name of Object.keys(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  if (!(await runStep(name))) {
    print(`✗ ${name} failed`);
    process.exit(1);
  }
}

async function runStep(name) {
  const commands = steps[name]();
  if (typeof commands === 'string') {
    print(`– ${name}: skipped, ${commands}`);
    return true;
  }
  const start = Date.now();
  const codes = await Promise.all(commands.map(([command, ...args]) => run(command, args)));
  const passed = codes.every((code) => code === 0);
  if (passed) print(`✓ ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  return passed;
}

function print(text) {
  process.stdout.write(`${text}\n`);
}
