import type { Workbench } from '../workbench/workbench.js';
import { waitingCall } from './call-choice.js';

/** What of a navigator a badge needs. */
export type BadgeNavigator = Partial<Pick<Navigator, 'setAppBadge' | 'clearAppBadge'>>;

/**
 * Puts a badge on the icon of an installed page while a call rings (Badging API). Does nothing where there is none.
 *
 * @returns the undo
 */
export function badgeApp(workbench: Workbench, host: BadgeNavigator = navigator): () => void {
  let isShown = false;
  const show = (isWanted: boolean): void => {
    if (isWanted === isShown) return;
    isShown = isWanted;
    // A page that may have no badge has none: the title and the ring tell the same.
    (isWanted ? host.setAppBadge?.(1) : host.clearAppBadge?.())?.catch(() => undefined);
  };
  const follow = (): void => show(waitingCall(workbench.snapshot) !== null);
  const unsubscribe = workbench.subscribe(follow);
  follow();
  return () => {
    unsubscribe();
    show(false);
  };
}
