import { css } from 'lit';

/** The deck: six tiles and 挂断, in the same places at every width. */
export const callDeckStyles = css`
  .deck {
    flex: none;
    display: grid;
    grid-template-columns: repeat(3, 1fr) minmax(88px, 120px);
    grid-template-rows: var(--_size-tile) var(--_size-tile);
    gap: var(--_space-2);
  }
  .deck > span {
    display: grid;
    min-inline-size: 0;
  }
  /* a host takes a tile out with --tccc-call-tile-<part>: none; the others move up */
  .deck > .place-hold {
    display: var(--tccc-call-tile-hold, grid);
  }
  .deck > .place-extension {
    display: var(--tccc-call-tile-extension, grid);
  }
  .deck > .place-transfer-group {
    display: var(--tccc-call-tile-transfer-group, grid);
  }
  .deck > .place-transfer-agent {
    display: var(--tccc-call-tile-transfer-agent, grid);
  }
  .deck > .place-self-service {
    display: var(--tccc-call-tile-self-service, grid);
  }
  .place-hang-up {
    grid-area: 1 / 4 / 3 / 5;
  }
  .tile {
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 5px;
    min-inline-size: 0;
    padding: 0 var(--_space-1);
    border: 2px solid transparent;
    border-radius: var(--_radius-4);
    background: var(--_surface-hover);
    color: var(--_text);
    font: var(--_text-label);
    text-align: center;
    user-select: none;
    transition: background-color var(--_duration-fast) var(--_ease-standard);
  }
  .tile:hover {
    background: var(--_surface-pressed);
  }
  .tile:active {
    transition-duration: var(--_duration-press);
    border-color: var(--_border-strong);
  }
  .tile.amber {
    border-color: var(--_amber);
    background: var(--_amber-tint);
    color: var(--_amber-text);
  }
  .tile.red {
    border-color: var(--_red);
    background: var(--_red-tint);
    color: var(--_red-text);
  }
  .tile.violet {
    border-color: var(--_violet);
    background: var(--_violet-tint);
    color: var(--_violet-text);
  }
  .tile.brand {
    border-color: var(--_brand);
    background: var(--_brand-tint);
    color: var(--_brand-text);
  }
  .tile.end {
    gap: 10px;
    background: var(--_red-tint);
    color: var(--_red-text);
    font: 600 14px/20px var(--_font);
  }
  .tile.end .shape {
    display: grid;
    place-items: center;
    inline-size: 52px;
    block-size: 52px;
    border-radius: 50%;
    background: var(--_red);
    color: var(--_on-red);
    transition: background-color var(--_duration-fast) var(--_ease-standard);
  }
  .tile.end:hover .shape {
    background: var(--_red-hover);
  }
  .tile[aria-disabled='true'] {
    border-color: transparent;
    background: var(--_surface-sunken);
    color: var(--_text-disabled);
    cursor: default;
  }
  .tile.end[aria-disabled='true'] .shape {
    background: var(--_surface-hover);
    color: var(--_text-disabled);
  }
  .tile[aria-busy='true'] {
    cursor: progress;
  }
  .tile[aria-busy='true']::after {
    content: '';
    position: absolute;
    inset: auto 20% 3px;
    block-size: 3px;
    border-radius: 2px;
    background: linear-gradient(90deg, transparent, currentColor, transparent) 0 0 / 50% 100% no-repeat;
    animation: waiting 900ms linear infinite alternate;
  }
  @keyframes waiting {
    to {
      background-position: 100% 0;
    }
  }
  .deck > span:nth-child(3n + 1):not(.place-hang-up) .tooltip {
    inset-inline-start: 0;
    transform: none;
  }
  .place-hang-up .tooltip {
    inset-inline: auto 0;
    transform: none;
  }
  @container (inline-size < 440px) {
    .deck {
      grid-template-columns: repeat(3, 1fr) 88px;
    }
  }
  @media (forced-colors: active) {
    .tile {
      border-color: ButtonText;
    }
    .tile.amber,
    .tile.red,
    .tile.violet,
    .tile.brand {
      border-color: Highlight;
    }
  }
`;
