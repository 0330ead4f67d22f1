import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { icon } from '../internal/icon.js';
import { close } from '../internal/icons.js';
import type { ShortcutMap } from '../internal/shortcut-controller.js';
import { shortcutList } from './shortcut-list.js';

/** What the desk shows over everything, when the agent asks for it. */
export type DeskDialog = 'shortcuts' | 'profile' | 'device-check';

/** The dialogs of the desk, one at a time; what is in one lives only while it is open. */
export class DeskDialogs implements ReactiveController {
  readonly #host: ReactiveElement;
  #open: DeskDialog | null = null;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  hostUpdated(): void {
    const dialog = this.#dialog;
    if (dialog && this.#open !== null && !dialog.open) dialog.showModal();
  }

  hostDisconnected(): void {
    this.#open = null;
  }

  readonly show = (dialog: DeskDialog): void => {
    this.#open = dialog;
    this.#host.requestUpdate();
  };

  readonly close = (): void => this.#dialog?.close();

  render(texts: Catalogue, shortcuts: ShortcutMap): TemplateResult | typeof nothing {
    if (this.#open === null) return nothing;
    return html`<dialog
      class="over ${this.#open}"
      aria-label=${labelOf(this.#open, texts)}
      @close=${this.#handleClose}
    >
      ${this.#renderContent(this.#open, { texts, shortcuts })}
    </dialog>`;
  }

  #renderContent(
    dialog: DeskDialog,
    { texts, shortcuts }: { readonly texts: Catalogue; readonly shortcuts: ShortcutMap },
  ): TemplateResult {
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
        return shortcutList({ shortcuts, texts, onClose: this.close });
      case 'profile':
        return html`<tccc-profile>${button('close')}</tccc-profile>`;
      case 'device-check':
        return html`<tccc-device-check></tccc-device-check>${button(nothing)}`;
    }
  }

  readonly #handleClose = async (): Promise<void> => {
    const wasAskedInMenu = this.#open !== 'shortcuts';
    this.#open = null;
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
    profile: texts['profile.title'],
    'device-check': texts['presence.deviceCheck'],
  };
  return labels[dialog];
}
