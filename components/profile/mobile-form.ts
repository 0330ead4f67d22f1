import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { parsePhoneNumber } from '../../src/model/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import type { CodeController } from '../internal/code-controller.js';
import { codeField, parseCode } from '../internal/code-field.js';
import { readFields, type FormController, type Problems } from '../internal/form-controller.js';
import { formField, problemLine, submitButton } from '../internal/form-parts.js';
import { mobile as mobileIcon } from '../internal/icons.js';

export type MobileField = 'oldMobile' | 'newMobile' | 'code' | 'mobile' | 'newPassword';

/** The numbers as they are typed. */
export interface MobileDraft {
  readonly oldMobile: string;
  readonly newMobile: string;
}

/** What the form of a new number shows, and whom it tells. */
export interface MobileForm {
  readonly texts: Catalogue;
  readonly workbench: Workbench;
  readonly form: FormController<MobileField>;
  readonly code: CodeController;
  readonly draft: MobileDraft;
  readonly isBusy: boolean;
  readonly onDraft: (change: Partial<MobileDraft>) => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** 修改手机号: old number, new number, and a code sent to the new one. S6 */
export function mobileForm(view: MobileForm): TemplateResult {
  const { texts, form, code, draft, isBusy } = view;
  return html`<form part="mode" novalidate @submit=${(event: SubmitEvent) => void submit(view, event)}>
    ${numberField(view, 'oldMobile')} ${numberField(view, 'newMobile')}
    ${codeField({
      texts,
      code,
      label: texts['profile.code'],
      isStarred: true,
      purpose: 'change-mobile',
      mobile: draft.newMobile,
      problem: form.problems.code ?? '',
      onAsk: () => void ask(view),
    })}
    ${problemLine('form-problem', form.problems.form ?? '')}
    <div class="actions">
      <button type="button" class="button outlined cancel" @click=${view.onCancel}>
        ${texts['common.cancel']}
      </button>
      ${submitButton(texts[isBusy ? 'reason.pending' : 'common.ok'], isBusy)}
    </div>
  </form>`;
}

function numberField({ texts, form, onDraft }: MobileForm, name: keyof MobileDraft): TemplateResult {
  return formField({
    name,
    label: texts[`profile.${name}`],
    symbol: mobileIcon,
    type: 'tel',
    inputMode: 'tel',
    isStarred: true,
    autocomplete: name === 'newMobile' ? 'tel' : 'off',
    problem: form.problems[name] ?? '',
    onInput: (event) => onDraft({ [name]: (event.target as HTMLInputElement).value }),
  });
}

interface Numbers {
  readonly oldMobile: string;
  readonly newMobile: string;
}

/** Both numbers once they are right; else what is wrong with them. */
function readNumbers({ texts, draft }: MobileForm): {
  readonly numbers: Numbers | null;
  readonly missing: Problems<MobileField>;
} {
  const oldMobile = parsePhoneNumber(draft.oldMobile);
  const newMobile = parsePhoneNumber(draft.newMobile);
  const isSame = newMobile !== null && newMobile === oldMobile;
  const missing: Problems<MobileField> = {
    ...(oldMobile === null && { oldMobile: texts['signIn.mobileMissing'] }),
    ...(newMobile === null && { newMobile: texts['signIn.mobileMissing'] }),
    ...(isSame && { newMobile: texts['profile.sameMobile'] }),
  };
  const numbers = oldMobile === null || newMobile === null || isSame ? null : { oldMobile, newMobile };
  return { numbers, missing };
}

async function ask(view: MobileForm): Promise<void> {
  const { form, code, workbench } = view;
  const { numbers, missing } = readNumbers(view);
  if (form.refuses(missing) || !numbers) return;
  const { oldMobile, newMobile: mobile } = numbers;
  const refusal = await form.run('code', () =>
    code.request({ purpose: 'change-mobile', oldMobile, mobile }, (request) =>
      workbench.requestCode(request),
    ),
  );
  if (refusal === null) form.focus('code');
}

async function submit(view: MobileForm, event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const { texts, form, workbench, isBusy, onDone } = view;
  const [typedCode] = readFields(event, 'code');
  const { numbers, missing } = readNumbers(view);
  const code = parseCode(typedCode);
  const problems = { ...missing, ...(code === null && { code: texts['signIn.codeMissing'] }) };
  if (form.refuses(problems) || !numbers || code === null || isBusy) return;
  const refusal = await form.run('form', () => workbench.changeMobile({ ...numbers, code }));
  if (refusal === null) onDone();
}
