import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { passwordRules, unmetPasswordRules, type PasswordRule } from '../../src/model/index.js';
import { icon } from '../internal/icon.js';
import { check, lock, ring, user } from '../internal/icons.js';
import { formField, problemLine, revealButton, submitButton } from './form-parts.js';

/** What the form of the first sign-in shows, and whom it tells. */
export interface FirstSignInForm {
  readonly texts: Catalogue;
  /** Whose password it is: told to password managers. */
  readonly email: string;
  readonly newPassword: string;
  readonly isBusy: boolean;
  readonly isRevealed: boolean;
  /** `form` is what the centre said. */
  readonly problems: Readonly<Partial<Record<'name' | 'newPassword' | 'form', string>>>;
  readonly onPasswordInput: (event: InputEvent) => void;
  readonly onReveal: () => void;
  readonly onSubmit: (event: SubmitEvent) => void;
}

export function firstSignInForm(form: FirstSignInForm): TemplateResult {
  const { texts, isBusy, isRevealed, problems } = form;
  return html`<h1>${texts['signIn.first']}</h1>
    <p class="lead">${texts['signIn.firstHint']}</p>
    <form part="mode" novalidate @submit=${form.onSubmit}>
      <input
        class="visually-hidden"
        name="username"
        autocomplete="username"
        .value=${form.email}
        readonly
        tabindex="-1"
        aria-hidden="true"
      />
      ${formField({
        name: 'name',
        label: texts['signIn.nickname'],
        symbol: user,
        autocomplete: 'nickname',
        problem: problems.name ?? '',
      })}
      ${formField({
        name: 'newPassword',
        label: texts['signIn.newPassword'],
        symbol: lock,
        type: isRevealed ? 'text' : 'password',
        autocomplete: 'new-password',
        problem: problems.newPassword ?? '',
        describedBy: 'policy',
        after: revealButton({ texts, isShown: isRevealed, onToggle: form.onReveal }),
        onInput: form.onPasswordInput,
      })}
      ${policyList(form)} ${problemLine('form-problem', problems.form ?? '')}
      ${submitButton(texts[isBusy ? 'signIn.submitting' : 'signIn.finish'], isBusy)}
    </form>`;
}

function policyList({ texts, newPassword, problems }: FirstSignInForm): TemplateResult {
  const unmet = unmetPasswordRules(newPassword);
  const isAsked = problems.newPassword !== undefined;
  return html`<ul class="policy" part="policy" id="policy" aria-label=${texts['signIn.policy']}>
    ${passwordRules.map((rule) => policyRow(rule, { texts, isMet: !unmet.includes(rule), isAsked }))}
  </ul>`;
}

interface RuleLook {
  readonly texts: Catalogue;
  readonly isMet: boolean;
  /** The agent tried to go on without it. */
  readonly isAsked: boolean;
}

function policyRow(rule: PasswordRule, { texts, isMet, isAsked }: RuleLook): TemplateResult {
  const look = isMet ? 'met' : isAsked ? 'wrong' : '';
  return html`<li class="rule ${look}">
    ${icon(isMet ? check : ring, 16)}${texts[`policy.${rule}`]}
    <span class="visually-hidden">${texts[isMet ? 'signIn.policyMet' : 'signIn.policyUnmet']}</span>
  </li>`;
}
