import type { ReactiveController, ReactiveElement } from 'lit';

/** Carries the focus from the entrance into the desk, when the agent was working in the entrance; elsewhere it is left alone. */
export class EntranceFocus implements ReactiveController {
  readonly #host: ReactiveElement;
  #isOwed = false;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** For the entrance's `focusin`. */
  readonly handleFocusIn = (): void => {
    this.#isOwed = true;
  };

  /** For the entrance's `focusout`: what takes the focus keeps it. */
  readonly handleFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null) this.#isOwed = false;
  };

  hostUpdated(): void {
    const current = this.#host.shadowRoot?.querySelector<HTMLElement>('#current');
    if (!this.#isOwed || !current) return;
    this.#isOwed = false;
    if (document.activeElement === document.body) current.focus();
  }
}
