import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { listFiles, root } from './files.mjs';

const pages = ['README.md', ...listFiles('docs', /\.md$/).filter((path) => !path.startsWith('docs/api/'))];
const imports = /^import \{([^}]+)\} from '(tccc-workbench[^']*)';$/gm;

/** What sources export under a name that says that it makes something. */
const makers = new Set(
  [...listFiles('src', /\.ts$/), ...listFiles('components', /\.ts$/)].flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/^export (?:async )?function (\w+)/gm)].map(
      ([, name]) => name,
    ),
  ),
);

describe('snippets of the documentation', () => {
  it('B13: no page names a function that there is not', () => {
    const unknown = pages.flatMap((path) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(/`((?:create|install|run)[A-Z]\w+)\b/g)]
        .filter(([, name]) => !makers.has(name))
        .map(([, name]) => `${path}: ${name}`),
    );
    assert.deepEqual(unknown, []);
  });

  for (const path of pages) {
    const text = readFileSync(join(root, path), 'utf8');
    const found = [...text.matchAll(imports)];
    if (found.length === 0) continue;

    it(`B13: ${path} imports only what the package exports`, async () => {
      for (const [line, names = '', entry = ''] of found) {
        const exported = Object.keys(await import(entry));
        const missing = names
          .split(',')
          .map((name) => name.trim().split(' as ')[0])
          .filter((name) => name && !name.startsWith('type ') && !exported.includes(name));
        assert.deepEqual(missing, [], line);
      }
    });
  }
});
