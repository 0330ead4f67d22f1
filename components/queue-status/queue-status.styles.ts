import { css } from 'lit';

export const queueStatusStyles = css`
  .card {
    padding: 12px 16px 8px;
    border-radius: var(--_radius-4);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow-1);
  }
  h3 {
    margin-block-end: 6px;
    font: var(--_text-label);
    color: var(--_text-secondary);
  }
  li {
    min-block-size: 36px;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto minmax(40px, auto);
    gap: 6px;
    align-items: center;
  }
  li + li {
    border-block-start: 1px solid var(--_border);
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .wait,
  .count {
    font: var(--_text-caption);
    color: var(--_text-secondary);
    white-space: nowrap;
  }
  .count {
    text-align: end;
  }
  b {
    font: 600 16px/24px var(--_font);
    color: var(--_text);
  }
  [data-waiting='0'] b {
    color: var(--_text-tertiary);
  }
  .sum {
    display: grid;
    justify-items: center;
    padding-block: var(--_space-2);
    font: var(--_text-label);
    color: var(--_text-secondary);
  }
  .sum b {
    font: 600 22px/28px var(--_font);
  }
`;
