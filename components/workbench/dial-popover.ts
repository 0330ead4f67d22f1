import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { moveAmongTabs } from '../internal/arrow-tabs.js';

/** Calls out (外部呼叫), or to a colleague (内部呼叫). */
type DialTab = 'external' | 'internal';

const widest = 328;
const gap = 8;

/** The dial pad and the directory of colleagues under their button, closed by Escape, by a click elsewhere, and once the call is placed. */
export class DialPopover implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #mayOpen: () => boolean;
  #isOpen = false;
  #isPlaced = false;
  #tab: DialTab = 'external';

  constructor(host: ReactiveElement, mayOpen: () => boolean) {
    this.#host = host;
    this.#mayOpen = mayOpen;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  hostConnected(): void {
    addEventListener('resize', this.#handleResize);
  }

  hostDisconnected(): void {
    removeEventListener('resize', this.#handleResize);
    this.#isOpen = false;
  }

  /** For the button's click: the button opens the popover by itself, unless it says why not. */
  readonly handleClick = (event: Event): void => {
    if (!this.#place()) event.preventDefault();
  };

  /** Opens or closes it, as the button does. @returns whether it could */
  toggle(): boolean {
    if (!this.#place()) return false;
    this.#popover?.togglePopover();
    return true;
  }

  render(texts: Catalogue): TemplateResult {
    return html`<div
      class="pop"
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
    if (this.#isOpen) this.#isPlaced = false;
    this.#host.requestUpdate();
    if (this.#isOpen) void this.#focusNumber();
    else void this.#giveBackFocus();
  };

  /** An open pad stays under its button, and in the window. */
  readonly #handleResize = (): void => {
    if (this.#isOpen) this.#place();
  };

  readonly #handlePlaced = (): void => {
    this.#isPlaced = true;
    this.#popover?.hidePopover();
  };

  get #popover(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.pop');
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

  #place(): boolean {
    const anchor = this.#anchor;
    if (!anchor || !this.#popover || !(this.#isOpen || this.#mayOpen())) return false;
    placeUnder(this.#popover, anchor);
    return true;
  }
}

/** In script, because a popover leaves its container for the top layer and anchored positioning isn't everywhere yet. */
function placeUnder(popover: HTMLElement, anchor: HTMLElement): void {
  const { left, right, bottom } = anchor.getBoundingClientRect();
  const room = document.documentElement.clientWidth - 2 * gap;
  const width = Math.min(widest, room);
  const wished = getComputedStyle(anchor).direction === 'rtl' ? right - width : left;
  popover.style.setProperty('width', `${width}px`);
  popover.style.setProperty('left', `${Math.max(gap, Math.min(wished, room + gap - width))}px`);
  popover.style.setProperty('top', `${bottom + gap}px`);
  popover.style.setProperty('max-height', `calc(100dvh - ${bottom + 2 * gap}px)`);
}
