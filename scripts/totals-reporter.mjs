import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './files.mjs';

/** A reporter of the browser test runner that writes the totals and each test's outcome to the file named by TCCC_TOTALS. */
export function totalsReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const totals = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) addSession(session, totals);
      const results = sessions.flatMap(({ testFile, testResults }) =>
        resultsOf(testResults).map((result) => ({ file: relative(root, testFile), ...result })),
      );
      if (process.env.TCCC_TOTALS)
        writeFileSync(process.env.TCCC_TOTALS, JSON.stringify({ ...totals, results }));
    },
  };
}

/** A file that didn't load, or holds no test, is a failure that no test tells of. */
function addSession(session, totals) {
  const before = { ...totals };
  addSuite(session.testResults, totals);
  const isSilent = totals.failed === before.failed;
  const isEmpty = isSilent && totals.passed === before.passed && totals.skipped === before.skipped;
  if (isEmpty) process.stderr.write(`no test in ${session.testFile}\n`);
  if (isEmpty || (isSilent && !session.passed)) totals.failed++;
}

function addSuite(suite, totals) {
  for (const test of suite?.tests ?? [])
    totals[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
  for (const inner of suite?.suites ?? []) addSuite(inner, totals);
}

function resultsOf(suite) {
  const own = (suite?.tests ?? []).filter(({ skipped }) => !skipped);
  return [
    ...own.map(({ name, passed }) => ({ title: name, passed })),
    ...(suite?.suites ?? []).flatMap(resultsOf),
  ];
}
