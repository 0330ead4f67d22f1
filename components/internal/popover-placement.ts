import type { ReactiveController, ReactiveControllerHost } from 'lit';

const gap = 4;
const margin = 8;

/** A popover, the button it belongs to, and at which end of it they line up. */
export interface Placed {
  readonly popover: HTMLElement;
  readonly anchor: HTMLElement;
  /** @defaultValue start */
  readonly align?: 'start' | 'end';
}

/**
 * Keeps an open popover beside its button and inside the window: under it, or above where there is more room. In script,
 * because a popover leaves its container for the top layer and anchored positioning isn't everywhere yet.
 */
export class PopoverPlacement implements ReactiveController {
  readonly #find: () => Placed | null;
  #isOpen = false;

  constructor(host: ReactiveControllerHost, find: () => Placed | null) {
    this.#find = find;
    host.addController(this);
  }

  /** Follows the popover: call it for its `toggle`, and before it opens where a first frame elsewhere would be seen. */
  follow(isOpen: boolean): void {
    if (isOpen) this.#place();
    if (isOpen === this.#isOpen) return;
    this.#isOpen = isOpen;
    if (isOpen) {
      addEventListener('resize', this.#place);
      addEventListener('scroll', this.#place, { capture: true, passive: true });
    } else this.#stop();
  }

  /** What the host renders may change the popover's size. */
  hostUpdated(): void {
    if (this.#isOpen) this.#place();
  }

  hostDisconnected(): void {
    this.#isOpen = false;
    this.#stop();
  }

  #stop(): void {
    removeEventListener('resize', this.#place);
    removeEventListener('scroll', this.#place, { capture: true });
  }

  readonly #place = (): void => {
    const placed = this.#find();
    if (placed) placeBeside(placed);
  };
}

/** Puts `popover` beside `anchor` once; its width is its own. */
export function placeBeside({ popover, anchor, align = 'start' }: Placed): void {
  const at = anchor.getBoundingClientRect();
  const { clientWidth: windowWidth, clientHeight: windowHeight } = document.documentElement;
  const below = windowHeight - at.bottom - gap - margin;
  const above = at.top - gap - margin;
  popover.style.setProperty('max-height', `${Math.max(below, above)}px`);
  const { offsetWidth: width, offsetHeight: height } = popover;
  const isAbove = height > below && above > below;
  const isRightToLeft = getComputedStyle(anchor).direction === 'rtl';
  const left = (align === 'start') === isRightToLeft ? at.right - width : at.left;
  popover.style.setProperty('left', `${clamp(left, windowWidth - width)}px`);
  popover.style.setProperty('top', `${isAbove ? at.top - gap - height : at.bottom + gap}px`);
}

function clamp(position: number, room: number): number {
  return Math.max(margin, Math.min(position, room - margin));
}
