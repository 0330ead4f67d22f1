import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './files.mjs';

const fileOf = (stage) => join(root, '.cache', 'test-results', `${stage}.json`);

/** What the last run of each test said: `{ file, title, passed }`; of files that are gone nothing. */
export function readResults(stages) {
  return stages.flatMap((stage) => {
    if (!existsSync(fileOf(stage))) return [];
    const results = JSON.parse(readFileSync(fileOf(stage), 'utf8'));
    return results.filter(({ file }) => existsSync(join(root, file)));
  });
}

/** Keeps what a stage's run of `files` said; what other files said before stays. */
export function keepResults(stage, files, results) {
  // A test of a contract suite names the suite's file, which is none of the stage's.
  const told = new Set([...files, ...results.map(({ file }) => file)]);
  const others = readResults([stage]).filter(({ file }) => !told.has(file));
  mkdirSync(dirname(fileOf(stage)), { recursive: true });
  writeFileSync(fileOf(stage), `${JSON.stringify([...others, ...results], null, 1)}\n`);
}
