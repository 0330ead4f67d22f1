import { systemClock, type Clock } from '../base/index.js';
import { callerName } from '../model/index.js';
import type { Workbench } from '../workbench/workbench.js';
import { waitingCall } from './call-choice.js';
import { PageTexts } from './page-texts.js';
import { TitleMark } from './title-mark.js';
import { FaviconMark } from './favicon-mark.js';

const blinkMs = 1_000;

/** What {@link flashTitle} may be given. */
export interface FlashTitleOptions {
  /** Whose title and icon. @defaultValue the page's */
  readonly document?: Document;
  /** @defaultValue the machine's time */
  readonly clock?: Clock;
  /**
   * Address of the icon while a call rings; `null` leaves the icon alone.
   * @defaultValue a green handset as a `data:` address, in a page that names an icon of its own (`<link rel="icon">`)
   */
  readonly icon?: string | null;
  /** A BCP 47 tag. @defaultValue the language of the page */
  readonly language?: () => string;
  /** Whether the agent's system asks for less motion: the title is then marked and doesn't blink. */
  readonly isCalm?: () => boolean;
}

/**
 * Shows a ringing call in the page's title and icon: the title alternates with the caller once a second, WCAG 2.3.1's
 * three flashes a second being far away. Both are restored exactly, also when the host sets another title meanwhile.
 *
 * @returns the undo
 */
export function flashTitle(workbench: Workbench, options: FlashTitleOptions = {}): () => void {
  const flash = new TitleFlash(workbench, options);
  const unsubscribe = workbench.subscribe(() => flash.follow());
  flash.follow();
  return () => {
    unsubscribe();
    flash.dispose();
  };
}

class TitleFlash {
  readonly #workbench: Workbench;
  readonly #clock: Clock;
  readonly #isCalm: () => boolean;
  readonly #title: TitleMark;
  readonly #icon: FaviconMark | null;
  readonly #texts: PageTexts;
  #shown = '';
  #cancel: (() => void) | undefined;

  constructor(workbench: Workbench, options: FlashTitleOptions) {
    const page = options.document ?? document;
    this.#workbench = workbench;
    this.#clock = options.clock ?? systemClock;
    this.#isCalm = options.isCalm ?? (() => matchMedia('(prefers-reduced-motion: reduce)').matches);
    this.#title = new TitleMark(page);
    this.#icon = options.icon === null ? null : new FaviconMark(page, options.icon);
    this.#texts = new PageTexts(options.language, () => this.follow());
  }

  follow(): void {
    const call = waitingCall(this.#workbench.snapshot);
    const texts = call && this.#texts.get();
    const mark = call && texts ? texts['habit.title'](callerName(call)) : '';
    if (mark === this.#shown) return;
    this.#stop();
    this.#shown = mark;
    if (mark === '') return;
    this.#icon?.show();
    this.#blink(true);
  }

  dispose(): void {
    this.#texts.dispose();
    this.#stop();
  }

  #blink(isMarked: boolean): void {
    if (isMarked) this.#title.show(this.#shown);
    else this.#title.hide();
    if (!this.#isCalm()) this.#cancel = this.#clock.after(blinkMs, () => this.#blink(!isMarked));
  }

  #stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#shown = '';
    this.#title.hide();
    this.#icon?.hide();
  }
}
