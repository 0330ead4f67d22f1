import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { transformSync } from 'esbuild';
import { withSharedHelper } from './legacy-decorators.mjs';

const transpile = (source) =>
  transformSync(source, {
    loader: 'ts',
    target: 'es2022',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  }).code;

describe('withSharedHelper', () => {
  for (const [what, member] of [
    ['a field', 'value = 1'],
    ['an accessor', 'get value() { return 1 }'],
  ])
    it(`imports the helper that decorates ${what}, and moves no line`, () => {
      const code = transpile(`export class Pad { @property() ${member}; }`);

      const small = withSharedHelper(code);

      assert.match(small, /^import { decorateClass as __decorateClass } from ".*lit-decorators\.ts";\n/);
      assert.doesNotMatch(small, /__defProp|__getOwnPropDesc/);
      assert.equal(small.split('\n').length, code.split('\n').length);
      assert.equal(
        small.split('\n').indexOf('export class Pad {'),
        code.split('\n').indexOf('export class Pad {'),
      );
    });

  it('says when esbuild writes it otherwise', () => {
    assert.throws(() => withSharedHelper('__decorateClass([property()], Pad.prototype)'), /another way/);
  });
});
