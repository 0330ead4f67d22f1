// Writes what each entry of the built package exports, with signatures, to `etc/<entry>.api.md`: `node scripts/api-report.mjs`
// after a build; with `--check` it only tells what is out of date. They are checked in: their diff is the diff of the package's face.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { listFiles, root } from './files.mjs';
import { packageEntries } from './package-entries.mjs';

const printer = ts.createPrinter({ removeComments: true });

/** What stands below is told first; an entry above that passes it on only names it. */
const order = [
  './base',
  './model',
  './i18n',
  './machines',
  './ports',
  './centre',
  './adapters/',
  './headless',
];

/** A registration exports what its element does. */
function entries() {
  const rank = ({ name }) => order.findIndex((start) => name.startsWith(start)) + 1 || order.length + 1;
  return packageEntries()
    .filter(({ name }) => !name.endsWith('.define'))
    .sort((one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : 1));
}

function report() {
  const all = entries();
  const program = ts.createProgram(
    all.map(({ types }) => join(root, types)),
    { noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022 },
  );
  const checker = program.getTypeChecker();
  const homes = new Map();
  const files = new Map();
  for (const { name, types } of all) {
    const source = program.getSourceFile(join(root, types));
    if (!source) throw new Error(`${types} is missing: build first, with node scripts/build.mjs`);
    const lines = exportsOf(checker, source).map((symbol) => describe({ symbol, checker, homes, name }));
    const file = name.startsWith('./components/')
      ? 'components'
      : name.slice(2).replaceAll('/', '-') || 'index';
    const title = `## tccc-workbench${name.slice(1)}`;
    const text = `${title}\n\n\`\`\`ts\n${lines.join('\n').trim()}\n\`\`\`\n`;
    files.set(`etc/${file}.api.md`, [files.get(`etc/${file}.api.md`), text].filter(Boolean).join('\n'));
  }
  return files;
}

function exportsOf(checker, source) {
  const module = checker.getSymbolAtLocation(source);
  const symbols = module ? checker.getExportsOfModule(module) : [];
  return symbols.sort((one, other) => (one.name < other.name ? -1 : 1));
}

function describe({ symbol, checker, homes, name }) {
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  const home = homes.get(target);
  if (home && home !== name) return `export { ${symbol.name} } // of tccc-workbench${home.slice(1)}`;
  homes.set(target, name);
  const own = (target.declarations ?? []).filter(
    (node) => !relative(root, node.getSourceFile().fileName).startsWith('node_modules'),
  );
  if (own.length === 0) return `export { ${symbol.name} } // of another package`;
  return own.map(printDeclaration).join('\n');
}

/** A variable's declaration hangs in its statement; what is private is no part of the face. */
function printDeclaration(node) {
  const whole = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  const text = printer.printNode(ts.EmitHint.Unspecified, whole, node.getSourceFile());
  return text
    .split('\n')
    .filter((line) => !/^\s+(#private;|private |readonly #|protected )/.test(line))
    .join('\n');
}

const isCheck = process.argv.includes('--check');
const made = report();
const stale = [...made].filter(([path, text]) => !isSame(path, text)).map(([path]) => path);
const left = listFiles('etc', /\.api\.md$/).filter((path) => !made.has(path));
if (!isCheck) {
  mkdirSync(join(root, 'etc'), { recursive: true });
  for (const [path, text] of made) writeFileSync(join(root, path), text);
  for (const path of left) rmSync(join(root, path));
}
for (const path of [...stale, ...left])
  process.stdout.write(`${isCheck ? 'out of date' : 'wrote'}: ${path}\n`);
if (isCheck && stale.length + left.length > 0) {
  process.stdout.write('If the change of the face is meant, run: node scripts/api-report.mjs\n');
  process.exitCode = 1;
}

function isSame(path, text) {
  return existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8') === text;
}
