import { css } from 'lit';

/** What scrolls below the deck: keys, path, facts and the words about the call. */
export const callDetailsStyles = css`
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
  .body > * {
    flex-shrink: 0;
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
  .path > li > .icon:dir(rtl) {
    transform: scaleX(-1);
  }
  .step {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 28px;
    padding-inline: var(--_space-1) 10px;
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
  .facts:has(> :nth-child(2):last-child) {
    justify-content: start;
    column-gap: var(--_space-12);
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
    max-block-size: 280px;
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
    min-block-size: var(--_size-target);
    padding-inline-start: 10px;
    border-radius: var(--_radius-2);
    background: var(--_surface-hover);
    color: var(--_text-secondary);
    font: var(--_text-label);
  }
  .tags > li:first-child .add-tag {
    margin-inline-start: calc(-1 * var(--_space-2));
  }
  .add-tag {
    min-block-size: var(--_size-target);
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
  .sent {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    min-block-size: 20px;
    font: var(--_text-caption);
    color: var(--_green-text);
  }
  .hint {
    margin-block-start: var(--_space-2);
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
  @container (inline-size < 440px) {
    .facts {
      display: grid;
      grid-template-columns: 1fr 1fr;
    }
    .keying {
      grid-template-columns: 1fr 176px;
      gap: var(--_space-3);
    }
  }
`;
