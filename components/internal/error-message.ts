import { html, nothing, type TemplateResult } from 'lit';
import type { ErrorCode } from '../../src/base/index.js';
import type { Catalogue } from '../../src/i18n/index.js';
import { icon } from './icon.js';
import { alert } from './icons.js';

/** What happened, in one line with what to do about it. */
export function errorText(texts: Catalogue, code: ErrorCode): string {
  return texts['common.failure'](texts[`error.${code}`], texts[`remedy.${code}`]);
}

/** The line that says what failed, and what to do; empty but there while nothing did, so that nothing jumps. */
export function errorMessage(
  texts: Catalogue,
  error: { readonly code: ErrorCode } | null,
  id = 'error',
): TemplateResult {
  return html`<p class="message ${error ? 'error' : ''}" part="message" id=${id} role="alert">
    ${error ? html`${icon(alert, 16)}<span>${errorText(texts, error.code)}</span>` : nothing}
  </p>`;
}
