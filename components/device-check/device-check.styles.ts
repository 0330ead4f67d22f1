import { css } from 'lit';

export const deviceCheckStyles = css`
  :host {
    container-type: inline-size;
    background: var(--_surface-raised);
  }
  h2 {
    padding: 16px 24px 14px;
    font: var(--_text-heading);
  }
  .halves {
    display: grid;
    grid-template-columns: minmax(320px, 5fr) minmax(0, 6fr);
    border-block-start: 1px solid var(--_border);
  }
  .list {
    padding-block: 8px;
    border-inline-end: 1px solid var(--_border);
  }
  .check {
    min-block-size: 64px;
    padding: 8px 20px 8px 24px;
    display: grid;
    grid-template-columns: 36px minmax(0, 1fr) auto;
    gap: 0 12px;
    align-items: center;
  }
  .check[data-state='confirm'] {
    background: var(--_brand-tint);
  }
  .sign {
    inline-size: 36px;
    block-size: 36px;
    display: grid;
    place-items: center;
    border-radius: 10px;
    background: var(--_surface-hover);
    color: var(--_text-secondary);
  }
  .words {
    min-inline-size: 0;
    display: grid;
  }
  .words b {
    font: var(--_text-body-strong);
  }
  .detail,
  .hint,
  .code {
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
  .result {
    min-block-size: 28px;
    padding-inline: 8px 10px;
    display: inline-flex;
    align-items: center;
    gap: 4px;
    border-radius: var(--_radius-2);
    background: var(--_surface-hover);
    color: var(--_text-secondary);
    font: var(--_text-label);
    white-space: nowrap;
  }
  .result[data-tone='good'] {
    background: var(--_green-tint);
    color: var(--_green-text);
  }
  .result[data-tone='ask'] {
    background: var(--_surface-raised);
    color: var(--_brand-text);
    box-shadow: inset 0 0 0 1px var(--_brand-edge);
  }
  .result[data-tone='minor'] {
    background: var(--_amber-tint);
    color: var(--_amber-text);
  }
  .result[data-tone='major'] {
    background: var(--_red-tint);
    color: var(--_red-text);
  }
  .environment {
    padding: 16px 24px 8px;
    color: var(--_text-secondary);
  }
  h3 {
    font: var(--_text-label);
  }
  .environment h3 {
    color: var(--_text-tertiary);
  }
  .environment p {
    margin-block-start: 4px;
  }
  .sections {
    min-inline-size: 0;
    padding: 20px 24px 24px;
    display: grid;
    gap: 20px;
    align-content: start;
  }
  .section {
    display: grid;
    gap: 10px;
  }
  .section > .message {
    display: flex;
    gap: 8px;
    font: var(--_text-caption);
    color: var(--_red-text);
  }
  .device {
    display: grid;
    gap: 6px;
    font: var(--_text-label);
    color: var(--_text-secondary);
  }
  .device select {
    inline-size: 100%;
    min-block-size: var(--_size-control);
    padding-inline-start: 12px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-3);
    background-color: var(--_surface);
    color: var(--_text);
    font: var(--_text-body);
    text-overflow: ellipsis;
  }
  .tone {
    padding: 16px;
    display: grid;
    grid-template-columns: 48px minmax(0, 1fr) auto auto;
    gap: 8px 12px;
    align-items: center;
    border-radius: var(--_radius-4);
    background: var(--_surface-sunken);
  }
  .tone b {
    font: var(--_text-title);
  }
  .play {
    inline-size: 48px;
    block-size: 48px;
    display: grid;
    place-items: center;
    border: 0;
    border-radius: 50%;
    background: var(--_brand-tint);
    color: var(--_brand-text);
  }
  .play:hover {
    box-shadow: inset 0 0 0 1px var(--_brand-edge);
  }
  .answer {
    min-inline-size: 64px;
  }
  .level {
    display: flex;
    gap: 3px;
  }
  .level i {
    flex: 1;
    block-size: 10px;
    border-radius: 2px;
    background: var(--_border);
  }
  .level .lit {
    background: var(--_green-glyph);
  }
  .pair {
    display: flex;
    justify-content: space-between;
    gap: 12px;
  }
  .decibels {
    min-inline-size: 56px;
    text-align: end;
    white-space: nowrap;
  }
  .preview {
    padding: 12px 16px 12px 12px;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    border-radius: var(--_radius-4);
    background: var(--_surface-sunken);
  }
  video {
    inline-size: 192px;
    max-inline-size: 60%;
    aspect-ratio: 16 / 9;
    object-fit: cover;
    border-radius: var(--_radius-3);
    background: var(--_ink);
  }
  .off {
    display: inline-flex;
    align-items: center;
    gap: 10px;
    color: var(--_text-secondary);
    font: var(--_text-caption);
  }
  .notice {
    padding: 14px 16px;
    display: grid;
    gap: 4px;
    border-radius: var(--_radius-4);
    background: var(--_amber-tint);
  }
  .notice h3 {
    display: flex;
    align-items: center;
    gap: 8px;
    font: var(--_text-body-strong);
    color: var(--_amber-text);
  }
  .notice[data-tone='major'] {
    background: var(--_red-tint);
  }
  .notice[data-tone='major'] h3 {
    color: var(--_red-text);
  }
  .uncopied {
    padding: 12px 24px;
    display: grid;
    gap: 8px;
    color: var(--_red-text);
  }
  textarea {
    padding: 10px 12px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-3);
    background: var(--_surface);
    color: var(--_text);
    resize: vertical;
  }
  footer {
    padding: 12px 24px;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    border-block-start: 1px solid var(--_border);
    background: var(--_surface-sunken);
  }
  .summary {
    flex: 1 1 200px;
    color: var(--_text-secondary);
  }
  footer .button {
    min-inline-size: 108px;
  }
  @container (max-width: 760px) {
    .halves {
      grid-template-columns: minmax(0, 1fr);
    }
    .list {
      border-inline-end: 0;
      border-block-end: 1px solid var(--_border);
    }
    .check {
      padding-inline: 16px;
    }
    .notice {
      order: -1;
    }
    h2,
    .sections,
    .environment,
    footer {
      padding-inline: 16px;
    }
  }
  @container (max-width: 460px) {
    .tone {
      grid-template-columns: 48px minmax(0, 1fr) minmax(0, 1fr);
    }
    .tone .words {
      grid-column: 2 / -1;
    }
    .answer[data-answer='no'] {
      grid-column: 2;
    }
    .summary {
      flex-basis: 100%;
    }
    footer .button {
      flex: 1;
    }
  }
  @media (forced-colors: active) {
    .result,
    .level i {
      border: 1px solid CanvasText;
    }
    .level .lit {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
