import type { ReactiveController, ReactiveElement } from 'lit';

/** What may take the focus over, when what had it has gone: the area it was in, the current call, any other area. */
const places = ['#current', '[data-area]'];

/**
 * Keeps the keyboard in the desk: when what has the focus goes away with a call, a task or a panel, the area it was in takes
 * the focus over. A focus that the agent took out of the desk, by pointer or Tab, is left alone.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #isBusy: () => boolean;
  #area: HTMLElement | null = null;
  #isWithin = false;
  #mayLeave = false;
  #isDue = false;

  /** @param isBusy - Whether a dialog or popover is open, which gives the focus back itself. */
  constructor(host: ReactiveElement, isBusy: () => boolean) {
    this.#host = host;
    this.#isBusy = isBusy;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of looked) this.#host.addEventListener(type, this.#lookSoon);
    this.#host.addEventListener('keydown', this.#handleKeyDown);
    document.addEventListener('pointerdown', this.#handlePointerDown, { capture: true });
  }

  hostDisconnected(): void {
    for (const type of looked) this.#host.removeEventListener(type, this.#lookSoon);
    this.#host.removeEventListener('keydown', this.#handleKeyDown);
    document.removeEventListener('pointerdown', this.#handlePointerDown, { capture: true });
    this.#isWithin = false;
  }

  /** The parts of the desk draw after the desk itself, and a closed popover gives the focus back: the look waits for both. */
  hostUpdated(): void {
    this.#lookSoon();
  }

  readonly #handleKeyDown = ({ key }: KeyboardEvent): void => {
    this.#mayLeave = key === 'Tab';
    this.#lookSoon();
  };

  readonly #handlePointerDown = (): void => {
    this.#mayLeave = true;
    this.#lookSoon();
  };

  readonly #lookSoon = (): void => {
    this.#note();
    if (this.#isDue) return;
    this.#isDue = true;
    void nextFrame()
      .then(nextFrame)
      .then(() => {
        this.#isDue = false;
        this.#look();
      });
  };

  /** Notes where in the desk the focus is, if it is there. */
  #note(): boolean {
    const focused = this.#host.shadowRoot?.activeElement ?? null;
    if (!focused || !isSeen(focused)) return document.activeElement === this.#host && focused === null;
    this.#isWithin = true;
    // The presence menu closes onto its own button.
    this.#area = focused.closest<HTMLElement>('tccc-presence, [data-area]');
    return true;
  }

  #look(): void {
    if (!this.#host.isConnected) return;
    if (this.#note()) {
      this.#mayLeave = false;
      return;
    }
    const { activeElement } = document;
    const isLost = activeElement === document.body || activeElement === this.#host;
    if (!isLost || this.#mayLeave) this.#isWithin = false;
    if (!this.#isWithin || this.#isBusy()) return;
    this.#place()?.focus();
  }

  #place(): HTMLElement | undefined {
    const root = this.#host.shadowRoot;
    const found = places.flatMap((place) => [...(root?.querySelectorAll<HTMLElement>(place) ?? [])]);
    return [this.#area, ...found].find((place) => place?.isConnected && isSeen(place)) ?? undefined;
  }
}

/** After each of these the focus may be elsewhere, which the desk isn't told of when it moves within one element. */
const looked = ['focusin', 'focusout', 'keyup', 'click'] as const;

const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

const nextFrame = (): Promise<unknown> => new Promise(requestAnimationFrame);
