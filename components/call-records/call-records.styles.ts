import { css } from 'lit';

export const callRecordsStyles = css`
  :host {
    min-block-size: 0;
    background: var(--_surface);
    container-type: inline-size;
  }
  .records {
    block-size: 100%;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }
  header {
    padding: 20px 24px 16px;
    display: flex;
    align-items: center;
    gap: 12px;
    color: var(--_text-secondary);
  }
  h2 {
    font: var(--_text-heading);
    color: var(--_text);
  }
  .filters {
    padding: 0 24px 16px;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    align-items: center;
  }
  .filters > select,
  .dates,
  .search {
    min-block-size: var(--_size-control);
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding-inline: 10px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-3);
    background: var(--_surface);
  }
  .filters > select {
    min-inline-size: 128px;
  }
  .dates input,
  .search input {
    min-inline-size: 0;
    min-block-size: 24px;
    border: 0;
    background: none;
    color-scheme: inherit;
    outline: none;
  }
  .search {
    inline-size: 232px;
    color: var(--_text-tertiary);
  }
  .search input {
    flex: 1;
    color: var(--_text);
  }
  .search input::placeholder {
    color: var(--_text-tertiary);
  }
  .dates:has(:focus-visible),
  .search:has(:focus-visible) {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: var(--_focus-offset);
  }
  .segments {
    margin: 0;
    padding: 3px;
    border: 0;
    display: inline-flex;
    gap: 2px;
    border-radius: var(--_radius-3);
    background: var(--_surface-hover);
  }
  .segment {
    position: relative;
  }
  .segment input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .segment span {
    min-block-size: 32px;
    min-inline-size: 48px;
    padding-inline: 14px;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    border-radius: 6px;
    color: var(--_text-secondary);
    font: var(--_text-body-strong);
  }
  .segment input:checked + span {
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow:
      var(--_shadow-1),
      inset 0 0 0 1px color-mix(in srgb, var(--_border-strong) 50%, transparent);
  }
  .segment input:focus-visible + span {
    outline: var(--_focus-width) solid var(--_focus);
  }
  .reset {
    margin-inline-start: auto;
  }
  .stage {
    position: relative;
    flex: 1;
    min-block-size: 0;
    display: flex;
    border-block-start: 1px solid var(--_border);
  }
  .scroll {
    position: relative;
    flex: 1;
    min-inline-size: 0;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
  }
  .fresh {
    position: absolute;
    inset-block-start: 48px;
    inset-inline-start: 50%;
    z-index: calc(var(--_layer-sticky) + 1);
    transform: translateX(-50%);
    border-radius: 999px;
    box-shadow: var(--_shadow-2);
  }
  .fresh:dir(rtl) {
    transform: translateX(50%);
  }
  .more {
    min-block-size: 44px;
    display: grid;
    place-items: center;
    color: var(--_text-secondary);
    font: var(--_text-caption);
  }
  .state {
    min-block-size: 180px;
    padding: 24px;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--_space-2);
    color: var(--_text-secondary);
    text-align: center;
  }
  .sign {
    inline-size: 56px;
    block-size: 56px;
    display: grid;
    place-items: center;
    border-radius: 50%;
    background: var(--_surface-hover);
  }
  .state b {
    font: var(--_text-title);
    color: var(--_text);
  }
  .total {
    min-block-size: 40px;
    padding-inline: 24px 16px;
    display: flex;
    align-items: center;
    border-block-start: 1px solid var(--_border);
    color: var(--_text-secondary);
  }
  .grow {
    flex: 1;
  }
  .message {
    padding: 0 24px 12px;
    display: flex;
    align-items: center;
    gap: 8px;
    font: var(--_text-caption);
    color: var(--_red-text);
  }
  .message.warning {
    color: var(--_amber-text);
  }
  .fold {
    display: none;
  }
  [data-layout='narrow'] {
    & header {
      padding: 12px 16px;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 12px;
    }
    & header > span:not(.grow) {
      order: 1;
      flex-basis: 100%;
      font: var(--_text-caption);
    }
    & .filters {
      padding: 0 16px 12px;
    }
    & .search {
      flex: 1 1 0;
    }
    & .fold {
      display: inline-flex;
    }
    & .filters:not(.unfolded) :is(.foldable, .reset) {
      display: none;
    }
    & .filters > .foldable {
      flex: 1 1 140px;
      min-inline-size: 0;
    }
    & .segments.foldable,
    & .dates.foldable {
      flex-basis: 100%;
      justify-content: space-between;
    }
    & .segment {
      flex: 1;
    }
    & .segment span {
      inline-size: 100%;
    }
    & .total,
    & .message {
      padding-inline: 16px;
    }
    & .fresh {
      inset-block-start: 12px;
    }
  }
`;
