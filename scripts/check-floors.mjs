// Keeps the floors: a file imports only from floors below its own, and nothing imports in a circle.
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { listFiles, root } from './files.mjs';

/** The first pattern that fits names a file's floor; its first group, when there is one, tells siblings apart. */
const floors = [
  [0, /^src\/(base|theme)\//],
  [1, /^src\/(model|i18n)\//],
  [2, /^src\/(machines|ports)\//],
  [3, /^src\/(centre)\//],
  [3.5, /^src\/(adapters\/devices)\//],
  [4, /^src\/(adapters\/[^/]+)\//],
  [5, /^src\/(workbench|compat|testing)\//],
  [6, /^src\/(context|controllers|habits|diagnostics)\//],
  [8, /^(components\/workbench)\//],
  [7, /^(components\/[^/]+)\//],
  [9, /^src\/(index|headless)\.ts$/],
  [10, /^src\/(define)\.ts$/],
  [10, /^src\/(react|vue)\//],
  [11, /^src\/(cdn)\//],
];

/** Neighbours on one floor where one stands on the other: SIP without a centre is SIP all the same. Contract suites and fakes may build a whole workbench. */
const neighbours = {
  'adapters/sip-only': ['adapters/sip'],
  i18n: ['model'],
  compat: ['workbench'],
  testing: ['workbench'],
  controllers: ['context'],
  habits: ['context', 'controllers'],
  diagnostics: ['context', 'controllers'],
  index: ['headless'],
};

/** Who may name a vendor's package; nobody else does. */
const vendors = [
  [/^lit(\/|$)|^@lit\//, /^src\/(theme|context|controllers|habits|define|react|cdn)|^components\//],
  [
    /^xstate(\/|$)/,
    /^src\/(machines|centre|adapters|testing|workbench|compat|context|controllers)\/|^components\/workbench\//,
  ],
  [/^sip\.js(\/|$)/, /^src\/adapters\/sip(-only)?\//],
  [/^idb(\/|$)/, /^src\/adapters\/sip-only\//],
  [/^(react|@lit\/react)(\/|$)/, /^src\/react\//],
  [/^vue(\/|$)/, /^src\/vue\//],
  [/^trtc-sdk-v5(\/|$)/, /^src\/adapters\/trtc\//],
  [/^node:/, /^$/],
];

const forServer = /^tccc-workbench\/(base|model|machines|centre|ports|i18n)$/;
const isTest = (path) => /\.test\.ts$/.test(path) || path.includes('/fixtures/');

/**
 * Checks a set of files against the floors.
 *
 * @param sources - Each file's text by its path from the repository's root.
 * @param exported - Tells whether a customer can import a name such as `tccc-workbench/model`.
 * @returns One sentence for each fault.
 */
export function checkFloors(sources, exported = () => true) {
  const faults = [];
  const graph = new Map();
  for (const [path, text] of sources) {
    const imports = ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
    const inside = [];
    for (const specifier of new Set(imports)) {
      const target = specifier.startsWith('.') ? resolveRelative(path, specifier) : undefined;
      if (target && sources.has(target)) inside.push(target);
      const fault = target ? faultOfFile(path, target) : faultOfPackage(path, specifier, exported);
      if (fault) faults.push(`${path}: ${fault}`);
    }
    graph.set(path, inside);
  }
  return [
    ...faults,
    ...cyclesOf(graph).map((cycle) => `${cycle[0]}: imports in a circle: ${cycle.join(' → ')}`),
  ];
}

function resolveRelative(path, specifier) {
  return normalize(join(dirname(path), specifier)).replace(/\.js$/, '.ts');
}

function faultOfFile(path, target) {
  if (!/\.(tsx?|vue|mjs|json|css)$/.test(target)) return `write the extension: ${target}`;
  const [area, other] = [areaOf(path), areaOf(target)];
  if (area === 'sdk' && other === 'sdk') return faultOfFloor(path, target);
  if (area === other) return faultOfNeighbour(path, target);
  // one table of cases for a rule and for the server's SQL that says the same
  if (area === 'server' && isTest(path) && /^src\/model\/fixtures\//.test(target)) return undefined;
  const isTool = area === 'outside' && /^(scripts\/|\.size-limit\.mjs$)/.test(target);
  return isTool ? undefined : `may not reach into ${target}; use the package's exports`;
}

function areaOf(path) {
  if (/^(src|components)\//.test(path)) return 'sdk';
  if (path.startsWith('server/')) return 'server';
  return /^(examples|e2e|bench)\//.test(path) ? 'outside' : 'tools';
}

/** Examples stand alone, as a customer's page would; measurements are taken with the hands of the end-to-end tests. */
function faultOfNeighbour(path, target) {
  const [folder, one] = path.split('/');
  if (folder === 'bench' && target.startsWith('e2e/harness/')) return undefined;
  const isOwn = folder !== 'examples' || target.startsWith(`examples/${one}/`);
  return isOwn && target.startsWith(`${folder}/`) ? undefined : `may not reach into ${target}`;
}

function faultOfFloor(path, target) {
  const [from, to] = [floorOf(path), floorOf(target)];
  if (!from) return 'stands on no floor; see the table in CONTRIBUTING.md';
  if (!to) return `imports ${target}, which stands on no floor`;
  const fault = `floor ${from.level} (${from.folder}) may not import floor ${to.level} (${target})`;
  if (from.folder === to.folder) return undefined;
  if (to.folder === 'testing')
    return isTest(path) ? undefined : `${fault}: fakes and contract suites are for tests`;
  if (/^components\/(?!workbench\/)/.test(path) && to.folder.startsWith('adapters/') && !isTest(path))
    return fault;
  // a test puts elements together as a page would: by their registrations
  if (isTest(path) && /^components\/.*\.define\.ts$|^src\/define\.ts$/.test(target)) return undefined;
  if (to.level < from.level) return undefined;
  if (to.folder === 'components/internal' && from.level === to.level) return undefined;
  return neighbours[from.folder]?.includes(to.folder) ? undefined : fault;
}

function floorOf(path) {
  for (const [level, pattern] of floors) {
    const folder = pattern.exec(path)?.[1];
    if (folder) return { level, folder };
  }
  return undefined;
}

function faultOfPackage(path, specifier, exported) {
  const isOwnPackage = /^tccc-workbench(\/|$)/.test(specifier);
  const area = areaOf(path);
  if (isOwnPackage && !exported(specifier)) return `${specifier} isn't exported`;
  if (isTest(path) || area === 'tools' || area === 'outside') return undefined;
  if (area === 'server') {
    return isOwnPackage && !forServer.test(specifier) ? `the server may not use ${specifier}` : undefined;
  }
  if (isOwnPackage) return `the package may not import itself as ${specifier}; use a relative path`;
  const rule = vendors.find(([name]) => name.test(specifier));
  return rule && !rule[1].test(path) ? `may not import ${specifier}` : undefined;
}

/** Finds one circle for each knot of files that import each other. */
function cyclesOf(graph) {
  const state = new Map();
  const cycles = [];
  for (const start of graph.keys()) if (!state.has(start)) visit(start, [], { graph, state, cycles });
  return cycles;
}

function visit(path, trail, search) {
  search.state.set(path, 'open');
  const here = [...trail, path];
  for (const next of search.graph.get(path) ?? []) {
    const state = search.state.get(next);
    if (state === 'open') search.cycles.push([...here.slice(here.indexOf(next)), next]);
    if (!state) visit(next, here, search);
  }
  search.state.set(path, 'done');
}

/** Reads the names a customer can import from package.json. */
function exportedNames() {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const patterns = Object.keys(exports).map((name) =>
    name.replace(/^\./, 'tccc-workbench').replace(/[.]/g, '\\.').replace('*', '.+'),
  );
  const pattern = new RegExp(`^(${patterns.join('|')})$`);
  return (specifier) => pattern.test(specifier);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folders = ['src', 'components', 'server/src', 'examples', 'e2e', 'bench'];
  const paths = folders.flatMap((folder) => listFiles(folder, /(?<!\.d)\.tsx?$/));
  const sources = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  const faults = checkFloors(sources, exportedNames());
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  process.stdout.write(`floors: ${paths.length} files, ${faults.length} faults\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
