import { css } from 'lit';

export const selfServiceStyles = css`
  :host {
    border: 1px solid var(--_border);
    border-radius: var(--_radius-4);
    container-type: inline-size;
    overflow: clip;
  }
  header,
  .card-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    min-block-size: 48px;
    padding: 0 var(--_space-2) 0 var(--_space-4);
    border-block-end: 1px solid var(--_border);
  }
  h3 {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font: var(--_text-title);
  }
  .running header {
    border-color: var(--_violet-edge);
    background: var(--_violet-tint);
    color: var(--_violet-text);
  }
  .length {
    padding-inline-end: var(--_space-2);
    font: var(--_text-caption);
    color: var(--_text-secondary);
    white-space: nowrap;
  }
  .flow {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr);
    align-items: center;
    gap: 0 var(--_space-3);
    min-block-size: 60px;
    padding: 10px var(--_space-4);
    cursor: pointer;
  }
  .flow + .flow {
    border-block-start: 1px solid var(--_border);
  }
  .flow:hover {
    background: var(--_surface-hover);
  }
  .flow:has(input:checked) {
    background: var(--_brand-tint);
  }
  .flow:has(:focus-visible) {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: -2px;
    border-radius: var(--_radius-3);
  }
  .flow input {
    appearance: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    border: 1.5px solid var(--_border-strong);
    border-radius: 50%;
    outline: none;
    background: var(--_surface);
    cursor: pointer;
  }
  .flow input:checked {
    border: 5.5px solid var(--_brand);
  }
  .flow b {
    display: block;
    font: var(--_text-body-strong);
  }
  .flow small {
    display: block;
    font: var(--_text-caption);
    color: var(--_text-secondary);
    overflow-wrap: anywhere;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface-sunken);
  }
  .hint {
    flex: 1;
    min-inline-size: 140px;
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
  footer .tooltip {
    inset-block: auto calc(100% + var(--_space-1));
    inset-inline: auto 0;
    transform: none;
  }
  .violet {
    background: var(--_violet);
    color: var(--_on-violet);
  }
  .violet:hover {
    background: var(--_violet-hover);
  }
  .message {
    flex-basis: 100%;
  }
  .message:not(.error) {
    display: none;
  }
  .progress {
    display: grid;
    gap: var(--_space-4);
    padding: var(--_space-4);
  }
  .news {
    display: grid;
    gap: var(--_space-4);
  }
  h4 {
    margin: 0 0 var(--_space-1);
    font: var(--_text-label);
    color: var(--_text-secondary);
  }
  .prompt {
    max-block-size: 8lh;
    margin: 0;
    padding-inline-start: var(--_space-3);
    border-inline-start: 3px solid var(--_violet-edge);
    overflow: auto;
    overflow-wrap: anywhere;
  }
  .none {
    color: var(--_text-tertiary);
  }
  .path {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .path li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .path .icon:dir(rtl) {
    transform: scaleX(-1);
  }
  .step {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 28px;
    padding-inline: var(--_space-1) 10px;
    border-radius: var(--_radius-2);
    background: var(--_surface-hover);
  }
  .step b {
    min-inline-size: 20px;
    padding: 0 6px;
    border-radius: var(--_radius-1);
    background: var(--_ink);
    color: var(--_on-ink);
    font: 600 12px/20px var(--_font);
    text-align: center;
  }
  .results {
    display: grid;
    gap: var(--_space-2);
  }
  .results > div {
    display: grid;
    grid-template-columns: minmax(80px, auto) minmax(0, 1fr);
    gap: var(--_space-3);
  }
  dt {
    color: var(--_text-secondary);
  }
  dd {
    font: var(--_text-body-strong);
    font-variant-numeric: var(--_font-numeric);
    overflow-wrap: anywhere;
  }
  .empty {
    padding: var(--_space-5) var(--_space-4);
    color: var(--_text-secondary);
    text-align: center;
  }
  .chooser + .last,
  .last + .chooser {
    border-block-start: 1px solid var(--_border);
  }
  @container (inline-size < 340px) {
    footer .has-tooltip {
      flex: 1;
      display: grid;
    }
  }
`;
