import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { lock, mail } from '../internal/icons.js';
import { formField, revealButton, submitButton } from './form-parts.js';

/** What the form of e-mail and password shows, and whom it tells. */
export interface PasswordForm {
  readonly texts: Catalogue;
  readonly isBusy: boolean;
  readonly isRevealed: boolean;
  readonly problems: Readonly<Partial<Record<'email' | 'password', string>>>;
  readonly onReveal: () => void;
  readonly onSubmit: (event: SubmitEvent) => void;
}

export function passwordForm(form: PasswordForm): TemplateResult {
  const { texts, isBusy, isRevealed, problems } = form;
  return html`<h1>${texts['signIn.title']}</h1>
    <p class="lead">${texts['signIn.welcome']}</p>
    <form part="mode" novalidate @submit=${form.onSubmit}>
      ${formField({
        name: 'email',
        label: texts['signIn.email'],
        symbol: mail,
        type: 'email',
        autocomplete: 'username',
        problem: problems.email ?? '',
      })}
      ${formField({
        name: 'password',
        label: texts['signIn.password'],
        symbol: lock,
        type: isRevealed ? 'text' : 'password',
        autocomplete: 'current-password',
        problem: problems.password ?? '',
        after: revealButton({ texts, isShown: isRevealed, onToggle: form.onReveal }),
      })}
      ${submitButton(texts[isBusy ? 'signIn.submitting' : 'signIn.submit'], isBusy)}
    </form>`;
}
