import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { findFirefox } from './find-firefox.mjs';

/** Devices without questions, a loudspeaker that a machine without one lacks, WebRTC over loopback, nothing that calls home. */
const preferences = {
  'media.cubeb.force_mock_context': true,
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.autoplay.default': 0,
  'permissions.default.desktop-notification': 1,
  'intl.accept_languages': 'en-US',
  'network.captive-portal-service.enabled': false,
  'app.update.enabled': false,
};

/**
 * Runs browser tests in an installed Firefox, over WebDriver BiDi. Its remote control knows neither media features nor the
 * accessibility tree: tests of those say `.chromium.test.ts`.
 */
export function firefoxLauncher() {
  const launcher = chromeLauncher({
    puppeteer,
    launchOptions: {
      browser: 'firefox',
      executablePath: findFirefox(),
      headless: true,
      extraPrefsFirefox: preferences,
      env: { ...process.env, TZ: 'Asia/Shanghai' },
    },
    createPage: async ({ context }) => leaveWithoutAsking(await context.newPage()),
  });
  return withFreshPages(launcher);
}

/** A desk asks before a call is left; nobody sits here to answer. */
function leaveWithoutAsking(page) {
  page.on('dialog', (dialog) => dialog.accept());
  return page;
}

/** A page that is used again keeps a closed dialog's hold on the keyboard, so each file gets a page of its own. */
function withFreshPages(launcher) {
  const stopSession = launcher.stopSession.bind(launcher);
  launcher.stopSession = async (id) => {
    const { puppeteerPage } = launcher.activePages.get(id);
    const result = await stopSession(id);
    launcher.inactivePages.length = 0;
    await puppeteerPage.close();
    return result;
  };
  return launcher;
}
