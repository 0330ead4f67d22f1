import type { ReactiveController, ReactiveElement } from 'lit';

/** How much room the desk has: its own width counts, never the window's. */
export type DeskLayout = 'wide' | 'medium' | 'narrow';

/** Measures its host, and updates it when another layout fits; before the first paint, so nothing is seen to jump. */
export class LayoutController implements ReactiveController {
  readonly #host: ReactiveElement;
  #observer: ResizeObserver | undefined;
  #layout: DeskLayout = 'wide';

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  get layout(): DeskLayout {
    return this.#layout;
  }

  hostConnected(): void {
    this.#measure(this.#host.clientWidth);
    this.#observer = new ResizeObserver(([entry]) => entry && this.#measure(entry.contentRect.width));
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #measure(width: number): void {
    const layout = layoutOf(width);
    if (layout === this.#layout) return;
    this.#layout = layout;
    this.#host.requestUpdate();
  }
}

/** The layout for a width in CSS pixels; a desk that isn't laid out yet counts as wide. */
export function layoutOf(width: number): DeskLayout {
  if (width === 0 || width >= 1200) return 'wide';
  return width >= 768 ? 'medium' : 'narrow';
}
