import { css } from 'lit';

export const callNoticeStyles = css`
  :host {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 0;
    max-inline-size: 320px;
    border: 1px solid var(--_red-edge);
    border-radius: var(--_radius-3);
    background: var(--_surface);
    box-shadow: var(--_shadow-3);
  }
  :host(:not(:popover-open)) {
    display: none;
  }
  p {
    display: flex;
    gap: var(--_space-2);
    align-items: start;
    padding: var(--_space-2) var(--_space-3);
    color: var(--_red-text);
  }
`;
