import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { passwordRules, unmetPasswordRules, type PasswordRule } from '../../src/model/index.js';
import { icon } from '../internal/icon.js';
import { check, ring } from '../internal/icons.js';

/** What the policy of a new password shows. */
export interface NewPasswordPolicy {
  readonly texts: Catalogue;
  readonly newPassword: string;
  /** The agent tried to go on without it. */
  readonly isAsked: boolean;
}

/** What a new password needs, each rule with whether it is met. */
export function newPasswordPolicy(policy: NewPasswordPolicy): TemplateResult {
  const unmet = unmetPasswordRules(policy.newPassword);
  return html`<ul class="policy" part="policy" id="policy" aria-label=${policy.texts['signIn.policy']}>
    ${passwordRules.map((rule) => policyRow(rule, policy, !unmet.includes(rule)))}
  </ul>`;
}

function policyRow(
  rule: PasswordRule,
  { texts, isAsked }: NewPasswordPolicy,
  isMet: boolean,
): TemplateResult {
  const look = isMet ? 'met' : isAsked ? 'wrong' : '';
  return html`<li class="rule ${look}">
    ${icon(isMet ? check : ring, 16)}${texts[`policy.${rule}`]}
    <span class="visually-hidden">${texts[isMet ? 'signIn.policyMet' : 'signIn.policyUnmet']}</span>
  </li>`;
}
