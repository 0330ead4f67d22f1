import type { Workbench } from '../workbench/workbench.js';
import { ownCall } from './call-choice.js';

/**
 * Has the browser ask before the page is closed while its audio carries a call. The words are the browser's own, and it
 * asks only after the agent has touched the page. A call on the agent's mobile phone goes on without the page.
 *
 * @returns the undo
 */
export function guardLeaving(workbench: Workbench, page: EventTarget = window): () => void {
  let isGuarded = false;
  // A page that listens for nothing stays fit for the browser's back-forward cache.
  const guard = (isWanted: boolean): void => {
    if (isWanted === isGuarded) return;
    isGuarded = isWanted;
    if (isWanted) page.addEventListener('beforeunload', ask);
    else page.removeEventListener('beforeunload', ask);
  };
  const follow = (): void => {
    const call = ownCall(workbench.snapshot);
    guard(call?.context.agentLine === 'page' && workbench.snapshot.line !== 'elsewhere');
  };
  const unsubscribe = workbench.subscribe(follow);
  follow();
  return () => {
    unsubscribe();
    guard(false);
  };
}

/** HTML Living Standard, 7.4.2.4 «Unloading documents». */
function ask(event: Event): void {
  event.preventDefault();
}
