import { css, html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { icon } from '../internal/icon.js';
import { close } from '../internal/icons.js';
import { shortcutLabel, type ShortcutAction, type ShortcutMap } from '../internal/shortcut-controller.js';
import { togglePress } from '../internal/toggle-press.js';
import { renderKeys } from './key-cap.js';
import type { OwnShortcuts, ShortcutProblem } from './own-shortcuts.js';

/** What the list needs. */
export interface ShortcutListOptions {
  readonly shortcuts: ShortcutMap;
  readonly own: OwnShortcuts;
  readonly texts: Catalogue;
  /** Closes the dialog around. */
  readonly onClose: () => void;
}

/** The keys of the desk, to read and to change, for a dialog. Those that the host switched off are left out. Needs {@link shortcutListStyles}. */
export function shortcutList(list: ShortcutListOptions): TemplateResult {
  const { shortcuts, own, texts, onClose } = list;
  const turn = togglePress(() => own.setOn(!own.isOn));
  const actions = (Object.keys(shortcuts) as ShortcutAction[]).filter((action) => !own.isBarred(action));
  return html`<div class="head">
      <h2 id="shortcuts-title">${texts['shortcut.title']}</h2>
      <button type="button" class="icon-button" aria-label=${texts['common.close']} @click=${onClose}>
        ${icon(close)}
      </button>
    </div>
    <div class="settings">
      <button
        type="button"
        class="switch"
        role="switch"
        aria-checked=${own.isOn ? 'true' : 'false'}
        @click=${turn}
        @keydown=${turn}
      >
        <span>${texts['shortcut.switch']}</span><i aria-hidden="true"></i>
      </button>
      <button
        type="button"
        class="button plain reset"
        aria-disabled=${own.hasOwn ? 'false' : 'true'}
        @click=${() => own.hasOwn && own.reset()}
      >
        ${texts['shortcut.reset']}
      </button>
    </div>
    <dl class=${own.isOn ? '' : 'off'}>${actions.map((action) => row(list, action))}</dl>
    <p class="hint">${texts['shortcut.editHint']}</p>`;
}

function row({ shortcuts, own, texts }: ShortcutListOptions, action: ShortcutAction): TemplateResult {
  const shortcut = shortcuts[action];
  const name = texts[`shortcut.${action}`];
  const isChanging = own.changing === action;
  const handleKey = (event: KeyboardEvent): void => {
    if (!isChanging || !own.take(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (shortcut && 'key' in shortcut) {
    return html`<dt>${name}</dt>
      <dd>${renderKeys(shortcutLabel(shortcut))}</dd>`;
  }
  return html`<dt>${name}</dt>
    <dd>
      ${
        shortcut && isChanging
          ? html`<button
              type="button"
              class="button plain"
              aria-label=${texts['shortcut.offFor'](name)}
              @click=${() => own.switchOff(action)}
            >
              ${texts['shortcut.off']}
            </button>`
          : nothing
      }
      <button
        type="button"
        class="keys ${isChanging ? 'changing' : ''}"
        data-action=${action}
        aria-label=${isChanging ? texts['shortcut.press'] : `${texts['shortcut.change'](name)}: ${shortcut ? shortcutLabel(shortcut) : texts['shortcut.none']}`}
        @click=${() => own.change(action)}
        @keydown=${handleKey}
      >
        ${isChanging ? texts['shortcut.press'] : shortcut ? renderKeys(shortcutLabel(shortcut)) : texts['shortcut.none']}
      </button>
    </dd>
    ${isChanging && own.problem ? html`<dd class="problem"><span role="alert">${problemText(own.problem, texts)}</span></dd>` : nothing}`;
}

function problemText(problem: ShortcutProblem, texts: Catalogue): string {
  if (problem.kind === 'invalid') return texts['shortcut.invalid'];
  const keys = shortcutLabel(problem.shortcut);
  if (problem.kind === 'reserved') return texts['shortcut.reserved'](keys);
  return texts['shortcut.conflict'](keys, texts[`shortcut.${problem.action}`]);
}

export const shortcutListStyles = css`
  dialog.shortcuts {
    inline-size: min(440px, calc(100vw - 32px));
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
  .shortcuts .settings {
    padding: 0 var(--_space-4) var(--_space-2);
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .shortcuts dl {
    padding: 0 var(--_space-6);
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
  }
  .shortcuts dl.off {
    opacity: 0.6;
  }
  .shortcuts :is(dt, dd) {
    min-block-size: 40px;
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    border-block-start: 1px solid var(--_border);
  }
  .shortcuts dd {
    justify-content: end;
  }
  .shortcuts dd.problem {
    grid-column: 1 / -1;
    min-block-size: 0;
    padding-block-end: var(--_space-2);
    border: 0;
    font: var(--_text-caption);
    color: var(--_red-text);
  }
  .shortcuts .keys {
    min-block-size: 32px;
    padding-inline: var(--_space-2);
    border: 1px solid transparent;
    border-radius: var(--_radius-2);
    background: transparent;
    color: var(--_text-secondary);
    font: var(--_text-caption);
  }
  .shortcuts .keys:hover {
    border-color: var(--_border-strong);
  }
  .shortcuts .changing {
    border-color: var(--_brand);
    color: var(--_brand-text);
  }
  .shortcuts .hint {
    padding: var(--_space-2) var(--_space-6) var(--_space-5);
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
`;
