import { listFiles } from './files.mjs';

const isTest = /\.test\.ts$/;
const coreFolders = ['base', 'theme', 'model', 'i18n', 'machines', 'ports', 'centre'].map(
  (name) => `src/${name}`,
);
const pageFolders = [
  'adapters',
  'testing',
  'workbench',
  'compat',
  'context',
  'controllers',
  'habits',
  'diagnostics',
  'react',
  'vue',
].map((name) => `src/${name}`);
const isForNode = /\.node\.test\.ts$/;
const isForChromium = /\.chromium\.test\.ts$/;

/**
 * Which test files each stage runs. Rules, the server and the scripts are tested in Node; what a page runs is tested
 * in Chromium, unless the file says `.node.test.ts`, and what an agent sees in Firefox too, unless it says
 * `.chromium.test.ts` because it needs what only Chromium's remote control can: media features, the accessibility tree.
 */
export const testFiles = {
  unit: () => [
    ...coreFolders.flatMap((folder) => listFiles(folder, isTest)),
    ...pageFolders.flatMap((folder) => listFiles(folder, isForNode)),
    ...listFiles('server/src', isTest),
    ...listFiles('scripts', /\.test\.mjs$/),
  ],
  browser: () =>
    [...pageFolders, 'components', 'src/cdn']
      .flatMap((folder) => listFiles(folder, isTest))
      .filter((path) => !isForNode.test(path)),
  firefox: () => listFiles('components', isTest).filter((path) => !isForChromium.test(path)),
  // what needs a telephony of its own has a command of its own: `npm run test:sip-only`
  e2e: () => listFiles('e2e', isTest).filter((path) => !path.startsWith('e2e/sip-only/')),
};
