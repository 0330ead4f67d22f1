import { css } from 'lit';

/** `select.select`: our own mark, with room around it, instead of the browser's at the very edge. Goes after the element's styles. */
export const selectStyles = css`
  select.select {
    --mark: calc(100% - 12px);
    appearance: none;
    padding-inline-end: 32px;
    background-image:
      linear-gradient(to top right, transparent 50%, currentColor 50%),
      linear-gradient(to top left, transparent 50%, currentColor 50%);
    background-position:
      calc(var(--mark) - 5px) 54%,
      var(--mark) 54%;
    background-size: 5px 5px;
    background-repeat: no-repeat;
    cursor: pointer;
  }
  select.select:dir(rtl) {
    --mark: 17px;
  }
  @media (forced-colors: active) {
    select.select {
      appearance: auto;
      background-image: none;
    }
  }
`;
