import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { denied, type Permission, type PresenceChoice, type Presence } from '../../src/model/index.js';
import { icon } from '../internal/icon.js';
import { bell, check, headset, leave, mobile as mobileIcon, user } from '../internal/icons.js';
import {
  mobileHint,
  mobileUses,
  mobileWord,
  turn,
  type MobileSwitches,
  type MobileUse,
} from '../internal/mobile-switch.js';
import { presenceGlyph } from '../internal/presence-glyph.js';
import { togglePress } from '../internal/toggle-press.js';
import { ariaDisabled, disabledReason } from '../internal/tooltip.js';
import { choiceWord, isPresent, isSameChoice } from './presence-words.js';

/** What the menu's rows show, and whom they tell. */
export interface PresenceRows {
  readonly texts: Catalogue;
  readonly presence: Presence;
  readonly restReasons: readonly string[];
  readonly permissionOf: (choice: PresenceChoice) => Permission;
  /** The row that waits for the centre's answer. */
  readonly pressed: PresenceChoice | 'sign-out' | null;
  /** The mobile phone's switches, where the desk has no room for them. */
  readonly mobile: MobileSwitches | null;
  /** `null` leaves the row out. */
  readonly onProfile: (() => void) | null;
  readonly onDeviceCheck: (() => void) | null;
  readonly onAlerts: (() => void) | null;
  readonly onChoose: (choice: PresenceChoice) => void;
  readonly onSignOut: () => void;
}

/** The rows of the menu, in an order that never changes. */
export function presenceRows(rows: PresenceRows): TemplateResult {
  const { texts, presence } = rows;
  const idle = presence.state === 'offline' ? texts['presence.goOnline'] : texts['presence.setIdle'];
  return html`${choiceRow(rows, { choice: { state: 'idle' }, word: idle, hint: texts['presence.hintIdle'] })}
    ${choiceRow(rows, {
      choice: { state: 'notReady' },
      word: texts['presence.setNotReady'],
      hint: texts['presence.hintNotReady'],
    })}
    ${restRow(rows)}
    ${choiceRow(rows, {
      choice: { state: 'offline' },
      word: texts['presence.goOffline'],
      hint: texts['presence.hintOffline'],
    })}
    <hr />
    ${rows.mobile ? mobileRows(rows.mobile) : nothing}
    ${placeRow(user, texts['profile.title'], rows.onProfile)}
    ${placeRow(headset, texts['presence.deviceCheck'], rows.onDeviceCheck)}
    ${placeRow(bell, texts['alerts.title'], rows.onAlerts)} ${signOutRow(rows)}`;
}

/** 手机接听 and 手机外呼 as rows of the menu. */
function mobileRows(view: MobileSwitches): TemplateResult {
  const row = (use: MobileUse): TemplateResult => {
    const press = togglePress(() => turn(use, view));
    return html`<button
      type="button"
      class="row"
      part="item"
      role="menuitemcheckbox"
      aria-checked=${view.mobile?.[use] ? 'true' : 'false'}
      aria-disabled=${view.pressed === use ? 'false' : ariaDisabled(view.permission)}
      aria-busy=${view.pressed === use ? 'true' : 'false'}
      @click=${press}
      @keydown=${press}
    >
      ${icon(mobileIcon, 16)}
      <span>
        <span class="word">${mobileWord(use, view.texts)}</span><small>${mobileHint(use, view)}</small>
      </span>
      ${view.mobile?.[use] ? icon(check, 16) : nothing}
    </button>`;
  };
  return html`${mobileUses.map(row)}
    <hr />`;
}

/** Leads to another place of the desk. */
function placeRow(
  symbol: SVGTemplateResult,
  word: string,
  onOpen: (() => void) | null,
): TemplateResult | typeof nothing {
  if (!onOpen) return nothing;
  return html`<button type="button" class="row short" part="item" role="menuitem" @click=${onOpen}>
    ${icon(symbol, 16)}<span class="word">${word}</span>
  </button>`;
}

/** What the note of a reserved presence shows, and whom it tells. */
export interface ReservedNote {
  readonly texts: Catalogue;
  readonly next: PresenceChoice | null;
  readonly permission: Permission;
  readonly isBusy: boolean;
  readonly onClear: () => void;
}

