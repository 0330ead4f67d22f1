import type { ReactiveController, ReactiveElement } from 'lit';

/**
 * Carries the focus from the entrance into the desk, when the agent was working in the entrance, and from the desk back to the
 * entrance with the sign-out; elsewhere it is left alone.
 */
export class EntranceFocus implements ReactiveController {
  readonly #host: ReactiveElement;
  #isOwed = false;
  #wasInDesk = false;

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

  hostUpdate(): void {
    const root = this.#host.shadowRoot;
    this.#wasInDesk = Boolean(root?.activeElement && root.querySelector('#current'));
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    const current = root?.querySelector<HTMLElement>('#current');
    if (!current && this.#wasInDesk) root?.querySelector('tccc-sign-in')?.focus();
    if (!this.#isOwed || !current) return;
    this.#isOwed = false;
    if (document.activeElement === document.body) current.focus();
  }
}
