import { css } from 'lit';

/** A switch: `button.switch[role=switch] > word, i`. */
export const switchStyles = css`
  .switch {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: var(--_size-target);
    padding: 0 var(--_space-2);
    border: 0;
    border-radius: var(--_radius-2);
    background: transparent;
    color: var(--_text-secondary);
    white-space: nowrap;
  }
  .switch i {
    flex: none;
    position: relative;
    inline-size: 32px;
    block-size: 18px;
    border-radius: 9px;
    background: var(--_border-strong);
    transition: background-color var(--_duration-fast) var(--_ease-standard);
  }
  .switch i::after {
    content: '';
    position: absolute;
    inset-block: 2px;
    inset-inline-start: 2px;
    inline-size: 14px;
    border-radius: 50%;
    background: var(--_surface);
    transition: inset-inline-start var(--_duration-fast) var(--_ease-standard);
  }
  .switch[aria-checked='true'] {
    color: var(--_text);
  }
  .switch[aria-checked='true'] i {
    background: var(--_brand);
  }
  .switch[aria-checked='true'] i::after {
    inset-inline-start: 16px;
  }
  .switch:hover {
    background: var(--_surface-hover);
  }
  .switch[aria-disabled='true'] {
    color: var(--_text-disabled);
    cursor: default;
  }
  .switch[aria-disabled='true'] i {
    opacity: 0.5;
  }
  .switch[aria-busy='true'] {
    cursor: progress;
  }
  .switch[aria-busy='true'] i {
    opacity: 0.6;
  }
  @media (pointer: coarse) {
    .switch {
      min-block-size: 40px;
    }
  }
  @media (forced-colors: active) {
    .switch i {
      outline: 1px solid ButtonText;
    }
    .switch i::after {
      background: ButtonText;
    }
    .switch[aria-checked='true'] i::after {
      background: Highlight;
    }
  }
`;
