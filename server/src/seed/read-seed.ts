import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { LineCounter, parseDocument, type Document } from 'yaml';
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
      document.errors
        .map(({ pos, message }) => `${source}:${lines.linePos(pos[0]).line}: ${message}`)
        .join('\n'),
    );
  }
  const written: unknown = document.toJS();
  const hasTop =
    typeof written !== 'object' || written === null || !('centres' in written) || 'centre' in written;
  const result = v.safeParse(hasTop ? topCentreSeedSchema : centresSeedSchema, written);
  const seed = result.success ? plainSeed(result.output) : null;
  const mistakes = seed ? findMistakes(seed, hasTop) : (result.issues ?? []).map(toMistake);
  if (seed && mistakes.length === 0) return seed;
  const where = (mistake: Mistake): string =>
    `${source}:${lineOf(document, lines, mistake.path)}: ${mistake.path.join('.')}: ${mistake.message}`;
  throw new SeedError(mistakes.map(where).join('\n'));
}

function toMistake(issue: v.BaseIssue<unknown>): Mistake {
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
