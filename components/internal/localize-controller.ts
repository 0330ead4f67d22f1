import type { ReactiveController, ReactiveElement } from 'lit';
import type { Catalogue } from '../../src/i18n/catalogue.js';
import { catalogueFor, loadCatalogue, onTexts, type TextPart } from '../../src/i18n/catalogues.js';

/**
 * Gives a host its texts: in the language of the nearest `lang` attribute around it, through shadow roots, else the
 * browser's. A language that changes while the page lives is followed; until its texts are there, the ones before stay.
 */
export class LocalizeController implements ReactiveController {
  readonly #host: ReactiveElement;
  #observer: MutationObserver | undefined;
  #language = '';
  #texts: Catalogue | undefined;
  #loading: Promise<void> | undefined;
  #stopListening: (() => void) | undefined;
  #parts: readonly TextPart[];

  /** @param parts - What of the texts the host needs before it renders. */
  constructor(host: ReactiveElement, parts: readonly TextPart[]) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  /** A BCP 47 tag. */
  get language(): string {
    return this.#language;
  }

  /** The first texts while they are being fetched: a host renders after them. */
  get loading(): Promise<void> | undefined {
    return this.#texts ? undefined : this.#loading;
  }

  get texts(): Catalogue {
    if (!this.#texts) throw new TypeError('The texts are not there yet: render after `loading`.');
    return this.#texts;
  }

  has(parts: readonly TextPart[]): boolean {
    return catalogueFor(this.#language, parts) !== undefined;
  }

  /** Fetches more of the texts, and keeps them in step with the language from then on. */
  async load(parts: readonly TextPart[]): Promise<void> {
    this.#parts = [...new Set([...this.#parts, ...parts])];
    await loadCatalogue(this.#language, parts);
  }

  hostConnected(): void {
    this.#stopListening = onTexts(() => this.#take());
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
    this.#stopListening?.();
  }

  #refresh(): void {
    const language = nearestLanguage(this.#host);
    if (language === this.#language) return;
    this.#language = language;
    this.#take();
  }

  #take(): void {
    const texts = catalogueFor(this.#language, this.#parts);
    if (texts) this.#show(texts);
    else this.#loading ??= this.#load(this.#language);
  }

  async #load(language: string): Promise<void> {
    await loadCatalogue(language, this.#parts);
    this.#loading = undefined;
    this.#take();
  }

  #show(texts: Catalogue): void {
    if (texts === this.#texts) return;
    const isFirst = !this.#texts;
    this.#texts = texts;
    if (!isFirst) this.#host.requestUpdate();
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
