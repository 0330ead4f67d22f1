import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { listenIn } from './ear.js';
import { writeToneFile } from './tone-file.js';

/** What the agents' microphone hears in every test. */
export const agentHz = 1000;
/** What the customers' telephones say. */
export const customerHz = 440;

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-device-for-media-stream',
];

/** A real Chromium whose microphone is a tone; without the grant it refuses the microphone, as a person who says no. */
export function openBrowser(options: { readonly isMicrophoneGranted?: boolean } = {}): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium: run node scripts/bootstrap.mjs --browser');
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      ...flags,
      ...(options.isMicrophoneGranted === false
        ? ['--deny-permission-prompts']
        : ['--use-fake-ui-for-media-stream']),
      `--use-file-for-fake-audio-capture=${writeToneFile(agentHz)}`,
    ],
  });
}

/** Someone's own browser profile, with an ear on every audio stream that arrives in its pages. */
export async function openProfile(
  browser: Browser,
  options: { readonly microphone?: boolean; readonly locale?: string } = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: options.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    permissions: options.microphone === false ? [] : ['microphone', 'notifications'],
  });
  // a compiler that keeps function names calls this helper, which the page does not have
  await context.addInitScript(`const __name = (named) => named; (${listenIn.toString()})()`);
  return context;
}
