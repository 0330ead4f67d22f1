import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { icon } from './icon.js';
import { alert, check, eye, eyeOff } from './icons.js';

/** A field of the account's forms. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly symbol: SVGTemplateResult;
  readonly autocomplete: string;
  readonly type?: 'email' | 'password' | 'tel' | 'text';
  readonly inputMode?: 'numeric' | 'tel';
  /** What it holds at first. */
  readonly value?: string;
  /** Marks it with a star. */
  readonly isStarred?: boolean;
  /** What is wrong with it; its line is there also while nothing is, so that nothing jumps. */
  readonly problem?: string;
  /** What its line says while nothing is wrong. */
  readonly hint?: string;
  /** Tells more about the field by this id; used instead of the problem's line. */
  readonly describedBy?: string;
  readonly after?: TemplateResult;
  readonly onInput?: (event: InputEvent) => void;
}

export function formField(field: FormField): TemplateResult {
  const { name, problem = '', hint = '' } = field;
  const isWrong = problem !== '';
  return html`<div class="form-field" part="field">
    <label class=${field.isStarred ? 'starred' : nothing} for=${name}>${field.label}</label>
    <div class="box">
      ${icon(field.symbol, 16)}
      <input
        id=${name}
        name=${name}
        type=${field.type ?? 'text'}
        value=${field.value ?? nothing}
        inputmode=${field.inputMode ?? nothing}
        autocomplete=${field.autocomplete}
        autocapitalize="off"
        spellcheck="false"
        required
        aria-invalid=${isWrong ? 'true' : 'false'}
        aria-describedby=${field.describedBy ?? `${name}-problem`}
        @input=${field.onInput ?? nothing}
      />
      ${field.after ?? nothing}
    </div>
    ${field.describedBy ? nothing : problemLine(`${name}-problem`, problem, hint)}
  </div>`;
}

/** What is wrong, and what to do, else a hint; a line that is always there. */
export function problemLine(id: string, problem: string, hint = ''): TemplateResult {
  const isHint = problem === '' && hint !== '';
  return html`<p class="message ${isHint ? 'fine' : 'error'}" part="message" id=${id} role="alert">
    ${problem ? html`${icon(alert, 16)}<span>${problem}</span>` : nothing}
    ${isHint ? html`${icon(check, 16)}<span>${hint}</span>` : nothing}
  </p>`;
}

/** The eye in a password's field. */
export interface RevealButton {
  readonly texts: Catalogue;
  readonly isShown: boolean;
  readonly onToggle: () => void;
}

export function revealButton({ texts, isShown, onToggle }: RevealButton): TemplateResult {
  const label = texts[isShown ? 'signIn.hidePassword' : 'signIn.showPassword'];
  return html`<button
    type="button"
    class="icon-button reveal"
    aria-label=${label}
    title=${label}
    @click=${onToggle}
  >
    ${icon(isShown ? eyeOff : eye, 16)}
  </button>`;
}

/** The one big button of a form; pressed, it keeps its size and says that it works. */
export function submitButton(label: string, isBusy: boolean): TemplateResult {
  return html`<button
    type="submit"
    class="button primary large"
    part="submit"
    aria-busy=${isBusy ? 'true' : 'false'}
  >
    ${label}
  </button>`;
}
