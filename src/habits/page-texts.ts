import { catalogueFor, loadCatalogue, type Catalogue, type TextPart } from '../i18n/index.js';

/** The habits speak with the desk's words. */
const parts: readonly TextPart[] = ['common', 'desk'];

/** The language of the page: that of `<html lang>`, else the browser's. */
export const pageLanguage = (): string => document.documentElement.lang || navigator.language;

/**
 * Gives texts to a habit: at once when the language is there, else as soon as it was fetched and if the habit is still on.
 */
export class PageTexts {
  readonly #language: () => string;
  readonly #onLoaded: () => void;
  #isOver = false;
  #asked = '';

  constructor(language: (() => string) | undefined, onLoaded: () => void) {
    this.#language = language ?? pageLanguage;
    this.#onLoaded = onLoaded;
  }

  /** The texts, or `null` while they are being fetched; `onLoaded` is called then. */
  get(): Catalogue | null {
    const language = this.#language();
    const texts = catalogueFor(language, parts);
    if (!texts && language !== this.#asked) this.#load(language);
    return texts ?? null;
  }

  dispose(): void {
    this.#isOver = true;
  }

  #load(language: string): void {
    this.#asked = language;
    loadCatalogue(language, parts).then(
      () => {
        if (!this.#isOver) this.#onLoaded();
      },
      (error: unknown) => {
        this.#asked = '';
        reportError(error);
      },
    );
  }
}
