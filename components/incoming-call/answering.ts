import type { Workbench } from '../../src/workbench/workbench.js';
import type { AskedAct } from '../internal/request-event.js';
import { AnswerRequestEvent } from './incoming-call.events.js';

/** 接听, by the button of the bar, a key, a headset or a notification. */
export const answering = (workbench: Workbench, callId: string): AskedAct => ({
  request: new AnswerRequestEvent({ callId }),
  act: () => workbench.answer(callId),
});
