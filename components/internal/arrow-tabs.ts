/**
 * Arrow keys, Home and End among the `role="tab"` elements of the tab list that handles the key; the reached tab is
 * focused and clicked (automatic activation, WAI-ARIA APG). Left and right follow the writing direction.
 */
export function moveAmongTabs(event: KeyboardEvent): void {
  const list = event.currentTarget;
  if (!(list instanceof HTMLElement)) return;
  const tabs = [...list.querySelectorAll<HTMLElement>('[role="tab"]')];
  const present = tabs.findIndex((tab) => tab.matches(':focus'));
  const isRightToLeft = getComputedStyle(list).direction === 'rtl';
  const target = targetOf(event.key, { present, count: tabs.length, isRightToLeft });
  const tab = target === undefined ? undefined : tabs[target];
  if (present < 0 || !tab) return;
  event.preventDefault();
  tab.focus();
  tab.click();
}

function targetOf(
  key: string,
  { present, count, isRightToLeft }: { present: number; count: number; isRightToLeft: boolean },
): number | undefined {
  const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
  if (key === forward) return (present + 1) % count;
  if (key === back) return (present - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
