import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { icon } from '../internal/icon.js';
import { check, close } from '../internal/icons.js';
import { keypad } from '../internal/keypad.js';

const digitKey = /^[\d*#]$/;

/** What the keys of 输入分机号 show and do. */
export interface ExtensionPanel {
  readonly texts: Catalogue;
  /** What went out so far. */
  readonly sent: string;
  readonly press: (key: string) => void;
  /** One stop of the Tab key, arrows inside. */
  readonly keysKeyDown: (event: KeyboardEvent) => void;
  readonly keysFocusIn: (event: Event) => void;
  readonly close: () => void;
}

/** The keys below the deck: pressed or typed, each goes out at once. */
export function extensionPanel(panel: ExtensionPanel): TemplateResult {
  const { texts, sent, press } = panel;
  return html`<section
    class="extension"
    part="extension-panel"
    tabindex="-1"
    aria-labelledby="extension-title"
    @keydown=${(event: KeyboardEvent) => handleKey(event, panel)}
  >
    <header>
      <h3 id="extension-title">${texts['call.extension']}</h3>
      <button type="button" class="icon-button" aria-label=${texts['common.close']} @click=${panel.close}>
        ${icon(close)}
      </button>
    </header>
    <div class="keying">
      <div>
        <div class="heading">${texts['call.digits']}</div>
        <output class="digits" part="digits" dir="ltr">${sent}</output>
        <p class="sent" role="status">
          ${sent ? html`${icon(check, 16)}${texts['call.digitsSent'](sent.length)}` : nothing}
        </p>
        <p class="hint">${texts['call.digitsHint']}</p>
      </div>
      <div @keydown=${panel.keysKeyDown} @focusin=${panel.keysFocusIn}>
        ${keypad(texts['dialpad.keys'], press)}
      </div>
    </div>
  </section>`;
}

function handleKey(event: KeyboardEvent, { press, close: shut }: ExtensionPanel): void {
  if (event.key === 'Escape') {
    event.stopPropagation();
    shut();
  } else if (digitKey.test(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    press(event.key);
  }
}
