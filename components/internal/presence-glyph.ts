import { css, html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { PresenceState } from '../../src/model/index.js';
import { phone } from './icons.js';

/** Every presence has a silhouette of its own, so that a grey screen still tells them apart. */
const shapes: Readonly<Record<PresenceState, SVGTemplateResult>> = {
  idle: svg`<circle cx="8" cy="8" r="6" fill="currentColor"/>`,
  notReady: svg`<circle cx="8" cy="8" r="7" fill="currentColor"/><rect class="cut" x="4" y="6.9" width="8" height="2.2" rx="1"/>`,
  resting: svg`<path d="M8.6 1.2a7 7 0 1 0 6.2 9.3A5.6 5.6 0 0 1 8.6 1.2z" fill="currentColor"/>`,
  ringing: svg`<circle cx="8" cy="8" r="3.4" fill="currentColor"/><circle cx="8" cy="8" r="6.6" stroke="currentColor" stroke-width="1.8"/>`,
  busy: svg`<rect x="1" y="1" width="14" height="14" rx="4" fill="currentColor"/><g class="cut" transform="translate(2.9 2.9) scale(.425)">${phone}</g>`,
  wrapUp: svg`<circle cx="8" cy="8" r="6.6" stroke="currentColor" stroke-width="1.8"/><path d="M8 8V3.6A4.4 4.4 0 1 1 3.6 8z" fill="currentColor"/>`,
  offline: svg`<circle cx="8" cy="8" r="5.7" stroke="currentColor" stroke-width="2"/>`,
};

/** Draws a presence by shape and colour; the word beside it says it. Needs {@link presenceGlyphStyles}. */
export function presenceGlyph(state: PresenceState, size = 16): TemplateResult {
  return html`<svg
    class="glyph ${state}"
    part="glyph"
    viewBox="0 0 16 16"
    width=${size}
    height=${size}
    fill="none"
    aria-hidden="true"
  >
    ${shapes[state]}
  </svg>`;
}

export const presenceGlyphStyles = css`
  .glyph {
    flex: none;
    display: block;
    color: var(--_presence-offline);
    forced-color-adjust: preserve-parent-color;
  }
  .glyph .cut {
    fill: var(--_surface-raised);
  }
  .glyph.idle {
    color: var(--_presence-idle);
  }
  .glyph.notReady {
    color: var(--_presence-not-ready);
  }
  .glyph.resting {
    color: var(--_presence-resting);
  }
  .glyph.ringing {
    color: var(--_presence-ringing);
  }
  .glyph.busy {
    color: var(--_presence-busy);
  }
  .glyph.wrapUp {
    color: var(--_presence-wrap-up);
  }
`;
