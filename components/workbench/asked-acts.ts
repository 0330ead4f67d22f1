import type { CallActs } from '../../src/habits/call-acts.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import { hangingUp, holding, muting } from '../call-panel/call-acts.js';
import { answering } from '../incoming-call/answering.js';
import { carryOut, type AskedAct } from '../internal/request-event.js';

/** The acts of habits, which ask the page around `target` before, as the buttons do. They reject as `carryOut` does. */
export function askedActs(target: EventTarget, workbench: () => Workbench): CallActs {
  const ask = async ({ request, act }: AskedAct): Promise<void> => {
    await carryOut(target, request, act);
  };
  return {
    answer: (callId) => ask(answering(workbench(), callId)),
    hangUp: (callId) => ask(hangingUp(workbench(), callId)),
    hold: (callId) => ask(holding(workbench(), { callId, isHeld: true })),
    resume: (callId) => ask(holding(workbench(), { callId, isHeld: false })),
    setMuted: (callId, isMuted) => ask(muting(workbench(), { callId, isMuted })),
  };
}
