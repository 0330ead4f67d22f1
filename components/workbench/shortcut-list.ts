import { css, html, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { icon } from '../internal/icon.js';
import { close } from '../internal/icons.js';
import type { ShortcutAction, ShortcutMap } from '../internal/shortcut-controller.js';
import { renderKeys } from './key-cap.js';

/** What the list needs. */
export interface ShortcutListOptions {
  readonly shortcuts: ShortcutMap;
  readonly texts: Catalogue;
  /** Closes the dialog around. */
  readonly onClose: () => void;
}

/** The keys of the desk, for a dialog. Switched-off ones are left out. Needs {@link shortcutListStyles}. */
export function shortcutList({ shortcuts, texts, onClose }: ShortcutListOptions): TemplateResult {
  const actions = Object.keys(shortcuts) as ShortcutAction[];
  const rows = actions.map((action) => {
    const shortcut = shortcuts[action];
    return shortcut
      ? html`<dt>${texts[`shortcut.${action}`]}</dt>
          <dd>${renderKeys(shortcut)}</dd>`
      : null;
  });
  return html`<div class="head">
      <h2 id="shortcuts-title">${texts['shortcut.title']}</h2>
      <button type="button" class="icon-button" aria-label=${texts['common.close']} @click=${onClose}>
        ${icon(close)}
      </button>
    </div>
    <dl>${rows}</dl>`;
}

export const shortcutListStyles = css`
  dialog.shortcuts {
    inline-size: min(400px, calc(100vw - 32px));
  }
  .shortcuts .head {
    padding: var(--_space-4) var(--_space-4) var(--_space-2) var(--_space-6);
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .shortcuts h2 {
    font: var(--_text-heading);
  }
  .shortcuts dl {
    padding: 0 var(--_space-6) var(--_space-5);
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
  }
  .shortcuts :is(dt, dd) {
    min-block-size: 36px;
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    border-block-start: 1px solid var(--_border);
  }
  .shortcuts dd {
    justify-content: end;
  }
`;
