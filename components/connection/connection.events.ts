/** The agent asks for the list of shortcuts; the desk around shows it. */
export class ShortcutsRequestEvent extends Event {
  constructor() {
    super('tccc-shortcuts-request', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-shortcuts-request': ShortcutsRequestEvent;
  }
}
