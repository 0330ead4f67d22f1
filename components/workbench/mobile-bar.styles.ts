import { css } from 'lit';

/** The mobile phone's switches in the top bar, and their popover at medium width. */
export const mobileBarStyles = css`
  .mobile {
    position: relative;
    display: flex;
    gap: var(--_space-1);
  }
  .mobile-error {
    position: absolute;
    inset-block-start: calc(100% + var(--_space-1));
    inset-inline-end: 0;
    z-index: 3;
    inline-size: max-content;
    max-inline-size: 320px;
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_radius-3);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow-3);
  }
  .separator {
    inline-size: 1px;
    block-size: 20px;
    margin-inline: var(--_space-2);
    background: var(--_border);
  }
  .mobile-button {
    padding-inline: var(--_space-3);
    color: var(--_text-secondary);
  }
  .mobile-button.on {
    border-color: var(--_brand);
    color: var(--_brand-text);
  }
  .dot {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_brand);
  }
  .mobile-pop:popover-open {
    inline-size: min(280px, calc(100vw - 16px));
    padding: var(--_space-2);
    display: grid;
    overflow: visible;
  }
  .mobile-pop .has-tooltip,
  .mobile-pop .switch {
    display: flex;
    flex-direction: column;
    align-items: stretch;
  }
  .mobile-pop .switch {
    min-block-size: 40px;
    flex-direction: row;
    align-items: center;
    justify-content: space-between;
    color: var(--_text);
  }
  .mobile-pop .switch[aria-disabled='true'] {
    color: var(--_text-disabled);
  }
  /* In the open list there is room to say it plainly. */
  .mobile-pop .tooltip {
    position: static;
    inline-size: auto;
    max-inline-size: none;
    padding: 0 var(--_space-2) var(--_space-1);
    transform: none;
    visibility: visible;
    opacity: 1;
    background: transparent;
    color: var(--_text-secondary);
  }
  .own {
    padding: var(--_space-2);
    display: flex;
    justify-content: space-between;
    color: var(--_text-secondary);
  }
  .own b {
    font: var(--_text-body-strong);
    color: var(--_text);
  }
  .mobile-pop .message:not(.error) {
    display: none;
  }
  .mobile-pop .message {
    padding-inline: var(--_space-2);
  }
`;
