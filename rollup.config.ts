import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve as resolvePath } from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import type { OutputBundle, OutputChunk, OutputOptions, Plugin, RollupLog, RollupOptions } from 'rollup';
import esbuild, { minify } from 'rollup-plugin-esbuild';
import { listFiles } from './scripts/files.mjs';
import { leanSip } from './scripts/lean-sip.mjs';
import { legacyDecorators } from './scripts/legacy-decorators.mjs';
import { loadedAtOnce } from './scripts/loaded-at-once.mjs';
import { minifyTemplates } from './scripts/minify-templates.mjs';
import { originalOf, ownCopies } from './scripts/own-copies.mjs';
import { shakeStyles } from './scripts/shake-styles.mjs';
import { shakeTokens } from './scripts/shake-tokens.mjs';
import { sdpEsmRollup } from './scripts/sdp-esm.mjs';

const isSource = /^(?!.*\.(test|d)\.ts$).*\.ts$/;
const target = 'es2022';
const transpile = () => esbuild({ target, tsconfig: 'tsconfig.json', charset: 'utf8' });

/** A module is UTF-8 whatever the page is, so its words need no escapes; each licence is named once. */
const small = () => minify({ target, legalComments: 'eof', charset: 'utf8' });

/** A classic script is read in the page's encoding. */
const smallAscii = () => minify({ target, legalComments: 'eof', charset: 'ascii' });

/** The library: one module out for each module in, every dependency left to the host's own bundler. */
const library: RollupOptions = {
  input: [...listFiles('src', isSource), ...listFiles('components', isSource)].filter(
    (path) => !path.startsWith('src/cdn/'),
  ),
  external: (id) => !/^[./]/.test(id) && !id.startsWith(process.cwd()),
  plugins: [ownVersion(), resolve({ extensions: ['.ts'] }), transpile()],
  treeshake: { moduleSideEffects: (id) => /define\.ts$/.test(id) },
  onwarn: silence,
  output: {
    dir: 'dist',
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: '.',
    hoistTransitiveImports: false,
    sourcemap: true,
  },
};

/** The desk from a CDN; it loads an adapter, or diagnostics, only when they are asked for. */
const desk = existsSync('src/cdn/index.ts') ? 'src/cdn/index.ts' : 'src/define.ts';
const isLazyPart = /(adapters\/(?:sip|trtc|tencent|simulator)|diagnostics)\/index\.[jt]s$/;
const lazyParts = listFiles('src', isLazyPart);
const bundled = () => [
  ownVersion(),
  resolve({
    browser: true,
    exportConditions: ['browser', 'production', 'default'],
    extensions: ['.mjs', '.js', '.ts'],
  }),
  sdpEsmRollup(),
  leanSip(),
  transpile(),
  legacyDecorators(),
  minifyTemplates(),
];

const litCore =
  /node_modules\/(lit|lit-html|lit-element|@lit)\/(?!.*(directive|context))|\/src\/cdn\/lit-decorators\.ts$/;

/** What every element has. */
const elementCore =
  /\/components\/internal\/(tccc-element|element-clock|localize-controller|theme-attribute)\.ts$|\/src\/(context\/.*|controllers\/(workbench-controller|shallow-equal)|base\/(workbench-error|error-flags|clock|back-off)|i18n\/(catalogues|without-texts))\.ts$/;

/** What a page may have only one of, because it is kept in it or is large. */
const single = /node_modules\/(?!lit(-html)?\/directive)|\/src\/(i18n|base|adapters)\//;

const split = (dir: string): OutputOptions => ({
  dir,
  format: 'es',
  sourcemap: true,
  chunkFileNames: 'chunks/[name]-[hash].js',
  plugins: [small()],
});

const words = /\/src\/i18n\/texts\/([a-z-]+)\.(zh-cn|en)\.ts$/;
const isWayIn = /^(accounts|common|dialpad|entrance|whole-entrance)$/;

/** Words that may come alone, and the file that has them too. */
const wordsAlone = /\/src\/i18n\/texts\/(?:(common|dialpad)|whole-desk|records)\.([\w-]+)\.ts$/;

