import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { WorkbenchController } from '../../src/controllers/index.js';
import type { TextPart } from '../../src/i18n/catalogues.js';
import { formatPhoneNumber, parsePhoneNumber } from '../../src/model/index.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { CallPlacedEvent, CallRequestEvent } from '../internal/call-request.js';
import { CommandController } from '../internal/command-controller.js';
import { errorText } from '../internal/error-message.js';
import { icon } from '../internal/icon.js';
import { phone } from '../internal/icons.js';
import { TcccElement } from '../internal/tccc-element.js';
import { disabledReason } from '../internal/tooltip.js';
import { tooltipStyles } from '../internal/tooltip.styles.js';
import { callButtonStyles } from './call-button.styles.js';

/**
 * A number of the host's page that dials: `<tccc-call-button number="0514-85664126"></tccc-call-button>` inside a provider,
 * or anywhere with its `workbench` property. While no call can be placed it stays reachable and says why.
 *
 * @summary Dials one number.
 * @slot - What the button says; the number, when nothing is slotted.
 * @csspart call - The button.
 * @csspart message - Why it can't dial, or what failed, beside the button.
 * @fires {CallRequestEvent} tccc-call-request - Before the call is placed; `to` and `callerNumber`, cancelable.
 * @fires {CallPlacedEvent} tccc-call-placed - After the centre took it; `callId`.
 */
export class TcccCallButton extends TcccElement {
  static override readonly textParts: readonly TextPart[] = ['dialpad'];
  static override styles = [baseStyles, buttonStyles, tooltipStyles, callButtonStyles];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  readonly #desk = new WorkbenchController(this, ({ pending }, { can }) => ({
    permission: can.placeCall(),
    isPlacing: pending.includes('place-call'),
  }));
  readonly #command = new CommandController(this);

  /** The number to dial, in any common form. */
  @property() number = '';

  /** The centre's number to call out with; without it the centre chooses. */
  @property({ attribute: 'caller-number' }) callerNumber?: string | undefined;

  /** Dials as a press does; what goes wrong is shown beside the button. */
  async dial(): Promise<void> {
    const to = parsePhoneNumber(this.number);
    const desk = this.#desk.value;
    if (to === null || !desk?.permission.isAllowed || desk.isPlacing) return;
    const callerNumber = this.callerNumber ?? null;
    await this.#command.run(new CallRequestEvent({ to, callerNumber }), async () => {
      const callId = await this.#desk.workbench.placeCall({
        to,
        ...(callerNumber !== null && { callerNumber }),
      });
      this.dispatchEvent(new CallPlacedEvent({ callId }));
    });
  }

  readonly #handleClick = (): void => void this.dial();

  readonly #handleBlur = (): void => this.#command.clear();

  /** Why the button does nothing; empty when it dials. */
  #reason(to: string | null): string {
    if (to === null) return this.texts['dialpad.invalid'];
    const desk = this.#desk.value;
    return desk ? disabledReason(desk.permission, this.texts) : this.texts['desk.noProvider'];
  }

  #renderMessage(reason: string): TemplateResult | typeof nothing {
    const { error } = this.#command;
    if (error) {
      return html`<span class="tooltip failure" part="message" role="alert"
        >${errorText(this.texts, error.code)}</span
      >`;
    }
    return reason === ''
      ? nothing
      : html`<span class="tooltip" part="message" id="reason" role="tooltip">${reason}</span>`;
  }

  override render(): unknown {
    const to = parsePhoneNumber(this.number);
    const isPlacing = this.#desk.value?.isPlacing ?? false;
    const reason = isPlacing ? '' : this.#reason(to);
    return html`<span class="has-tooltip">
      <button
        type="button"
        part="call"
        class="button"
        aria-disabled=${reason === '' ? 'false' : 'true'}
        aria-busy=${isPlacing ? 'true' : 'false'}
        aria-describedby=${reason === '' ? nothing : 'reason'}
        @click=${this.#handleClick}
        @blur=${this.#handleBlur}
      >
        ${icon(phone, 16)}<span class="visually-hidden">${this.texts['dialpad.call']}</span>
        <slot>${to === null ? this.number : formatPhoneNumber(to)}</slot>
      </button>
      ${this.#renderMessage(reason)}
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-call-button': TcccCallButton;
  }
}
