import { html, type TemplateResult } from 'lit';
import { unmetPasswordRules } from '../../src/model/index.js';
import { errorText } from '../internal/error-message.js';
import { readFields, type Problems } from '../internal/form-controller.js';
import { formField, problemLine, submitButton } from '../internal/form-parts.js';
import { user } from '../internal/icons.js';
import { readProof } from './code-step.js';
import type { SignInField, SignInStep } from './sign-in-step.js';
import {
  backLink,
  isTimeUp,
  leaveForEntrance,
  mobileField,
  newPasswordField,
  smsField,
  usernameField,
} from './step-parts.js';

/** 首次登录: a number that is proved, a nickname, and a password of one's own. S2 */
export function firstStep(step: SignInStep, setupToken: string): TemplateResult {
  const { texts, isBusy, form, memory } = step;
  return html`<h1>${texts['signIn.first']}</h1>
    <p class="lead">${texts['signIn.firstHint']}<br />${texts['signIn.firstMobile']}</p>
    <form part="mode" novalidate @submit=${(event: SubmitEvent) => void submit(step, { event, setupToken })}>
      ${usernameField(memory.email)} ${mobileField(step, true)}
      ${smsField(step, {
        requestFor: (mobile) => ({ purpose: 'setup', mobile, setupToken }),
        isStarred: true,
      })}
      ${formField({
        name: 'name',
        label: texts['signIn.nickname'],
        symbol: user,
        isStarred: true,
        autocomplete: 'nickname',
        problem: form.problems.name ?? '',
      })}
      ${newPasswordField(step)} ${problemLine('form-problem', form.problems.form ?? '')}
      ${submitButton(texts[isBusy ? 'signIn.submitting' : 'signIn.finish'], isBusy)}
      ${backLink(texts['signIn.back'], () => leaveForEntrance(step))}
    </form>`;
}

async function submit(
  step: SignInStep,
  { event, setupToken }: { readonly event: SubmitEvent; readonly setupToken: string },
): Promise<void> {
  event.preventDefault();
  const { texts, form, workbench, isBusy, remember } = step;
  const { missing, proof } = readProof(step, event);
  const [typedName, newPassword] = readFields(event, 'name', 'newPassword');
  const name = typedName.trim();
  const problems: Problems<SignInField> = {
    ...missing,
    ...(!name && { name: texts['signIn.nicknameMissing'] }),
    ...(unmetPasswordRules(newPassword).length > 0 && { newPassword: texts['signIn.policyUnmet'] }),
  };
  if (form.refuses(problems) || !proof || isBusy) return;
  workbench.dismissError();
  const refusal = await form.run('form', () =>
    workbench.completeFirstSignIn({ setupToken, newPassword, name, ...proof }),
  );
  if (refusal === null) return remember({ setupToken: null, newPassword: '' });
  if (!isTimeUp(refusal)) return;
  leaveForEntrance(step);
  form.show({ form: errorText(texts, 'auth/session-expired') });
}
