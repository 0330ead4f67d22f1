import { WorkbenchError } from '../base/index.js';
import type { Workbench } from '../workbench/workbench.js';
import { createTcccGlobal, type TcccOptions, type WorkbenchTccc } from './create-tccc-global.js';

/** Where {@link installTccc} puts the global. */
export interface InstallOptions extends TcccOptions {
  /** @defaultValue globalThis */
  readonly target?: { tccc?: unknown };
}

/** A global that stands in the page. */
export interface InstalledTccc {
  readonly tccc: WorkbenchTccc;
  /** Takes it out of the page and every listener off; safe to call twice. The workbench stays as it is. */
  uninstall(): void;
}

/**
 * Puts `tccc` over a workbench into the page, once.
 * @throws `sdk/global-taken` when there is one already, the cloud's own or ours
 *
 * @example
 * const { uninstall } = installTccc(workbench, { ui: createDeskUi(workbench) });
 */
export function installTccc(workbench: Workbench, options: InstallOptions = {}): InstalledTccc {
  const page: object = globalThis;
  const target: { tccc?: unknown } = options.target ?? page;
  if (target.tccc !== undefined && target.tccc !== null) throw new WorkbenchError('sdk/global-taken');
  const tccc = createTcccGlobal(workbench, options);
  target.tccc = tccc;
  return {
    tccc,
    uninstall: () => {
      tccc.destroy();
      if (target.tccc === tccc) delete target.tccc;
    },
  };
}
