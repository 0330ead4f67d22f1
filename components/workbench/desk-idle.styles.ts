import { css } from 'lit';

export const deskIdleStyles = css`
  :host {
    block-size: 100%;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    overflow: hidden auto;
    container-type: inline-size;
  }
  .strip {
    flex: none;
    block-size: 56px;
    padding-inline: var(--_space-6);
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    background: var(--_surface-sunken);
  }
  .mark {
    flex: none;
    inline-size: 32px;
    block-size: 32px;
    display: grid;
    place-items: center;
    border-radius: 50%;
    background: var(--_surface-hover);
  }
  .state {
    min-inline-size: 0;
  }
  .word {
    font: var(--_text-title);
  }
  .detail {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
  .time {
    margin-inline-start: auto;
    font: var(--_text-timer);
  }
  .stage {
    flex: 1 0 auto;
    min-block-size: 220px;
    padding: var(--_space-6);
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--_space-1);
    text-align: center;
  }
  .badge {
    inline-size: 72px;
    block-size: 72px;
    margin-block-end: var(--_space-4);
    display: grid;
    place-items: center;
    border-radius: 50%;
    background: var(--_surface-hover);
    color: var(--_text-secondary);
  }
  .badge .glyph {
    color: inherit;
  }
  h2 {
    font: var(--_text-heading);
  }
  .hint {
    color: var(--_text-secondary);
  }
  .go {
    min-block-size: var(--_size-primary);
    margin-block-start: var(--_space-4);
    padding-inline: var(--_space-10);
    font: var(--_text-title);
  }
  .message {
    min-block-size: 20px;
    max-inline-size: 340px;
  }
  .below {
    flex: none;
    padding: 0 var(--_space-6) var(--_space-6);
    display: grid;
    gap: var(--_space-6);
  }
  h3 {
    font: var(--_text-label);
    color: var(--_text-secondary);
  }
  .checks {
    margin-block-start: var(--_space-2);
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(176px, 1fr));
    gap: var(--_space-2);
  }
  .check {
    min-block-size: 44px;
    padding-inline: 14px;
    display: flex;
    align-items: center;
    gap: 10px;
    border-radius: 10px;
    background: var(--_surface-sunken);
  }
  .check > .icon {
    color: var(--_text-secondary);
  }
  .check dt {
    flex: 1;
    white-space: nowrap;
  }
  .check dd {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    font: var(--_text-caption);
    color: var(--_text-secondary);
    text-align: end;
  }
  .check[data-tone='good'] dd {
    color: var(--_green-text);
  }
  .check[data-tone='bad'] dd {
    color: var(--_red-text);
  }
  .head {
    min-block-size: var(--_size-target);
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .all {
    min-block-size: var(--_size-target);
    gap: var(--_space-1);
    font: var(--_text-label);
  }
  .row {
    min-block-size: 48px;
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    border-block-start: 1px solid var(--_border);
  }
  .row > .icon,
  .at {
    color: var(--_text-tertiary);
  }
  .who {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .who b {
    font: var(--_text-body-strong);
  }
  .who span {
    margin-inline-start: var(--_space-2);
    color: var(--_text-secondary);
  }
  .at {
    font: var(--_text-caption);
  }
  .none {
    padding-block: var(--_space-3);
    border-block-start: 1px solid var(--_border);
    font: var(--_text-caption);
    color: var(--_text-tertiary);
  }
  /* As the call panel, so that nothing moves when a call takes this place. */
  @container (inline-size < 440px) {
    .strip {
      padding-inline: var(--_space-4);
    }
    .stage {
      padding-inline: var(--_space-4);
    }
    .below {
      padding-inline: var(--_space-4);
    }
  }
`;
