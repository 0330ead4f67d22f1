import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { errorMessage } from '../internal/error-message.js';
import type { DirectoryDesk } from './directory-actions.js';

/** Why nobody is shown; a list that did not come can be asked for again. */
export function absentDirectory(
  { isOffered, connection, error }: DirectoryDesk,
  texts: Catalogue,
  retry: () => void,
): TemplateResult {
  if (!isOffered) return html`<p class="notice">${texts['reason.notOffered']}</p>`;
  if (connection !== 'connected') return html`<p class="notice" role="status">${texts['directory.away']}</p>`;
  if (!error) return html`<p class="notice" role="status">${texts['directory.loading']}</p>`;
  return html`<div class="notice">
    ${errorMessage(texts, error, 'absent')}
    <button type="button" class="button" @click=${retry}>${texts['common.retry']}</button>
  </div>`;
}
