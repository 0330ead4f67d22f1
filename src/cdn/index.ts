/**
 * The desk for a page without a bundler. What the entrance needs registers at once; the desk behind it, an element that a
 * page draws by itself, and an adapter load when they are wanted.
 */
import type { Simulator, SimulatorOptions } from '../adapters/simulator/index.js';
import type { SipLineOptions } from '../adapters/sip/index.js';
import { version } from '../base/version.js';
import type { Diagnostics, DiagnosticsOptions } from '../diagnostics/index.js';
import type { LinePort } from '../ports/index.js';
import type { Workbench } from '../workbench/workbench.js';
import '../../components/provider/provider.define.js';
import '../../components/sign-in/sign-in.define.js';
import { defineWhenDrawn } from './define-when-drawn.js';
import { TcccWorkbench } from '../../components/workbench/workbench.js';

export { createHttpCentre } from '../adapters/http/create-http-centre.js';
export { version } from '../base/version.js';
export { isWorkbenchError, WorkbenchError } from '../base/workbench-error.js';
export { addCatalogue } from '../i18n/catalogues.js';
export { createWorkbench } from '../workbench/create-workbench.js';

/** Stands on the desk that a build of the CDN registered: the same version from npm is another build. */
const ofCdn = Symbol.for('tccc-workbench.of-cdn');

register();

/**
 * The first build on a page gives it all its elements: parts of two builds would not know each other. The classic script
 * loads parts of the module build of its own version, and with them this entrance once more, so that these two are one.
 */
function register(): void {
  const first = customElements.get('tccc-workbench') as typeof TcccWorkbench | undefined;
  if (!first) {
    Object.defineProperty(TcccWorkbench, ofCdn, { value: true });
    customElements.define('tccc-workbench', TcccWorkbench);
    defineWhenDrawn(document);
    return;
  }
  if (first.version === version && ofCdn in first) return;
  // eslint-disable-next-line no-console -- the page's author has to know, and no caller waits for it
  console.warn(
    `tccc-workbench ${version} was loaded on a page that has the elements of another build, ${first.version}: they stay. Load one of them only.`,
  );
}

/** Loads the SIP adapter, and creates a line of it. */
export async function createSipLine(options: SipLineOptions = {}): Promise<LinePort> {
  const sip = await import('../adapters/sip/index.js');
  return sip.createSipLine(options);
}

/** Loads the simulator, a whole contact centre in the page, and creates one. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await import('../adapters/simulator/index.js');
  return simulator.createSimulator(options);
}

/** Loads diagnostics, and writes down from then on what happens to a desk. */
export async function startDiagnostics(
  workbench: Workbench,
  options: DiagnosticsOptions = {},
): Promise<Diagnostics> {
  const diagnostics = await import('../diagnostics/index.js');
  return diagnostics.startDiagnostics(workbench, options);
}
