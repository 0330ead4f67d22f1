import { WorkbenchError } from '../../base/index.js';
import type { Tccc } from './tccc.js';

/**
 * Loads the cloud's SDK as its quick start says (679/84676): a classic script from the `SdkURL` that the host's backend got
 * with `CreateSDKLoginToken`. The address is good for ten minutes and for one use.
 * @throws `tccc/not-loaded`
 */
export async function loadTencentSdk(sdkUrl: string): Promise<Tccc> {
  const script = document.createElement('script');
  script.crossOrigin = 'anonymous';
  script.src = sdkUrl;
  await new Promise<void>((resolve, reject) => {
    script.addEventListener('load', () => resolve(), { once: true });
    script.addEventListener('error', () => reject(new WorkbenchError('tccc/not-loaded')), { once: true });
    document.body.append(script);
  });
  const { tccc } = globalThis as { readonly tccc?: Tccc };
  if (tccc === undefined) throw new WorkbenchError('tccc/not-loaded');
  return tccc;
}
