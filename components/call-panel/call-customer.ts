import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { formatPhoneNumber, type CallSnapshot } from '../../src/model/index.js';
import { icon } from '../internal/icon.js';
import { check, copy, pin } from '../internal/icons.js';

/** What the customer's lines show and do. */
export interface CallCustomer {
  readonly call: CallSnapshot;
  readonly texts: Catalogue;
  /** How long the conversation lasts, while the strip counts something else; empty otherwise. */
  readonly talked: string;
  /** Whether the number was just copied. */
  readonly isCopied: boolean;
  readonly copy: () => void;
}

/** The number, as the centre lets it be seen, and where it is from. */
export function callCustomer({
  call,
  texts,
  talked,
  isCopied,
  copy: copyNumber,
}: CallCustomer): TemplateResult {
  const { place, carrier, customerNumber } = call.context;
  const number = customerNumber.includes('*') ? customerNumber : formatPhoneNumber(customerNumber);
  return html`<div class="customer" part="customer">
    <div class="row">
      <bdi class="number" part="number" dir="ltr">${number}</bdi>
      <button
        type="button"
        class="icon-button"
        part="copy"
        title=${texts['call.copy']}
        aria-label=${texts['call.copy']}
        @click=${copyNumber}
      >
        ${icon(isCopied ? check : copy, 16)}
      </button>
      <span class="copied" role="status">${isCopied ? texts['call.copied'] : ''}</span>
    </div>
    <div class="place" part="place">
      ${icon(pin, 16)}${[place, carrier].filter(Boolean).join(' ') || texts['call.unknownPlace']}
      ${talked ? html`<span class="talked">${texts['wrapUp.talked']} ${talked}</span>` : nothing}
    </div>
  </div>`;
}
