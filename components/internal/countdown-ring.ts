import { css, html, type TemplateResult } from 'lit';

/** What a ring shows. */
export interface CountdownRing {
  /** What is left, 0 to 1. */
  readonly share: number;
  /** Stands in the middle, big. */
  readonly value: string | number;
  /** Stands under the value, small; nothing by default. */
  readonly unit?: string;
  /** What a screen reader says; not repeated each second. */
  readonly label: string;
}

/** A ring that empties with the authority's time. It is redrawn once a second and never spins. Needs {@link countdownRingStyles}. */
export function countdownRing({ share, value, unit, label }: CountdownRing): TemplateResult {
  const left = Math.max(0, Math.min(1, share)) * 100;
  return html`<div class="ring" part="countdown" role="timer" aria-label=${label}>
    <svg viewBox="0 0 64 64" fill="none" stroke-width="5" aria-hidden="true">
      <circle class="track" cx="32" cy="32" r="28" />
      <circle
        class="left"
        cx="32"
        cy="32"
        r="28"
        pathLength="100"
        stroke-dasharray="${left} 100"
        stroke-linecap=${left > 0 ? 'round' : 'butt'}
      />
    </svg>
    <span class="middle" aria-hidden="true"><b>${value}</b>${unit ? html`<small>${unit}</small>` : ''}</span>
  </div>`;
}

export const countdownRingStyles = css`
  .ring {
    position: relative;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 64px;
    block-size: 64px;
  }
  .ring svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    transform: rotate(-90deg);
  }
  .ring .track {
    stroke: var(--ring-track, var(--_green-edge));
  }
  .ring .left {
    stroke: var(--ring-colour, var(--_green));
  }
  .ring .middle {
    text-align: center;
  }
  .ring b {
    display: block;
    font: 600 22px/28px var(--_font);
    font-variant-numeric: var(--_font-numeric);
  }
  .ring small {
    display: block;
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
`;
