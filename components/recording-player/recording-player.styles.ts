import { css } from 'lit';

export const recordingPlayerStyles = css`
  :host {
    container-type: inline-size;
    border-radius: var(--_radius-4);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow-1);
  }
  .player {
    padding: 12px 16px;
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .round {
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    display: grid;
    place-items: center;
    border: 0;
    border-radius: 50%;
    background: var(--_brand);
    color: var(--_on-brand);
  }
  .round:hover:enabled {
    background: var(--_brand-hover);
  }
  .round:disabled {
    background: var(--_surface-hover);
    color: var(--_text-disabled);
  }
  .names {
    display: grid;
    gap: 2px;
    font: var(--_text-caption);
    line-height: 30px;
    color: var(--_text-secondary);
  }
  .wave {
    direction: ltr; /* time runs one way everywhere */
    flex: 1;
    min-inline-size: 96px;
    position: relative;
    display: grid;
    gap: 2px;
    border-radius: var(--_radius-1);
  }
  .lane {
    position: relative;
    block-size: 30px;
  }
  .lane svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }
  .lane path {
    stroke: var(--_border-strong);
    stroke-width: 3.5;
    stroke-linecap: round;
    fill: none;
    vector-effect: none;
  }
  .lane .played {
    clip-path: inset(0 calc(100% - var(--played)) 0 0);
  }
  .lane .played path {
    stroke: var(--_brand);
  }
  .head {
    position: absolute;
    inset-block: -4px;
    inset-inline-start: var(--played);
    inline-size: 2px;
    margin-inline-start: -1px;
    background: var(--_brand);
    pointer-events: none;
  }
  .head::after {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 6px);
    inset-inline-start: -5px;
    inline-size: 12px;
    block-size: 12px;
    border-radius: 50%;
    background: var(--_brand);
  }
  .wave input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .wave:has(input:focus-visible) {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 6px;
  }
  .time {
    flex: none;
    color: var(--_text-secondary);
    white-space: nowrap;
  }
  .time b {
    font: var(--_text-body-strong);
    color: var(--_text);
  }
  .speed {
    min-block-size: var(--_size-target);
    padding-inline-start: 10px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-3);
    background: var(--_surface);
    font: var(--_text-body-strong);
  }
  .volume {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--_text-secondary);
  }
  .volume input {
    inline-size: 64px;
    accent-color: var(--_brand);
  }
  .message {
    padding: 0 16px 12px;
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
  .message.error {
    color: var(--_red-text);
  }
  @container (max-width: 860px) {
    .volume {
      display: none;
    }
  }
  @container (max-width: 620px) {
    .player {
      display: grid;
      grid-template-columns: auto auto 1fr auto;
      gap: 10px 12px;
    }
    .names,
    .wave {
      grid-row: 2;
    }
    .wave {
      grid-column: 2 / -1;
    }
    .button {
      grid-column: 1 / -1;
    }
  }
`;
