import { css } from 'lit';

export const floatingDeskStyles = css`
  :host {
    position: fixed;
    inset-block-end: var(--_space-6);
    inset-inline-end: var(--_space-6);
    z-index: var(--tccc-layer-floating-desk, 2147483000);
    display: grid;
    justify-items: end;
    gap: var(--_space-3);
  }
  :host([mounted]) {
    position: static;
    display: block;
    block-size: 100%;
  }
  .panel {
    inline-size: min(400px, calc(100vw - 2 * var(--_space-6)));
    block-size: min(680px, calc(100dvh - 128px));
    overflow: hidden;
    background: var(--_surface);
    border-radius: var(--_radius-4);
    box-shadow: var(--_shadow-3);
  }
  :host([mounted]) .panel {
    inline-size: 100%;
    block-size: 100%;
    border-radius: 0;
    box-shadow: none;
  }
  .float {
    display: grid;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    color: var(--_on-brand);
    background: var(--_brand);
    border: 0;
    border-radius: var(--_radius-pill);
    box-shadow: var(--_shadow-2);
  }
  .float:hover {
    background: var(--_brand-hover);
  }
  .float.ringing,
  .float.call {
    color: var(--_on-green);
    background: var(--_call-talking);
  }
`;
