import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { WorkbenchController } from '../../src/controllers/index.js';
import type { TextPart } from '../../src/i18n/catalogues.js';
import { formatPhoneNumber, hasOtherSigns, keepDialKeys, parsePhoneNumber } from '../../src/model/index.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { CommandController } from '../internal/command-controller.js';
import { elementClock } from '../internal/element-clock.js';
import { errorMessage } from '../internal/error-message.js';
import { fieldStyles } from '../internal/field.styles.js';
import { icon } from '../internal/icon.js';
import { alert, backspace, check, mobile, phone } from '../internal/icons.js';
import { keypad, keypadStyles } from '../internal/keypad.js';
import { LongPress } from '../internal/long-press.js';
import { RovingFocusController } from '../internal/roving-focus-controller.js';
import { selectStyles } from '../internal/select.styles.js';
import { TcccElement } from '../internal/tccc-element.js';
import { reasonTooltip } from '../internal/tooltip.js';
import { tooltipStyles } from '../internal/tooltip.styles.js';
import { CallPlacedEvent, CallRequestEvent } from './dialpad.events.js';
import { dialpadStyles } from './dialpad.styles.js';

export * from './dialpad.events.js';

/** More characters than this need a smaller type to stay in view. */
const longNumber = 13;
const keySign = /^[\d*#+]$/;
const letter = /^\p{L}$/u;

/**
 * @summary Calls out: type, paste or press a number, choose the number to call with, 拨打. Row S19 is the call's own keypad.
 * @csspart dialpad - Everything.
 * @csspart number - The field of the number.
 * @csspart keys - The twelve keys.
 * @csspart key - One key.
 * @csspart caller-number - The choice of the calling number.
 * @csspart call - 拨打.
 * @csspart mobile-hint - With 手机外呼: the agent's mobile phone rings first.
 * @fires {CallRequestEvent} tccc-call-request - Before the call is placed; `to` and `callerNumber`, cancelable.
 * @fires {CallPlacedEvent} tccc-call-placed - After the centre took it; `callId`.
 */
export class TcccDialpad extends TcccElement {
  static override readonly textParts: readonly TextPart[] = ['dialpad'];
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    tooltipStyles,
    keypadStyles,
    dialpadStyles,
    selectStyles,
  ];

  readonly #desk = new WorkbenchController(this, ({ settings, pending, mobile }, { can }) => ({
    callerNumbers: settings?.callerNumbers ?? [],
    permission: can.placeCall(),
    isPlacing: pending.includes('place-call'),
    isDiallingByMobile: mobile?.isDialling ?? false,
  }));
  readonly #commands = new CommandController(this);
  readonly #roving = new RovingFocusController(this, {
    items: () => [...this.renderRoot.querySelectorAll<HTMLElement>('.key')],
    columns: 3,
  });
  readonly #plus = new LongPress(elementClock(this), () => this.#insert('+'));
  readonly #clear = new LongPress(elementClock(this), () => this.#write(''));

  /** What stands in the field; set it to suggest a number, for example from a click in the host page. */
  @property() number = '';

  @state() private callerNumber: string | null = null;
  @state() private isRefused = false;
  @state() private wasPasted = false;
  /** What was typed last was no key of a telephone. */
  @state() private hasDropped = false;

  @query('input') private input!: HTMLInputElement;

  /** What the agent left in the field last. */
  #written = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#plus.stop();
    this.#clear.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('number')) return;
    this.isRefused = false;
    if (this.number === this.#written) return;
    // The page suggests another number, of which nothing was typed or pasted.
    this.hasDropped = false;
    this.wasPasted = false;
  }

  /** The field holds what was typed meanwhile, so what it has to show isn't a matter of what was rendered last. */
  protected override updated(): void {
    const field = this.input as HTMLInputElement | null;
    const shown = this.#shown();
    if (field && field.value !== shown) field.value = shown;
  }

  /** Puts the focus into the number field. */
  override focus(options?: FocusOptions): void {
    (this.renderRoot as ShadowRoot | undefined)?.querySelector('input')?.focus(options);
  }

  /** Places the call as a press of 拨打 does; what goes wrong is shown in place. */
  async dial(): Promise<void> {
    if (!this.#desk.value?.permission.isAllowed) return;
    const to = parsePhoneNumber(this.number);
    if (to === null) {
      this.isRefused = true;
      this.focus();
      return;
    }
    await this.#place(to);
  }

  async #place(to: string): Promise<void> {
    const callerNumber = this.#callerNumber();
    const placed: { callId?: string } = {};
    await this.#commands.run(new CallRequestEvent({ to, callerNumber }), async () => {
      placed.callId = await this.#desk.workbench.placeCall({
        to,
        ...(callerNumber !== null && { callerNumber }),
      });
    });
    if (placed.callId === undefined) return;
    this.#write('');
    this.dispatchEvent(new CallPlacedEvent({ callId: placed.callId }));
  }

  /** The chosen number, as long as the centre still has it, else the centre's first. */
  #callerNumber(): string | null {
    const numbers = this.#desk.value?.callerNumbers ?? [];
    return numbers.find((number) => number === this.callerNumber) ?? numbers[0] ?? null;
  }

  /** A number that came from outside is grouped too, as long as nobody writes at it. */
  #shown(): string {
    const isWriting = this.shadowRoot?.activeElement instanceof HTMLInputElement;
    return isWriting ? this.number : formatPhoneNumber(this.number);
  }

  #write(text: string): void {
    this.number = text;
    this.#written = text;
    this.wasPasted = false;
    this.hasDropped = false;
    this.#commands.clear();
  }

  #insert(sign: string): void {
    const { input } = this;
    const [start, end] = [
      input.selectionStart ?? input.value.length,
      input.selectionEnd ?? input.value.length,
    ];
    input.setRangeText(sign, start, end, 'end');
    this.#takeInput(input);
  }

  /** Groups what is written as long as that can't move the caret away from where the agent writes. */
  #takeInput(input: HTMLInputElement): void {
    const isAtEnd = input.selectionStart === input.value.length;
    const typed = input.value;
    this.#write(isAtEnd ? formatPhoneNumber(keepDialKeys(typed)) : typed);
    this.hasDropped = hasOtherSigns(typed);
  }

  #erase(): void {
    const { input } = this;
    const end = input.selectionEnd ?? input.value.length;
    const start = input.selectionStart ?? end;
    input.setRangeText('', start === end ? Math.max(0, start - 1) : start, end, 'end');
    this.#takeInput(input);
  }

  #handleInput(event: Event): void {
    if (event instanceof InputEvent && event.isComposing) return;
    this.#takeInput(this.input);
  }

  /** A pasted text that is no number leaves the field alone: digits picked out of a sentence would call a stranger. */
  #handlePaste(event: ClipboardEvent): void {
    const isAll = this.input.selectionEnd === this.input.value.length && this.input.selectionStart === 0;
    if (!isAll) return;
    event.preventDefault();
    const number = parsePhoneNumber(event.clipboardData?.getData('text') ?? '');
    this.isRefused = number === null;
    if (number === null) return;
    this.#write(formatPhoneNumber(number));
    this.wasPasted = true;
  }

  #handleKeysKeyDown(event: KeyboardEvent): void {
    this.#roving.handleKeyDown(event);
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (keySign.test(event.key)) this.#insert(event.key);
    else if (event.key === 'Backspace') this.#erase();
    else {
      this.hasDropped ||= letter.test(event.key);
      return;
    }
    event.preventDefault();
  }

  #handleKeysPointerDown(event: Event): void {
    const key = event.target instanceof Element ? event.target.closest('.key') : null;
    if (key?.getAttribute('data-key') === '0') this.#plus.start();
  }

  #handleKey(key: string): void {
    if (key === '0' && this.#plus.takeClick()) return;
    this.#insert(key);
  }

  #handleErase(): void {
    if (!this.#clear.takeClick()) this.#erase();
  }

  #handleSubmit(event: Event): void {
    event.preventDefault();
    void this.dial();
  }

  #handleCallerNumber(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.callerNumber = event.target.value;
  }

  #hint(): string | null {
    if (this.isRefused) return this.texts['dialpad.invalid'];
    return this.hasDropped ? this.texts['dialpad.onlyKeys'] : null;
  }

  #renderUnderstood(): TemplateResult {
    const number = parsePhoneNumber(this.number);
    const words = [];
    if (number !== null) words.push(`${this.texts['dialpad.understood']} ${formatPhoneNumber(number)}`);
    if (number !== null && this.wasPasted) words.push(this.texts['dialpad.pasted']);
    const hint = this.#hint();
    return html`<p
      class="understood ${this.isRefused ? 'error' : ''}"
      part="understood"
      id="understood"
      role="status"
    >
      ${hint === null ? nothing : html`${icon(alert, 16)}<span>${hint}</span>`}
      ${hint === null && words.length > 0 ? html`${icon(check, 16)}<span>${words.join(' · ')}</span>` : nothing}
    </p>`;
  }

  #renderEntry(): TemplateResult {
    return html`<div class="entry">
      <input
        type="tel"
        part="number"
        class="number ${this.number.length > longNumber ? 'long' : ''}"
        dir="ltr"
        autocomplete="off"
        maxlength="64"
        placeholder=${this.texts['dialpad.placeholder']}
        aria-label=${this.texts['dialpad.number']}
        aria-invalid=${this.isRefused ? 'true' : 'false'}
        aria-describedby="understood"
        @input=${this.#handleInput}
        @compositionend=${this.#handleInput}
        @paste=${this.#handlePaste}
      />
      <button
        type="button"
        part="backspace"
        class="icon-button erase"
        aria-label=${this.texts['dialpad.backspace']}
        @pointerdown=${this.#clear.start}
        @pointerup=${this.#clear.stop}
        @pointerleave=${this.#clear.stop}
        @pointercancel=${this.#clear.stop}
        @click=${this.#handleErase}
      >
        ${icon(backspace)}
      </button>
      ${this.#renderUnderstood()}
    </div>`;
  }

  #renderKeys(): TemplateResult {
    return html`<div
      @keydown=${this.#handleKeysKeyDown}
      @focusin=${this.#roving.handleFocusIn}
      @pointerdown=${this.#handleKeysPointerDown}
      @pointerup=${this.#plus.stop}
      @pointerleave=${this.#plus.stop}
      @pointercancel=${this.#plus.stop}
    >
      ${keypad(this.texts['dialpad.keys'], (key) => this.#handleKey(key))}
    </div>`;
  }

  #renderCallerNumbers(): TemplateResult | typeof nothing {
    const numbers = this.#desk.value?.callerNumbers ?? [];
    if (numbers.length === 0) return nothing;
    const chosen = this.#callerNumber();
    return html`<label class="caller" part="caller-number">
      <span>${this.texts['dialpad.callerNumber']}</span>
      <select class="select" @change=${this.#handleCallerNumber}>
        ${numbers.map(
          (number) =>
            html`<option value=${number} ?selected=${number === chosen}>
              ${formatPhoneNumber(number)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  #renderCall(): TemplateResult {
    const { permission, isPlacing } = this.#desk.value ?? {};
    const isDisabled = !isPlacing && permission?.isAllowed === false;
    return html`<div class="call has-tooltip">
      <button
        type="submit"
        part="call"
        class="button positive"
        aria-disabled=${isDisabled ? 'true' : 'false'}
        aria-busy=${isPlacing ? 'true' : 'false'}
        aria-describedby=${isDisabled ? 'reason' : nothing}
      >
        ${icon(phone)}${this.texts[isPlacing ? 'dialpad.calling' : 'dialpad.call']}
      </button>
      ${isDisabled ? reasonTooltip('reason', permission, this.texts) : nothing}
    </div>`;
  }

  /** With 手机外呼 the agent's own mobile phone rings before the customer's. */
  #renderMobileHint(): TemplateResult | typeof nothing {
    if (!this.#desk.value?.isDiallingByMobile) return nothing;
    return html`<p class="mobile-hint" part="mobile-hint">
      ${icon(mobile, 16)}<span>${this.texts['dialpad.mobileHint']}</span>
    </p>`;
  }

  override render(): unknown {
    if (!this.#desk.isProvided) return html`<p>${this.texts['desk.noProvider']}</p>`;
    const { error } = this.#commands;
    return html`<form
      part="dialpad"
      class="dialpad"
      novalidate
      aria-label=${this.texts['dialpad.title']}
      @submit=${this.#handleSubmit}
    >
      ${this.#renderEntry()} ${this.#renderKeys()} ${this.#renderCallerNumbers()} ${this.#renderCall()}
      ${error ? errorMessage(this.texts, error) : this.#renderMobileHint()}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-dialpad': TcccDialpad;
  }
}
