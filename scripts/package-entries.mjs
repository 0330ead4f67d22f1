import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, root } from './files.mjs';

/**
 * What a customer can import of the built package and has types: `./headless`, and for each pattern every entry it stands
 * for, such as `./components/dialpad`. `types` is the path of its declarations.
 */
export function packageEntries() {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.entries(exports).flatMap(([name, { types }]) => {
    if (!types) return [];
    return types.includes('*') ? fill(name, types) : [{ name, types }];
  });
}

/** In a target each `*` stands for the same text. */
function fill(name, types) {
  const [first, ...rest] = types.slice(2).split('*');
  const pattern = new RegExp(`^${first}([^/]+)${rest.join('\\1').replaceAll('.', '\\.')}$`);
  return listFiles(first.replace(/\/$/, ''), /\.d\.ts$/).flatMap((path) => {
    const part = pattern.exec(path)?.[1];
    return part ? [{ name: name.replace('*', part), types: path }] : [];
  });
}
