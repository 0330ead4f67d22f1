// The page of the tests: a desk on a SIP server, as a host would write it.
import 'tccc-workbench/define';
import { createSipOnly } from 'tccc-workbench/adapters/sip-only';
import { createWorkbench } from 'tccc-workbench/headless';

const query = new URLSearchParams(location.search);
const sip = createSipOnly({
  url: 'ws://127.0.0.1:8088/ws',
  domain: '127.0.0.1',
  wrapUpMs: 1_000,
  digits: query.get('digits') === 'info' ? 'info' : 'rfc4733',
  // tones stay tones
  voiceProcessing: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  ...(query.has('keep') ? { storage: sessionStorage } : {}),
});
const desk = document.createElement('tccc-workbench');
desk.workbench = createWorkbench({ centre: sip.centre, line: sip.line });
document.body.append(desk);
Object.assign(globalThis, { sip, workbench: desk.workbench });
