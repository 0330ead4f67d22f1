import { css } from 'lit';

export const presenceStyles = css`
  :host {
    display: inline-block;
    inline-size: var(--tccc-presence-width, 236px);
    max-inline-size: 100%;
  }
  .pill {
    inline-size: 100%;
    block-size: 40px;
    padding: 0 var(--_space-2) 0 var(--_space-3);
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius-pill);
    background: var(--_surface);
    container-type: inline-size;
    text-align: start;
    transition: background-color var(--_duration-fast) var(--_ease-standard);
  }
  .pill:hover,
  .pill[aria-expanded='true'] {
    background: var(--_surface-hover);
  }
  .pill > .icon {
    color: var(--_text-secondary);
  }
  .pill[aria-busy='true'] {
    cursor: progress;
  }
  .pill[aria-busy='true'] .glyph {
    opacity: 0.5;
  }
  .words {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    line-height: 18px;
    white-space: nowrap;
  }
  .first,
  .second {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .first {
    line-height: 20px;
  }
  .first b {
    font: var(--_text-body-strong);
  }
  .time {
    color: var(--_text-secondary);
  }
  .second {
    font: 500 12px/14px var(--_font);
    color: var(--_text-secondary);
  }
  .second.reserved {
    color: var(--_amber-text);
  }
  .avatar {
    flex: none;
    inline-size: 28px;
    block-size: 28px;
    display: grid;
    place-items: center;
    border-radius: 50%;
    background: var(--_brand-tint);
    color: var(--_brand-text);
    font: 600 12px/1 var(--_font);
  }
  /* The words matter more than the person where there is little room. */
  @container (inline-size < 208px) {
    .pill .avatar {
      display: none;
    }
  }
  .avatar.large {
    inline-size: 40px;
    block-size: 40px;
    font-size: 16px;
  }

  .popover {
    position: fixed;
    inset: auto;
    inline-size: min(336px, calc(100vw - 16px));
    max-block-size: calc(100dvh - 16px);
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 14px;
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow-3);
    text-align: start;
    overflow: auto;
  }
  .popover:popover-open {
    animation: open var(--_duration-base) var(--_ease-standard);
  }
  @keyframes open {
    from {
      opacity: 0;
      transform: translateY(-4px);
    }
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    padding: var(--_space-4);
    border-block-end: 1px solid var(--_border);
  }
  .name {
    font: var(--_text-body-strong);
  }
  .centre {
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
  .next {
    display: flex;
    align-items: center;
    gap: 10px;
    margin: var(--_space-1) var(--_space-4) var(--_space-2);
    padding: 4px var(--_space-1) 4px var(--_space-3);
    border-radius: 10px;
    background: var(--_amber-tint);
    color: var(--_amber-text);
    font: var(--_text-body-strong);
  }
  [role='menu'] {
    padding-block: var(--_space-2);
  }
  hr {
    margin: var(--_space-2) 0;
    border: 0;
    border-block-start: 1px solid var(--_border);
  }
  .row {
    inline-size: 100%;
    min-block-size: 52px;
    padding: var(--_space-1) var(--_space-4);
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 14px;
    border: 0;
    background: transparent;
    text-align: start;
  }
  .row.short {
    min-block-size: 40px;
  }
  .clear {
    margin-inline-start: auto;
    min-block-size: var(--_size-target);
    color: inherit;
    font: var(--_text-label);
  }
  .clear:hover {
    background: var(--_surface-hover);
  }
  .row > .icon {
    color: var(--_text-secondary);
  }
  .word {
    font: var(--_text-body-strong);
  }
  small {
    display: block;
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
  em {
    font: var(--_text-label);
    color: var(--_amber-text);
  }
  button.row:hover,
  button.row:focus-visible {
    background: var(--_surface-hover);
  }
  button.row:focus-visible {
    outline-offset: -2px;
    border-radius: var(--_radius-3);
  }
  [aria-checked='true'].row {
    background: var(--_brand-tint);
  }
  [aria-checked='true'].row > .icon {
    color: var(--_brand-text);
  }
  .row[aria-disabled='true'] .word,
  .reason[aria-disabled='true'] {
    color: var(--_text-disabled);
    cursor: default;
  }
  .row[aria-busy='true'],
  .reason[aria-busy='true'] {
    cursor: progress;
    opacity: 0.6;
  }
  .reasons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    padding: 0 var(--_space-4) var(--_space-3) 46px;
  }
  .reason {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    min-block-size: var(--_size-target);
    padding: 0 10px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-3);
    background: var(--_surface);
  }
  .reason:hover {
    background: var(--_surface-hover);
  }
  .reason[aria-checked='true'] {
    border-color: var(--_brand);
    background: var(--_brand-tint);
    color: var(--_brand-text);
  }
  .messages:has(.error, [role='status']) {
    padding: 0 var(--_space-4) var(--_space-3);
  }
  .messages .message:not(.error, [role='status']) {
    display: none;
  }

  dialog {
    inline-size: min(420px, calc(100vw - 32px));
    padding: var(--_space-6);
    border: 0;
    border-radius: 16px;
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow-3);
    text-align: start;
  }
  dialog::backdrop {
    background: var(--_scrim);
  }
  form {
    display: grid;
    gap: var(--_space-3);
  }
  h2 {
    font: var(--_text-heading);
  }
  .running {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    font: var(--_text-body-strong);
  }
  footer {
    display: flex;
    justify-content: end;
    gap: var(--_space-2);
  }
  @media (pointer: coarse) {
    .reason {
      min-block-size: 40px;
    }
  }
  @media (forced-colors: active) {
    .popover,
    dialog {
      border: 1px solid CanvasText;
    }
    [aria-checked='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
