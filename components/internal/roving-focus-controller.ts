import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a {@link RovingFocusController} moves between, and how. */
export interface RovingFocusOptions {
  /** The items in reading order, inside the host's shadow root. */
  readonly items: () => readonly HTMLElement[];
  /** How many items stand in a row: up and down move by so many. @defaultValue 1, up and down move by one */
  readonly columns?: number;
  /** The item that Tab reaches first; the first one when it answers -1. */
  readonly start?: () => number;
}

/** Makes a group of controls one stop of the Tab key; arrows, Home and End move inside (WAI-ARIA toolbar and menu). */
export class RovingFocusController implements ReactiveController {
  readonly #options: RovingFocusOptions;
  #active: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost, options: RovingFocusOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const items = this.#options.items();
    if (this.#active && !items.includes(this.#active)) this.#active = undefined;
    const start = this.#options.start?.() ?? -1;
    const active = this.#active ?? items[start] ?? items[0];
    for (const item of items) item.tabIndex = item === active ? 0 : -1;
  }

  /** Put on the group's `keydown`. */
  readonly handleKeyDown = (event: KeyboardEvent): void => {
    const items = this.#options.items();
    const target = items[this.#target(event.key, items)];
    if (!target || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.focus(target);
  };

  /** Put on the group's `focusin`: a click moves the stop too. */
  readonly handleFocusIn = (event: Event): void => {
    const item = this.#options.items().find((candidate) => candidate === event.target);
    if (item) this.#remember(item);
  };

  focus(item: HTMLElement | undefined): void {
    if (!item) return;
    this.#remember(item);
    item.focus();
  }

  /** Forgets where the focus was: a menu opens at its start. */
  reset(): void {
    this.#active = undefined;
    this.hostUpdated();
  }

  #remember(item: HTMLElement): void {
    this.#active = item;
    this.hostUpdated();
  }

  /** Where a key leads to, -1 for nowhere. In a grid, up and down stay in their column; in a list they go round. */
  #target(key: string, items: readonly HTMLElement[]): number {
    const from = items.findIndex((item) => item.matches(':focus'));
    const active = items[from];
    if (!active) return -1;
    const { columns = 1 } = this.#options;
    const forward = getComputedStyle(active).direction === 'rtl' ? -1 : 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: from - forward,
      ArrowRight: from + forward,
      ArrowUp: from - columns,
      ArrowDown: from + columns,
      Home: 0,
      End: -1,
    };
    const move = moves[key];
    if (move === undefined) return -1;
    const isOutside = move < 0 || move >= items.length;
    if (columns > 1 && isOutside && /Up|Down/.test(key)) return from;
    return (move + items.length) % items.length;
  }
}
