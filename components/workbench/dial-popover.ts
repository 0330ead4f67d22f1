import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { moveAmongTabs } from '../internal/arrow-tabs.js';
import { PopoverPlacement } from '../internal/popover-placement.js';

/** Calls out (外部呼叫), or to a colleague (内部呼叫). */
type DialTab = 'external' | 'internal';

/** The dial pad and the directory of colleagues under their button, closed by Escape, by a click elsewhere, and once the call is placed. */
export class DialPopover implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #mayOpen: () => boolean;
  readonly #placement: PopoverPlacement;
  #isOpen = false;
  #isPlaced = false;
  #tab: DialTab = 'external';

  constructor(host: ReactiveElement, mayOpen: () => boolean) {
    this.#host = host;
    this.#mayOpen = mayOpen;
    this.#placement = new PopoverPlacement(host, () =>
      this.#popover && this.#anchor ? { popover: this.#popover, anchor: this.#anchor } : null,
    );
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  hostDisconnected(): void {
    this.#isOpen = false;
  }

  /** For the button's click: the button opens the popover by itself, unless it says why not. */
  readonly handleClick = (event: Event): void => {
    if (!this.#isOpen && !this.#mayOpen()) event.preventDefault();
  };

  /** Opens or closes it, as the button does. @returns whether it could */
  toggle(): boolean {
    if (!this.#popover || !(this.#isOpen || this.#mayOpen())) return false;
    this.#popover.togglePopover();
    return true;
  }

  render(texts: Catalogue): TemplateResult {
    return html`<div
      class="pop dial-pop"
      popover
      id="dial-pad"
      role="dialog"
      aria-label=${texts['desk.dial']}
      @toggle=${this.#handleToggle}
      @tccc-call-placed=${this.#handlePlaced}
      @tccc-internal-call-placed=${this.#handlePlaced}
    >
      ${this.#isOpen ? this.#renderTabs(texts) : nothing}
    </div>`;
  }

  #renderTabs(texts: Catalogue): TemplateResult {
    const tabs: readonly DialTab[] = ['external', 'internal'];
    const isExternal = this.#tab === 'external';
    return html`<div
        class="dial-tabs"
        role="tablist"
        aria-label=${texts['dialpad.kind']}
        @keydown=${moveAmongTabs}
      >
        ${tabs.map((tab) => this.#renderTab(tab, texts))}
      </div>
      <div class="dial-panel" id="dial-panel" role="tabpanel" aria-labelledby="dial-${this.#tab}">
        ${isExternal ? html`<tccc-dialpad></tccc-dialpad>` : html`<tccc-directory></tccc-directory>`}
      </div>`;
  }

  #renderTab(tab: DialTab, texts: Catalogue): TemplateResult {
    const isHere = tab === this.#tab;
    return html`<button
      type="button"
      role="tab"
      id="dial-${tab}"
      aria-controls="dial-panel"
      aria-selected=${isHere ? 'true' : 'false'}
      tabindex=${isHere ? '0' : '-1'}
      @click=${() => this.#showTab(tab)}
    >
      ${texts[`dialpad.${tab}`]}
    </button>`;
  }

  #showTab(tab: DialTab): void {
    this.#tab = tab;
    this.#host.requestUpdate();
  }

  readonly #handleToggle = (event: ToggleEvent): void => {
    this.#isOpen = event.newState === 'open';
    this.#placement.follow(this.#isOpen);
    if (this.#isOpen) this.#isPlaced = false;
    this.#host.requestUpdate();
    if (this.#isOpen) void this.#focusNumber();
    else void this.#giveBackFocus();
  };

  readonly #handlePlaced = (): void => {
    this.#isPlaced = true;
    this.#popover?.hidePopover();
  };

  get #popover(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.dial-pop');
  }

  async #focusNumber(): Promise<void> {
    await this.#host.updateComplete;
    const pad = this.#popover?.querySelector<HTMLElementTagNameMap['tccc-dialpad' | 'tccc-directory']>(
      'tccc-dialpad, tccc-directory',
    );
    await pad?.updateComplete;
    pad?.focus();
  }

  /** A pad opened by its key has no button to give the focus back to by itself; a placed call has its own area. */
  async #giveBackFocus(): Promise<void> {
    await this.#host.updateComplete;
    if (document.activeElement !== document.body) return;
    const call = this.#host.shadowRoot?.querySelector<HTMLElement>('#current');
    if (this.#isPlaced && call?.checkVisibility()) call.focus();
    else this.#anchor?.focus();
  }

  get #anchor(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.dial');
  }
}
