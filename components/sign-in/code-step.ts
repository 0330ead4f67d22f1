import { html, type TemplateResult } from 'lit';
import { parsePhoneNumber } from '../../src/model/index.js';
import type { CodeRequest } from '../../src/ports/index.js';
import { parseCode } from '../internal/code-field.js';
import { readFields, type Problems } from '../internal/form-controller.js';
import { submitButton } from '../internal/form-parts.js';
import type { SignInField, SignInStep } from './sign-in-step.js';
import { backLink, forgotLink, goTo, mobileField, smsField } from './step-parts.js';

/** 验证码登录. S4 */
export function codeForm(step: SignInStep): TemplateResult {
  const { texts, isBusy } = step;
  return html`<form
    part="mode"
    id="mode"
    novalidate
    @submit=${(event: SubmitEvent) => void submitCode(step, event)}
  >
    ${mobileField(step)} ${smsField(step, { requestFor: forPurpose('sign-in') })}
    ${submitButton(texts[isBusy ? 'signIn.submitting' : 'signIn.submit'], isBusy)} ${forgotLink(step)}
  </form>`;
}

/** 忘记密码: the number proves who it is. S5 */
export function resetStep(step: SignInStep): TemplateResult {
  const { texts, isBusy } = step;
  return html`<h1>${texts['reset.title']}</h1>
    <p class="lead">${texts['reset.lead']}</p>
    <form part="mode" novalidate @submit=${(event: SubmitEvent) => void submitReset(step, event)}>
      ${mobileField(step, true)}
      ${smsField(step, { requestFor: forPurpose('reset-password'), isStarred: true })}
      ${submitButton(texts[isBusy ? 'reason.pending' : 'reset.submit'], isBusy)}
      ${backLink(texts['signIn.back'], () => goTo(step, 'password'))}
    </form>`;
}

const forPurpose =
  (purpose: 'sign-in' | 'reset-password') =>
  (mobile: string): CodeRequest => ({ purpose, mobile });

/** Number and code of a form, once both are right; else says what is missing. */
export function readProof(
  { texts, form }: SignInStep,
  event: SubmitEvent,
): { readonly missing: Problems<SignInField>; readonly proof: { mobile: string; code: string } | null } {
  const [typedMobile, typedCode] = readFields(event, 'mobile', 'code');
  const mobile = parsePhoneNumber(typedMobile);
  const code = parseCode(typedCode);
  const missing: Problems<SignInField> = {
    ...(mobile === null && { mobile: texts['signIn.mobileMissing'] }),
    ...(code === null && { code: texts['signIn.codeMissing'] }),
  };
  form.clear();
  return { missing, proof: mobile === null || code === null ? null : { mobile, code } };
}

async function submitCode(step: SignInStep, event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const { workbench, form, isBusy, remember } = step;
  const { missing, proof } = readProof(step, event);
  if (form.refuses(missing) || !proof || isBusy) return;
  remember({ notice: '' });
  workbench.dismissError();
  await form.run('code', async () => {
    const result = await workbench.signIn({ kind: 'sms-code', ...proof });
    if (result.kind === 'setup-required') remember({ setupToken: result.setupToken });
  });
}

async function submitReset(step: SignInStep, event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const { workbench, form, isBusy, remember } = step;
  const { missing, proof } = readProof(step, event);
  if (form.refuses(missing) || !proof || isBusy) return;
  await form.run('code', async () => {
    const { resetToken } = await workbench.verifyReset(proof);
    remember({ entry: 'new-password', resetToken });
  });
}
