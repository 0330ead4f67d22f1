import type { ReactiveController, ReactiveElement } from 'lit';

/** Inputs a step begins with: not the ones that are only there for password managers, nor a list of one centre. */
const first =
  'input[data-first], form:not(:has([data-first])) input:is([name="online"]:checked, :not([readonly], [name="online"], [name="centre"]))';

/**
 * Carries the focus from one step to the next, when the step that goes away had it: a keyboard stays where the work is.
 * A focus that is elsewhere is left alone.
 */
export class StepFocus implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #stepOf: () => string;
  #step: string | null = null;
  #isOwed = false;

  constructor(host: ReactiveElement, stepOf: () => string) {
    this.#host = host;
    this.#stepOf = stepOf;
    host.addController(this);
  }

  /** Puts the focus where the present step begins, once that is drawn. */
  take(): void {
    this.#isOwed = true;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const step = this.#stepOf();
    if (step === this.#step) return;
    this.#step = step;
    if (this.#host.shadowRoot?.activeElement) this.#isOwed = true;
  }

  hostUpdated(): void {
    if (!this.#isOwed) return;
    const field = this.#host.shadowRoot?.querySelector<HTMLInputElement>(first);
    if (!field) return;
    this.#isOwed = false;
    if (document.activeElement === document.body) field.focus();
  }
}
