import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import type { CallSnapshot, TransferTarget, TransferView } from '../../src/model/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import type { Clock } from '../../src/base/index.js';
import { moveAmongTabs } from '../internal/arrow-tabs.js';
import { handsToNumber } from '../internal/hands-to-number.js';
import { icon } from '../internal/icon.js';
import { alert, close as closeIcon, info } from '../internal/icons.js';
import { callWith } from './call-customer.js';
import type { CallStrip } from './call-strip.js';

/** What the dialog of a transfer shows and does. */
export interface TransferDialog {
  readonly call: CallSnapshot;
  readonly target: TransferTarget['kind'];
  /** The state and running time of the call, which the dialog must not hide. */
  readonly strip: CallStrip;
  readonly texts: Catalogue;
  readonly workbench: Workbench;
  readonly clock: Clock;
  readonly choose: (target: TransferTarget['kind']) => void;
  readonly close: () => void;
}

/** 转技能组 and 转座席: the directory, or a field for a number, under a heading that keeps the running time in sight. */
export function transferDialog(dialog: TransferDialog): TemplateResult {
  const { call, target, texts, workbench, clock, close } = dialog;
  const isByNumber = handsToNumber(workbench);
  return html`<div class="dialog-head">
      <h2 id="transfer-title">${texts['transfer.title'](callWith(call))}</h2>
      ${running(dialog.strip)}
      <button type="button" class="icon-button" aria-label=${texts['common.close']} @click=${close}>
        ${icon(closeIcon)}
      </button>
    </div>
    ${isByNumber ? nothing : targetTabs(dialog)}
    <tccc-directory
      role=${isByNumber ? 'group' : 'tabpanel'}
      id="transfer-directory"
      aria-labelledby=${isByNumber ? 'transfer-title' : `to-${target}`}
      mode="transfer"
      target=${target}
      call-id=${call.context.id}
      .workbench=${workbench}
      .clock=${clock}
    >
      <button type="button" slot="actions" class="button outlined" @click=${close}>
        ${texts['common.cancel']}
      </button>
    </tccc-directory>`;
}

function running({ tone, icon: glyph, label, time }: CallStrip): TemplateResult {
  return html`<span class="running ${tone}"
    ><span class="shape">${icon(glyph, 16)}</span><span class="word">${label}</span>
    <span role="timer">${time}</span></span
  >`;
}

function targetTabs(dialog: TransferDialog): TemplateResult {
  const { texts } = dialog;
  return html`<div
    class="segments"
    role="tablist"
    aria-label=${texts['transfer.choose']}
    @keydown=${moveAmongTabs}
  >
    ${targetTab(dialog, 'group')} ${targetTab(dialog, 'agent')}
  </div>`;
}

function targetTab({ target, texts, choose }: TransferDialog, own: TransferTarget['kind']): TemplateResult {
  const isHere = target === own;
  return html`<button
    type="button"
    role="tab"
    id="to-${own}"
    aria-controls="transfer-directory"
    aria-selected=${String(isHere)}
    tabindex=${isHere ? '0' : '-1'}
    @click=${() => choose(own)}
  >
    ${texts[own === 'group' ? 'call.transferGroup' : 'call.transferAgent']}
  </button>`;
}

/** Why the customer came back from a transfer, until the agent has read it. */
export function transferNotice(
  transfer: TransferView | null,
  texts: Catalogue,
  dismiss: () => void,
): TemplateResult | typeof nothing {
  if (!transfer?.failure) return nothing;
  const { failure, to } = transfer;
  const isOwnWish = failure === 'cancelled';
  return html`<div
    class="came-back ${isOwnWish ? 'wished' : ''}"
    part="transfer-failure"
    role=${isOwnWish ? 'status' : 'alert'}
  >
    ${icon(isOwnWish ? info : alert, 16)}
    <span>${texts[`transfer.${failure}`](to.name)}</span>
    <button type="button" class="icon-button" aria-label=${texts['common.close']} @click=${dismiss}>
      ${icon(closeIcon, 16)}
    </button>
  </div>`;
}
