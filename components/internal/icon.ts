import { html, type SVGTemplateResult, type TemplateResult } from 'lit';

/**
 * Draws one of `icons.ts` in the colour of the text beside it. An icon is decoration: the word beside it or the `aria-label`
 * of its button says it.
 */
export function icon(shape: SVGTemplateResult, size = 20): TemplateResult {
  return html`<svg
    class="icon"
    viewBox="0 0 24 24"
    width=${size}
    height=${size}
    aria-hidden="true"
    focusable="false"
  >
    ${shape}
  </svg>`;
}
