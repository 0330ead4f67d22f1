import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { parsePhoneNumber } from '../../src/model/index.js';
import type { CodeRequest } from '../../src/ports/index.js';
import type { CodeController } from './code-controller.js';
import { formField } from './form-parts.js';
import { chat } from './icons.js';

/** What the field of an SMS code shows, and whom it tells. */
export interface CodeField {
  readonly texts: Catalogue;
  readonly label: string;
  readonly isStarred?: boolean;
  readonly code: CodeController;
  readonly purpose: CodeRequest['purpose'];
  /** Where the code goes, as it is typed. */
  readonly mobile: string;
  readonly problem: string;
  /** 获取验证码 was pressed, and may be. */
  readonly onAsk: () => void;
}

/** The code, and 获取验证码 beside it, which counts down while it can't be pressed. */
export function codeField(field: CodeField): TemplateResult {
  const { texts, code, purpose } = field;
  const mobile = parsePhoneNumber(field.mobile) ?? '';
  const isSent = code.isSent(purpose, mobile);
  return formField({
    name: 'code',
    label: field.label,
    isStarred: field.isStarred ?? false,
    symbol: chat,
    inputMode: 'numeric',
    autocomplete: 'one-time-code',
    problem: field.problem,
    hint: isSent ? texts['code.sent'] : '',
    after: askButton(field, mobile),
  });
}

function askButton({ texts, code, purpose, onAsk }: CodeField, mobile: string): TemplateResult {
  const seconds = code.secondsLeft(purpose, mobile);
  const isWaiting = seconds > 0;
  return html`<button
    type="button"
    class="button plain ask-code"
    part="ask-code"
    aria-disabled=${isWaiting ? 'true' : 'false'}
    aria-busy=${code.isAsking ? 'true' : 'false'}
    @click=${() => (isWaiting || code.isAsking ? undefined : onAsk())}
  >
    ${askWord(texts, { seconds, isAsking: code.isAsking, isAgain: code.isSent(purpose, mobile) })}
  </button>`;
}

function askWord(
  texts: Catalogue,
  { seconds, isAsking, isAgain }: { seconds: number; isAsking: boolean; isAgain: boolean },
): string {
  if (isAsking) return texts['code.sending'];
  if (seconds > 0) return texts['code.againIn'](seconds);
  return texts[isAgain ? 'code.again' : 'code.get'];
}

/** The code without blanks a person may have typed or pasted; `null` when it is none. */
export function parseCode(typed: string): string | null {
  const code = typed.replace(/\s/g, '');
  return /^\d{6}$/.test(code) ? code : null;
}
