import { html, nothing, type TemplateResult } from 'lit';
import type { ErrorCode } from '../../src/base/index.js';
import type { Catalogue } from '../../src/i18n/index.js';
import { loadErrorTexts } from '../../src/i18n/catalogues.js';
import { icon } from './icon.js';
import { alert } from './icons.js';

/** What happened, in one line with what to do about it. */
export function errorText(texts: Catalogue, code: ErrorCode): string {
  const summary = errorSummary(texts, code);
  return isToldIn(texts, code) ? texts['common.failure'](summary, texts[`remedy.${code}`]) : summary;
}

/** What happened. The words of errors come with the first one: until then, and when they can't, its code stands for it. */
export function errorSummary(texts: Catalogue, code: ErrorCode): string {
  if (isToldIn(texts, code)) return texts[`error.${code}`];
  loadErrorTexts(texts).catch(reportError);
  return texts['common.failed'](code);
}

function isToldIn(texts: Catalogue, code: ErrorCode): boolean {
  return `error.${code}` in texts;
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
