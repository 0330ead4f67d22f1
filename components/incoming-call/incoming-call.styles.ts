import { css } from 'lit';

export const incomingCallStyles = css`
  :host {
    position: absolute;
    inset-block-start: var(--_space-2);
    inset-inline-start: var(--_space-2);
    inline-size: min(744px, calc(100% - 2 * var(--_space-2)));
    z-index: var(--_layer-call-bar);
    container-type: inline-size;
    pointer-events: none;
  }
  .bar {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto auto;
    align-items: center;
    gap: var(--_space-5);
    min-block-size: 98px;
    padding: var(--_space-2) var(--_space-5);
    border-radius: 16px;
    background: var(--_surface-raised);
    box-shadow:
      var(--_shadow-3),
      inset 0 0 0 2px var(--_green);
    pointer-events: auto;
    animation: drop var(--_duration-enter) var(--_ease-standard);
  }
  @keyframes drop {
    from {
      opacity: 0;
      transform: translateY(-8px);
    }
  }
  .ring {
    border-radius: 50%;
    animation: breathe var(--_duration-ring) infinite;
  }
  @keyframes breathe {
    50% {
      box-shadow: 0 0 0 6px var(--_green-tint);
    }
  }
  .caller {
    min-inline-size: 0;
  }
  .source {
    display: flex;
    align-items: center;
    gap: 6px;
    font: var(--_text-label);
    color: var(--_green-text);
  }
  .who {
    display: flex;
    align-items: baseline;
    gap: var(--_space-3);
    white-space: nowrap;
  }
  .number {
    font: var(--_text-display);
    line-height: 38px;
    letter-spacing: 0.01em;
  }
  .place,
  .path,
  .source span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .place,
  .path {
    color: var(--_text-secondary);
  }
  .path {
    font: var(--_text-caption);
  }
  .path b {
    font-weight: 600;
  }
  .path.error {
    color: var(--_red-text);
    line-height: 14px;
    white-space: normal;
  }
  .silence {
    inline-size: 40px;
    min-block-size: 40px;
  }
  .answer {
    inline-size: 168px;
    min-block-size: 56px;
    border-radius: var(--_radius-3);
    font: 600 16px/24px var(--_font);
  }
  .on-mobile {
    inline-size: 168px;
    min-block-size: 56px;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    border-radius: var(--_radius-3);
    background: var(--_green-tint);
    color: var(--_green-text);
    font: var(--_text-body-strong);
    text-align: center;
  }
  .answer kbd {
    font: var(--_text-label);
  }
  .silence + .tooltip,
  .answering .tooltip {
    inset-inline: auto 0;
    transform: none;
  }
  @container (max-width: 640px) {
    .bar {
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: var(--_space-2) var(--_space-3);
      padding: var(--_space-3);
    }
    .who {
      flex-direction: column;
      gap: 0;
      align-items: start;
    }
    .who > * {
      max-inline-size: 100%;
    }
    .number {
      font-size: 28px;
      line-height: 36px;
    }
    .answering {
      grid-column: 1 / -1;
    }
    .on-mobile,
    .answer {
      inline-size: 100%;
      min-block-size: var(--_size-primary);
    }
  }
  @media (forced-colors: active) {
    .bar {
      border: 2px solid Highlight;
    }
  }
`;
