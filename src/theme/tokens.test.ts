import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { themeAttribute, tokens } from './tokens.js';

const folder = new URL('../../components/', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => ({ path, source: readFileSync(new URL(path, folder), 'utf8') }));
const styles = sources.map(({ source }) => source).join('\n');

const declared = [...tokens.matchAll(/^ {2}(--_[\w-]+): var\((--tccc-[\w-]+), .+\);$/gm)];
const publicNames = declared.map(([, , name]) => name);
const privateNames = declared.map(([, name]) => name);
const read = (text: string): Set<string | undefined> =>
  new Set([...text.matchAll(/var\((--_[\w-]+)/g)].map(([, name]) => name));

/** Places that mean the screen's left or right, where a page may be read from the right. */
const physical =
  /^\s*(left|right|(margin|padding|border|inset)-(left|right)|text-align:\s*(left|right)|float|clear)\b[^;]*[:;]/gm;

describe('tokens', () => {
  it('B10: each is public once, and has one private name', () => {
    assert.equal(new Set(publicNames).size, publicNames.length);
    assert.equal(new Set(privateNames).size, privateNames.length);
    assert.ok(publicNames.length > 90);
  });

  it('B10: each is read by a style, and styles read no other', () => {
    const used = read(styles + tokens);
    assert.deepEqual(
      privateNames.filter((name) => !used.has(name)),
      [],
      'declared, but without effect',
    );
    const known = new Set(privateNames);
    assert.deepEqual(
      [...read(styles)].filter((name) => !known.has(name)),
      [],
      'read, but declared nowhere',
    );
  });

  it('B10: the density changes only public tokens, the same in both directions', () => {
    const blocks = [...themeAttribute.matchAll(/data-tccc-density="(\w+)"\]\) \{([^}]+)\}/g)];
    const namesOf = (block = ''): (string | undefined)[] =>
      [...block.matchAll(/(--[\w-]+):/g)].map(([, name]) => name);
    assert.deepEqual(
      blocks.map(([, name]) => name),
      ['compact', 'comfortable'],
    );
    assert.deepEqual(namesOf(blocks[0]?.[2]), namesOf(blocks[1]?.[2]));
    assert.deepEqual(
      namesOf(blocks[0]?.[2]).filter((name) => !publicNames.includes(name)),
      [],
    );
  });

  it('B10: styles know no left and right, only start and end', () => {
    const found = sources
      .filter(({ path }) => path.endsWith('.styles.ts') || /css`/.test(path))
      .flatMap(({ path, source }) => (source.match(physical) ?? []).map((line) => `${path}: ${line.trim()}`));
    assert.deepEqual(found, []);
  });
});
