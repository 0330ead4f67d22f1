import { html, type TemplateResult } from 'lit';
import { formField, submitButton } from '../internal/form-parts.js';
import { readFields, type Problems } from '../internal/form-controller.js';
import { lock, mail, user } from '../internal/icons.js';
import type { SignInField, SignInStep } from './sign-in-step.js';
import { forgotLink, reveal } from './step-parts.js';

/** 密码登录. `reason` is what ended the sign-in from before. S1 */
export function passwordForm(step: SignInStep, reason: string): TemplateResult {
  const { texts, isBusy, form, memory } = step;
  const isSipUser = asksForSipUser(step);
  const { problems } = form;
  return html`<form
    part="mode"
    id="mode"
    novalidate
    @submit=${(event: SubmitEvent) => void submit(step, event)}
  >
    ${formField({
      name: 'email',
      label: texts[isSipUser ? 'signIn.sipUser' : 'signIn.email'],
      symbol: isSipUser ? user : mail,
      type: isSipUser ? 'text' : 'email',
      autocomplete: 'username',
      value: memory.email,
      problem: problems.email ?? '',
    })}
    ${formField({
      name: 'password',
      label: texts['signIn.password'],
      symbol: lock,
      type: memory.isRevealed ? 'text' : 'password',
      autocomplete: 'current-password',
      problem: problems.password ?? problems.form ?? reason,
      after: reveal(step),
    })}
    ${submitButton(texts[isBusy ? 'signIn.submitting' : 'signIn.submit'], isBusy)} ${forgotLink(step)}
  </form>`;
}

/** Whether people sign in with a SIP user, where others have an e-mail address. */
function asksForSipUser({ workbench }: SignInStep): boolean {
  return workbench.capabilities.centre.signInName === 'sip-user';
}

async function submit(step: SignInStep, event: SubmitEvent): Promise<void> {
  const { texts, workbench, form, isBusy, remember } = step;
  event.preventDefault();
  const [typed, password] = readFields(event, 'email', 'password');
  const email = typed.trim();
  const missing: Problems<SignInField> = {
    ...(!email && { email: texts[asksForSipUser(step) ? 'signIn.sipUserMissing' : 'signIn.emailMissing'] }),
    ...(!password && { password: texts['signIn.passwordMissing'] }),
  };
  if (form.refuses(missing) || isBusy) return;
  remember({ email, notice: '' });
  workbench.dismissError();
  await form.run('password', async () => {
    const result = await workbench.signIn({ kind: 'password', email, password });
    if (result.kind === 'setup-required') remember({ setupToken: result.setupToken, isRevealed: false });
  });
}
