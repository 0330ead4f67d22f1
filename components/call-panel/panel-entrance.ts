import type { ReactiveController, ReactiveElement } from 'lit';
import type { OpenPanel, PanelName } from './open-panel.js';

/** Where the agent goes on once a panel opened: the dialog comes up, and the focus goes into what it shows. */
export class PanelEntrance implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #open: OpenPanel;
  /** The panel that was opened last. */
  #shown: PanelName | null = null;

  constructor(host: ReactiveElement, open: OpenPanel) {
    this.#host = host;
    this.#open = open;
    host.addController(this);
  }

  hostUpdated(): void {
    const { name, isTransfer } = this.#open;
    if (name === this.#shown) return;
    this.#shown = name;
    const dialog = this.#find<HTMLDialogElement>('dialog.transfer');
    if (isTransfer && dialog?.open === false) dialog.showModal();
    if (!isTransfer && dialog?.open) dialog.close();
    if (name === 'extension') this.#find('.extension')?.focus();
    // The agent most likely goes on to search.
    if (isTransfer) void this.#focusElement('dialog.transfer tccc-directory');
    if (name === 'self-service') void this.#focusElement('.flows');
  }

  /** An element that comes with its first opening is waited for, as long as its panel is open. */
  async #focusElement(selector: string): Promise<void> {
    const element = this.#find<HTMLElement & { readonly updateComplete?: Promise<boolean> }>(selector);
    if (!element) return;
    await customElements.whenDefined(element.localName);
    await element.updateComplete;
    if (element.isConnected) element.focus();
  }

  #find<Found extends HTMLElement>(selector: string): Found | null {
    return this.#host.renderRoot.querySelector<Found>(selector);
  }
}
