import { css } from 'lit';

/** Shows a `.tooltip` while the `.has-tooltip` around it is hovered or shows the focus. */
export const tooltipStyles = css`
  .has-tooltip {
    position: relative;
  }
  .tooltip {
    position: absolute;
    inset-block-start: calc(100% + var(--_space-1));
    inset-inline-start: 50%;
    transform: translateX(-50%);
    z-index: 2;
    inline-size: max-content;
    max-inline-size: 220px;
    padding: var(--_space-1) var(--_space-2);
    border-radius: var(--_radius-2);
    background: var(--_ink);
    color: var(--_on-ink);
    font: var(--_text-caption);
    white-space: normal;
    text-align: start;
    pointer-events: none;
    opacity: 0;
    visibility: hidden;
    transition: opacity var(--_duration-fast) var(--_ease-standard) 200ms;
  }
  :host(:dir(rtl)) .tooltip {
    transform: translateX(50%);
  }
  .has-tooltip:hover > .tooltip,
  .has-tooltip:has(:focus-visible) > .tooltip {
    opacity: 1;
    visibility: visible;
  }
`;