/** Our own modules do nothing by being loaded, except those that register elements. */
const treeshake = {
  moduleSideEffects: (id: string) => /node_modules|\.define\.ts$|src\/(define|cdn\/[\w-]+)\.ts$/.test(id),
};

const cdn: RollupOptions = {
  treeshake,
  input: {
    'tccc-workbench': desk,
    'compat-desk': 'src/cdn/compat-desk.ts',
    ...Object.fromEntries(lazyParts.map((path) => [partName(path), path])),
  },
  plugins: [...bundled(), manifest()],
  onwarn: silence,
  output: split('dist/cdn'),
};

/**
 * The files of a desk, and what loads them. What several of them need is in `signed-in`, so that a page with a face of its own
 * loads none of the desk's, and one with another line none of SIP's.
 */
const loadedTogether = {
  entrance: ['tccc-workbench'],
  'signed-in': ['src/workbench/workbench-permissions.ts', 'src/adapters/http/signed-in-centre.ts'],
  desk: [
    'components/workbench/desk-face.define.ts',
    'components/workbench/habit-parts.ts',
    'src/habits/headset/index.ts',
  ],
  line: ['adapters/sip', 'src/adapters/sip/sip-agent.ts'],
};
const otherLines = ['adapters/trtc', 'adapters/simulator', 'adapters/tencent'];

/** What a page waits for comes in one file; which modules those are only rollup can tell, so it is asked first. */
async function inFewFiles(options: RollupOptions): Promise<RollupOptions> {
  const first = await rollup(options);
  const { output: made } = await first.generate({ ...split('dist/cdn'), sourcemap: false, plugins: [] });
  await first.close();
  const loads = Object.entries(loadedTogether).map(([name, entries]) => ({
    name,
    modules: loadedAtOnce(made, entries),
  }));
  const elsewhere = loadedAtOnce(made, otherLines);
  const fileOf = (id: string): string | undefined => {
    const [first, ...others] = loads.filter(({ modules }) => modules.has(id)).map(({ name }) => name);
    const isShared = others.length > 0 || elsewhere.has(id);
    return first && first !== 'entrance' && isShared ? 'signed-in' : first;
  };
  const manualChunks = (id: string): string | undefined => wordsOfDesk(id) ?? fileOf(id);
  // What Rollup 5 does by itself; without it a file takes its barrels along.
  const output = { ...split('dist/cdn'), manualChunks, onlyExplicitManualChunks: true };
  return { ...options, cache: first.cache, output };
}

/** Each element by itself, for a page that wants a dial pad and no desk. */
const elements: RollupOptions = {
  treeshake,
  input: Object.fromEntries(
    listFiles('components', /\.define\.ts$/)
      .filter((path) => !path.startsWith('components/workbench/'))
      .map((path) => [path.split('/')[1] ?? path, path]),
  ),
  plugins: [wordsWithin(), ownCopies(isSharedByElements), ...bundled(), manifest()],
  onwarn: silence,
  output: {
    ...split('dist/cdn/elements'),
    manualChunks: elementChunk,
    sourcemapPathTransform: originalOf,
    plugins: [shakeStyles(), shakeTokens(), small()],
  },
};

/** Where a classic script lies, read while it runs first: later nobody tells. */
const scriptAddress = 'const tcccScript = document.currentScript?.src || document.baseURI;';

/** The desk as a classic script. It can't be split, so what loads later stays outside and loads from beside it. */
const classic: RollupOptions = {
  treeshake,
  input: desk,
  plugins: [partsBeside(), ...bundled()],
  onwarn: silence,
  output: {
    file: 'dist/cdn/tccc-workbench.iife.js',
    format: 'iife',
    name: 'TcccWorkbench',
    inlineDynamicImports: true,
    intro: scriptAddress,
    sourcemap: true,
    plugins: [besideScript(), smallAscii()],
  },
};

/** `tccc` as the cloud's pages load it: one classic script, the desk from beside it. */
const compat: RollupOptions = {
  treeshake,
  input: 'src/cdn/compat.ts',
  external: (id) => id.endsWith('/compat-desk.js'),
  plugins: bundled(),
  onwarn: silence,
  output: {
    file: 'dist/cdn/compat.js',
    format: 'iife',
    inlineDynamicImports: true,
    paths: () => './compat-desk.js',
    intro: scriptAddress,
    sourcemap: true,
    plugins: [besideScript(), smallAscii()],
  },
};

