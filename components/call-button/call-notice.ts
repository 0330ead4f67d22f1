import { html } from 'lit';
import { property } from 'lit/decorators.js';
import type { WorkbenchError } from '../../src/base/index.js';
import type { Permission } from '../../src/model/index.js';
import { baseStyles } from '../internal/base.styles.js';
import { errorText } from '../internal/error-message.js';
import { icon } from '../internal/icon.js';
import { alert } from '../internal/icons.js';
import { placeBeside } from '../internal/popover-placement.js';
import { TcccElement } from '../internal/tccc-element.js';
import { disabledReason } from '../internal/tooltip.js';
import { callNoticeStyles } from './call-notice.styles.js';

/** Why a number did not dial: the desk's reason, or what failed. */
export type NoticeCause = { readonly permission: Permission } | { readonly error: WorkbenchError };

/**
 * Says beside a number of the host's page why it did not dial, until the next press anywhere or Escape. {@link clickToDial}
 * makes one.
 *
 * @summary Says why a number did not dial.
 * @csspart notice - The words.
 */
export class TcccCallNotice extends TcccElement {
  static override styles = [baseStyles, callNoticeStyles];

  @property({ attribute: false }) cause: NoticeCause | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.popover = 'auto';
  }

  /** Shows why, beside `anchor`. */
  async tell(anchor: HTMLElement, cause: NoticeCause): Promise<void> {
    this.lang = anchor.closest('[lang]')?.getAttribute('lang') ?? '';
    this.cause = cause;
    await this.updateComplete;
    this.showPopover();
    placeBeside({ popover: this, anchor });
  }

  #words(): string {
    const { cause, texts } = this;
    if (!cause) return '';
    return 'error' in cause ? errorText(texts, cause.error.code) : disabledReason(cause.permission, texts);
  }

  override render(): unknown {
    return html`<p part="notice" role="alert">${icon(alert, 16)}<span>${this.#words()}</span></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-call-notice': TcccCallNotice;
  }
}
