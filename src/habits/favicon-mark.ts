/** A handset on green, of our own icons. */
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16" fill="#0a8f4d"/>' +
  '<path fill="#fff" d="M11.3 7.6 13.6 7l2 4.6-2 1.9a12 12 0 0 0 5 5l1.9-2 4.6 2-.6 2.3a3 3 0 0 1-3.3 2.2A15.400 15.400 0 0 1 9 10.900a3 3 0 0 1 2.300-3.300z"/></svg>';

/** The icon of a ringing call. */
const ringingIcon = `data:image/svg+xml,${encodeURIComponent(drawing)}`;

/**
 * Lays an icon over those of a page, which stay as they are: the browser takes the last one that suits it. Our own one only
 * where the page names an icon: a page without may forbid images (`img-src`, CSP Level 3), which can't be asked, only
 * violated; and browsers would go on showing ours after the ring.
 */
export class FaviconMark {
  readonly #page: Document;
  readonly #link: HTMLLinkElement;
  readonly #isOfHost: boolean;

  /** @param address - The host's icon; ours without it. */
  constructor(page: Document, address?: string) {
    this.#page = page;
    this.#isOfHost = address !== undefined;
    this.#link = page.createElement('link');
    this.#link.rel = 'icon';
    this.#link.setAttribute('sizes', 'any');
    this.#link.href = address ?? ringingIcon;
  }

  show(): void {
    const { head } = this.#page;
    if (this.#isOfHost || head.querySelector('link[rel~="icon" i]')) head.append(this.#link);
  }

  hide(): void {
    this.#link.remove();
  }
}
