// Runs every test: `npm test`, or `npm test -- unit|browser|firefox|e2e [part of a path …]`. The last line on stdout is the
// totals; the exit code is 1 when anything failed or nothing ran.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { root } from './files.mjs';
import { run } from './run.mjs';
import { testFiles } from './test-files.mjs';
import { keepResults } from './test-results.mjs';

const minutes = 60_000;
const args = process.argv.slice(2);
const chosen = args.filter((arg) => arg in testFiles);
const patterns = args.filter((arg) => !(arg in testFiles));
const isStrict = Boolean(process.env.CI);

const stages = { unit: runUnit, browser: runBrowser, firefox: runFirefox, e2e: runEndToEnd };
const totals = { passed: 0, failed: 0, skipped: 0 };

for (const name of Object.keys(stages)) {
  if (chosen.length === 0 || chosen.includes(name)) add(await runStage(name));
}
finish();

/** A stage that ends badly without naming a failed test adds one failure of its own. */
async function runStage(name) {
  const files = testFiles[name]().filter(
    (file) => patterns.length === 0 || patterns.some((part) => file.includes(part)),
  );
  if (files.length === 0) {
    print(`\n${name}: no test files`);
    return {};
  }
  print(`\n${name}: ${files.length} test ${files.length === 1 ? 'file' : 'files'}`);
  const folder = mkdtempSync(join(tmpdir(), 'tccc-test-'));
  const totalsFile = join(folder, 'totals.json');
  try {
    const code = await stages[name](files, { TCCC_TOTALS: totalsFile });
    const { results = [], ...counted } = readTotals(totalsFile) ?? {};
    keepResults(name, files, results);
    return judge({
      name,
      code,
      counted: 'passed' in counted ? counted : undefined,
      focused: isStrict ? files.filter(hasOnly) : [],
    });
  } catch (error) {
    print(`${name}: ${error.message}`);
    return { failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runUnit(files, env) {
  return runNode(files, {
    env,
    options: ['--conditions=source', '--test-timeout=300000'],
    limit: 20 * minutes,
  });
}

async function runEndToEnd(files, env) {
  await buildIfStale();
  return runNode(files, {
    env,
    options: ['--test-concurrency=1', '--test-timeout=600000'],
    limit: 30 * minutes,
  });
}

function runNode(files, { env, options, limit }) {
  const reporter = ['--test-reporter=./scripts/node-reporter.mjs', '--test-reporter-destination=stdout'];
  return run('node', [...options, '--import', 'tsx', '--test', ...reporter, ...files], { env, limit });
}

function runBrowser(files, env) {
  const settings = { ...env, TCCC_TEST_FILES: JSON.stringify(files) };
  return run('wtr', ['--config', 'web-test-runner.config.mjs'], { env: settings, limit: 15 * minutes });
}

function runFirefox(files, env) {
  return runBrowser(files, { ...env, TCCC_BROWSER: 'firefox' });
}

function judge({ name, code, counted, focused }) {
  const result = counted ?? { passed: 0, failed: 0, skipped: 0 };
  for (const file of focused) print(`${name}: ${file} runs only a part of its tests (.only)`);
  const withFocus = { ...result, failed: result.failed + focused.length };
  const ranNothing = result.passed + result.failed + result.skipped === 0;
  const brokeSilently = code !== 0 && result.failed === 0;
  if (counted && !ranNothing && !brokeSilently) return withFocus;
  print(
    `${name}: ${counted ? (ranNothing ? 'no test ran' : `ended with ${code}`) : 'ended before it could count its tests'}`,
  );
  return { ...withFocus, failed: withFocus.failed + 1 };
}

function readTotals(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function hasOnly(file) {
  return /\b(it|test|describe|suite)\.only\(|\bonly: true\b/.test(readFileSync(join(root, file), 'utf8'));
}

function add(result) {
  for (const kind of Object.keys(totals)) totals[kind] += result[kind] ?? 0;
}

/** In CI nothing may be left out, so a skipped test counts as failed there. */
function finish() {
  if (totals.skipped > 0)
    print(`\n${totals.skipped} skipped${isStrict ? ', which counts as failed in CI' : ''}`);
  const failed = totals.failed + (isStrict ? totals.skipped : 0);
  if (totals.passed + failed === 0) print('\nno test ran');
  process.exitCode = failed > 0 || totals.passed === 0 ? 1 : 0;
  print(`\n${totals.passed} passed, ${failed} failed`);
}

function print(text) {
  process.stdout.write(`${text}\n`);
}
