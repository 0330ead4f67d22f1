import { WorkbenchError } from '../base/index.js';
import type { TcccButtonConfig, TcccUi } from '../adapters/tencent/index.js';
import { ownCallButtons, type TcccUiPort } from './ui-port.js';

/** `tccc.UI`, after the API reference (679/72044). A page without a desk has nothing to show or hide. */
export function createUi(ui: TcccUiPort | undefined): TcccUi {
  return {
    hide: () => ui?.setShown(false),
    show: () => ui?.setShown(true),
    showfloatButton: () => ui?.setButtonShown(true),
    hidefloatButton: () => ui?.setButtonShown(false),
    showWorkbench: () => ui?.setDeskShown(true),
    hideWorkbench: () => ui?.setDeskShown(false),
    mount: (host) => ui?.mount(host),
  };
}

/** `tccc.overrideButtonConfig`, as integrators use it: a function answers which of the bar's buttons stay. @throws `sdk/invalid-options` */
export function overrideCallButtons(
  ui: TcccUiPort | undefined,
  change: (config: TcccButtonConfig) => TcccButtonConfig,
): void {
  const all: TcccButtonConfig = { active: ownCallButtons.map((type) => ({ type })) };
  const active: unknown = (change(all) as Partial<TcccButtonConfig> | undefined)?.active;
  if (!Array.isArray(active)) {
    throw new WorkbenchError('sdk/invalid-options', {
      message: 'overrideButtonConfig wants a function that answers `{ active: [...] }`.',
    });
  }
  const kept = (active as TcccButtonConfig['active']).map(({ type }) => type);
  ui?.setCallButtons(ownCallButtons.filter((own) => kept.includes(own)));
}
