import { css } from 'lit';

export const taskListStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--_surface-sunken);
  }
  .tabs {
    flex: none;
    display: flex;
    block-size: 48px;
    padding-inline: var(--_space-2);
    border-block-end: 1px solid var(--_border);
  }
  [role='tab'] {
    flex: 1;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    position: relative;
    border: 0;
    background: none;
    color: var(--_text-secondary);
    font: var(--_text-body-strong);
  }
  [role='tab']:hover,
  [role='tab'][aria-selected='true'] {
    color: var(--_text);
  }
  [role='tab'][aria-selected='true']::after {
    content: '';
    position: absolute;
    inset: auto 16px -1px;
    block-size: 2px;
    border-radius: 2px;
    background: var(--_brand);
  }
  [role='tab']:focus-visible {
    outline-offset: -4px;
    border-radius: var(--_radius-3);
  }
  .badge {
    min-inline-size: 18px;
    padding-inline: 5px;
    border-radius: 9px;
    background: var(--_brand);
    color: var(--_on-brand);
    font: 600 12px/18px var(--_font);
    text-align: center;
  }
  .panel {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    padding-block-end: var(--_space-2);
  }
  section + section {
    margin-block-start: var(--_space-2);
  }
  h3,
  .head {
    min-block-size: 40px;
    display: flex;
    align-items: center;
    justify-content: space-between;
    font: var(--_text-label);
    color: var(--_text-secondary);
  }
  section > h3,
  .head {
    padding-inline: var(--_space-4);
  }
  .head {
    padding-inline-end: var(--_space-2);
  }
  .small {
    min-block-size: var(--_size-target);
    font: var(--_text-label);
  }
  .message {
    display: flex;
    gap: 6px;
    padding-inline: var(--_space-4);
    font: var(--_text-caption);
    color: var(--_red-text);
  }
  .message.error {
    padding-block-end: var(--_space-2);
  }
  .task {
    inline-size: calc(100% - var(--_space-4));
    min-block-size: 64px;
    margin-inline: var(--_space-2);
    padding: 10px 12px;
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr) auto;
    gap: 0 10px;
    align-items: center;
    border: 0;
    border-radius: var(--_radius-3);
    background: none;
    text-align: start;
  }
  .task:hover {
    background: var(--_surface-hover);
  }
  .task[aria-current] {
    background: var(--_surface-raised);
    box-shadow:
      var(--_shadow-1),
      inset 0 0 0 1px var(--_border);
  }
  .glyph {
    inline-size: 32px;
    block-size: 32px;
    display: grid;
    place-items: center;
    border-radius: 50%;
    background: var(--_surface-hover);
    color: var(--_text-secondary);
  }
  [data-tone='talking'] .glyph {
    background: var(--_call-talking);
    color: var(--_on-green);
  }
  [data-tone='held'] .glyph {
    background: var(--_call-held);
    color: var(--_on-amber);
  }
  [data-tone='away'] .glyph {
    background: var(--_call-transferring);
    color: var(--_on-violet);
  }
  [data-tone='recovering'] .glyph {
    background: var(--_call-reconnecting);
    color: var(--_on-amber);
  }
  [data-tone='ringing'] .glyph {
    background: var(--_green-tint);
    color: var(--_green-text);
    box-shadow: 0 0 0 1.5px var(--_green-glyph);
  }
  .text {
    min-inline-size: 0;
    display: grid;
    gap: 2px;
  }
  .number,
  .detail {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .number {
    font: var(--_text-body-strong);
  }
  .detail {
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
  .aside {
    display: grid;
    justify-items: end;
    font: var(--_text-caption);
    line-height: 20px;
    color: var(--_text-tertiary);
  }
  .ended {
    display: flex;
    align-items: center;
    padding-inline-end: var(--_space-2);
  }
  .ended .task {
    flex: 1;
    min-inline-size: 0;
    margin-inline-end: 0;
    padding-inline-end: var(--_space-1);
  }
  .ended .has-tooltip {
    flex: none;
  }
  .ended .tooltip {
    inset-inline: auto 0;
    transform: none;
  }
  .rail-time {
    display: none;
  }
  .empty {
    min-block-size: 64px;
    margin: var(--_space-2);
    margin-block-start: 0;
    display: grid;
    place-items: center;
    border: 1px dashed var(--_border);
    border-radius: var(--_radius-3);
    color: var(--_text-tertiary);
    font: var(--_text-caption);
    text-align: center;
  }
  .quiet {
    border-color: transparent;
  }
  p.empty {
    margin-block-start: var(--_space-2);
  }
  .rail {
    padding: var(--_space-2) 4px;
    display: grid;
    gap: 4px;
  }
  .rail + .rail {
    border-block-start: 1px solid var(--_border);
    margin-inline: var(--_space-2);
    padding-inline: 0;
  }
  .rail .task {
    inline-size: 64px;
    min-block-size: 60px;
    margin: 0;
    padding: 4px 0;
    grid-template-columns: 1fr;
    justify-items: center;
    gap: 4px;
    font: var(--_text-label);
  }
  .rail .empty {
    min-block-size: 60px;
    margin: 0;
  }
  .rail .text {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .rail .rail-time {
    display: block;
    max-inline-size: 60px;
    overflow: hidden;
    white-space: nowrap;
  }
  .flyout {
    inset: auto;
    margin: 0 var(--_space-1);
    padding: 0 0 var(--_space-2);
    inline-size: 280px;
    overflow: auto;
    border: 0;
    border-radius: 14px;
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow-3);
  }
  button.fact {
    inline-size: 100%;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-3);
    background: none;
  }
  button.fact:hover {
    background: var(--_surface-hover);
  }
  .fact {
    min-block-size: 60px;
    display: grid;
    place-items: center;
    align-content: center;
    gap: 4px;
    font: var(--_text-label);
    color: var(--_text-secondary);
    text-align: center;
  }
  @media (forced-colors: active) {
    .task[aria-current] {
      outline: 2px solid Highlight;
    }
    .glyph {
      border: 1px solid CanvasText;
    }
  }
`;
