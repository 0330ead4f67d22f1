import type { ReactiveController, ReactiveElement } from 'lit';
import { backOffMs } from '../../src/base/back-off.js';
import type { Clock } from '../../src/base/clock.js';
import type { Catalogue } from '../../src/i18n/catalogue.js';
import {
  catalogueFor,
  loadCatalogue,
  onTexts,
  spareCatalogue,
  type TextPart,
} from '../../src/i18n/catalogues.js';

/** What a {@link LocalizeController} works with. */
export interface LocalizeOptions {
  /** What of the texts the host needs before it renders. */
  readonly parts: readonly TextPart[];
  readonly clock: Clock;
  /** Texts didn't come, `failures` times in a row by now; they are fetched again by themselves. */
  readonly onFailure: (cause: unknown, failures: number) => void;
  /** @defaultValue the files of the package */
  readonly load?: (language: string, parts: readonly TextPart[]) => Promise<unknown>;
}

/**
 * Gives a host its texts: in the language of the nearest `lang` attribute around it, through shadow roots, else the
 * browser's. A language that changes while the page lives is followed; until its texts are there, the ones before stay.
 * Texts that don't come are fetched again with growing pauses, and as soon as the browser is online; until then another
 * language speaks for them, if there is one.
 */
export class LocalizeController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: LocalizeOptions;
  readonly #load: (language: string, parts: readonly TextPart[]) => Promise<unknown>;
  #observer: MutationObserver | undefined;
  #language = '';
  #texts: Catalogue | undefined;
  #tellFirst!: () => void;
  readonly #first = new Promise<void>((resolve) => (this.#tellFirst = resolve));
  #isFetching = false;
  #failures = 0;
  #cancelRetry: (() => void) | undefined;
  #stopListening: (() => void) | undefined;
  #parts: readonly TextPart[];

  constructor(host: ReactiveElement, options: LocalizeOptions) {
    this.#host = host;
    this.#options = options;
    this.#load = options.load ?? loadCatalogue;
    this.#parts = options.parts;
    host.addController(this);
  }

  /** A BCP 47 tag. */
  get language(): string {
    return this.#language;
  }

  /** The first texts while they are being fetched: a host renders after them. */
  get loading(): Promise<void> | undefined {
    return this.#texts ? undefined : this.#first;
  }

  get texts(): Catalogue {
    if (!this.#texts) throw new TypeError('The texts are not there yet: render after `loading`.');
    return this.#texts;
  }

  has(parts: readonly TextPart[]): boolean {
    return catalogueFor(this.#language, parts) !== undefined;
  }

  /** Fetches more of the texts, and keeps them in step with the language from then on, also those that didn't come now. */
  async load(parts: readonly TextPart[]): Promise<void> {
    this.#parts = [...new Set([...this.#parts, ...parts])];
    try {
      await this.#load(this.#language, parts);
    } catch (cause) {
      this.#retryLater();
      throw cause;
    }
  }

  hostConnected(): void {
    this.#stopListening = onTexts(() => this.#take());
    addEventListener('online', this.#handleOnline);
    this.#language = nearestLanguage(this.#host);
    this.#take();
    this.#observer = new MutationObserver(() => this.#follow());
    for (const root of [document, this.#host.getRootNode()])
      this.#observer.observe(root, { attributes: true, subtree: true, attributeFilter: ['lang'] });
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#stopListening?.();
    this.#stopWaiting();
    removeEventListener('online', this.#handleOnline);
  }

  readonly #handleOnline = (): void => {
    if (this.#cancelRetry) this.#take();
  };

  #follow(): void {
    const language = nearestLanguage(this.#host);
    if (language === this.#language) return;
    this.#language = language;
    this.#take();
  }

  #take(): void {
    const texts = catalogueFor(this.#language, this.#parts);
    if (texts) this.#show(texts);
    else void this.#fetch();
  }

  /** One at a time; what changed meanwhile is looked at afterwards. */
  async #fetch(): Promise<void> {
    if (this.#isFetching) return;
    this.#stopWaiting();
    this.#isFetching = true;
    try {
      await this.#load(this.#language, this.#parts);
    } catch (cause) {
      this.#makeDo();
      this.#retryLater();
      return this.#options.onFailure(cause, this.#failures);
    } finally {
      this.#isFetching = false;
    }
    this.#failures = 0;
    this.#take();
  }

  /** Another language's words are better than none. */
  #makeDo(): void {
    const spare = this.#texts ? undefined : spareCatalogue(this.#parts);
    if (spare) this.#show(spare);
  }

  #retryLater(): void {
    this.#stopWaiting();
    const pauseMs = backOffMs(this.#failures, Math.random);
    this.#failures += 1;
    if (this.#host.isConnected) this.#cancelRetry = this.#options.clock.after(pauseMs, () => this.#take());
  }

  #stopWaiting(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
  }

  #show(texts: Catalogue): void {
    this.#stopWaiting();
    if (texts === this.#texts) return;
    const isFirst = !this.#texts;
    this.#texts = texts;
    if (isFirst) this.#tellFirst();
    else this.#host.requestUpdate();
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
