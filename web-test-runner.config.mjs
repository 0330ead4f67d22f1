import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { ariaSnapshotPlugin } from './scripts/aria-snapshot.mjs';
import { findChromium } from './scripts/find-chromium.mjs';
import { firefoxLauncher } from './scripts/firefox-launcher.mjs';
import { sdpEsmServer } from './scripts/sdp-esm.mjs';
import { testFiles } from './scripts/test-files.mjs';
import { totalsReporter } from './scripts/totals-reporter.mjs';

const stage = process.env.TCCC_BROWSER === 'firefox' ? 'firefox' : 'browser';
const chosen = process.env.TCCC_TEST_FILES ? JSON.parse(process.env.TCCC_TEST_FILES) : testFiles[stage]();
const permissions = ['microphone', 'camera', 'clipboard-read', 'clipboard-write', 'notifications'];
const devices = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const chromiumLauncher = () =>
  playwrightLauncher({
    product: 'chromium',
    launchOptions: {
      executablePath: findChromium(),
      headless: true,
      args: ['--no-sandbox', '--disable-gpu', ...quiet, ...devices],
    },
    createBrowserContext: ({ browser }) =>
      browser.newContext({ permissions, locale: 'en-US', timezoneId: 'Asia/Shanghai' }),
  });

export default {
  files: chosen,
  nodeResolve: { exportConditions: ['source', 'development', 'browser'], extensions: ['.mjs', '.js', '.ts'] },
  concurrency: stage === 'firefox' ? 1 : 2, // two windows of a Firefox take the keyboard from each other
  testsStartTimeout: 60_000, // a busy machine opens a page late
  testsFinishTimeout: 60_000,
  testFramework: { config: { timeout: 10_000, forbidOnly: Boolean(process.env.CI) } },
  filterBrowserLogs: ({ args }) => !/^Lit is in dev mode/.test(String(args[0])),
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.base.json', import.meta.url)),
    }),
    sdpEsmServer(),
    ariaSnapshotPlugin(),
  ],
  browsers: [stage === 'firefox' ? firefoxLauncher() : chromiumLauncher()],
  coverageConfig: {
    include: ['src/**/*.ts', 'components/**/*.ts'],
    reportDir: 'coverage',
    reporters: ['text-summary', 'lcovonly'],
  },
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), totalsReporter()],
};
