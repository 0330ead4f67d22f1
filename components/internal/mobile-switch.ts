import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import type { MobileLine, MobileSwitch, Permission } from '../../src/model/index.js';
import { togglePress } from './toggle-press.js';
import { ariaDisabled, disabledReason } from './tooltip.js';

/** 手机接听 or 手机外呼. */
export type MobileUse = 'isAnswering' | 'isDialling';

export const mobileUses = ['isAnswering', 'isDialling'] as const;

/** What the switches of the agent's mobile phone show, and whom they tell. */
export interface MobileSwitches {
  readonly texts: Catalogue;
  readonly mobile: MobileLine | null;
  readonly permission: Permission;
  /** The one that waits for the centre's answer. */
  readonly pressed: MobileUse | null;
  /** The number stands beside the switches already. */
  readonly isNumberShown?: boolean;
  readonly onSwitch: (use: MobileUse, change: MobileSwitch) => void;
}

export const mobileWord = (use: MobileUse, texts: Catalogue): string =>
  texts[use === 'isAnswering' ? 'mobile.answer' : 'mobile.dial'];

/** Why it can't be switched, else what it does, with the agent's own number masked. */
export function mobileHint(
  use: MobileUse,
  { texts, mobile, permission, isNumberShown }: MobileSwitches,
): string {
  const reason = disabledReason(permission, texts);
  if (reason) return reason;
  const hint = texts[use === 'isAnswering' ? 'mobile.answerHint' : 'mobile.dialHint'];
  return mobile?.number && !isNumberShown ? `${hint} ${mobile.number}` : hint;
}

/** Asks for the other position, unless it can't be switched now. */
export function turn(use: MobileUse, { mobile, permission, pressed, onSwitch }: MobileSwitches): void {
  if (permission.isAllowed && pressed === null) onSwitch(use, { [use]: !(mobile?.[use] ?? false) });
}

/** One switch with its word, and a tooltip that says what it does or why it can't. Needs `switch.styles.ts`. */
export function mobileSwitch(use: MobileUse, view: MobileSwitches): TemplateResult {
  const id = `why-${use}`;
  const press = togglePress(() => turn(use, view));
  return html`<span class="has-tooltip">
    <button
      type="button"
      class="switch"
      part=${use === 'isAnswering' ? 'mobile-answer' : 'mobile-dial'}
      role="switch"
      aria-checked=${view.mobile?.[use] ? 'true' : 'false'}
      aria-disabled=${view.pressed === use ? 'false' : ariaDisabled(view.permission)}
      aria-busy=${view.pressed === use ? 'true' : 'false'}
      aria-describedby=${id}
      @click=${press}
      @keydown=${press}
    >
      ${mobileWord(use, view.texts)}<i aria-hidden="true"></i>
    </button>
    <span class="tooltip" role="tooltip" id=${id}>${mobileHint(use, view)}</span>
  </span>`;
}
