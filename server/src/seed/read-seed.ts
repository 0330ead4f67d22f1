import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { nearestOf } from './nearest-word.js';
import { keysAt } from './schema-keys.js';
import { findMistakes, type Mistake } from './seed-mistakes.js';
import { centresSeedSchema, plainSeed, topCentreSeedSchema, type Seed } from './seed-schema.js';

/** A seed file that can't be used; the message names every line that is wrong. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
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
      document.errors.map(({ pos, message }) => `${source}:${placeOf(lines, pos[0])}: ${message}`).join('\n'),
    );
  }
  const written: unknown = document.toJS();
  const hasTop =
    typeof written !== 'object' || written === null || !('centres' in written) || 'centre' in written;
  const schema = hasTop ? topCentreSeedSchema : centresSeedSchema;
  const result = v.safeParse(schema, written);
  const seed = result.success ? plainSeed(result.output) : null;
  const mistakes = seed
    ? findMistakes(seed, hasTop)
    : (result.issues ?? []).map((issue) => toMistake(issue, schema));
  if (seed && mistakes.length === 0) return seed;
  const where = (mistake: Mistake): string =>
    `${source}:${findPlace(document, lines, mistake)}: ${mistake.path.join('.')}: ${mistake.message}`;
  throw new SeedError(mistakes.map(where).join('\n'));
}

function toMistake(issue: v.BaseIssue<unknown>, schema: v.GenericSchema): Mistake {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const isUnknownKey = issue.type === 'strict_object' && issue.expected === 'never';
  return isUnknownKey
    ? { path, message: unknownKey(issue, schema), isKey: true }
    : { path, message: issue.message };
}

/** A key that means nothing here was most often meant to be one that does. */
function unknownKey(issue: v.BaseIssue<unknown>, schema: v.GenericSchema): string {
  const keys = (issue.path ?? []).map(({ key }) => String(key));
  const nearest = nearestOf(String(keys.at(-1)), keysAt(schema, keys.slice(0, -1)));
  return nearest === null ? 'is no setting' : `is no setting; did you mean ${nearest}?`;
}

/** `line:column` of the nearest thing that is there: a missing key is told at what should hold it. */
function findPlace(document: Document, lines: LineCounter, { path, isKey }: Mistake): string {
  const key = isKey ? keyNode(document, path) : null;
  if (isNode(key) && key.range) return placeOf(lines, key.range[0]);
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return placeOf(lines, node.range[0]);
  }
  return '1:1';
}

function keyNode(document: Document, path: readonly (string | number)[]): unknown {
  const holder: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(holder)) return null;
  return holder.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))?.key;
}

function placeOf(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${line}:${col}`;
}
