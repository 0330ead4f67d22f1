import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadedAtOnce } from './loaded-at-once.mjs';

const chunk = (name, moduleIds, imports = []) => ({
  type: 'chunk',
  name,
  fileName: `${name}.js`,
  moduleIds: moduleIds.map((id) => `/src/${id}`),
  imports,
});

const output = [
  chunk('desk', ['desk.ts'], ['shared.js', 'lit.js']),
  chunk('shared', ['text.ts', 'clock.ts'], ['base.js']),
  chunk('base', ['base.ts'], ['shared.js']),
  chunk('lit', ['lit.ts']),
  chunk('later', ['later.ts'], ['base.js']),
  { type: 'asset', fileName: 'load-manifest.json' },
];

describe('loadedAtOnce', () => {
  it('finds what an entry imports, and what that imports, and nothing that is loaded later', () => {
    assert.deepEqual([...loadedAtOnce(output, ['desk'])].sort(), [
      '/src/base.ts',
      '/src/clock.ts',
      '/src/desk.ts',
      '/src/lit.ts',
      '/src/text.ts',
    ]);
  });

  it('finds by its path what a page loads later, and puts several together', () => {
    assert.deepEqual([...loadedAtOnce(output, ['lit', 'later.ts'])].sort(), [
      '/src/base.ts',
      '/src/clock.ts',
      '/src/later.ts',
      '/src/lit.ts',
      '/src/text.ts',
    ]);
  });

  it('says which entry is not there', () => {
    assert.throws(() => loadedAtOnce(output, ['gone.ts']), /no file for gone\.ts/);
  });
});
