import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { WorkbenchError } from '../../src/base/index.js';
import type { Catalogue } from '../../src/i18n/index.js';
import type { Colleague, Directory, Permission } from '../../src/model/index.js';
import type { CentreConnection } from '../../src/ports/index.js';
import { icon } from '../internal/icon.js';
import { agent, group, info, mobile, phone } from '../internal/icons.js';
import { disabledReason } from '../internal/tooltip.js';
import { whyNotRung, whyNotTaken } from './directory-rows.js';

/** What of the workbench the directory shows. */
export interface DirectoryDesk {
  readonly directory: Directory | null;
  readonly connection: CentreConnection;
  readonly error: WorkbenchError | null;
  readonly clockOffsetMs: number;
  /** Whether the centre has a directory at all. */
  readonly isOffered: boolean;
  /** Whether a call is handed to a number that is typed here instead. */
  readonly isByNumber: boolean;
  readonly isPending: boolean;
  readonly mayTransfer: Permission;
  /** 手机外呼 is on. */
  readonly isDiallingByMobile: boolean;
}

/** What the foot of the directory shows and does. */
export interface DirectoryActions {
  readonly texts: Catalogue;
  readonly desk: DirectoryDesk;
  readonly mode: 'internal' | 'transfer';
  readonly isForGroups: boolean;
  readonly chosenId: string | null;
  /** What stands in the field of a number. */
  readonly number: string;
  readonly mayCall: (colleague: Colleague, useMobile: boolean) => Permission;
  readonly transfer: (id: string) => void;
  readonly call: (id: string, useMobile: boolean) => void;
  /** What the last try failed with. */
  readonly message: TemplateResult;
}

/** What will happen, and the buttons that make it happen; one that can't be pressed says why. */
export function directoryActions(actions: DirectoryActions): TemplateResult {
  const { texts, mode, desk } = actions;
  const internalHint = desk.isDiallingByMobile ? texts['directory.mobileHint'] : '';
  const transferHint = texts[desk.isByNumber ? 'transfer.numberHint' : 'transfer.hint'];
  const hint = mode === 'transfer' ? transferHint : internalHint;
  return html`<footer>
    ${hint ? html`<p class="hint">${icon(info, 16)}<span>${hint}</span></p>` : html`<span class="hint"></span>`}
    <slot name="actions"></slot>
    ${mode === 'transfer' ? transferButton(actions) : callButtons(actions)} ${actions.message}
  </footer>`;
}

interface ActionButton {
  readonly part: string;
  readonly tone: string;
  readonly glyph: SVGTemplateResult;
  readonly label: string;
  /** Why it can't be pressed; empty when it can. */
  readonly why: string;
  readonly isPending: boolean;
  readonly press: () => void;
}

function actionButton({ part, tone, glyph, label, why, isPending, press }: ActionButton): TemplateResult {
  const reason = isPending ? '' : why;
  return html`<span class="has-tooltip">
    <button
      type="button"
      class="button act ${tone}"
      part=${part}
      aria-disabled=${String(reason !== '')}
      aria-busy=${String(isPending)}
      aria-describedby=${reason ? `why-${part}` : nothing}
      @click=${() => why === '' && !isPending && press()}
    >
      ${icon(glyph, 16)}<span>${label}</span>
    </button>
    <span class="tooltip" role="tooltip" id="why-${part}" ?hidden=${reason === ''}>${reason}</span>
  </span>`;
}

function numberButton({ texts, desk, number, transfer }: DirectoryActions): TemplateResult {
  const to = number.trim();
  return actionButton({
    part: 'transfer',
    tone: 'primary',
    glyph: agent,
    label: to ? texts['transfer.to'](to) : texts['directory.transfer'],
    why: disabledReason(desk.mayTransfer, texts) || (to ? '' : texts['transfer.enterNumber']),
    isPending: desk.isPending,
    press: () => transfer(to),
  });
}

function transferButton(actions: DirectoryActions): TemplateResult {
  const { texts, desk, isForGroups, chosenId, transfer } = actions;
  if (desk.isByNumber) return numberButton(actions);
  const { directory, mayTransfer, isPending } = desk;
  const chosenGroup = isForGroups ? directory?.groups.find(({ id }) => id === chosenId) : undefined;
  const chosenAgent = isForGroups ? undefined : directory?.colleagues.find(({ id }) => id === chosenId);
  const chosen = chosenGroup ?? chosenAgent;
  const none = texts[isForGroups ? 'directory.chooseGroup' : 'directory.chooseAgent'];
  const notTaken = chosenGroup
    ? whyNotTaken(chosenGroup, texts)
    : chosenAgent
      ? whyNotRung(chosenAgent, texts)
      : none;
  return actionButton({
    part: 'transfer',
    tone: 'primary',
    glyph: isForGroups ? group : agent,
    label: chosen ? texts['transfer.to'](chosen.name) : texts['directory.transfer'],
    why: disabledReason(mayTransfer, texts) || notTaken,
    isPending,
    press: () => chosen && transfer(chosen.id),
  });
}

function callButtons({ texts, desk, chosenId, mayCall, call }: DirectoryActions): TemplateResult {
  const chosen = desk.directory?.colleagues.find(({ id }) => id === chosenId);
  const none = texts['directory.chooseAgent'];
  const why = (useMobile: boolean): string => {
    if (!chosen) return none;
    const notRung = useMobile ? '' : whyNotRung(chosen, texts);
    return notRung || disabledReason(mayCall(chosen, useMobile), texts);
  };
  return html`${actionButton({
    part: 'call-mobile',
    tone: 'outlined',
    glyph: mobile,
    label: texts['directory.callMobile'],
    why: why(true),
    isPending: false,
    press: () => chosen && call(chosen.id, true),
  })}
  ${actionButton({
    part: 'call-online',
    tone: 'positive',
    glyph: phone,
    label: texts['directory.callOnline'],
    why: why(false),
    isPending: desk.isPending,
    press: () => chosen && call(chosen.id, false),
  })}`;
}
