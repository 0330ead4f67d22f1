import { html, nothing, type TemplateResult } from 'lit';
import type { ErrorCode } from '../../src/base/index.js';
import { parsePhoneNumber } from '../../src/model/index.js';
import type { CodeRequest } from '../../src/ports/index.js';
import { codeField } from '../internal/code-field.js';
import { formField, revealButton } from '../internal/form-parts.js';
import { icon } from '../internal/icon.js';
import { chevronLeft, lock, mobile as mobileIcon } from '../internal/icons.js';
import { moveAmongTabs } from '../internal/arrow-tabs.js';
import { newPasswordPolicy } from './password-policy.js';
import type { Entry, SignInStep } from './sign-in-step.js';

/** Leads to another form of the entrance; what was wrong stays behind, numbers and addresses come along. */
export function goTo({ form, remember }: SignInStep, entry: Entry): void {
  form.clear();
  remember({ entry, notice: '', isRevealed: false, newPassword: '', resetToken: null });
}

/** Breaks off a sign-in that is not finished. */
export function leaveForEntrance({ form, remember, workbench }: SignInStep): void {
  form.clear();
  remember({ setupToken: null, newPassword: '', isRevealed: false, centres: [], centreId: null });
  workbench.cancelSignIn();
}

/** Whether a step took longer than its token lasts: only the entrance leads on. */
export const isTimeUp = (code: ErrorCode): boolean =>
  code === 'auth/token-expired' || code === 'auth/login-token-invalid';

/** 密码登录 | 验证码登录; only where the centre can send codes. */
export function modeTabs(step: SignInStep): TemplateResult | typeof nothing {
  const { texts, memory, workbench } = step;
  if (!workbench.capabilities.centre.smsCodes) return nothing;
  const tab = (entry: 'password' | 'code', word: string): TemplateResult =>
    html`<button
      type="button"
      role="tab"
      id="tab-${entry}"
      aria-controls="mode"
      aria-selected=${memory.entry === entry ? 'true' : 'false'}
      tabindex=${memory.entry === entry ? '0' : '-1'}
      @click=${() => memory.entry !== entry && goTo(step, entry)}
    >
      ${word}
    </button>`;
  return html`<div class="modes" role="tablist" aria-label=${texts['signIn.title']} @keydown=${moveAmongTabs}>
    ${tab('password', texts['signIn.byPassword'])}${tab('code', texts['signIn.byCode'])}
  </div>`;
}

/** 手机号, as this step remembers it. */
export function mobileField(step: SignInStep, isStarred = false): TemplateResult {
  const { texts, form, memory, remember } = step;
  return formField({
    name: 'mobile',
    label: texts['signIn.mobile'],
    symbol: mobileIcon,
    type: 'tel',
    inputMode: 'tel',
    autocomplete: 'tel',
    value: memory.mobile,
    isStarred,
    problem: form.problems.mobile ?? '',
    onInput: (event) => remember({ mobile: (event.target as HTMLInputElement).value }),
  });
}

/** 验证码 with 获取验证码. */
export function smsField(
  step: SignInStep,
  { requestFor, isStarred = false }: { requestFor: (mobile: string) => CodeRequest; isStarred?: boolean },
): TemplateResult {
  const { texts, form, code, memory, workbench } = step;
  const ask = async (): Promise<void> => {
    const mobile = parsePhoneNumber(memory.mobile);
    if (mobile === null) return void form.refuses({ mobile: texts['signIn.mobileMissing'] });
    const refusal = await form.run('code', () =>
      code.request(requestFor(mobile), (request) => workbench.requestCode(request)),
    );
    if (refusal === null) form.focus('code');
  };
  return codeField({
    texts,
    code,
    label: texts['signIn.code'],
    isStarred,
    purpose: requestFor('').purpose,
    mobile: memory.mobile,
    problem: form.problems.code ?? '',
    onAsk: () => void ask(),
  });
}

/** 新密码, with its policy being met while it is typed. */
export function newPasswordField(step: SignInStep): TemplateResult {
  const { texts, form, memory, remember } = step;
  return html`${formField({
    name: 'newPassword',
    label: texts['signIn.newPassword'],
    symbol: lock,
    isStarred: true,
    type: memory.isRevealed ? 'text' : 'password',
    autocomplete: 'new-password',
    problem: form.problems.newPassword ?? '',
    describedBy: 'policy',
    after: reveal(step),
    onInput: (event) => remember({ newPassword: (event.target as HTMLInputElement).value }),
  })}
  ${newPasswordPolicy({ texts, newPassword: memory.newPassword, isAsked: form.problems.newPassword !== undefined })}`;
}

/** Whose password it is, for password managers. */
export function usernameField(name: string): TemplateResult {
  return html`<input
    class="visually-hidden"
    name="username"
    autocomplete="username"
    .value=${name}
    readonly
    tabindex="-1"
    aria-hidden="true"
  />`;
}

export function reveal({ texts, memory, remember }: SignInStep): TemplateResult {
  return revealButton({
    texts,
    isShown: memory.isRevealed,
    onToggle: () => remember({ isRevealed: !memory.isRevealed }),
  });
}

/** 返回登录 */
export function backLink(word: string, onBack: () => void): TemplateResult {
  return html`<button type="button" class="button plain back" part="back" @click=${onBack}>
    ${icon(chevronLeft, 16)}${word}
  </button>`;
}

/** 忘记密码; only where the centre can send codes. */
export function forgotLink(step: SignInStep): TemplateResult | typeof nothing {
  if (!step.workbench.capabilities.centre.smsCodes) return nothing;
  return html`<button
    type="button"
    class="button plain forgot"
    part="forgot"
    @click=${() => goTo(step, 'reset')}
  >
    ${step.texts['signIn.forgot']}
  </button>`;
}
