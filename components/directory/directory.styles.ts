import { css } from 'lit';

export const directoryStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    container-type: inline-size;
  }
  .search {
    flex: none;
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    margin: 0 var(--_space-6) var(--_space-4);
    padding-inline: var(--_space-3);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-3);
    background: var(--_surface);
    color: var(--_text-tertiary);
  }
  .search:focus-within {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 0;
  }
  .search input {
    flex: 1;
    min-inline-size: 0;
    block-size: 38px;
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    color: var(--_text);
  }
  .search input::placeholder {
    color: var(--_text-tertiary);
    opacity: 1;
  }
  .search input::-webkit-search-cancel-button {
    cursor: pointer;
  }
  .panes {
    flex: 1;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
    border-block-start: 1px solid var(--_border);
  }
  .panes.agents {
    grid-template-columns: 248px minmax(0, 1fr);
  }
  .pane {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .panes.agents > .narrowing {
    border-inline-end: 1px solid var(--_border);
    background: var(--_surface-sunken);
  }
  .head {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    block-size: 40px;
    padding-inline: var(--_space-4);
    font: var(--_text-label);
    color: var(--_text-secondary);
    white-space: nowrap;
  }
  .panes:not(.agents) .head {
    padding-inline: var(--_space-6);
  }
  .head h3 {
    overflow: hidden;
    text-overflow: ellipsis;
    font: inherit;
  }
  .list {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    padding-block-end: var(--_space-2);
  }
  .row {
    display: grid;
    align-items: center;
    gap: 0 var(--_space-3);
    padding: var(--_space-1) var(--_space-4);
    cursor: pointer;
    user-select: none;
  }
  .row:hover {
    background: var(--_surface-hover);
  }
  .row[aria-selected='true'] {
    background: var(--_brand-tint);
  }
  .row:focus-visible {
    outline-offset: -2px;
    border-radius: var(--_radius-2);
  }
  .row.off {
    cursor: default;
  }
  .row.off b {
    color: var(--_text-secondary);
  }
  .row b {
    font: var(--_text-body-strong);
  }
  .row small {
    display: block;
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
  .agent {
    grid-template-columns: 16px minmax(0, 1fr) 140px minmax(72px, auto);
    min-block-size: 52px;
  }
  .group {
    grid-template-columns: minmax(0, 1fr) auto;
    min-block-size: 56px;
  }
  .group.target {
    grid-template-columns: minmax(0, 1fr) auto 18px;
    padding-inline: var(--_space-6);
  }
  .who,
  .email,
  .who b {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .agent .who {
    display: flex;
    align-items: baseline;
    gap: var(--_space-2);
  }
  .agent .who b {
    flex: none;
    max-inline-size: 60%;
  }
  .email {
    font: var(--_text-caption);
    color: var(--_text-tertiary);
  }
  .state {
    color: var(--_text-secondary);
    white-space: nowrap;
  }
  .time {
    color: var(--_text-tertiary);
  }
  .end {
    display: flex;
    justify-content: end;
  }
  .why {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    font: var(--_text-caption);
    color: var(--_text-tertiary);
    white-space: nowrap;
  }
  .radio {
    inline-size: 18px;
    block-size: 18px;
    border: 1.5px solid var(--_border-strong);
    border-radius: 50%;
    background: var(--_surface);
  }
  [aria-selected='true'] .radio {
    border: 5.5px solid var(--_brand);
  }
  .queue {
    text-align: end;
  }
  .queue b {
    font: 600 16px/20px var(--_font);
  }
  .queue small {
    color: var(--_text-tertiary);
  }
  .notice {
    padding: var(--_space-6) var(--_space-4);
    color: var(--_text-secondary);
    text-align: center;
  }
  .more {
    flex: none;
    margin: 0 var(--_space-4) var(--_space-2);
  }
  .narrow-groups {
    display: none;
  }
  footer {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space-4) var(--_space-6);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface-sunken);
  }
  .hint {
    flex: 1;
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 160px;
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
  footer .button {
    min-block-size: var(--_size-control-large);
  }
  footer .tooltip {
    inset-block: auto calc(100% + var(--_space-1));
    inset-inline: auto 0;
    transform: none;
  }
  footer .has-tooltip:first-of-type:not(:last-of-type) .tooltip {
    inset-inline: 0 auto;
  }
  footer .message {
    flex-basis: 100%;
  }
  footer .message:not(.error) {
    display: none;
  }
  .act {
    max-inline-size: 220px;
  }
  .act span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  @container (inline-size < 600px) {
    .search {
      margin: 0 var(--_space-4) var(--_space-3);
    }
    .panes.agents {
      grid-template-columns: minmax(0, 1fr);
    }
    .panes.agents > .narrowing {
      display: none;
    }
    .narrow-groups {
      display: block;
      flex: none;
      margin: 0 var(--_space-4) var(--_space-3);
    }
    .narrow-groups select {
      inline-size: 100%;
      block-size: var(--_size-control);
      padding-inline-start: var(--_space-3);
      border: 1px solid var(--_border-strong);
      border-radius: var(--_radius-3);
      background-color: var(--_surface);
    }
    .agent {
      grid-template-columns: 16px minmax(0, 1fr) auto;
      min-block-size: 56px;
    }
    .agent .glyph {
      grid-area: 1 / 1 / 3;
    }
    .agent .who {
      grid-area: 1 / 2 / 2 / 3;
    }
    .agent .state {
      grid-area: 2 / 2 / 3 / 3;
      font: var(--_text-caption);
    }
    .agent .end {
      grid-area: 1 / 3 / 3;
    }
    .panes:not(.agents) .head,
    .group.target {
      padding-inline: var(--_space-4);
    }
    footer {
      padding: var(--_space-3) var(--_space-4);
    }
    .hint {
      flex-basis: 100%;
    }
    footer .has-tooltip {
      flex: 1;
      display: grid;
    }
    .act {
      max-inline-size: none;
      padding-inline: var(--_space-2);
    }
    .list {
      min-block-size: 168px;
    }
  }
  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
