import { css } from 'lit';

export const callPanelStyles = css`
  :host {
    --panel-inset: var(--_space-6);
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--_surface);
    container-type: inline-size;
  }
  .strip,
  .customer,
  .deck,
  .wrap-up,
  .summary,
  .body {
    margin: 0;
    padding-inline: var(--panel-inset);
  }
  .strip {
    flex: none;
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    block-size: var(--_size-bar);
    background: var(--strip-tint);
    color: var(--strip-text);
    transition: background-color var(--_duration-base) var(--_ease-standard);
  }
  .strip .shape {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: var(--strip-solid);
    color: var(--strip-on);
  }
  .strip.green {
    --strip-tint: var(--_green-tint);
    --strip-text: var(--_green-text);
    --strip-solid: var(--_call-talking);
    --strip-on: var(--_on-green);
  }
  .strip.amber {
    --strip-tint: var(--_amber-tint);
    --strip-text: var(--_amber-text);
    --strip-solid: var(--_call-held);
    --strip-on: var(--_on-amber);
  }
  .strip.violet {
    --strip-tint: var(--_violet-tint);
    --strip-text: var(--_violet-text);
    --strip-solid: var(--_violet);
    --strip-on: var(--_on-violet);
  }
  .strip.neutral {
    --strip-tint: var(--_surface-sunken);
    --strip-text: var(--_text-secondary);
    --strip-solid: var(--_surface-pressed);
    --strip-on: var(--_text);
  }
  .strip.dashed {
    outline: 2px dashed var(--_amber-glyph);
    outline-offset: -4px;
  }
  .words {
    flex: 1;
    min-inline-size: 0;
  }
  .label {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    font: var(--_text-title);
    white-space: nowrap;
  }
  .detail {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font: var(--_text-caption);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    block-size: 24px;
    padding-inline: var(--_space-2);
    border-radius: var(--_radius-2);
    background: var(--_call-muted);
    color: var(--_on-red);
    font: var(--_text-label);
  }
  .time {
    font: var(--_text-timer);
    font-variant-numeric: var(--_font-numeric);
  }

  .customer {
    flex: none;
    display: grid;
    align-content: center;
    gap: var(--_space-1);
    block-size: 100px;
  }
  .row {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
  }
  .number {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font: var(--_text-display);
    font-variant-numeric: var(--_font-numeric);
    letter-spacing: 0.01em;
  }
  .copied {
    font: var(--_text-caption);
    color: var(--_green-text);
  }
  .place {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_text-secondary);
  }

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
    border-radius: 10px;
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
    inset: auto 20% 5px;
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

  .wrap-up {
    --ring-track: var(--_violet-edge);
    --ring-colour: var(--_violet);
    flex: none;
    display: flex;
    align-items: center;
    gap: var(--_space-6);
    block-size: 152px;
  }
  .wrap-up .ring {
    inline-size: 112px;
    block-size: 112px;
  }
  .wrap-up .ring b {
    font: 600 32px/36px var(--_font);
  }
  .wrap-up .choices {
    flex: 1;
    display: grid;
    gap: var(--_space-2);
  }
  .wrap-up .choices > .has-tooltip {
    display: grid;
  }
  .big {
    min-block-size: var(--_size-primary);
    font: var(--_text-title);
  }
  .choices .outlined {
    min-block-size: 44px;
  }
  .summary {
    flex: none;
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    margin-inline: var(--panel-inset);
    margin-block-end: var(--_space-5);
    padding: var(--_space-3) 0;
    border-radius: var(--_radius-4);
    background: var(--_surface-sunken);
  }
  .summary > div {
    min-inline-size: 0;
    padding-inline: var(--_space-4);
  }
  .summary > div + div {
    border-inline-start: 1px solid var(--_border);
  }
  .summary dd {
    overflow-wrap: anywhere;
    font: var(--_text-body-strong);
    font-variant-numeric: var(--_font-numeric);
  }

  .body {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: var(--_space-4);
    min-block-size: 0;
    padding-block: var(--_space-4) var(--_space-5);
    overflow: hidden auto;
  }
  .body > .message:not(.error) {
    display: none;
  }
  .body > .message.error {
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_radius-3);
    background: var(--_red-tint);
  }
  .heading {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    min-block-size: 20px;
    margin-block-end: var(--_space-2);
    font: var(--_text-label);
    color: var(--_text-secondary);
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
  .step {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 28px;
    padding: 0 10px 0 var(--_space-1);
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
  .facts {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--_space-3) var(--_space-5);
    padding-block: var(--_space-4);
    border-block: 1px solid var(--_border);
  }
  .facts:first-of-type {
    border-block-start-color: var(--_border);
  }
  dt {
    font: var(--_text-caption);
    color: var(--_text-tertiary);
  }
  .facts dd {
    margin-block-start: 2px;
    font-variant-numeric: var(--_font-numeric);
  }
  .remark {
    flex: 1 0 auto;
    display: flex;
    flex-direction: column;
    max-block-size: 172px;
  }
  .remark textarea {
    flex: 1;
    min-block-size: 72px;
    padding: 10px var(--_space-3);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-3);
    background: var(--_surface);
    resize: none;
  }
  textarea::placeholder,
  input::placeholder {
    color: var(--_text-tertiary);
    opacity: 1;
  }
  .saving {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    color: var(--_text-tertiary);
  }
  .saving.failed {
    color: var(--_red-text);
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .tag {
    display: inline-flex;
    align-items: center;
    min-block-size: 32px;
    padding-inline-start: 10px;
    border-radius: var(--_radius-2);
    background: var(--_surface-hover);
    color: var(--_text-secondary);
    font: var(--_text-label);
  }
  .add-tag {
    min-block-size: 32px;
    font: var(--_text-label);
  }
  .tag-field {
    inline-size: 128px;
    block-size: 32px;
    padding-inline: 10px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-2);
    background: var(--_surface);
  }

  .extension {
    border: 1px solid var(--_border);
    border-radius: var(--_radius-4);
    animation: open var(--_duration-base) var(--_ease-standard);
  }
  .extension:focus-visible {
    outline-offset: -2px;
  }
  @keyframes open {
    from {
      opacity: 0;
      transform: translateY(-4px);
    }
  }
  .extension header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    block-size: 48px;
    padding: 0 var(--_space-2) 0 var(--_space-4);
    border-block-end: 1px solid var(--_border);
  }
  .extension h3 {
    font: var(--_text-title);
  }
  .keying {
    display: grid;
    grid-template-columns: 1fr 208px;
    gap: var(--_space-5);
    padding: var(--_space-4);
  }
  .keying .keys {
    gap: 6px;
  }
  .keying .key {
    block-size: 44px;
  }
  .keying .key small {
    display: none;
  }
  .digits {
    display: block;
    min-block-size: 40px;
    overflow-wrap: anywhere;
    font: var(--_text-display);
    font-variant-numeric: var(--_font-numeric);
  }
  .hint {
    margin-block-start: var(--_space-2);
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }

  @container (inline-size < 440px) {
    .strip,
    .customer,
    .deck,
    .wrap-up,
    .body {
      padding-inline: var(--_space-4);
    }
    .summary {
      margin-inline: var(--_space-4);
    }
    .summary > div {
      padding-inline: var(--_space-3);
    }
    .wrap-up {
      gap: var(--_space-4);
    }
    .customer {
      block-size: 92px;
    }
    .number {
      font: 600 28px/36px var(--_font);
    }
    .deck {
      grid-template-columns: repeat(3, 1fr) 88px;
    }
    .facts {
      display: grid;
      grid-template-columns: 1fr 1fr;
    }
    .keying {
      grid-template-columns: 1fr 176px;
      gap: var(--_space-3);
    }
  }
  @media (forced-colors: active) {
    .strip {
      border: 2px solid CanvasText;
    }
    .tile {
      border-color: ButtonText;
    }
    .tile.amber,
    .tile.red,
    .tile.brand {
      border-color: Highlight;
    }
  }
`;
