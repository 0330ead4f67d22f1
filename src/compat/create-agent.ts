import { assertNever, WorkbenchError } from '../base/index.js';
import { tcccStatusChoices, type TcccAgent, type TcccStatusChoice } from '../adapters/tencent/index.js';
import type { Workbench } from '../workbench/workbench.js';
import { optionalTextOf, textOf, type TcccAnswers } from './tccc-answers.js';

/** What the `Agent` part works with. */
export interface AgentParts {
  readonly workbench: Workbench;
  readonly answers: TcccAnswers;
  readonly status: () => ReturnType<TcccAgent['getStatus']>;
  readonly onError: (error: unknown) => void;
}

/**
 * `tccc.Agent`, after the API reference (679/72044) and the page on agent status (679/76069). `online` and `offline` answer
 * nothing: what keeps them from happening goes to `onError`.
 */
export function createAgent({ workbench, answers, status, onError }: AgentParts): TcccAgent {
  return {
    online: () => {
      if (workbench.snapshot.presence?.state !== 'offline' && workbench.snapshot.presence !== null) return;
      workbench.goOnline().catch(onError);
    },
    offline: () => {
      workbench.setPresence({ state: 'offline' }).catch(onError);
    },
    setStatus: (params) =>
      answers.of<object>(() => {
        const reason = optionalTextOf(params, 'restReason');
        return enter(workbench, choiceOf(textOf(params, 'status')), reason);
      }),
    getStatus: status,
  };
}

function choiceOf(status: string): TcccStatusChoice {
  const choice = tcccStatusChoices.find((one) => one === status);
  if (choice !== undefined) return choice;
  const why = status === 'busy' ? ': only a call makes an agent busy' : '';
  throw new WorkbenchError('presence/refused', {
    message: `"${status}" can't be chosen${why}; choose ${tcccStatusChoices.join(', ')}.`,
  });
}

async function enter(
  workbench: Workbench,
  choice: TcccStatusChoice,
  restReason: string | undefined,
): Promise<void> {
  const presence = workbench.snapshot.presence;
  switch (choice) {
    case 'free':
      // from wrap-up it is 返回接待, not a choice for later
      return presence?.state === 'wrapUp'
        ? workbench.returnToService()
        : workbench.setPresence({ state: 'idle' });
    case 'notReady':
      return workbench.setPresence({ state: 'notReady' });
    case 'rest':
      return workbench.setPresence({ state: 'resting', restReason: restReasonOf(workbench, restReason) });
    case 'arrange':
      return continueWrapUp(workbench);
    case 'stopNotReady':
      return stopNotReady(workbench);
    default:
      return assertNever(choice);
  }
}

/** This centre always wants a reason and has a list of them: without one the first of the list. */
function restReasonOf(workbench: Workbench, reason: string | undefined): string {
  const first = workbench.snapshot.settings?.restReasons[0];
  const chosen = reason ?? first;
  if (chosen === undefined) throw new WorkbenchError('presence/unknown-rest-reason');
  return chosen;
}

/** 继续话后整理; wrap-up follows a call here and can't be chosen without one. */
async function continueWrapUp(workbench: Workbench): Promise<void> {
  const presence = workbench.snapshot.presence;
  if (presence?.state !== 'wrapUp') throw new WorkbenchError('presence/refused');
  if (presence.wrapUpEndsAt !== null) await workbench.continueWrapUp();
}

/** Ends 示忙, or takes it back where it was chosen for after the call; nothing to do otherwise. */
async function stopNotReady(workbench: Workbench): Promise<void> {
  const presence = workbench.snapshot.presence;
  if (presence?.state === 'notReady') await workbench.setPresence({ state: 'idle' });
  else if (presence?.next?.state === 'notReady') await workbench.clearNextPresence();
}
