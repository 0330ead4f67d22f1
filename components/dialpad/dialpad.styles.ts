import { css } from 'lit';

export const dialpadStyles = css`
  .dialpad {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-4);
    max-inline-size: 360px;
  }
  .entry {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space-1);
  }
  .number {
    inline-size: 100%;
    block-size: 44px;
    padding: 0 var(--_space-2);
    border: 1px solid transparent;
    border-radius: var(--_radius-3);
    background: transparent;
    color: var(--_text);
    caret-color: var(--_brand);
    font: 600 28px/40px var(--_font);
    font-variant-numeric: var(--_font-numeric);
  }
  .number::placeholder {
    color: var(--_text-tertiary);
    font: 400 20px/40px var(--_font);
    opacity: 1;
  }
  .number:hover {
    border-color: var(--_border);
  }
  .number:focus-visible {
    outline-offset: 0;
  }
  .number.long {
    font-size: 22px;
  }
  .number[aria-invalid='true'] {
    border-color: var(--_red);
    outline-color: var(--_red);
  }
  .erase {
    inline-size: 40px;
    min-block-size: 40px;
  }
  .understood {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    min-block-size: 20px;
    padding-inline: var(--_space-2);
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
  .understood.error {
    color: var(--_red-text);
  }
  .caller {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    padding-inline-start: var(--_space-3);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-3);
    background: var(--_surface);
    font: var(--_text-caption);
    color: var(--_text-tertiary);
    white-space: nowrap;
  }
  .caller:focus-within {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 0;
  }
  .caller select {
    flex: 1;
    min-inline-size: 0;
    block-size: 34px;
    padding-inline-start: var(--_space-1);
    border: 0;
    border-radius: var(--_radius-3);
    outline: none;
    background: var(--_surface);
    color: var(--_text);
    font: var(--_text-body);
    font-variant-numeric: var(--_font-numeric);
    text-align: end;
    text-align-last: end;
    cursor: pointer;
  }
  .call {
    display: grid;
  }
  .mobile-hint {
    display: flex;
    gap: 6px;
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
  .call .button {
    min-block-size: var(--_size-primary);
    border-radius: 10px;
    font: var(--_text-title);
  }
  .call .tooltip {
    inset-block: auto calc(100% + var(--_space-1));
  }
  @media (pointer: coarse) {
    .caller select {
      block-size: 40px;
    }
  }
`;
