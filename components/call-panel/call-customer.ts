import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { formatPhoneNumber, type CallSnapshot } from '../../src/model/index.js';
import { icon } from '../internal/icon.js';
import { check, copy, pin, user } from '../internal/icons.js';

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

/** Who the call is with, for headings: the number as the centre lets it be seen, or the colleague's name. */
export function callWith({ context }: CallSnapshot): string {
  if (context.kind === 'internal') return context.colleague?.name ?? '';
  const { customerNumber } = context;
  return customerNumber.includes('*') ? customerNumber : formatPhoneNumber(customerNumber);
}

/** The number and where it is from; in an internal call the colleague. */
export function callCustomer(customer: CallCustomer): TemplateResult {
  return customer.call.context.kind === 'internal' ? colleague(customer) : caller(customer);
}

function colleague({ call, texts, talked }: CallCustomer): TemplateResult {
  return html`<div class="customer" part="customer">
    <div class="row"><bdi class="number" part="number">${callWith(call)}</bdi></div>
    <div class="place" part="place">
      ${icon(user, 16)}${texts['call.internal']} ${talkedFor(talked, texts)}
    </div>
  </div>`;
}

function talkedFor(talked: string, texts: Catalogue): TemplateResult | typeof nothing {
  return talked ? html`<span class="talked">${texts['wrapUp.talked']} ${talked}</span>` : nothing;
}

function caller({ call, texts, talked, isCopied, copy: copyNumber }: CallCustomer): TemplateResult {
  const { place, carrier } = call.context;
  return html`<div class="customer" part="customer">
    <div class="row">
      <bdi class="number" part="number" dir="ltr">${callWith(call)}</bdi>
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
      ${talkedFor(talked, texts)}
    </div>
  </div>`;
}
