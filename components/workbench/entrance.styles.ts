import { css } from 'lit';

/** The desk before the agent is in, and what says that something failed. */
export const entranceStyles = css`
  :host {
    block-size: 100%;
    min-block-size: 480px;
    min-inline-size: 0;
    contain: size;
    overflow: hidden;
    background: var(--_surface);
  }
  .absent {
    padding: var(--_space-6);
    color: var(--_text-secondary);
  }
  .entrance {
    block-size: 100%;
    overflow: auto;
  }
  .failure {
    position: absolute;
    inset: 0;
    padding-inline: var(--_space-4) var(--_space-1);
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    border-block-start: 1px solid var(--_red-edge);
    background: var(--_red-tint);
    color: var(--_red-text);
    font: var(--_text-caption);
  }
  .failure p {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .absent > .failure {
    position: static;
    padding-block: var(--_space-2);
    border: 1px solid var(--_red-edge);
    border-radius: var(--_radius-3);
  }
  .absent > .failure p {
    white-space: normal;
  }
  .entrance > .failure {
    inset: auto 0 0;
    min-block-size: var(--_size-status);
  }
`;
