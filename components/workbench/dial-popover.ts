const widest = 320;
const gap = 8;

/**
 * Places a popover that opens under `anchor`, inside the viewport. In script, because a popover leaves its container for
 * the top layer and anchored positioning isn't in every browser yet.
 */
export function placeUnder(popover: HTMLElement, anchor: HTMLElement): void {
  const { left, right, bottom } = anchor.getBoundingClientRect();
  const room = document.documentElement.clientWidth - 2 * gap;
  const width = Math.min(widest, room);
  const wished = getComputedStyle(anchor).direction === 'rtl' ? right - width : left;
  popover.style.setProperty('width', `${width}px`);
  popover.style.setProperty('left', `${Math.max(gap, Math.min(wished, room + gap - width))}px`);
  popover.style.setProperty('top', `${bottom + gap}px`);
  popover.style.setProperty('max-height', `calc(100dvh - ${bottom + 2 * gap}px)`);
}
