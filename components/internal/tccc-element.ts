import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { systemClock, type Clock } from '../../src/base/clock.js';
import type { Catalogue } from '../../src/i18n/catalogue.js';
import type { TextPart } from '../../src/i18n/catalogues.js';
import { withoutTexts } from '../../src/i18n/without-texts.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import { elementClock } from './element-clock.js';
import { LocalizeController } from './localize-controller.js';
import { adoptThemeAttribute } from './theme-attribute.js';

/** What every element of the desk has: its texts, its theme, and a workbench given from outside or by the context around it. */
export abstract class TcccElement extends LitElement {
  /** What of the texts must be there before the first rendering; words of errors come when one has to be told. @internal */
  static readonly textParts: readonly TextPart[] = ['common', 'desk'];

  readonly #localize = new LocalizeController(this, {
    parts: (this.constructor as typeof TcccElement).textParts,
    clock: elementClock(this),
    onFailure: (cause, failures) => this.#tellFailure(cause, failures),
  });
  #notice: HTMLElement | undefined;

  /** The workbench to show; without it the nearest `<tccc-workbench>` or `<tccc-provider>` gives one. */
  @property({ attribute: false }) workbench?: Workbench | undefined;

  /** Where the element's running times come from; a test holds the hand. @internal */
  @property({ attribute: false }) clock: Clock = systemClock;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptThemeAttribute(this);
  }

  /** Nothing is drawn without words: the first rendering waits for texts. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const { loading } = this.#localize;
    if (loading) return loading.then(() => this.scheduleUpdate());
    this.#notice?.remove();
    this.#notice = undefined;
    return super.scheduleUpdate();
  }

  /** Says in the element's place why nothing is there; the page's console gets the cause once. */
  #tellFailure(cause: unknown, failures: number): void {
    if (failures === 1) reportError(cause);
    if (!this.#localize.loading) return;
    this.#notice ??= this.renderRoot.appendChild(document.createElement('p'));
    this.#notice.role = 'status';
    this.#notice.textContent = withoutTexts(this.language);
  }

  /** Texts in the language around the element. */
  protected get texts(): Catalogue {
    return this.#localize.texts;
  }

  /** Fetches more of the texts. */
  protected loadTexts(parts: readonly TextPart[]): Promise<void> {
    return this.#localize.load(parts);
  }

  /** Fetches what errors are called; when it can't be fetched, a code stands for it. */
  protected async loadErrorTexts(): Promise<void> {
    await this.loadTexts(['errors']).catch(reportError);
  }

  /** Whether these parts of the texts are there. */
  protected hasTexts(parts: readonly TextPart[]): boolean {
    return this.#localize.has(parts);
  }

  /** A BCP 47 tag, for `Intl`. */
  protected get language(): string {
    return this.#localize.language;
  }
}
