import { css } from 'lit';

export const profileStyles = css`
  :host {
    container-type: inline-size;
    background: var(--_surface-raised);
  }
  header {
    min-block-size: 56px;
    padding: var(--_space-3) var(--_space-4) var(--_space-2) var(--_space-6);
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-3);
  }
  h2 {
    font: var(--_text-heading);
  }
  .body {
    padding: 0 var(--_space-6) var(--_space-5);
  }
  .row {
    min-block-size: 48px;
    padding-block: var(--_space-2);
    display: grid;
    grid-template-columns: 112px minmax(0, 1fr);
    align-items: center;
    gap: var(--_space-3);
  }
  .row + .row {
    border-block-start: 1px solid var(--_border);
  }
  dt {
    color: var(--_text-secondary);
  }
  dd {
    overflow-wrap: anywhere;
  }
  .mobile {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-3);
  }
  .number {
    font: var(--_text-body-strong);
  }
  .privacy {
    margin-block-start: 2px;
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
  .message {
    margin-block-start: var(--_space-2);
  }
  .actions {
    display: grid;
    grid-template-columns: 1fr 2fr;
    gap: var(--_space-2);
  }
  .actions .button {
    min-block-size: var(--_size-control-large);
    font: var(--_text-body-strong);
  }
  .actions .cancel {
    border-radius: 10px;
  }
  @container (max-width: 360px) {
    header,
    .body {
      padding-inline: var(--_space-4);
    }
    .row {
      grid-template-columns: 72px minmax(0, 1fr);
    }
  }
`;
