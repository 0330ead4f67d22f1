import { css } from 'lit';

/** The dialog of a transfer, the line that says why one came back, and the flows below the deck. */
export const transferStyles = css`
  dialog.transfer {
    inline-size: min(840px, calc(100vw - 32px));
    block-size: min(600px, calc(100dvh - 32px));
    max-block-size: none;
    padding: 0;
    border: 0;
    border-radius: 16px;
    overflow: hidden;
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow-3);
  }
  dialog.transfer.brief {
    inline-size: min(480px, calc(100vw - 32px));
    block-size: fit-content;
  }
  dialog.transfer[open] {
    display: flex;
    flex-direction: column;
  }
  dialog.transfer::backdrop {
    background: var(--_scrim);
  }
  .dialog-head {
    flex: none;
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    padding: var(--_space-4) var(--_space-4) var(--_space-3) var(--_space-6);
  }
  .dialog-head h2 {
    min-inline-size: 0;
    margin-inline-end: auto;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font: var(--_text-heading);
  }
  .running {
    flex: none;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    padding-inline: 4px 10px;
    border-radius: var(--_radius-pill);
    background: var(--strip-tint);
    color: var(--strip-text);
    font: var(--_text-label);
    font-variant-numeric: var(--_font-numeric);
    white-space: nowrap;
  }
  .running .shape {
    display: grid;
    place-items: center;
    inline-size: 20px;
    block-size: 20px;
    border-radius: 50%;
    background: var(--strip-solid);
    color: var(--strip-on);
  }
  .segments {
    flex: none;
    display: flex;
    gap: 2px;
    margin: 0 var(--_space-6) var(--_space-3);
    padding: 3px;
    border-radius: var(--_radius-3);
    background: var(--_surface-hover);
  }
  .segments [role='tab'] {
    flex: 1;
    min-block-size: var(--_size-target);
    padding-inline: 14px;
    border: 0;
    border-radius: 6px;
    background: transparent;
    color: var(--_text-secondary);
    font: var(--_text-body-strong);
    white-space: nowrap;
  }
  .segments [aria-selected='true'] {
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow-1);
  }
  dialog tccc-directory {
    flex: 1;
    min-block-size: 0;
  }
  dialog tccc-directory .button {
    min-block-size: var(--_size-control-large);
  }

  .came-back {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space-1) var(--_space-1) var(--_space-1) var(--_space-3);
    border: 1px solid var(--_amber-edge);
    border-radius: var(--_radius-3);
    background: var(--_amber-tint);
    color: var(--_amber-text);
    font: var(--_text-body-strong);
  }
  .came-back.wished {
    border-color: var(--_border);
    background: var(--_surface-sunken);
    color: var(--_text-secondary);
  }
  .came-back > span {
    flex: 1;
    min-inline-size: 0;
  }
  .came-back .icon-button {
    color: inherit;
  }
  .flows {
    animation: open var(--_duration-base) var(--_ease-standard);
  }
  @media (max-width: 560px) {
    .dialog-head {
      gap: var(--_space-2);
      padding-inline: var(--_space-4) var(--_space-2);
    }
    .dialog-head .word {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .segments {
      margin-inline: var(--_space-4);
    }
  }
  @media (forced-colors: active) {
    .segments [aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .came-back,
    dialog.transfer {
      border: 1px solid CanvasText;
    }
  }
`;
