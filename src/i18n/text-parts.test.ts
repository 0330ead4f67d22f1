import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { textParts, type TextPart } from './catalogues.js';
import { zhChecks } from './texts/checks.zh-cn.js';
import { zhCommon } from './texts/common.zh-cn.js';
import { zhDialpad } from './texts/dialpad.zh-cn.js';
import { zhErrors } from './texts/errors.zh-cn.js';
import { zhRecordList } from './texts/records.zh-cn.js';
import { zhWholeDesk } from './texts/whole-desk.zh-cn.js';
import { zhWholeEntrance } from './texts/whole-entrance.zh-cn.js';

const keysOf: Readonly<Record<TextPart, readonly string[]>> = {
  dialpad: Object.keys(zhDialpad),
  common: Object.keys(zhCommon),
  entrance: Object.keys(zhWholeEntrance),
  records: Object.keys(zhRecordList),
  desk: Object.keys(zhWholeDesk),
  checks: Object.keys(zhChecks),
  errors: Object.keys(zhErrors),
};

/** Its words come when they are needed, see `errorSummary`. */
const onDemand = 'components/internal/error-message.ts';

/** Every file that comes with `path` at once. */
function filesOf(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path) || !existsSync(path)) return seen;
  seen.add(path);
  const imports = readFileSync(path, 'utf8').matchAll(
    /^(?:import|export) (?!type)[^;]*?from '(\.[^']+)\.js';|^import '(\.[^']+)\.js';/gm,
  );
  for (const [, from, effect] of imports) filesOf(join(dirname(path), `${from ?? effect}.ts`), seen);
  return seen;
}

/** The keys that a file says, or how they begin where the rest is told at run time. */
function keysIn(path: string): readonly string[] {
  const code = readFileSync(path, 'utf8');
  const plain = [...code.matchAll(/'([a-zA-Z]+\.[\w-]+)'/g)].flatMap(([, key]) => key ?? []);
  const computed = [...code.matchAll(/`([a-zA-Z]+\.)[\w./-]*\$\{/g)].flatMap(([, start]) => start ?? []);
  return [...plain, ...computed];
}

const isSaidBy = (part: TextPart, key: string): boolean =>
  keysOf[part].some((known) => (key.endsWith('.') ? known.startsWith(key) : known === key));

function missingWords(path: string, parts: readonly TextPart[]): readonly string[] {
  const files = [...filesOf(path)].filter((file) => file.startsWith('components/') && file !== onDemand);
  const said = new Set(files.flatMap(keysIn));
  return [...said].filter(
    (key) => textParts.some((part) => isSaidBy(part, key)) && !parts.some((part) => isSaidBy(part, key)),
  );
}

function declaredParts(path: string): readonly TextPart[] {
  const list = /textParts[^;]*?\[('[^\]]*)\]/.exec(readFileSync(path, 'utf8'))?.[1];
  return textParts.filter((part) => (list ?? `'common', 'desk'`).includes(`'${part}'`));
}

describe('parts of the texts', () => {
  const elements = readdirSync('components', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`components/${entry.name}/${entry.name}.define.ts`))
    .map(({ name }) => `components/${name}/${name}.ts`);

  for (const path of [...elements, 'components/workbench/desk-idle.ts']) {
    it(`${path} loads every word that it says`, () => {
      assert.deepEqual(missingWords(path, declaredParts(path)), []);
    });
  }

  it('the desk behind the entrance has every word that it says', () => {
    const code = readFileSync('components/workbench/desk-parts.ts', 'utf8');
    const list = /deskTexts[^=]*= \[([^\]]*)\]/.exec(code)?.[1] ?? '';
    const more = textParts.filter((part) => list.includes(`'${part}'`));

    assert.deepEqual(missingWords('components/workbench/desk-face.ts', ['common', 'entrance', ...more]), []);
  });
});