/** What isn't written yet is left out. */
const hasDesk = existsSync(desk);
export default async function all(): Promise<RollupOptions[]> {
  const every = [
    library,
    hasDesk && (await inFewFiles(cdn)),
    Object.keys(elements.input ?? {}).length > 0 && elements,
    hasDesk && classic,
    hasDesk && compat,
  ];
  return every.filter(
    (options): options is RollupOptions => options !== false && Object.keys(options.input ?? {}).length > 0,
  );
}

function partName(path: string): string {
  return isLazyPart.exec(path)?.[1] ?? path;
}

function vendorChunk(id: string): string | undefined {
  if (litCore.test(id)) return 'lit';
  if (/node_modules\/xstate\//.test(id)) return 'xstate';
  return undefined;
}

/** Words come in two files of a language, those of the way in and those of the desk; only the checks have their own. */
function wordsOfDesk(id: string): string | undefined {
  const [, part = 'checks', language] = words.exec(id) ?? [];
  if (part === 'checks') return undefined;
  return `${isWayIn.test(part) ? 'entrance' : 'desk'}.${language}`;
}

function elementChunk(id: string): string | undefined {
  return elementCore.test(id) || litCore.test(id) ? 'element' : vendorChunk(id);
}

function isSharedByElements(id: string): boolean {
  return elementCore.test(id) || litCore.test(id) || single.test(id);
}

/** Words that hold others hold a copy of them, which else would be one more file to wait for. */
function wordsWithin(): Plugin {
  return {
    name: 'words-within',
    resolveId(source, importer = '') {
      if (!/^\.\/(dialpad|records)\./.test(source) || !wordsAlone.test(importer)) return null;
      return resolvePath(importer, '..', `within~${source.slice(2).replace(/js$/, 'ts')}`);
    },
  };
}

/** Writes the package's version where the source says so. */
function ownVersion(): Plugin {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return {
    name: 'own-version',
    transform(code, id) {
      if (!/src\/base\/version\.ts$/.test(id)) return null;
      return { code: code.replace("'source'", JSON.stringify(version)), map: null };
    },
  };
}

function partsBeside(): Plugin {
  return {
    name: 'parts-beside',
    resolveDynamicImport(specifier) {
      const part = typeof specifier === 'string' ? isLazyPart.exec(specifier) : null;
      return part ? { id: `./${part[1]}.js`, external: 'absolute' } : null;
    },
  };
}

/**
 * Loads what lies beside a classic script from there. A script of another origin without `crossorigin` has no base address for
 * `import('./…')` (HTML, 8.1.4.2: its errors are muted, its base URL is about:blank), so the address is made whole first.
 */
function besideScript(): Plugin {
  return {
    name: 'beside-script',
    renderDynamicImport: () => ({ left: 'import(new URL(', right: ', tcccScript).href)' }),
  };
}

/** The modules in a chunk, seen from the repository. */
function modulesOf({ moduleIds }: OutputChunk): readonly string[] {
  return moduleIds.map((id) => relative(process.cwd(), id));
}

/** Writes which files each entry loads at once and which later, for the size budgets. */
function manifest(): Plugin {
  return {
    name: 'load-manifest',
    generateBundle(_options, bundle: OutputBundle) {
      const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []));
      const loads = chunks.map((chunk) => [
        chunk.fileName,
        {
          modules: modulesOf(chunk),
          entry: chunk.isEntry,
          imports: chunk.imports,
          lazy: chunk.dynamicImports,
        },
      ]);
      const source = `${JSON.stringify(Object.fromEntries(loads), null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: 'load-manifest.json', source });
    },
  };
}

/** Type-only modules and the vendors' own cycles are no news. */
function silence(warning: RollupLog, report: (warning: RollupLog) => void): void {
  const isVendorCycle = warning.code === 'CIRCULAR_DEPENDENCY' && /node_modules/.test(warning.message);
  if (warning.code === 'EMPTY_BUNDLE' || warning.code === 'THIS_IS_UNDEFINED' || isVendorCycle) return;
  report(warning);
}
