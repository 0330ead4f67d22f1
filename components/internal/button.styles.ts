import { css } from 'lit';

/**
 * Buttons: `button` quiet, `button primary`, `button positive` (接听, 拨打), `button danger`, `button plain` (text only),
 * `icon-button`. `aria-disabled` ones can still be reached, and say why in a tooltip.
 */
export const buttonStyles = css`
  .button,
  .icon-button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    min-block-size: var(--_size-control);
    padding: 0 var(--_space-4);
    border: 1px solid transparent;
    border-radius: var(--_radius-3);
    background: var(--_surface-hover);
    color: var(--_text);
    font: var(--_text-body-strong);
    text-decoration: none;
    white-space: nowrap;
    user-select: none;
    transition:
      background-color var(--_duration-fast) var(--_ease-standard),
      color var(--_duration-fast) var(--_ease-standard);
  }
  .icon-button {
    inline-size: var(--_size-target);
    min-block-size: var(--_size-target);
    padding: 0;
    background: transparent;
    color: var(--_text-secondary);
  }
  .button:hover,
  .icon-button:hover {
    background: var(--_surface-pressed);
  }
  .primary {
    background: var(--_brand);
    color: var(--_on-brand);
  }
  .primary:hover {
    background: var(--_brand-hover);
  }
  .primary:active {
    background: var(--_brand-active);
  }
  .positive {
    background: var(--_green);
    color: var(--_on-green);
  }
  .positive:hover {
    background: var(--_green-hover);
  }
  .danger {
    background: var(--_red);
    color: var(--_on-red);
  }
  .danger:hover {
    background: var(--_red-hover);
  }
  .outlined {
    background: var(--_surface);
    border-color: var(--_border-strong);
  }
  .plain {
    background: transparent;
    color: var(--_brand-text);
    padding: 0 var(--_space-2);
  }
  .plain:hover {
    background: var(--_brand-tint);
  }
  .button[aria-disabled='true'],
  .icon-button[aria-disabled='true'],
  .button:disabled,
  .icon-button:disabled {
    background: var(--_surface-hover);
    border-color: transparent;
    color: var(--_text-disabled);
    cursor: default;
  }
  .plain[aria-disabled='true'],
  .icon-button[aria-disabled='true'] {
    background: transparent;
  }
  .button[aria-busy='true'],
  .icon-button[aria-busy='true'] {
    cursor: progress;
    box-shadow: inset 0 0 0 2px color-mix(in srgb, currentColor 45%, transparent);
  }
  @media (pointer: coarse) {
    .button,
    .icon-button {
      min-block-size: 40px;
      min-inline-size: 40px;
    }
  }
  @media (forced-colors: active) {
    .button,
    .icon-button {
      border: 1px solid ButtonText;
    }
    [aria-disabled='true'] {
      color: GrayText;
      border-color: GrayText;
    }
  }
`;
