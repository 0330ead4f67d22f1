import { css, html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { icon } from '../internal/icon.js';
import { alert, bell, check, close, headset, play, speaker } from '../internal/icons.js';
import { togglePress } from '../internal/toggle-press.js';
import type { DeskHabits } from './desk-habits.js';

/** What 提醒与耳机 shows. */
export interface AlertsView {
  readonly habits: DeskHabits;
  readonly texts: Catalogue;
  readonly onClose: () => void;
  /** 试听铃声 */
  readonly onTry: () => void;
}

/** Desktop notifications, the device that rings, and the headset's buttons, for a dialog. Needs {@link alertsStyles}. */
export function alertsView(view: AlertsView): TemplateResult {
  const { habits, texts, onClose } = view;
  return html`<div class="head">
      <h2>${texts['alerts.title']}</h2>
      <button type="button" class="icon-button" aria-label=${texts['common.close']} @click=${onClose}>
        ${icon(close)}
      </button>
    </div>
    <div class="groups">
      ${habits.isAllowed('notifications') ? notifications(view) : nothing}
      ${habits.isAllowed('ring') ? ring(view) : nothing}
      ${habits.isAllowed('headset') ? buttons(view) : nothing}
    </div>`;
}

function notifications({ habits, texts }: AlertsView): TemplateResult {
  const { notifications: state, isNotifying } = habits;
  const isBarred = state === 'denied' || state === 'unsupported';
  const hint = isBarred
    ? texts[state === 'denied' ? 'alerts.notificationsDenied' : 'alerts.notificationsUnsupported']
    : texts['alerts.notificationsHint'];
  const turn = togglePress(() => {
    if (!isBarred) void habits.setNotifying(!isNotifying);
  });
  return html`<section data-alert="notifications">
    ${icon(bell)}
    <div>
      <button
        type="button"
        class="switch"
        role="switch"
        aria-checked=${isNotifying ? 'true' : 'false'}
        aria-disabled=${isBarred ? 'true' : 'false'}
        aria-describedby="notifications-hint"
        @click=${turn}
        @keydown=${turn}
      >
        <b>${texts['alerts.notifications']}</b><i aria-hidden="true"></i>
      </button>
      <p id="notifications-hint" class=${isBarred ? 'barred' : ''} role="status">${hint}</p>
    </div>
  </section>`;
}

function ring({ habits, texts, onTry }: AlertsView): TemplateResult {
  const { ring: device } = habits;
  const chosen = device?.chosen ?? null;
  const outputs = device?.outputs ?? [];
  const all = chosen && !outputs.some(({ id }) => id === chosen.id) ? [...outputs, chosen] : outputs;
  const choose = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    device?.choose(all.find(({ id }) => id === value) ?? null);
  };
  return html`<section data-alert="ring">
    ${icon(speaker)}
    <div>
      <b>${texts['alerts.ring']}</b>
      <div class="pair">
        <select
          class="input select"
          aria-label=${texts['alerts.ringDevice']}
          aria-describedby="ring-hint"
          ?disabled=${device === null}
          @change=${choose}
        >
          <option value="" ?selected=${chosen === null}>${texts['check.defaultDevice']}</option>
          ${all.map(
            ({ id, name }) =>
              html`<option value=${id} ?selected=${chosen?.id === id}>
                ${name || texts['alerts.ringThatDevice']}
              </option>`,
          )}
        </select>
        <button type="button" class="button outlined" @click=${onTry}>
          ${icon(play, 16)}<span>${texts['alerts.tryRing']}</span>
        </button>
      </div>
      ${
        device?.isMissing
          ? html`<p id="ring-hint" class="barred" role="status">
              ${icon(alert, 16)}
              ${texts['alerts.ringMissing'](chosen?.name || texts['alerts.ringThatDevice'])}
            </p>`
          : html`<p id="ring-hint">${texts[device ? 'alerts.ringHint' : 'alerts.ringUnsupported']}</p>`
      }
    </div>
  </section>`;
}

function buttons({ habits, texts }: AlertsView): TemplateResult {
  const { canConnectHeadset: isAble, headsets, hasRefusedHeadset } = habits;
  const hint = isAble
    ? texts[hasRefusedHeadset ? 'alerts.headsetNone' : 'alerts.headsetHint']
    : texts['alerts.headsetUnsupported'];
  return html`<section data-alert="headset">
    ${icon(headset)}
    <div>
      <b>${texts['alerts.headset']}</b>
      <p role="status" class=${isAble ? '' : 'barred'}>
        ${
          headsets.length > 0
            ? html`<span class="connected"
                >${icon(check, 16)} ${texts['alerts.headsetConnected'](headsets.join(', '))}</span
              >`
            : hint
        }
      </p>
      ${
        isAble
          ? html`<button type="button" class="button outlined" @click=${() => void habits.chooseHeadset()}>
              ${texts['alerts.headsetConnect']}
            </button>`
          : nothing
      }
    </div>
  </section>`;
}

export const alertsStyles = css`
  dialog.alerts {
    inline-size: min(480px, calc(100vw - 32px));
  }
  .alerts .head {
    padding: var(--_space-4) var(--_space-4) var(--_space-2) var(--_space-6);
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .alerts h2 {
    font: var(--_text-heading);
  }
  .alerts .groups {
    padding: 0 var(--_space-6) var(--_space-5);
  }
  .alerts section {
    padding-block: var(--_space-4);
    display: grid;
    grid-template-columns: 24px 1fr;
    gap: var(--_space-3);
    border-block-start: 1px solid var(--_border);
  }
  .alerts section > svg {
    color: var(--_text-secondary);
  }
  .alerts section b {
    font: var(--_text-body-strong);
    color: var(--_text);
  }
  .alerts .switch {
    inline-size: 100%;
    min-block-size: 24px;
    padding: 0;
    justify-content: space-between;
    white-space: normal;
    text-align: start;
  }
  .alerts p {
    margin-block-start: var(--_space-1);
    font: var(--_text-caption);
    color: var(--_text-secondary);
  }
  .alerts p.barred {
    color: var(--_amber-text);
  }
  .alerts .connected {
    color: var(--_green-text);
  }
  .alerts p svg {
    vertical-align: -3px;
  }
  .alerts .pair {
    margin-block-start: var(--_space-2);
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .alerts .select {
    flex: 1 1 180px;
    min-inline-size: 0;
  }
  .alerts section > div > .button {
    margin-block-start: var(--_space-2);
  }
`;
