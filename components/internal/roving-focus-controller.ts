import type { ReactiveController, ReactiveElement } from 'lit';

/** What a {@link RovingFocusController} moves between, and how. */
export interface RovingFocusOptions {
  /** The items in reading order, inside the host's shadow root. */
  readonly items: () => readonly HTMLElement[];
  /** How many items stand in a row: up and down move by so many. @defaultValue 1, up and down move by one */
  readonly columns?: number;
  /** The item that Tab reaches first; the first one when it answers -1. */
  readonly start?: () => number;
}

type Step = 'back' | 'on' | 'up' | 'down' | 'first' | 'last';

const steps: Readonly<Record<string, Step>> = {
  ArrowLeft: 'back',
  ArrowRight: 'on',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** Makes a group of controls one stop of the Tab key; arrows, Home and End move inside (WAI-ARIA toolbar and menu). */
export class RovingFocusController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: RovingFocusOptions;
  #active: HTMLElement | undefined;

  constructor(host: ReactiveElement, options: RovingFocusOptions) {
    this.#host = host;
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
    const step = steps[event.key];
    const items = this.#options.items();
    const from = items.findIndex((item) => item.matches(':focus'));
    if (!step || from < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.focus(items[this.#target(step, from, items)]);
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

  /** In a grid, up and down stay in their column; in a list they go round. */
  #target(step: Step, from: number, items: readonly HTMLElement[]): number {
    const rows = this.#options.columns ?? 1;
    const count = items.length;
    const isMirrored = getComputedStyle(items[from] ?? this.#host).direction === 'rtl';
    const forward = isMirrored ? -1 : 1;
    const moves = {
      back: from - forward,
      on: from + forward,
      up: from - rows,
      down: from + rows,
      first: 0,
      last: -1,
    };
    const isOutside = moves[step] < 0 || moves[step] >= count;
    if (rows > 1 && isOutside && (step === 'up' || step === 'down')) return from;
    return (moves[step] + count) % count;
  }
}
