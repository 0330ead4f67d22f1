/**
 * `tccc` for a page that loads it the cloud's way: a classic script with `data-token`, `data-userid` (and `data-centre-url`,
 * or the script's own origin), or with `token` and `userId` in its address. `tccc` is there in the script's `onload`; the
 * desk loads from beside it.
 */
import { createHttpCentre } from '../adapters/http/create-http-centre.js';
import { createSipLine } from '../adapters/sip/index.js';
import { installTccc, type TcccUiPort } from '../compat/index.js';
import { createWorkbench } from '../workbench/create-workbench.js';
import type { Workbench } from '../workbench/workbench.js';
import { readScript } from './read-script.js';

const { centreUrl, token, userId } = readScript(document.currentScript as HTMLScriptElement | null);
const workbench = createWorkbench({ centre: createHttpCentre({ url: centreUrl }), line: createSipLine() });
installTccc(workbench, {
  ui: laterUi(workbench),
  ...(token !== undefined && { token }),
  ...(userId !== undefined && { userId }),
});

/** What the page asks of the desk before it is loaded is done in order once it is. */
function laterUi(desk: Workbench): TcccUiPort {
  const loading = import('./compat-desk.js').then(({ createDeskUi }) => createDeskUi(desk));
  const later = (act: (ui: TcccUiPort) => void): void => void loading.then(act).catch(reportError);
  return {
    setShown: (isShown) => later((ui) => ui.setShown(isShown)),
    setButtonShown: (isShown) => later((ui) => ui.setButtonShown(isShown)),
    setDeskShown: (isShown) => later((ui) => ui.setDeskShown(isShown)),
    mount: (host) => later((ui) => ui.mount(host)),
    setCallButtons: (kept) => later((ui) => ui.setCallButtons(kept)),
  };
}
