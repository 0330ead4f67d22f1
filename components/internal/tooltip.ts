import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import type { Permission } from '../../src/model/index.js';

/** The attribute value for `aria-disabled` of a control that stays reachable. */
export function ariaDisabled(permission: Permission): 'true' | 'false' {
  return permission.isAllowed ? 'false' : 'true';
}

/** Why a control can't be used, in the reader's words; empty when it can. */
export function disabledReason(permission: Permission, texts: Catalogue): string {
  return permission.isAllowed ? '' : texts[`reason.${permission.reason}`];
}

/**
 * The tooltip beside a disabled control, shown on hover and focus by `tooltip.styles.ts`. Put both into an element of class
 * `has-tooltip`, and give the control `aria-describedby=${id}`.
 */
export function reasonTooltip(id: string, permission: Permission, texts: Catalogue): TemplateResult {
  const reason = disabledReason(permission, texts);
  return html`<span class="tooltip" role="tooltip" id=${id} ?hidden=${reason === ''}>${reason}</span>`;
}
