import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { icon } from '../internal/icon.js';
import { close } from '../internal/icons.js';
import type { AlertsView } from './alerts-view.js';
import { alertsView } from './alerts-view.js';
import { shortcutList, type ShortcutListOptions } from './shortcut-list.js';

/** What the desk shows over everything, when the agent asks for it. */
export type DeskDialog = 'shortcuts' | 'profile' | 'device-check' | 'alerts';

/** What the dialogs show. */
export type DialogParts = Pick<ShortcutListOptions, 'shortcuts' | 'own' | 'texts'> &
  Pick<AlertsView, 'habits' | 'onTry'> & {
    /** The bar of a call that rings meanwhile: what is outside of a dialog can't be reached, nor is it read out. */
    readonly ring: TemplateResult;
  };

/** The dialogs of the desk, one at a time; what is in one lives only while it is open. */
export class DeskDialogs implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #onClosed: () => void;
  #open: DeskDialog | null = null;

  constructor(host: ReactiveElement, onClosed: () => void) {
    this.#host = host;
    this.#onClosed = onClosed;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  hostUpdated(): void {
    const dialog = this.#dialog;
    if (dialog && this.#open !== null && !dialog.open) dialog.showModal();
    const ring = dialog?.querySelector<HTMLElement>('.ring-over');
    if (dialog?.open && ring && !ring.matches(':popover-open')) ring.showPopover();
  }

  hostDisconnected(): void {
    this.#open = null;
  }

  readonly show = (dialog: DeskDialog): void => {
    this.#open = dialog;
    this.#host.requestUpdate();
  };

  readonly close = (): void => this.#dialog?.close();

  render(parts: DialogParts): TemplateResult | typeof nothing {
    const { texts } = parts;
    if (this.#open === null) return nothing;
    return html`<dialog
      class="over ${this.#open}"
      aria-label=${labelOf(this.#open, texts)}
      @close=${this.#handleClose}
    >
      ${this.#renderContent(this.#open, parts)}
      <div class="ring-over" popover="manual">${parts.ring}</div>
    </dialog>`;
  }

  #renderContent(dialog: DeskDialog, parts: DialogParts): TemplateResult {
    const { texts } = parts;
    const button = (slot: string | typeof nothing): TemplateResult =>
      html`<button
        type="button"
        class="icon-button close"
        slot=${slot}
        aria-label=${texts['common.close']}
        @click=${this.close}
      >
        ${icon(close)}
      </button>`;
    switch (dialog) {
      case 'shortcuts':
        return shortcutList({ ...parts, onClose: this.close });
      case 'alerts':
        return alertsView({ ...parts, onClose: this.close });
      case 'profile':
        return html`<tccc-profile>${button('close')}</tccc-profile>`;
      case 'device-check':
        return html`<tccc-device-check></tccc-device-check>${button(nothing)}`;
    }
  }

  readonly #handleClose = async (): Promise<void> => {
    const wasAskedInMenu = this.#open !== 'shortcuts';
    this.#open = null;
    this.#onClosed();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    // A closed menu can't take the focus back: its button does.
    const presence = this.#host.shadowRoot?.querySelector<HTMLElement>('tccc-presence');
    if (wasAskedInMenu && document.activeElement === document.body) presence?.focus();
  };

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLDialogElement>('dialog.over');
  }
}

function labelOf(dialog: DeskDialog, texts: Catalogue): string {
  const labels = {
    shortcuts: texts['shortcut.title'],
    alerts: texts['alerts.title'],
    profile: texts['profile.title'],
    'device-check': texts['presence.deviceCheck'],
  };
  return labels[dialog];
}
