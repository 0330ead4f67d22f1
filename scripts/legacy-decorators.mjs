// Lit's decorators work in both ways of writing decorators, and esbuild brings its helper once for every module. What we
// bundle is written in one way, so both come from one small module of ours.
import { join } from 'node:path';
import { root } from './files.mjs';

const ours = join(root, 'src/cdn/lit-decorators.ts');

/** A rollup plugin, to stand behind the one that transpiles. */
export function legacyDecorators() {
  return {
    name: 'legacy-decorators',
    resolveId: (source) => (source === 'lit/decorators.js' ? ours : null),
    transform: (code, id) =>
      /node_modules/.test(id) || !code.includes('__decorateClass')
        ? null
        : { code: withSharedHelper(code), map: null },
  };
}

/** `code` with esbuild's helper for decorators imported; every line keeps its number, so that the source map stays true. */
export function withSharedHelper(code) {
  const found = /^var __defProp[\s\S]*?^var __decorateClass = [\s\S]*?^};$/m.exec(code)?.[0];
  if (!found) throw new Error('esbuild writes its helper for decorators in another way now.');
  const lines = found.replace(/[^\n]/g, '');
  return code.replace(
    found,
    `import { decorateClass as __decorateClass } from ${JSON.stringify(ours)};${lines}`,
  );
}
