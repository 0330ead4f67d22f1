import { html, type TemplateResult } from 'lit';
import type { ErrorCode } from '../../src/base/index.js';
import { formatClock, type Catalogue } from '../../src/i18n/index.js';
import type { Presence } from '../../src/model/index.js';
import { errorMessage } from '../internal/error-message.js';
import { presenceGlyph } from '../internal/presence-glyph.js';

/** How an agent leaves: 下线 or 退出登录. */
export type Leaving = 'offline' | 'sign-out';

/** What the question before leaving a call shows, and whom it tells. */
export interface LeaveDialog {
  readonly texts: Catalogue;
  readonly leaving: Leaving;
  readonly presence: Presence;
  /** The authority's time. */
  readonly now: number;
  readonly isBusy: boolean;
  readonly error: { readonly code: ErrorCode } | null;
  readonly onConfirm: (event: SubmitEvent) => void;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}

/** Asks before an agent leaves a call; the call's running time stays in sight. */
export function leaveDialog(dialog: LeaveDialog): TemplateResult {
  const { texts, leaving, presence } = dialog;
  const isSignOut = leaving === 'sign-out';
  return html`<dialog
    part="dialog"
    aria-labelledby="question"
    aria-describedby="consequence"
    @close=${dialog.onClose}
  >
    <form method="dialog" @submit=${dialog.onConfirm}>
      <h2 id="question">${texts['presence.confirmTitle']}</h2>
      <p class="running">
        ${presenceGlyph(presence.state)} ${texts[`presence.${presence.state}`]}
        <span class="time">${formatClock(dialog.now - presence.since)}</span>
      </p>
      <p id="consequence">${texts[isSignOut ? 'presence.confirmSignOut' : 'presence.confirmOffline']}</p>
      ${errorMessage(texts, dialog.error, 'dialog-error')}
      <footer>
        <button type="button" class="button outlined" autofocus @click=${dialog.onCancel}>
          ${texts['presence.cancel']}
        </button>
        <button
          type="submit"
          class="button ${isSignOut ? 'danger' : 'primary'}"
          aria-busy=${dialog.isBusy ? 'true' : 'false'}
        >
          ${texts[isSignOut ? 'presence.signOut' : 'presence.goOffline']}
        </button>
      </footer>
    </form>
  </dialog>`;
}
