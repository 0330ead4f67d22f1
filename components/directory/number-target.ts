import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { icon } from '../internal/icon.js';
import { phone } from '../internal/icons.js';

/** The field for a number that a call is handed to. */
export interface NumberTarget {
  readonly texts: Catalogue;
  readonly number: string;
  readonly write: (number: string) => void;
  /** Enter. */
  readonly submit: () => void;
}

/** What stands in place of the directory where a centre has none and hands calls to any number or address. */
export function numberTarget({ texts, number, write, submit }: NumberTarget): TemplateResult {
  return html`<label class="search" part="number">
    ${icon(phone, 16)}
    <input
      type="text"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      aria-label=${texts['transfer.number']}
      placeholder=${texts['transfer.number']}
      .value=${number}
      @input=${(event: Event) => write((event.target as HTMLInputElement).value)}
      @keydown=${({ key, isComposing }: KeyboardEvent) => key === 'Enter' && !isComposing && submit()}
    />
  </label>`;
}
