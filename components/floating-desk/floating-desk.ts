import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { WorkbenchController } from '../../src/controllers/index.js';
import { isLive, isRinging } from '../../src/machines/index.js';
import { baseStyles } from '../internal/base.styles.js';
import { icon } from '../internal/icon.js';
import { close, headset, phone, wave } from '../internal/icons.js';
import { TcccElement } from '../internal/tccc-element.js';
import { floatingDeskStyles } from './floating-desk.styles.js';

/** What goes on while the desk is closed. */
type Ongoing = 'none' | 'ringing' | 'call';

const signs: Readonly<Record<Ongoing, SVGTemplateResult>> = { none: headset, ringing: phone, call: wave };

/**
 * A desk in the corner of a page, opened by a round button, and by every call that rings or is dialled; or mounted, where
 * it fills its place without a button. The button tells by shape, colour and name that a call rings or is up.
 *
 * @summary The desk behind a round button.
 * @slot - The desk.
 * @csspart button - The round button.
 * @csspart panel - What it opens.
 */
export class TcccFloatingDesk extends TcccElement {
  static override styles = [baseStyles, floatingDeskStyles];

  /** Whether the desk is shown. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** Whether the round button is left out. */
  @property({ type: Boolean, reflect: true, attribute: 'no-button' }) noButton = false;

  /** Whether it fills a place of the page instead of floating over it. */
  @property({ type: Boolean, reflect: true }) mounted = false;

  readonly #ongoing = new WorkbenchController(this, ({ calls }): Ongoing => {
    if (calls.some(isRinging)) return 'ringing';
    return calls.some(isLive) ? 'call' : 'none';
  });

  constructor() {
    super();
    this.addEventListener('tccc-signed-in', this.#handleSignedIn);
    for (const type of ['tccc-call-ringing', 'tccc-call-dialling'])
      this.addEventListener(type, this.#handleCall);
  }

  readonly #handleClick = (): void => {
    this.open = !this.open;
  };

  readonly #handleSignedIn = ({ target }: Event): void => {
    if (target instanceof TcccElement) this.workbench = target.workbench;
  };

  /** A host that took the button away shows the desk itself. */
  readonly #handleCall = (): void => {
    if (!this.noButton) this.open = true;
  };

  get #name(): string {
    const { texts } = this;
    const ongoing = this.#ongoing.value ?? 'none';
    if (this.open || ongoing === 'none') return texts['desk.name'];
    return `${texts['desk.name']} · ${texts[ongoing === 'ringing' ? 'call.ringing' : 'call.talking']}`;
  }

  #renderButton(): TemplateResult | typeof nothing {
    if (this.noButton || this.mounted) return nothing;
    const ongoing = this.open ? 'none' : (this.#ongoing.value ?? 'none');
    return html`<button
      type="button"
      class="float ${ongoing}"
      part="button"
      aria-expanded=${String(this.open)}
      aria-label=${this.#name}
      @click=${this.#handleClick}
    >
      ${icon(this.open ? close : signs[ongoing], 26)}
    </button>`;
  }

  protected override render(): unknown {
    return html`<div class="panel" part="panel" ?hidden=${!this.open}><slot></slot></div>
      ${this.#renderButton()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-floating-desk': TcccFloatingDesk;
  }
}