/** What is entered when the call or the wrap-up ends, and a way to take it back. */
export function reservedNote(note: ReservedNote): TemplateResult | typeof nothing {
  const { next, texts, permission } = note;
  if (!next) return nothing;
  const word = texts['presence.next'](choiceWord(next, texts));
  return html`<div class="next" part="reserved" role="presentation">
    ${presenceGlyph(next.state)}<span>${word}</span>
    <button
      type="button"
      class="button plain clear"
      part="clear-next"
      role="menuitem"
      aria-disabled=${note.isBusy ? 'false' : ariaDisabled(permission)}
      aria-busy=${note.isBusy ? 'true' : 'false'}
      aria-label=${texts['presence.clearNextLabel']}
      title=${disabledReason(permission, texts)}
      @click=${note.onClear}
    >
      <span class="word">${texts['presence.clearNext']}</span>
    </button>
  </div>`;
}

interface Row {
  readonly choice: PresenceChoice;
  readonly word: string;
  readonly hint: string;
}

function choiceRow(rows: PresenceRows, { choice, word, hint }: Row): TemplateResult {
  const permission = rows.permissionOf(choice);
  const isChecked = isPresent(choice, rows.presence);
  const reason = isChecked ? '' : disabledReason(permission, rows.texts);
  return html`<button
    type="button"
    class="row"
    part="item"
    role="menuitemradio"
    aria-checked=${isChecked ? 'true' : 'false'}
    aria-disabled=${permission.isAllowed || isChecked ? 'false' : 'true'}
    aria-busy=${isPressed(rows, choice) ? 'true' : 'false'}
    @click=${() => rows.onChoose(choice)}
  >
    ${presenceGlyph(choice.state)}
    <span><span class="word">${word}</span><small>${reason || hint}</small></span>
    ${mark(rows, choice)}
  </button>`;
}

/** A rest always has a reason, so the reasons are what can be chosen. */
function restRow(rows: PresenceRows): TemplateResult {
  const { texts, restReasons } = rows;
  const hint = texts['presence.hintResting'];
  const isOffered = restReasons.length > 0;
  return html`<div class="rest" role="group" aria-labelledby="rest-word">
    <div class="row heading" role="presentation">
      ${presenceGlyph('resting')}
      <span>
        <span class="word" id="rest-word">${texts['presence.setResting']}</span>
        <small>${isOffered ? hint : disabledReason(denied('notOffered'), texts)}</small>
      </span>
    </div>
    <div class="reasons" part="reasons" role="presentation">
      ${restReasons.map((restReason) => reasonChip(rows, { state: 'resting', restReason }))}
    </div>
  </div>`;
}

function reasonChip(rows: PresenceRows, choice: PresenceChoice): TemplateResult {
  const permission = rows.permissionOf(choice);
  const isChecked = isPresent(choice, rows.presence);
  return html`<button
    type="button"
    class="reason"
    part="reason"
    role="menuitemradio"
    aria-checked=${isChecked ? 'true' : 'false'}
    aria-disabled=${permission.isAllowed || isChecked ? 'false' : 'true'}
    aria-busy=${isPressed(rows, choice) ? 'true' : 'false'}
    title=${disabledReason(permission, rows.texts)}
    @click=${() => rows.onChoose(choice)}
  >
    <span class="word">${choice.restReason}</span> ${mark(rows, choice)}
  </button>`;
}

function signOutRow({ texts, pressed, onSignOut }: PresenceRows): TemplateResult {
  return html`<button
    type="button"
    class="row short"
    part="item"
    role="menuitem"
    aria-busy=${pressed === 'sign-out' ? 'true' : 'false'}
    @click=${onSignOut}
  >
    ${icon(leave, 16)}<span class="word">${texts['presence.signOut']}</span>
  </button>`;
}

function mark({ texts, presence }: PresenceRows, choice: PresenceChoice): TemplateResult | typeof nothing {
  if (isSameChoice(choice, presence.next)) return html`<em>${texts['presence.reserved']}</em>`;
  return isPresent(choice, presence) ? icon(check, 16) : nothing;
}

function isPressed({ pressed }: PresenceRows, choice: PresenceChoice): boolean {
  return typeof pressed === 'object' && isSameChoice(choice, pressed);
}
