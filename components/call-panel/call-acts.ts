import type { Workbench } from '../../src/workbench/workbench.js';
import type { AskedAct } from '../internal/request-event.js';
import {
  CallHangUpRequestEvent,
  CallHoldRequestEvent,
  CallMuteRequestEvent,
  type CallHoldRequestDetail,
  type CallMuteRequestDetail,
} from './call-panel.events.js';

/** What buttons, keys and headsets do to a call, each with what the page is asked before. */
export const hangingUp = (workbench: Workbench, callId: string): AskedAct => ({
  request: new CallHangUpRequestEvent(callId),
  act: () => workbench.hangUp(callId),
});

export const holding = (workbench: Workbench, detail: CallHoldRequestDetail): AskedAct => ({
  request: new CallHoldRequestEvent(detail),
  act: () => (detail.isHeld ? workbench.hold(detail.callId) : workbench.resume(detail.callId)),
});

export const muting = (workbench: Workbench, detail: CallMuteRequestDetail): AskedAct => ({
  request: new CallMuteRequestEvent(detail),
  act: () => workbench.setMuted(detail.callId, detail.isMuted),
});
