import { isOutdated, mediaDevices, readBrowser } from '../adapters/devices/index.js';
import type { TcccDevices } from '../adapters/tencent/index.js';

/** What the cloud's documents ask for at least; for Edge they say 80, which no page meets any more. */
const oldestChrome = 56;

/**
 * `tccc.Devices`, after the API reference (679/72044). Lists are refused with `device/insecure-page` where the page is not
 * served by HTTPS; a device is chosen in the desk, the documents have no method for it.
 */
export function createDevices(): TcccDevices {
  const isBrowserSupported = (): boolean => {
    const browser = readBrowser(navigator.userAgent);
    return browser.hasWebRtc && !isOutdated(browser, oldestChrome);
  };
  const list = async (kind: MediaDeviceKind): Promise<MediaDeviceInfo[]> =>
    (await mediaDevices().enumerateDevices()).filter((device) => device.kind === kind);
  return {
    isBrowserSupported,
    isEnvSupported: () => isBrowserSupported() && globalThis.isSecureContext,
    getMicrophones: () => list('audioinput'),
    getSpeakers: () => list('audiooutput'),
  };
}
