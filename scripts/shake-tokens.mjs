// An element from a CDN needs no token that none of its own styles name.

const declaration = /(--_[\w-]+):[^;{}`]*(?:;\s*|(?=}))/g;

/** A rollup plugin for the output: leaves unused tokens out of a chunk that carries its own. */
export function shakeTokens() {
  return {
    name: 'shake-tokens',
    renderChunk: (code) =>
      code.search(declaration) >= 0 ? { code: withoutUnusedTokens(code), map: null } : null,
  };
}

/** `code` without the declarations of private properties (`--_…: …`) that nothing in it reads. */
export function withoutUnusedTokens(code) {
  for (let before = code; ; before = code) {
    const read = new Set([...code.matchAll(/var\((--_[\w-]+)/g)].map(([, name]) => name));
    code = code.replace(declaration, (whole, name) => (read.has(name) ? whole : breaksOf(whole)));
    if (code === before) return code;
  }
}

/** Later lines keep their numbers, so that the source map stays true. */
const breaksOf = (text) => text.replace(/[^\n]/g, '');
