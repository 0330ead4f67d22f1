// Shows which tests prove each row of docs/spec.md: `npm run spec` after `npm test`, or `npm run spec -- --list` from the
// sources alone. The exit code is 1 when a row has no test, or one that failed or was not run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, root } from './files.mjs';
import { judgeRows, readSpec, rowsOf, titlesIn } from './spec-rows.mjs';
import { testFiles } from './test-files.mjs';
import { readResults } from './test-results.mjs';

const read = (file) => readFileSync(join(root, file), 'utf8');
const spec = readSpec(read('docs/spec.md'));
const stages = Object.keys(testFiles);
const titles = (files) => files.flatMap((file) => titlesIn(read(file)).map((title) => ({ file, title })));
// tests of the tools prove nothing of the product, and quote titles as samples
const isProduct = (file) => !file.startsWith('scripts/');
const files = new Set(stages.flatMap((stage) => testFiles[stage]()));
const tests = titles([...files].filter(isProduct));

process.exitCode = process.argv.includes('--list') ? list() : judge();

/** Contract suites count where they are written: the tests that run them have no title of their own. */
function list() {
  const sources = [...tests, ...titles(listFiles('src/testing', /-suite\.ts$/))];
  let missing = 0;
  for (const { row, title } of spec) {
    const own = sources.filter((source) => rowsOf(source.title).includes(row));
    print(`${row}  ${title}${own.length === 0 ? ': no test' : ''}`);
    for (const { file, title: name } of own) print(`     ${name}  (${file})`);
    if (own.length === 0) missing++;
  }
  print(`\n${spec.length - missing} of ${spec.length} rows have a test`);
  return missing > 0 ? 1 : 0;
}

function judge() {
  const results = readResults(stages);
  if (results.length === 0) {
    print(
      'There are no results yet: run `npm test` first, or `npm run spec -- --list` for the titles alone.',
    );
    return 1;
  }
  const rows = judgeRows(spec, tests, results);
  const widest = Math.max(...rows.map(({ title }) => title.length));
  for (const { row, title, tests: count, failed, notRun, isProven } of rows) {
    const passed = `${count - failed.length} of ${count} passed`;
    print(`${isProven ? '✓' : '✗'} ${row.padEnd(3)}  ${title.padEnd(widest)}  ${count ? passed : 'no test'}`);
    for (const { file, title: name } of failed) print(`         failed: ${name}  (${file})`);
    for (const file of notRun) print(`         not run: ${file}`);
  }
  const proven = rows.filter((row) => row.isProven).length;
  print(`\n${proven} of ${rows.length} rows proven`);
  return proven === rows.length ? 0 : 1;
}

function print(text) {
  process.stdout.write(`${text}\n`);
}
