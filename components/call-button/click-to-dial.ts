import { isWorkbenchError } from '../../src/base/index.js';
import { parsePhoneNumber } from '../../src/model/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import { CallPlacedEvent, CallRequestEvent } from '../internal/call-request.js';
import { carryOut } from '../internal/request-event.js';
import { TcccCallNotice, type NoticeCause } from './call-notice.js';

/** Which numbers of the page dial, and by which desk. */
export interface ClickToDialOptions {
  /** The desk that dials: a `<tccc-workbench>`, or anything else that has a workbench now or later. */
  readonly desk: { readonly workbench?: Workbench | undefined };
  /** Where numbers are looked for, also in what is added later. @defaultValue the whole document */
  readonly root?: Document | ShadowRoot | HTMLElement;
  /**
   * Elements with a number in `data-tccc-number`, or else in their text, beside every `tel:` link (RFC 3966).
   * @defaultValue `[data-tccc-number]`
   */
  readonly selector?: string;
  /** Tells the number of a marked element whose number doesn't stand in the page; `null` when it has none. */
  readonly numberOf?: (element: HTMLElement) => string | null;
  /** The centre's number to call out with; without it the centre chooses. */
  readonly callerNumber?: string;
}

const link = 'a[href^="tel:" i]';

/**
 * Makes numbers of the host's page dial. A press on a `tel:` link or on a marked element fires `tccc-call-request` there,
 * which the page can prevent or answer as it can the dial pad's, then places the call and fires `tccc-call-placed`. A marked
 * element that is no link or button becomes one for the keyboard and for screen readers. While nobody is signed in, and with
 * a modifier key, links do what they did before. What keeps a number from dialling is said beside it.
 *
 * @returns how to undo it: the page is as it was before
 *
 * @example
 * const stop = clickToDial({ desk: document.querySelector('tccc-workbench') });
 */
export function clickToDial(options: ClickToDialOptions): () => void {
  const dialling = new ClickToDial(options);
  return () => dialling.stop();
}

class ClickToDial {
  readonly #options: ClickToDialOptions;
  readonly #root: Document | ShadowRoot | HTMLElement;
  readonly #selector: string;
  readonly #made = new Set<Element>();
  readonly #observer = new MutationObserver(() => this.#markAll());
  #notice: TcccCallNotice | undefined;

  constructor(options: ClickToDialOptions) {
    this.#options = options;
    this.#root = options.root ?? document;
    this.#selector = options.selector ?? '[data-tccc-number]';
    this.#root.addEventListener('click', this.#handleClick);
    this.#root.addEventListener('keydown', this.#handleKeyDown);
    this.#observer.observe(this.#root, { childList: true, subtree: true });
    this.#markAll();
  }

  stop(): void {
    this.#root.removeEventListener('click', this.#handleClick);
    this.#root.removeEventListener('keydown', this.#handleKeyDown);
    this.#observer.disconnect();
    for (const element of this.#made) this.#unmark(element);
    this.#notice?.remove();
  }

  /** What a pointer can press, a keyboard can reach. What left the page is as it was before, and not kept. */
  #markAll(): void {
    for (const element of this.#made) if (!this.#root.contains(element)) this.#unmark(element);
    for (const element of this.#root.querySelectorAll(this.#selector)) {
      if (this.#made.has(element) || isControl(element)) continue;
      element.setAttribute('role', 'link');
      element.setAttribute('tabindex', '0');
      this.#made.add(element);
    }
  }

  #unmark(element: Element): void {
    element.removeAttribute('role');
    element.removeAttribute('tabindex');
    this.#made.delete(element);
  }

  readonly #handleClick = (event: Event): void => {
    if (!(event instanceof MouseEvent) || event.button !== 0 || hasModifier(event)) return;
    this.#press(event);
  };

  readonly #handleKeyDown = (event: Event): void => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || hasModifier(event)) return;
    if (event.target instanceof Element && this.#made.has(event.target)) this.#press(event);
  };

  #press(event: Event): void {
    const { workbench } = this.#options.desk;
    const pressed = event.composedPath()[0];
    const element = pressed instanceof Element ? this.#numberAround(pressed) : null;
    if (event.defaultPrevented || !element || workbench?.snapshot.phase !== 'signedIn') return;
    const to = parsePhoneNumber(this.#numberOf(element) ?? '');
    if (to === null) return;
    event.preventDefault();
    void this.#dial(element, to, workbench);
  }

  #numberAround(pressed: Element): HTMLElement | null {
    const found = pressed.closest(`${link}, ${this.#selector}`);
    return found instanceof HTMLElement && this.#root.contains(found) ? found : null;
  }

  #numberOf(element: HTMLElement): string | null {
    const { numberOf } = this.#options;
    return numberOf && element.matches(this.#selector) ? numberOf(element) : writtenNumber(element);
  }

  async #dial(element: HTMLElement, to: string, workbench: Workbench): Promise<void> {
    if (element.getAttribute('aria-busy') === 'true') return;
    const permission = workbench.can.placeCall();
    if (!permission.isAllowed) return this.#tell(element, { permission });
    const { callerNumber } = this.#options;
    const request = new CallRequestEvent({ to, callerNumber: callerNumber ?? null });
    element.setAttribute('aria-busy', 'true');
    try {
      await carryOut(element, request, async () => {
        const callId = await workbench.placeCall({ to, ...(callerNumber !== undefined && { callerNumber }) });
        element.dispatchEvent(new CallPlacedEvent({ callId }));
      });
    } catch (error) {
      if (!isWorkbenchError(error)) throw error;
      await this.#tell(element, { error });
    } finally {
      element.removeAttribute('aria-busy');
    }
  }

  async #tell(element: HTMLElement, cause: NoticeCause): Promise<void> {
    if (!customElements.get('tccc-call-notice')) customElements.define('tccc-call-notice', TcccCallNotice);
    this.#notice ??= document.createElement('tccc-call-notice');
    document.body.append(this.#notice);
    await this.#notice.tell(element, cause);
  }
}

function isControl(element: Element): boolean {
  return element.matches('a[href], button, [role], [tabindex]');
}

function hasModifier({ altKey, ctrlKey, metaKey, shiftKey }: MouseEvent | KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey || shiftKey;
}

function writtenNumber(element: HTMLElement): string {
  const written = element.dataset['tcccNumber'] ?? element.getAttribute('href') ?? '';
  return written === '' ? element.textContent : decoded(written);
}

/** Links escape some signs (RFC 3966, 3); what was not escaped by that rule is taken as it stands. */
function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch (error) {
    if (error instanceof URIError) return written;
    throw error;
  }
}
