import { css } from 'lit';

export const callRecordsStyles = css`
  :host {
    min-block-size: 0;
    background: var(--_surface);
    container-type: inline-size;
  }
  .records {
    block-size: 100%;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }
  header {
    padding: 20px 24px 16px;
    display: flex;
    align-items: baseline;
    gap: 12px;
    color: var(--_text-secondary);
  }
  h2 {
    font: var(--_text-heading);
    color: var(--_text);
  }
  .filters {
    padding: 0 24px 16px;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    align-items: center;
  }
  .filters > select,
  .dates,
  .search {
    min-block-size: var(--_size-control);
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding-inline: 10px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-3);
    background: var(--_surface);
  }
  .filters > select {
    min-inline-size: 152px;
  }
  .dates input,
  .search input {
    min-inline-size: 0;
    border: 0;
    background: none;
    color-scheme: inherit;
    outline: none;
  }
  .search {
    inline-size: 264px;
    color: var(--_text-tertiary);
  }
  .search input {
    flex: 1;
    color: var(--_text);
  }
  .search input::placeholder {
    color: var(--_text-tertiary);
  }
  .dates:has(:focus-visible),
  .search:has(:focus-visible) {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: var(--_focus-offset);
  }
  .segments {
    margin: 0;
    padding: 3px;
    border: 0;
    display: inline-flex;
    gap: 2px;
    border-radius: var(--_radius-3);
    background: var(--_surface-hover);
  }
  .segment {
    position: relative;
  }
  .segment input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .segment span {
    min-block-size: 32px;
    min-inline-size: 48px;
    padding-inline: 14px;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    border-radius: 6px;
    color: var(--_text-secondary);
    font: var(--_text-body-strong);
  }
  .segment input:checked + span {
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow:
      var(--_shadow-1),
      inset 0 0 0 1px color-mix(in srgb, var(--_border-strong) 50%, transparent);
  }
  .segment input:focus-visible + span {
    outline: var(--_focus-width) solid var(--_focus);
  }
  .reset {
    margin-inline-start: auto;
  }
  .scroll {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    border-block-start: 1px solid var(--_border);
  }
  .scroll[aria-busy='true'] table {
    opacity: 0.6;
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }
  th {
    position: sticky;
    inset-block-start: 0;
    z-index: var(--_layer-sticky);
    block-size: 40px;
    padding-inline: 12px;
    background: var(--_surface-sunken);
    box-shadow: inset 0 -1px var(--_border);
    color: var(--_text-secondary);
    font: var(--_text-label);
    text-align: start;
    white-space: nowrap;
  }
  td {
    block-size: 44px;
    padding-inline: 12px;
    border-block-end: 1px solid var(--_border);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  :is(th, td):first-child {
    inline-size: 168px;
    padding-inline-start: 24px;
  }
  th:nth-child(2) {
    inline-size: 116px;
  }
  th:nth-child(3),
  th:nth-child(4) {
    inline-size: 144px;
  }
  th:nth-child(6) {
    inline-size: 196px;
  }
  th:nth-child(7) {
    inline-size: 92px;
  }
  th:nth-child(8) {
    inline-size: 140px;
  }
  th:nth-child(9) {
    inline-size: 88px;
    padding-inline-end: 24px;
  }
  .duration,
  .recording {
    text-align: end;
  }
  td.recording {
    padding-inline-end: 20px;
  }
  .day,
  .remark,
  td.group {
    color: var(--_text-secondary);
  }
  .recording .none {
    font: var(--_text-caption);
    color: var(--_text-tertiary);
  }
  .mark {
    vertical-align: middle;
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  [data-tone='good'] .icon {
    color: var(--_green-text);
  }
  [data-tone='moved'] .icon {
    color: var(--_violet-text);
  }
  [data-tone='wrong'] {
    color: var(--_red-text);
  }
  tr:hover td {
    background: var(--_surface-sunken);
  }
  tr.open td,
  tr.player td {
    background: var(--_brand-tint);
    border-block-end-color: transparent;
  }
  tr.player td {
    block-size: auto;
    padding: 0 24px 16px;
    overflow: visible;
  }
  .state {
    min-block-size: 180px;
    padding: 24px;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--_space-2);
    color: var(--_text-secondary);
    text-align: center;
  }
  .sign {
    inline-size: 56px;
    block-size: 56px;
    display: grid;
    place-items: center;
    border-radius: 50%;
    background: var(--_surface-hover);
  }
  .state b {
    font: var(--_text-title);
    color: var(--_text);
  }
  .pages {
    min-block-size: 48px;
    padding: 6px 16px 6px 24px;
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    border-block-start: 1px solid var(--_border);
    color: var(--_text-secondary);
  }
  .loading {
    font: var(--_text-caption);
    margin-inline-start: 8px;
  }
  .grow {
    flex: 1;
  }
  .previous {
    padding-inline-start: 10px;
  }
  .next {
    padding-inline-end: 10px;
  }
  :host(:dir(rtl)) .pages .icon {
    transform: scaleX(-1);
  }
  @container (max-width: 1180px) {
    th:nth-child(8),
    td.group {
      display: none;
    }
    th:nth-child(6) {
      inline-size: 168px;
    }
  }
`;
