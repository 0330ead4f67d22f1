import { html, type TemplateResult } from 'lit';
import { icon } from '../internal/icon.js';
import { check } from '../internal/icons.js';
import { codeForm } from './code-step.js';
import { passwordForm } from './password-form.js';
import type { SignInStep } from './sign-in-step.js';
import { modeTabs } from './step-parts.js';

/** 登录: title, good news, and the two ways in. `reason` is what ended the sign-in from before. */
export function entranceStep(step: SignInStep, reason: string): TemplateResult {
  const { texts, memory } = step;
  return html`<h1>${texts['signIn.title']}</h1>
    <p class="lead ${memory.notice ? 'notice' : ''}" role="status">
      ${memory.notice ? html`${icon(check, 16)}${memory.notice}` : texts['signIn.welcome']}
    </p>
    ${modeTabs(step)} ${memory.entry === 'code' ? codeForm(step) : passwordForm(step, reason)}`;
}
