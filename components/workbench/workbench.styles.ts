import { css } from 'lit';

export const workbenchStyles = css`
  .base {
    container-type: inline-size;
    block-size: 100%;
    min-block-size: 0;
    display: grid;
    grid-template: var(--_size-bar) auto minmax(0, 1fr) var(--_size-status) / minmax(0, 1fr);
    position: relative;
    background: var(--_surface);
  }
  .top {
    min-inline-size: 0;
    padding-inline: var(--_space-4);
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    border-block-end: 1px solid var(--_border);
  }
  .dial {
    padding-inline: 14px;
  }
  nav {
    margin-inline-start: var(--_space-3);
    display: flex;
    gap: 2px;
  }
  .nav {
    min-block-size: var(--_size-control);
    padding-inline: var(--_space-3);
    gap: var(--_space-1);
    background: transparent;
    color: var(--_text-secondary);
  }
  .nav[aria-current] {
    background: var(--_surface-hover);
    color: var(--_text);
  }
  .base:not([data-layout='narrow']) button.nav .icon {
    display: none;
  }
  @container (max-width: 440px) {
    .admin {
      display: none;
    }
  }
  .grow {
    flex: 1;
  }
  tccc-presence {
    flex: 0 1 auto;
    min-inline-size: 0;
  }
  .tabs {
    block-size: 44px;
    padding-inline: var(--_space-2);
    display: flex;
    border-block-end: 1px solid var(--_border);
    background: var(--_surface-sunken);
  }
  .tabs [role='tab'] {
    flex: 1;
    min-inline-size: 0;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    position: relative;
    border: 0;
    background: none;
    color: var(--_text-secondary);
    font: var(--_text-body-strong);
    white-space: nowrap;
  }
  .tabs [aria-selected='true'] {
    color: var(--_text);
  }
  .tabs [aria-selected='true']::after {
    content: '';
    position: absolute;
    inset: auto var(--_space-4) -1px;
    block-size: 2px;
    border-radius: 2px;
    background: var(--_brand);
  }
  .count {
    min-inline-size: 18px;
    padding-inline: 5px;
    border-radius: 9px;
    background: var(--_surface-pressed);
    color: var(--_text-secondary);
    font: 600 12px/18px var(--_font);
    text-align: center;
  }
  .count.live {
    background: var(--_brand);
    color: var(--_on-brand);
  }
  .tabs :focus-visible {
    outline-offset: -4px;
    border-radius: var(--_radius-3);
  }
  .areas {
    grid-row: 3;
    min-block-size: 0;
    display: grid;
    grid-template: minmax(0, 1fr) / var(--_size-tasks) minmax(0, 1fr);
  }
  .hosts .areas {
    grid-template-columns: var(--_size-tasks) var(--_size-current) minmax(0, 1fr);
  }
  [data-layout='medium'] .areas {
    grid-template-columns: 72px minmax(0, 1fr);
  }
  .hosts[data-layout='medium'] .areas {
    grid-template-columns: 72px 424px minmax(0, 1fr);
  }
  [data-layout='narrow'] .areas {
    grid-template-columns: minmax(0, 1fr);
  }
  /* The call bar keeps off the host's area. */
  .hosts[data-layout='medium'] tccc-incoming-call {
    inline-size: calc(72px + 424px - 2 * var(--_space-2));
  }
  .tasks,
  .current,
  .third-party {
    min-inline-size: 0;
    min-block-size: 0;
    overflow: hidden;
  }
  .tasks {
    display: flex;
    flex-direction: column;
    border-inline-end: 1px solid var(--_border);
    background: var(--_surface-sunken);
  }
  .hosts .current {
    border-inline-end: 1px solid var(--_border);
  }
  [data-layout='narrow'] :is(.tasks, .current) {
    border: 0;
  }
  [data-layout='medium'] .tasks {
    align-items: center;
  }
  tccc-task-list {
    flex: 1;
    min-block-size: 0;
    inline-size: 100%;
  }
  tccc-queue-status {
    flex: none;
    margin: var(--_space-3) var(--_space-2);
    max-block-size: 50%;
    overflow: auto;
  }
  [data-layout='medium'] tccc-queue-status {
    margin: var(--_space-2) 0;
  }
  tccc-call-panel {
    block-size: 100%;
  }
  .third-party ::slotted(*) {
    block-size: 100%;
  }
  .records {
    grid-row: 3;
    min-block-size: 0;
  }
  .records > tccc-call-records {
    block-size: 100%;
    overflow: auto;
  }
  tccc-connection {
    grid-row: 4;
  }
  .footer {
    grid-row: 4;
    position: relative;
  }
  .areas > :focus-visible,
  .records:focus-visible {
    outline-offset: -2px;
  }
  .frame {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    border: 0;
    background: #fff;
    color-scheme: normal;
  }
  .blocked {
    block-size: 100%;
    padding: var(--_space-6);
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--_space-2);
    text-align: center;
    color: var(--_red-text);
  }
  .blocked .remedy {
    color: var(--_text-secondary);
  }
  dialog.over {
    inline-size: min(480px, calc(100vw - 32px));
    max-block-size: calc(100dvh - 32px);
    padding: 0;
    border: 0;
    border-radius: 16px;
    overflow: auto;
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow-3);
  }
  dialog.over::backdrop {
    background: var(--_scrim);
  }
  dialog.device-check {
    inline-size: min(760px, calc(100vw - 32px));
  }
  .ring-over {
    position: fixed;
    inset: 0 0 auto;
    inline-size: 100%;
    block-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: visible;
    background: none;
    pointer-events: none;
  }
  .device-check > .close {
    position: absolute;
    inset-block-start: var(--_space-3);
    inset-inline-end: var(--_space-3);
  }
  .pop {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 0;
    overflow: auto;
    border: 0;
    border-radius: 14px;
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow-3);
    inline-size: min(328px, calc(100vw - 16px));
  }
  .dial-tabs {
    display: flex;
    gap: 2px;
    margin: var(--_space-4) var(--_space-4) 0;
    padding: 3px;
    border-radius: var(--_radius-3);
    background: var(--_surface-hover);
  }
  .dial-tabs [role='tab'] {
    flex: 1;
    min-block-size: var(--_size-target);
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--_text-secondary);
    font: var(--_text-body-strong);
    white-space: nowrap;
  }
  .dial-tabs [aria-selected='true'] {
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow-1);
  }
  .dial-panel tccc-directory {
    block-size: min(492px, calc(100dvh - 150px));
    margin-block-start: var(--_space-4);
  }
  [data-layout='narrow'] .top {
    padding-inline: var(--_space-3);
  }
  [data-layout='narrow'] nav {
    margin-inline-start: 0;
    gap: 0;
  }
  [data-layout='narrow'] :is(.dial, .nav) {
    inline-size: var(--_size-control-large);
    min-block-size: var(--_size-control-large);
    padding: 0;
    justify-content: center;
  }
  [data-layout='narrow'] :is(.dial, .nav) > span:not(.tooltip) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  @media (forced-colors: active) {
    .nav[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
