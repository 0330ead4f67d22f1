import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Catalogue } from '../../src/i18n/index.js';
import {
  callDirections,
  callKinds,
  type CallDirection,
  type RecordFilter,
  type SkillGroupRef,
} from '../../src/model/index.js';
import { icon } from '../internal/icon.js';
import { filter as funnel, search } from '../internal/icons.js';
import { dayOf, endStatusesOf, withFrom, withTo, withValue } from './record-filter.js';

/** What the fields show, and whom they tell. */
export interface RecordFilters {
  readonly texts: Catalogue;
  readonly filter: RecordFilter;
  /** What was typed of a number, digits or not. */
  readonly number: string;
  readonly groups: readonly SkillGroupRef[];
  /** Where there is little room the fields but the number fold away. */
  readonly isOpen: boolean;
  /** Changes what the filter is then, which may be newer than what is drawn. */
  readonly onChange: (change: (filter: RecordFilter) => RecordFilter) => void;
  readonly onType: (number: string) => void;
  readonly onReset: () => void;
  readonly onFold: () => void;
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

export function recordFilters(fields: RecordFilters): TemplateResult {
  const { texts, filter, isOpen } = fields;
  const active = Object.keys(filter).length;
  return html`<div part="filters" class="filters ${isOpen ? 'unfolded' : ''}" role="search">
    <span class="search"
      >${icon(search, 16)}<input
        type="search"
        inputmode="tel"
        aria-label=${texts['records.number']}
        placeholder=${texts['records.numberPlaceholder']}
        .value=${fields.number}
        @input=${(event: Event) => fields.onType(valueOf(event))}
    /></span>
    <button
      type="button"
      class="button outlined fold"
      aria-expanded=${isOpen ? 'true' : 'false'}
      @click=${fields.onFold}
    >
      ${icon(funnel, 16)}<span>${texts['records.filtersOn'](active)}</span>
    </button>
    ${dates(fields)} ${directions(fields)} ${groups(fields)} ${kinds(fields)} ${statuses(fields)}
    <button type="button" class="button plain reset" ?hidden=${active === 0} @click=${fields.onReset}>
      ${texts['records.reset']}
    </button>
  </div>`;
}

function dates({ texts, filter, onChange }: RecordFilters): TemplateResult {
  const from = dayOf(filter.from);
  const to = dayOf(filter.to);
  return html`<span class="dates foldable">
    <input
      type="date"
      aria-label=${texts['records.dateFrom']}
      max=${ifDefined(to || undefined)}
      .value=${from}
      @change=${(event: Event) => onChange((now) => withFrom(now, valueOf(event)))}
    />
    <span aria-hidden="true">–</span>
    <input
      type="date"
      aria-label=${texts['records.dateTo']}
      min=${ifDefined(from || undefined)}
      .value=${to}
      @change=${(event: Event) => onChange((now) => withTo(now, valueOf(event)))}
    />
  </span>`;
}

function directions({ texts, filter, onChange }: RecordFilters): TemplateResult {
  const segment = (direction: CallDirection | ''): TemplateResult =>
    html`<label class="segment"
      ><input
        type="radio"
        name="direction"
        value=${direction}
        .checked=${(filter.direction ?? '') === direction}
        @change=${() => onChange((now) => withValue(now, 'direction', direction))}
      /><span>${direction === '' ? texts['records.all'] : texts[`records.${direction}`]}</span></label
    >`;
  return html`<fieldset class="segments foldable">
    <legend class="visually-hidden">${texts['records.direction']}</legend>
    ${segment('')}${callDirections.map(segment)}
  </fieldset>`;
}

function groups({ texts, filter, groups: known, onChange }: RecordFilters): TemplateResult {
  return html`<select
    class="select foldable"
    data-filter="group"
    aria-label=${texts['records.group']}
    @change=${(event: Event) => onChange((now) => withValue(now, 'skillGroupId', valueOf(event)))}
  >
    <option value="" ?selected=${!filter.skillGroupId}>${texts['records.allGroups']}</option>
    ${known.map(
      ({ id, name }) => html`<option value=${id} ?selected=${filter.skillGroupId === id}>${name}</option>`,
    )}
  </select>`;
}

function kinds({ texts, filter, onChange }: RecordFilters): TemplateResult {
  return html`<select
    class="select foldable"
    data-filter="kind"
    aria-label=${texts['records.kind']}
    @change=${(event: Event) => onChange((now) => withValue(now, 'kind', valueOf(event)))}
  >
    <option value="" ?selected=${!filter.kind}>${texts['records.allKinds']}</option>
    ${callKinds.map(
      (kind) =>
        html`<option value=${kind} ?selected=${filter.kind === kind}>${texts[`records.${kind}`]}</option>`,
    )}
  </select>`;
}

function statuses({ texts, filter, onChange }: RecordFilters): TemplateResult {
  return html`<select
    class="select foldable"
    data-filter="status"
    aria-label=${texts['records.endStatus']}
    @change=${(event: Event) => onChange((now) => withValue(now, 'endStatus', valueOf(event)))}
  >
    <option value="" ?selected=${!filter.endStatus}>${texts['records.allStatuses']}</option>
    ${endStatusesOf(filter.direction).map(
      (status) =>
        html`<option value=${status} ?selected=${filter.endStatus === status}>
          ${texts[`endStatus.${status}`]}
        </option>`,
    )}
  </select>`;
}
