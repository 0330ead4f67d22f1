import type { ReactiveController, ReactiveElement } from 'lit';

/** An element of ours was drawn that is not registered yet; whoever can load it does. Internal: a page needs not know. */
export class ElementNeededEvent extends Event {
  static readonly type = 'tccc-element-needed';
  readonly tag: string;

  constructor(tag: string) {
    super(ElementNeededEvent.type, { bubbles: true, composed: true });
    this.tag = tag;
  }
}

/** Asks for the elements that its host draws and nobody has registered. */
export class NeededElements implements ReactiveController {
  readonly #host: ReactiveElement;
  #asked = new Set<string>();

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const drawn = this.#host.renderRoot.querySelectorAll(':not(:defined)');
    const tags = new Set([...drawn].map(({ localName }) => localName));
    for (const tag of tags) if (!this.#asked.has(tag)) this.#host.dispatchEvent(new ElementNeededEvent(tag));
    this.#asked = tags;
  }
}

declare global {
  interface HTMLElementEventMap {
    'tccc-element-needed': ElementNeededEvent;
  }
}
