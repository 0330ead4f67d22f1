import type { ReactiveController, ReactiveElement } from 'lit';
import { catalogueFor, type Catalogue } from '../../src/i18n/index.js';

/**
 * Gives a host its texts: in the language of the nearest `lang` attribute around it, through shadow roots, else the
 * browser's. A language that changes while the page lives is followed.
 */
export class LocalizeController implements ReactiveController {
  readonly #host: ReactiveElement;
  #observer: MutationObserver | undefined;
  #language = '';

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** A BCP 47 tag. */
  get language(): string {
    this.#language ||= nearestLanguage(this.#host);
    return this.#language;
  }

  get texts(): Catalogue {
    return catalogueFor(this.language);
  }

  hostConnected(): void {
    this.#refresh();
    this.#observer = new MutationObserver(() => this.#refresh());
    this.#observer.observe(document.documentElement, {
      attributes: true,
      subtree: true,
      attributeFilter: ['lang'],
    });
    const root = this.#host.getRootNode();
    if (root !== document)
      this.#observer.observe(root, { attributes: true, subtree: true, attributeFilter: ['lang'] });
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #refresh(): void {
    const language = nearestLanguage(this.#host);
    if (language === this.#language) return;
    this.#language = language;
    this.#host.requestUpdate();
  }
}

function nearestLanguage(host: Element): string {
  for (let node: Node | null = host; node; node = parentOf(node)) {
    const language = node instanceof Element ? node.getAttribute('lang') : null;
    if (language) return language;
  }
  return navigator.language;
}

function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}
