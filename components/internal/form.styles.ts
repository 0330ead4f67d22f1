import { css } from 'lit';

/** The account's forms of `form-parts.ts`: labelled boxes, a line of words under each, one big button. */
export const formStyles = css`
  form {
    display: grid;
    gap: var(--_space-2);
  }
  .form-field {
    display: grid;
    gap: 6px;
  }
  .form-field label {
    font: var(--_text-body-strong);
  }
  .box {
    block-size: 40px;
    padding-inline: var(--_space-3) var(--_space-1);
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-3);
    background: var(--_surface);
  }
  .box > .icon {
    color: var(--_text-tertiary);
  }
  .box:has(input[aria-invalid='true']) {
    border-color: var(--_red);
    box-shadow: inset 0 0 0 1px var(--_red);
  }
  .box:focus-within:has(input:focus-visible) {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: -1px;
  }
  .box input {
    flex: 1;
    min-inline-size: 0;
    block-size: 100%;
    padding: 0;
    border: 0;
    background: transparent;
    outline: none;
  }
  .message {
    min-block-size: 20px;
    gap: 6px;
  }
  .message .icon,
  .rule .icon {
    flex: none;
  }
  .message.fine {
    color: var(--_green-text);
  }
  .starred::after {
    content: '*' / '';
    margin-inline-start: 2px;
    color: var(--_red-text);
  }
  .ask-code {
    flex: none;
    min-block-size: 32px;
    font-variant-numeric: var(--_font-numeric);
  }
  .ask-code[aria-disabled='true'] {
    color: var(--_text-tertiary);
  }
  #password-problem,
  #code-problem,
  #form-problem {
    min-block-size: 32px;
  }
  .large {
    inline-size: 100%;
    min-block-size: var(--_size-primary);
    border-radius: 10px;
    font: 600 16px/24px var(--_font);
  }
`;
