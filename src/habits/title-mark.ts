/**
 * Lays a text over the title of a page. What the host sets meanwhile is kept for later, and the mark laid over it again;
 * a page without a title has none afterwards.
 */
export class TitleMark {
  readonly #page: Document;
  readonly #observer: MutationObserver;
  #mark: string | null = null;
  #host: string | null = null;

  constructor(page: Document) {
    this.#page = page;
    this.#observer = new MutationObserver(() => this.#relay());
  }

  show(mark: string): void {
    if (this.#mark === null) this.#host = this.#read();
    else this.#keepHost();
    this.#mark = mark;
    this.#write(mark);
  }

  hide(): void {
    if (this.#mark === null) return;
    this.#keepHost();
    this.#observer.disconnect();
    this.#mark = null;
    if (this.#host === null) this.#element?.remove();
    else this.#put(this.#host);
  }

  get #element(): HTMLTitleElement | null {
    return this.#page.head.querySelector('title');
  }

  /** The text as it stands in the document: `document.title` would fold its blanks. */
  #read(): string | null {
    return this.#element?.textContent ?? null;
  }

  /** A title that isn't ours is the host's newest. */
  #keepHost(): void {
    const now = this.#read();
    if (now !== this.#mark) this.#host = now;
  }

  #relay(): void {
    if (this.#mark === null || this.#read() === this.#mark) return;
    this.#keepHost();
    this.#write(this.#mark);
  }

  #write(text: string): void {
    this.#observer.disconnect();
    this.#put(text);
    this.#observer.observe(this.#page.head, { childList: true, subtree: true, characterData: true });
  }

  #put(text: string): void {
    const element = this.#element ?? this.#page.head.appendChild(this.#page.createElement('title'));
    element.textContent = text;
  }
}
