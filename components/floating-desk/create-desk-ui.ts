import { WorkbenchError } from '../../src/base/index.js';
import type { TcccButtonType, TcccUiPort } from '../../src/compat/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import './floating-desk.define.js';

/** Which tile of the call bar a button of the cloud's is. */
const tiles: Readonly<Partial<Record<TcccButtonType, string>>> = {
  transferSeat: 'transfer-agent',
  transferSkillGroup: 'transfer-group',
  holdToggle: 'hold',
  showKeyboard: 'extension',
  selfService: 'self-service',
};

/** The desk of a page whose `tccc.UI` shows and hides it. */
export interface DeskUi extends TcccUiPort {
  readonly element: HTMLElementTagNameMap['tccc-floating-desk'];
}

/**
 * Puts `<tccc-workbench>` behind a round button into the page, or takes one that is there already.
 * `tccc-workbench` must be registered (`tccc-workbench/define`).
 */
export function createDeskUi(workbench: Workbench, desk: HTMLElement = newDesk(workbench)): DeskUi {
  const element = document.createElement('tccc-floating-desk');
  if (desk.isConnected) desk.before(element);
  else document.body.append(element);
  element.append(desk);
  element.workbench = workbench;
  return {
    element,
    setShown: (isShown) => (element.hidden = !isShown),
    setButtonShown: (isShown) => (element.noButton = !isShown),
    setDeskShown: (isShown) => (element.open = isShown),
    mount: (host) => {
      const place = typeof host === 'string' ? document.querySelector(host) : host;
      if (!(place instanceof Element)) {
        throw new WorkbenchError('sdk/invalid-options', {
          message: '`mount` wants an element or its selector.',
        });
      }
      element.mounted = true;
      element.open = true;
      if (element.parentElement !== place) place.append(element);
    },
    setCallButtons: (kept) => {
      for (const [button, tile] of Object.entries(tiles)) {
        const isKept = kept.some((one) => one === button);
        if (isKept) desk.style.removeProperty(`--tccc-call-tile-${tile}`);
        else desk.style.setProperty(`--tccc-call-tile-${tile}`, 'none');
      }
    },
  };
}

function newDesk(workbench: Workbench): HTMLElement {
  const desk = document.createElement('tccc-workbench') as HTMLElement & { workbench?: Workbench };
  desk.workbench = workbench;
  return desk;
}
