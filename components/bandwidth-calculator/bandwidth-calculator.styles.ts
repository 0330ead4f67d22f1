import { css } from 'lit';

export const bandwidthCalculatorStyles = css`
  :host {
    container-type: inline-size;
    background: var(--_surface-raised);
  }
  .card {
    padding: 20px 24px 24px;
    display: grid;
    gap: 20px;
  }
  h2 {
    font: var(--_text-heading);
  }
  h3 {
    font: var(--_text-label);
    color: var(--_text-secondary);
  }
  .fields {
    display: grid;
    grid-template-columns: 1fr 1fr auto;
    gap: 4px 16px;
    align-items: end;
  }
  .fields .message {
    grid-column: 1 / -1;
  }
  .video {
    min-block-size: var(--_size-control);
    display: inline-flex;
    align-items: center;
    gap: 8px;
    white-space: nowrap;
  }
  .video input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--_brand);
  }
  .needs {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 12px;
  }
  .need {
    padding: 14px 16px;
    border-radius: var(--_radius-4);
    background: var(--_surface-sunken);
  }
  dt {
    font: var(--_text-label);
    color: var(--_text-secondary);
  }
  dd {
    margin-block-start: 6px;
    display: flex;
    flex-wrap: wrap;
    gap: 2px 20px;
    color: var(--_text-secondary);
  }
  .way b {
    font: var(--_text-title);
    color: var(--_text);
    white-space: nowrap;
  }
  small {
    flex-basis: 100%;
    font: var(--_text-caption);
    color: var(--_text-tertiary);
  }
  .measured {
    padding: 12px 16px;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    align-items: center;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-4);
  }
  .measured h3 {
    flex-basis: 100%;
  }
  .result {
    flex: 1 1 220px;
    color: var(--_text-secondary);
  }
  .result b {
    color: var(--_text);
  }
  .list {
    margin-block: 6px 12px;
    color: var(--_text-secondary);
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    block-size: 36px;
    padding: 0;
    border-block-end: 1px solid var(--_border);
    font: var(--_text-body);
    text-align: start;
  }
  td,
  thead th {
    text-align: end;
  }
  thead th {
    font: var(--_text-caption);
    color: var(--_text-tertiary);
  }
  @container (max-width: 560px) {
    .card {
      padding: 16px;
    }
    .fields {
      grid-template-columns: 1fr 1fr;
    }
    .video {
      grid-column: 1 / -1;
    }
    .needs {
      grid-template-columns: 1fr;
    }
  }
`;
