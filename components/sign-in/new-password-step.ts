import { html, type TemplateResult } from 'lit';
import { unmetPasswordRules } from '../../src/model/index.js';
import { readFields } from '../internal/form-controller.js';
import { problemLine, submitButton } from '../internal/form-parts.js';
import type { SignInStep } from './sign-in-step.js';
import { backLink, goTo, newPasswordField } from './step-parts.js';

/** 确定重置密码: a new password for an account whose number was proved. S5 */
export function newPasswordStep(step: SignInStep): TemplateResult {
  const { texts, isBusy, form } = step;
  return html`<h1>${texts['reset.submit']}</h1>
    <p class="lead">${texts['reset.newLead']}</p>
    <form part="mode" novalidate @submit=${(event: SubmitEvent) => void submit(step, event)}>
      ${newPasswordField(step)} ${problemLine('form-problem', form.problems.form ?? '')}
      ${submitButton(texts[isBusy ? 'reason.pending' : 'reset.confirm'], isBusy)}
      ${backLink(texts['signIn.back'], () => goTo(step, 'password'))}
    </form>`;
}

async function submit(step: SignInStep, event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const { texts, workbench, form, memory, isBusy, remember } = step;
  const [newPassword] = readFields(event, 'newPassword');
  const { resetToken } = memory;
  const isWeak = unmetPasswordRules(newPassword).length > 0;
  if (form.refuses(isWeak ? { newPassword: texts['signIn.policyUnmet'] } : {}) || isBusy || !resetToken)
    return;
  const refusal = await form.run('form', () => workbench.resetPassword({ resetToken, newPassword }));
  if (refusal === null) {
    goTo(step, 'password');
    remember({ notice: texts['reset.done'] });
  } else if (refusal === 'auth/token-expired') {
    goTo(step, 'reset');
    form.show({ code: texts['reset.expired'] });
  }
}
