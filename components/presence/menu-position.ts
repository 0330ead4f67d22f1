const gap = 4;
const margin = 8;

/** Puts an open popover under its button, at the same end, and inside the window. */
export function placeUnder(menu: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const isRightToLeft = getComputedStyle(button).direction === 'rtl';
  const left = isRightToLeft ? at.left : at.right - width;
  const top = at.bottom + gap;
  menu.style.left = `${clamp(left, window.innerWidth - width)}px`;
  menu.style.top = `${clamp(top, window.innerHeight - height)}px`;
}

function clamp(position: number, room: number): number {
  return Math.max(margin, Math.min(position, room - margin));
}
