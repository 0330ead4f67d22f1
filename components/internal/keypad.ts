import { css, html, type TemplateResult } from 'lit';

/** Each key, and what is written on it beside its sign. */
const keys = '1 2ABC 3DEF 4GHI 5JKL 6MNO 7PQRS 8TUV 9WXYZ * 0+ #'
  .split(' ')
  .map((key) => [key.charAt(0), key.slice(1)] as const);

/** The twelve keys of a telephone. Digits keep their places in right-to-left pages too. Needs {@link keypadStyles}. */
export function keypad(label: string, press: (key: string) => void): TemplateResult {
  return html`<div class="keys" part="keys" role="group" aria-label=${label} dir="ltr">
    ${keys.map(
      ([key, letters]) =>
        html`<button type="button" class="key" part="key" data-key=${key} @click=${() => press(key)}>
          ${key}<small aria-hidden="true">${letters}</small>
        </button>`,
    )}
  </div>`;
}

export const keypadStyles = css`
  .keys {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: var(--_space-2);
  }
  .key {
    display: grid;
    place-items: center;
    align-content: center;
    block-size: 52px;
    border: 1px solid transparent;
    border-radius: var(--_radius-3);
    background: var(--_surface-hover);
    font: 500 20px/24px var(--_font);
    touch-action: manipulation;
    user-select: none;
    transition: background-color var(--_duration-fast) var(--_ease-standard);
  }
  .key:hover {
    background: var(--_surface-pressed);
  }
  .key:active {
    background: var(--_brand-tint);
    color: var(--_brand-text);
    transition-duration: var(--_duration-press);
  }
  .key[data-key='*'] {
    padding-block-start: 9px;
    font-size: 30px;
  }
  .key small {
    font: 500 12px/14px var(--_font);
    letter-spacing: 0.08em;
    color: var(--_text-tertiary);
  }
  .key small:empty {
    display: none;
  }
  @media (forced-colors: active) {
    .key {
      border-color: ButtonText;
    }
  }
`;
