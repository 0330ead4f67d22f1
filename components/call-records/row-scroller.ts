import type { ReactiveController, ReactiveElement } from 'lit';
import { rowWindow, topOf, type RowWindow } from './row-window.js';

/** How a record is laid out, by the width of the element: a line of columns, or a card of two or three lines. */
export type RowLayout = 'wide' | 'compact' | 'cards' | 'narrow';

const rowHeights: Readonly<Record<RowLayout, number>> = { wide: 44, compact: 44, cards: 68, narrow: 88 };
const headHeights: Readonly<Record<RowLayout, number>> = { wide: 40, compact: 40, cards: 0, narrow: 0 };

export function rowLayoutOf(width: number): RowLayout {
  if (width === 0 || width >= 1240) return 'wide';
  if (width >= 960) return 'compact';
  return width >= 600 ? 'cards' : 'narrow';
}

/** What a {@link RowScroller} looks at. */
export interface RowScrollerOptions {
  readonly scroller: () => HTMLElement | null;
  readonly player: () => HTMLElement | null;
  readonly count: () => number;
  readonly openIndex: () => number;
  readonly activeIndex: () => number;
}

/** Knows where the list is scrolled and which rows to draw; keeps what is looked at in its place when rows come above it. */
export class RowScroller implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: RowScrollerOptions;
  #layout: RowLayout = 'wide';
  #scrollTop = 0;
  #viewportHeight = 600;
  #playerHeight = 0;
  #shift = 0;
  #hostSize: ResizeObserver | undefined;
  #viewSize: ResizeObserver | undefined;
  #observed: readonly (HTMLElement | null)[] = [null, null];

  constructor(host: ReactiveElement, options: RowScrollerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get layout(): RowLayout {
    return this.#layout;
  }

  get isAtTop(): boolean {
    return this.#scrollTop < rowHeights[this.#layout];
  }

  /** The rows to draw now. */
  get window(): RowWindow {
    const kept = [this.#options.openIndex(), this.#options.activeIndex()];
    return rowWindow({
      ...this.#shape,
      count: this.#options.count(),
      scrollTop: this.#scrollTop,
      viewportHeight: this.#viewportHeight - headHeights[this.#layout],
      kept,
    });
  }

  hostConnected(): void {
    this.#measure(this.#host.clientWidth);
    this.#hostSize = new ResizeObserver(([entry]) => entry && this.#measure(entry.contentRect.width));
    this.#hostSize.observe(this.#host);
    this.#viewSize = new ResizeObserver(() => this.#measureViews());
    this.#observed = [null, null];
  }

  hostDisconnected(): void {
    this.#hostSize?.disconnect();
    this.#viewSize?.disconnect();
  }

  hostUpdated(): void {
    this.#observeViews();
    const scroller = this.#options.scroller();
    if (!scroller || scroller.clientHeight === 0 || this.#shift === 0) return;
    scroller.scrollTop += this.#shift;
    this.#shift = 0;
    // A list that has room for all its rows stays at its top; what that changes is an update of its own.
    queueMicrotask(this.handleScroll);
  }

  /** So many rows come above: what is looked at stays where it is. */
  holdStill(rows: number): void {
    const shift = rows * rowHeights[this.#layout];
    this.#shift += shift;
    this.#scrollTop += shift;
  }

  /** Begins from the top again. */
  reset(): void {
    this.#shift = 0;
    this.#scrollTop = 0;
    this.#options.scroller()?.scrollTo({ top: 0 });
  }

  /** Scrolls no more than it takes to see a row. */
  reveal(index: number): void {
    const scroller = this.#options.scroller();
    if (!scroller) return;
    const top = topOf(index, this.#shape);
    const { rowHeight } = this.#shape;
    const height = this.#viewportHeight - headHeights[this.#layout];
    if (top < this.#scrollTop) scroller.scrollTop = top;
    else if (top + rowHeight > this.#scrollTop + height) scroller.scrollTop = top + rowHeight - height;
    this.handleScroll();
  }

  /** How many rows PageDown passes. */
  get rowsPerPage(): number {
    return Math.max(1, Math.floor(this.#viewportHeight / rowHeights[this.#layout]) - 1);
  }

  readonly handleScroll = (): void => {
    const scrollTop = this.#options.scroller()?.scrollTop ?? 0;
    if (scrollTop === this.#scrollTop) return;
    this.#scrollTop = scrollTop;
    this.#host.requestUpdate();
  };

  get #shape() {
    const openIndex = this.#options.openIndex();
    return { rowHeight: rowHeights[this.#layout], openIndex, openExtra: this.#playerHeight };
  }

  #measure(width: number): void {
    const layout = rowLayoutOf(width);
    if (layout === this.#layout) return;
    this.#layout = layout;
    this.#host.requestUpdate();
  }

  #observeViews(): void {
    const views = [this.#options.scroller(), this.#options.player()];
    if (views.every((view, index) => view === this.#observed[index])) return;
    this.#viewSize?.disconnect();
    this.#observed = views;
    // What is observed is measured before it is painted.
    for (const view of views) if (view) this.#viewSize?.observe(view);
  }

  #measureViews(): void {
    const [scroller, player] = this.#observed;
    const viewport = scroller?.clientHeight ?? this.#viewportHeight;
    const extra = player?.offsetHeight ?? 0;
    if (viewport === this.#viewportHeight && extra === this.#playerHeight) return;
    this.#viewportHeight = viewport;
    this.#playerHeight = extra;
    this.#host.requestUpdate();
  }
}
