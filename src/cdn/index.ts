/** The desk for a page without a bundler: registers every element; an adapter loads when it is asked for. */
import type { SipLineOptions } from '../adapters/sip/index.js';
import type { LinePort } from '../ports/index.js';
import '../define.js';

export { createHttpCentre } from '../adapters/http/index.js';
export { isWorkbenchError, WorkbenchError } from '../base/index.js';
export { addCatalogue } from '../i18n/index.js';
export { createWorkbench } from '../workbench/index.js';

/** Loads the SIP adapter, and creates a line of it. */
export async function createSipLine(options: SipLineOptions = {}): Promise<LinePort> {
  const sip = await import('../adapters/sip/index.js');
  return sip.createSipLine(options);
}
