import { readFileSync } from 'node:fs';
import { checkFlow } from 'tccc-workbench/model';
import * as v from 'valibot';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { seedSchema, type Seed } from './seed-schema.js';

/** A seed file that can't be used; the message names every line that is wrong. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
}

interface Mistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Reads the seed file at `path`. @throws SeedError */
export function readSeed(path: string): Seed {
  return parseSeed(readFileSync(path, 'utf8'), path);
}

/** Understands the text of a seed file; `source` names it in errors. @throws SeedError */
export function parseSeed(text: string, source: string): Seed {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw new SeedError(
      document.errors
        .map(({ pos, message }) => `${source}:${lines.linePos(pos[0]).line}: ${message}`)
        .join('\n'),
    );
  }
  const result = v.safeParse(seedSchema, document.toJS());
  const mistakes = result.success ? crossMistakes(result.output) : result.issues.map(toMistake);
  if (result.success && mistakes.length === 0) return result.output;
  const where = (mistake: Mistake): string =>
    `${source}:${lineOf(document, lines, mistake.path)}: ${mistake.path.join('.')}: ${mistake.message}`;
  throw new SeedError(mistakes.map(where).join('\n'));
}

function toMistake(issue: v.InferIssue<typeof seedSchema>): Mistake {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  return { path, message: issue.message };
}

/** The line of the nearest thing that is there: a missing key is told at what should hold it. */
function lineOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range =
      typeof node === 'object' && node !== null && 'range' in node ? (node.range as [number] | null) : null;
    if (range) return lines.linePos(range[0]).line;
  }
  return 1;
}

/** What the shape alone can't tell: names that must be there, and those that may be there only once. */
function crossMistakes(seed: Seed): Mistake[] {
  const groups = new Set(seed.groups.map(({ id }) => id));
  const unknownGroups = [
    ...seed.numbers.map(({ group }, at) => ({ group, path: ['numbers', at, 'group'] })),
    ...seed.agents.flatMap((agent, at) =>
      agent.groups.map((group, index) => ({ group, path: ['agents', at, 'groups', index] })),
    ),
  ].filter(({ group }) => !groups.has(group));
  return [
    ...unknownGroups.map(({ group, path }) => ({ path, message: `there is no group "${group}"` })),
    ...flowMistakes(seed, [...groups]),
    ...repeated(
      'groups',
      'id',
      seed.groups.map(({ id }) => id),
    ),
    ...repeated(
      'agents',
      'id',
      seed.agents.map(({ id }) => id),
    ),
    ...repeated(
      'agents',
      'email',
      seed.agents.map(({ email }) => email.toLowerCase()),
    ),
    ...repeated(
      'numbers',
      'number',
      seed.numbers.map(({ number }) => number),
    ),
    ...repeated('phones', 'username', [...seed.phones.map(({ username }) => username)]),
    ...repeated(
      'phones',
      'number',
      seed.phones.map(({ number }) => number),
    ),
  ];
}

function flowMistakes(seed: Seed, groupIds: readonly string[]): Mistake[] {
  const flowIds = seed.flows.map(({ id }) => id);
  return [
    ...seed.numbers.flatMap(({ flow }, at) =>
      flow === undefined || flowIds.includes(flow)
        ? []
        : [{ path: ['numbers', at, 'flow'], message: `there is no flow "${flow}"` }],
    ),
    ...seed.flows.flatMap((flow, at) =>
      checkFlow(flow, groupIds).map(({ path, message }) => ({ path: ['flows', at, ...path], message })),
    ),
    ...repeated('flows', 'id', flowIds),
  ];
}

function repeated(list: string, key: string, values: readonly string[]): Mistake[] {
  return values.flatMap((value, at) =>
    values.indexOf(value) < at ? [{ path: [list, at, key], message: `"${value}" is there twice` }] : [],
  );
}
