import { css } from 'lit';

export const connectionStyles = css`
  :host {
    block-size: var(--_size-status);
    container-type: inline-size;
    overflow: hidden;
  }
  .line,
  .notice:not(:empty) {
    block-size: 100%;
    padding-inline: var(--_space-4);
    display: flex;
    align-items: center;
    gap: var(--_space-4);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface-sunken);
    font: var(--_text-caption);
    color: var(--_text-secondary);
    white-space: nowrap;
  }
  .item {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .grow {
    flex: 1;
  }
  .shortcuts {
    min-block-size: var(--_size-target);
    color: var(--_text-secondary);
    font: var(--_text-caption);
  }
  kbd {
    min-inline-size: 18px;
    padding-inline: 5px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-1);
    background: var(--_surface);
    font: 500 12px/18px var(--_font);
    text-align: center;
  }
  .bars {
    block-size: 12px;
    display: inline-flex;
    align-items: end;
    gap: 2px;
  }
  .bars i {
    inline-size: 3px;
    border-radius: 1px;
    background: var(--_border-strong);
    opacity: 0.45;
  }
  .bars i:nth-child(1) {
    block-size: 4px;
  }
  .bars i:nth-child(2) {
    block-size: 7px;
  }
  .bars i:nth-child(3) {
    block-size: 10px;
  }
  .bars i:nth-child(4) {
    block-size: 12px;
  }
  .bars .on {
    background: var(--_green-glyph);
    opacity: 1;
  }
  [data-grade='fair'] .on {
    background: var(--_amber-glyph);
  }
  [data-grade='poor'] .on {
    background: var(--_red-glyph);
  }
  .bad {
    color: var(--_red-text);
  }
  .stand-in {
    min-inline-size: 0;
    color: var(--_amber-text);
  }
  .stand-in span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .notice[data-tone] {
    gap: var(--_space-3);
    padding-inline-end: var(--_space-1);
  }
  .notice b {
    font: var(--_text-body-strong);
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .notice[data-tone='amber'] {
    background: var(--_amber-tint);
    color: var(--_amber-text);
    border-block-start-color: var(--_amber-edge);
  }
  .notice[data-tone='green'] {
    background: var(--_green-tint);
    color: var(--_green-text);
    border-block-start-color: var(--_green-edge);
  }
  .notice[data-tone='brand'] {
    background: var(--_brand-tint);
    color: var(--_brand-text);
    border-block-start-color: var(--_brand);
  }
  .notice[data-tone='red'] {
    background: var(--_red-tint);
    color: var(--_red-text);
    border-block-start-color: var(--_red-edge);
  }
  .notice b {
    flex: none;
    max-inline-size: 100%;
  }
  .notice span {
    color: var(--_text);
    overflow: hidden;
    text-overflow: ellipsis;
  }
  @container (max-width: 720px) {
    .microphone:not(.bad, .stand-in) {
      display: none;
    }
  }
  @container (max-width: 460px) {
    .line {
      gap: var(--_space-3);
      padding-inline: var(--_space-3);
    }
    .notice span:not(.grow),
    .voice,
    kbd {
      display: none;
    }
  }
`;
