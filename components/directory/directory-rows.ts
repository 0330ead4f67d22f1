import { html, nothing, type TemplateResult } from 'lit';
import { formatClock, formatDuration, type Catalogue } from '../../src/i18n/index.js';
import type { Colleague, GroupStatus } from '../../src/model/index.js';
import { icon } from '../internal/icon.js';
import { mobile } from '../internal/icons.js';
import { presenceGlyph } from '../internal/presence-glyph.js';

/** Why a colleague can't be rung in the page now; empty when they can. */
export function whyNotRung({ isReachable, presence }: Colleague, texts: Catalogue): string {
  return isReachable ? '' : texts[`directory.why.${presence}`];
}

/** Why a skill group can't take a customer; empty when it can. */
export function whyNotTaken({ online }: GroupStatus, texts: Catalogue): string {
  return online > 0 ? '' : texts['directory.why.group'];
}

/** What a row of the directory shows. */
export interface RowView {
  readonly texts: Catalogue;
  /** The authority's time. */
  readonly now: number;
  readonly isChosen: boolean;
  /** Why it can't be chosen; empty when it can. */
  readonly why: string;
  readonly choose: () => void;
}

/** A colleague: presence by shape and word, since when, and why they can't be chosen. */
export function agentRow(
  colleague: Colleague,
  view: RowView & { readonly hasMobileHint: boolean },
): TemplateResult {
  const { id, name, email, presence, since } = colleague;
  const { texts, now, isChosen, why, choose, hasMobileHint } = view;
  const time = presence === 'offline' ? '' : formatClock(now - since);
  return html`<li
    role="option"
    class="row agent ${why ? 'off' : ''}"
    part="agent"
    data-id=${id}
    aria-selected=${String(isChosen)}
    aria-disabled=${String(why !== '')}
    @click=${choose}
  >
    ${presenceGlyph(presence)}
    <span class="who"><b>${name}</b> <span class="email">${email}</span></span>
    <span class="state" part="state"
      >${texts[`presence.${presence}`]} <span class="time" aria-hidden="true">${time}</span></span
    >
    <span class="end" part="reason"
      >${why || hasMobileHint ? html`<span class="why">${hasMobileHint ? icon(mobile, 16) : nothing}${why || texts['directory.mobileOnly']}</span>` : html`<span class="radio"></span>`}</span
    >
  </li>`;
}

/** A skill group: how many are free, how many customers wait, and how long the first of them has. */
export function groupRow(
  group: GroupStatus,
  { texts, now, isChosen, why, choose, hasRadio }: RowView & { readonly hasRadio: boolean },
): TemplateResult {
  const { id, name, waiting, longestSince, available } = group;
  const longest =
    longestSince === null
      ? texts['directory.noWait']
      : texts['directory.longest'](formatDuration(now - longestSince));
  return html`<li
    role="option"
    class="row group ${why ? 'off' : ''} ${hasRadio ? 'target' : ''}"
    part="group"
    data-id=${id}
    aria-selected=${String(isChosen)}
    aria-disabled=${String(why !== '')}
    @click=${choose}
  >
    <span class="who"><b>${name}</b><small>${why || texts['directory.available'](available)}</small></span>
    <span class="queue"
      ><b>${waiting}</b
      ><small aria-hidden=${longestSince === null ? 'false' : 'true'}>${longest}</small></span
    >
    ${hasRadio ? html`<span class="end"><span class="radio" ?hidden=${why !== ''}></span></span>` : nothing}
  </li>`;
}

/** Everybody, before the groups that narrow the list. */
export function everybodyRow(
  texts: Catalogue,
  {
    isChosen,
    count,
    choose,
  }: { readonly isChosen: boolean; readonly count: number; readonly choose: () => void },
): TemplateResult {
  return html`<li
    role="option"
    class="row group"
    part="group"
    data-id=""
    aria-selected=${String(isChosen)}
    @click=${choose}
  >
    <span class="who"><b>${texts['directory.everybody']}</b></span>
    <span class="queue"><small>${count}</small></span>
  </li>`;
}
