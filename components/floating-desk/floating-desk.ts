import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { baseStyles } from '../internal/base.styles.js';
import { icon } from '../internal/icon.js';
import { close, headset } from '../internal/icons.js';
import { TcccElement } from '../internal/tccc-element.js';
import { floatingDeskStyles } from './floating-desk.styles.js';

/**
 * A desk in the corner of a page, opened by a round button; or mounted, where it fills its place without one.
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

  readonly #handleClick = (): void => {
    this.open = !this.open;
  };

  #renderButton(): TemplateResult | typeof nothing {
    if (this.noButton || this.mounted) return nothing;
    return html`<button
      type="button"
      class="float"
      part="button"
      aria-expanded=${String(this.open)}
      aria-label=${this.texts['desk.name']}
      @click=${this.#handleClick}
    >
      ${icon(this.open ? close : headset, 26)}
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
