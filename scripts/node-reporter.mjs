// The reporter of the node tests: one line a test file, the whole story for each failure, and the totals with
// each test's outcome written to the file named by TCCC_TOTALS.
import { writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { inspect } from 'node:util';
import { root } from './files.mjs';

export default async function* nodeReporter(source) {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const results = [];
  const files = new Map();
  const path = [];
  for await (const { type, data } of source) {
    if (type === 'test:start') path.splice(data.nesting, Infinity, data.name);
    if (type === 'test:stderr' || type === 'test:stdout') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const outcome = outcomeOf(type, data);
    if (!outcome) continue;
    totals[outcome.kind]++;
    if (outcome.kind !== 'skipped' && !isFile(data))
      results.push({ file: fileOf(data), title: data.name, passed: outcome.kind === 'passed' });
    const file = files.get(fileOf(data)) ?? { passed: 0, failed: 0, skipped: 0 };
    file[outcome.kind]++;
    files.set(fileOf(data), file);
    if (outcome.kind !== 'passed') yield describeOutcome(outcome, data, path.slice(0, data.nesting));
  }
  for (const [file, counts] of files) yield `${counts.failed ? '✗' : '✓'} ${file} (${sum(counts)})\n`;
  if (process.env.TCCC_TOTALS) writeFileSync(process.env.TCCC_TOTALS, JSON.stringify({ ...totals, results }));
}

/** A suite counts through its tests; a file that is reported itself didn't load or holds no test. */
function outcomeOf(type, data) {
  const { details } = data;
  const error = details.error?.cause ?? details.error;
  if (data.skip !== undefined || data.todo !== undefined) return { kind: 'skipped' };
  if (isFile(data)) return { kind: 'failed', error: error ?? 'no test in this file' };
  if (type === 'test:pass') return details.type === 'suite' ? undefined : { kind: 'passed' };
  const isEcho = details.error?.failureType === 'subtestsFailed';
  return isEcho ? undefined : { kind: 'failed', error };
}

function isFile({ name, nesting, file }) {
  return nesting === 0 && (file === undefined ? /\.test\.m?[jt]s$/.test(name) : resolve(root, name) === file);
}

function fileOf(data) {
  return relative(root, isFile(data) ? resolve(root, data.name) : (data.file ?? '(unknown file)'));
}

function describeOutcome({ kind, error }, data, parents) {
  const title = [...parents, data.name].join(' › ');
  const reason = kind === 'failed' ? `\n${indent(typeof error === 'string' ? error : inspect(error))}` : '';
  return `  ${kind}: ${fileOf(data)} › ${title}${reason}\n`;
}

function indent(text) {
  return text.replace(/^/gm, '    ');
}

function sum({ passed, failed, skipped }) {
  return [failed && `${failed} failed`, skipped && `${skipped} skipped`, `${passed} passed`]
    .filter(Boolean)
    .join(', ');
}
