import { css, html, type TemplateResult } from 'lit';

/** What a shortcut is called, as keys: one cap a key. Needs {@link keyStyles}. */
export function renderKeys(label: string): TemplateResult[] {
  return label.split(' ').map((key) => html`<kbd>${key}</kbd> `);
}

export const keyStyles = css`
  kbd {
    display: inline-block;
    min-inline-size: 20px;
    padding-inline: 5px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-1);
    background: var(--_surface-sunken);
    color: var(--_text-secondary);
    font: 500 12px/18px var(--_font);
    text-align: center;
  }
`;
