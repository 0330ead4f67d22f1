import { css } from 'lit';

/** A button among the words of a record. */
export const callButtonStyles = css`
  :host {
    display: inline-block;
  }
  .has-tooltip {
    display: inline-flex;
  }
  .button {
    min-block-size: var(--_size-target);
    padding-inline: var(--_space-3);
    border-color: var(--_border-strong);
    background: var(--_surface);
    color: var(--_green-text);
  }
  .tooltip {
    inline-size: max-content;
  }
  .failure {
    opacity: 1;
    visibility: visible;
  }
`;
