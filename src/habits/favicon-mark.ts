/** A handset on green, of our own icons. */
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16" fill="#0a8f4d"/>' +
  '<path fill="#fff" d="M11.3 7.6 13.6 7l2 4.6-2 1.9a12 12 0 0 0 5 5l1.9-2 4.6 2-.6 2.3a3 3 0 0 1-3.3 2.2A15.400 15.400 0 0 1 9 10.900a3 3 0 0 1 2.300-3.300z"/></svg>';

/** The icon of a ringing call. */
export const ringingIcon = `data:image/svg+xml,${encodeURIComponent(drawing)}`;

/** Lays an icon over those of a page, which stay as they are: the browser takes the last one that suits it. */
export class FaviconMark {
  readonly #page: Document;
  readonly #link: HTMLLinkElement;

  constructor(page: Document, address: string) {
    this.#page = page;
    this.#link = page.createElement('link');
    this.#link.rel = 'icon';
    this.#link.setAttribute('sizes', 'any');
    this.#link.href = address;
  }

  show(): void {
    this.#page.head.append(this.#link);
  }

  hide(): void {
    this.#link.remove();
  }
}
