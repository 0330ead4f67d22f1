import { css } from 'lit';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { countdownRingStyles } from '../internal/countdown-ring.js';
import { fieldStyles } from '../internal/field.styles.js';
import { keypadStyles } from '../internal/keypad.js';
import { tooltipStyles } from '../internal/tooltip.styles.js';
import { callDeckStyles } from './call-deck.styles.js';
import { callDetailsStyles } from './call-details.styles.js';
import { transferStyles } from './transfer.styles.js';

const frameStyles = css`
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
  .strip.green,
  .running.green {
    --strip-tint: var(--_green-tint);
    --strip-text: var(--_green-text);
    --strip-solid: var(--_call-talking);
    --strip-on: var(--_on-green);
  }
  .strip.amber,
  .running.amber {
    --strip-tint: var(--_amber-tint);
    --strip-text: var(--_amber-text);
    --strip-solid: var(--_call-held);
    --strip-on: var(--_on-amber);
  }
  .strip.violet,
  .running.violet {
    --strip-tint: var(--_violet-tint);
    --strip-text: var(--_violet-text);
    --strip-solid: var(--_call-self-service);
    --strip-on: var(--_on-violet);
  }
  .strip.neutral,
  .running.neutral {
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
  .chip.mobile,
  .chip.far-held {
    background: color-mix(in srgb, currentColor 14%, transparent);
    color: inherit;
  }
  @container (inline-size < 440px) {
    .chip.muted + .chip.far-held .word,
    .chip + .chip.mobile .word {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
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
  .talked {
    font-variant-numeric: var(--_font-numeric);
  }
  .talked::before {
    content: '·';
    margin-inline-end: 6px;
    color: var(--_text-tertiary);
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
  .wrap-up.stays .ring b {
    font: 600 24px/28px var(--_font);
  }
  .wrap-up.stays .ring small {
    max-inline-size: 84px;
    line-height: 14px;
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
    grid-template-columns: minmax(0, 1fr) minmax(0, 0.8fr) minmax(0, 1.4fr);
    margin-inline: var(--panel-inset);
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
  }
  @media (forced-colors: active) {
    .strip {
      border: 2px solid CanvasText;
    }
  }
`;

export const callPanelStyles = [
  baseStyles,
  buttonStyles,
  fieldStyles,
  tooltipStyles,
  keypadStyles,
  countdownRingStyles,
  frameStyles,
  callDeckStyles,
  callDetailsStyles,
  transferStyles,
];
