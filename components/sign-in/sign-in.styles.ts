import { css } from 'lit';

export const signInStyles = css`
  :host {
    min-block-size: 100%;
    padding: var(--_space-4);
    display: grid;
    place-items: center;
    container-type: inline-size;
    background: var(--_canvas);
  }
  .card {
    inline-size: min(400px, 100%);
    padding: var(--_space-8);
    border-radius: 16px;
    background: var(--_surface);
    box-shadow: var(--_shadow-2);
  }
  .card.centre {
    inline-size: min(480px, 100%);
  }
  @container (max-width: 460px) {
    .card {
      padding: var(--_space-6) var(--_space-4);
    }
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 10px;
    margin-block-end: var(--_space-6);
    font: var(--_text-title);
  }
  .logo {
    inline-size: 36px;
    block-size: 36px;
    display: grid;
    place-items: center;
    border-radius: 10px;
    background: var(--_brand);
    color: var(--_on-brand);
  }
  h1 {
    font: var(--_text-heading);
  }
  .lead {
    margin: var(--_space-1) 0 var(--_space-5);
    color: var(--_text-secondary);
  }
  .policy {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 2px var(--_space-3);
  }
  .rule {
    display: flex;
    align-items: center;
    gap: 6px;
    font: var(--_text-caption);
    line-height: 20px;
    color: var(--_text-secondary);
  }
  .rule.met {
    color: var(--_green-text);
  }
  .rule.wrong {
    color: var(--_red-text);
  }
  .centres {
    border: 1px solid var(--_border);
    border-radius: var(--_radius-4);
    overflow: hidden;
  }
  .caption {
    display: flex;
    justify-content: space-between;
    padding: var(--_space-2) var(--_space-4);
    background: var(--_surface-sunken);
    font: var(--_text-label);
    color: var(--_text-secondary);
  }
  .centre[part='centre'] {
    min-block-size: 56px;
    padding-inline: var(--_space-4);
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    cursor: pointer;
  }
  .centre[part='centre']:has(:checked) {
    background: var(--_brand-tint);
  }
  .centre[part='centre']:has(:disabled) {
    color: var(--_text-disabled);
    cursor: default;
  }
  .centre[part='centre'] + .centre {
    border-block-start: 1px solid var(--_border);
  }
  .centre-name {
    flex: 1;
    min-inline-size: 0;
    font: var(--_text-body-strong);
  }
  .visit {
    color: var(--_text-secondary);
  }
  input[type='radio'] {
    accent-color: var(--_brand);
  }
  .centre[part='centre'] input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
  }
  .total {
    margin-block-end: var(--_space-3);
    font: var(--_text-caption);
    color: var(--_text-tertiary);
  }
  .lead.notice {
    display: flex;
    gap: 6px;
    color: var(--_green-text);
    font: var(--_text-body-strong);
  }
  .modes {
    margin-block-end: var(--_space-5);
    padding: 3px;
    display: flex;
    gap: 2px;
    border-radius: var(--_radius-3);
    background: var(--_surface-hover);
  }
  .modes button {
    flex: 1;
    min-block-size: var(--_size-target);
    padding: 0 var(--_space-2);
    border: 0;
    border-radius: 6px;
    background: transparent;
    color: var(--_text-secondary);
    font: var(--_text-body-strong);
  }
  .modes [aria-selected='true'] {
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow-1);
  }
  .forgot,
  .back {
    justify-self: start;
    margin-inline-start: calc(-1 * var(--_space-2));
    min-block-size: var(--_size-target);
  }
  .back {
    gap: var(--_space-1);
  }
  .strong {
    font: var(--_text-body-strong);
  }
  .hint {
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
  .online {
    margin: 0;
    padding: var(--_space-4);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-3);
    border: 0;
    border-radius: var(--_radius-4);
    background: var(--_surface-sunken);
  }
  .segments {
    padding: 3px;
    display: flex;
    gap: 2px;
    border-radius: var(--_radius-3);
    background: var(--_surface-pressed);
  }
  .segment {
    position: relative;
    display: block;
    cursor: pointer;
  }
  .segment input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .segment span {
    min-block-size: var(--_size-target);
    min-inline-size: 72px;
    padding: 0 var(--_space-3);
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    border-radius: 6px;
    color: var(--_text-secondary);
    font: var(--_text-body-strong);
  }
  .segment input:checked + span {
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow-1);
  }
  .segment input:focus-visible + span {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 1px;
  }
  .microphone {
    min-block-size: 124px;
    padding: var(--_space-3) var(--_space-4) 0;
    display: flex;
    gap: var(--_space-3);
    transition: opacity var(--_duration-fast) var(--_ease-standard);
  }
  .microphone[inert] {
    visibility: hidden;
  }
  .sign {
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    display: grid;
    place-items: center;
    border-radius: 50%;
    background: var(--_brand-tint);
    color: var(--_brand-text);
  }
  .bad .sign {
    background: var(--_red-tint);
    color: var(--_red-text);
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-4);
    counter-reset: step;
    font: var(--_text-caption);
    line-height: 20px;
    color: var(--_text-secondary);
  }
  .steps li::before {
    counter-increment: step;
    content: counter(step) '. ';
    font-weight: 600;
  }
  .waiting {
    min-block-size: 160px;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--_space-3);
    text-align: center;
    color: var(--_text-secondary);
  }
  .waiting .bar {
    inline-size: 120px;
    block-size: 4px;
    border-radius: 2px;
    background: linear-gradient(90deg, var(--_brand-tint), var(--_brand) 50%, var(--_brand-tint));
    background-size: 240px 100%;
    animation: wait var(--_duration-ring) linear infinite;
  }
  @keyframes wait {
    to {
      background-position-x: 240px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .waiting .bar {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .card,
    .segment input:checked + span {
      border: 1px solid CanvasText;
    }
  }
`;
