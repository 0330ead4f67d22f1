import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { formatDuration, type Catalogue } from '../../src/i18n/index.js';
import { formatPhoneNumber, type ServiceRecord } from '../../src/model/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import { cssProperties } from '../internal/css-properties.js';
import { icon } from '../internal/icon.js';
import { close, inbound, outbound, play } from '../internal/icons.js';
import { lookOfEndStatus } from './end-status-look.js';

/** What a row draws, and whom it tells of a press. */
export interface RecordRow {
  readonly record: ServiceRecord;
  /** From 0. */
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly texts: Catalogue;
  /** The page's time, milliseconds: days of another year show their year. */
  readonly now: number;
  readonly isOpen: boolean;
  /** Whether Tab leads to this row. */
  readonly isActive: boolean;
  readonly canPlay: boolean;
  readonly workbench: Workbench | undefined;
  readonly onToggle: (record: ServiceRecord) => void;
}

/** The head has the first row's number, and rows are counted from 1. */
const headRows = 2;

/** The names of the columns of row S24. */
export function recordHead(texts: Catalogue): TemplateResult {
  const names = [
    ['direction', texts['records.direction']],
    ['caller', texts['records.caller']],
    ['called', texts['records.called']],
    ['remark', texts['records.remark']],
    ['status', texts['records.endStatus']],
    ['duration', texts['records.duration']],
    ['group', texts['records.group']],
    ['recording', texts['records.recording']],
  ] as const;
  return html`<div role="rowgroup" class="head">
    <div role="row" aria-rowindex="1" class="columns">
      <span role="columnheader" class="time" aria-sort="descending">${texts['records.time']} ↓</span>
      ${names.map(([name, word]) => html`<span role="columnheader" class=${name}>${word}</span>`)}
    </div>
  </div>`;
}

/** The columns of row S24, the same in every layout; the layout places them. */
export function recordRow(row: RecordRow): TemplateResult {
  const { record, index, isOpen, texts } = row;
  const { remark } = record;
  return html`<div
    part="row"
    role="row"
    class="row ${isOpen ? 'open' : ''}"
    tabindex=${row.isActive ? '0' : '-1'}
    aria-rowindex=${index + headRows}
    data-record=${record.id}
    data-direction=${record.direction}
    ${cssProperties({ transform: `translateY(${row.top}px)` })}
  >
    <span role="gridcell" class="time">${moment(record.time, row.now)}</span>
    ${direction(record, texts)} ${parties(record)}
    <span
      role="gridcell"
      class="remark ${remark === '' ? 'none' : ''}"
      title=${ifDefined(remark || undefined)}
      >${remark || '—'}</span
    >
    ${status(record, texts)}
    <span role="gridcell" class="duration">${formatDuration(record.durationMs)}</span>
    <span role="gridcell" class="group">${record.skillGroup?.name ?? '—'}</span>
    <span role="gridcell" class="recording">${recording(row)}</span>
    ${isOpen ? player(row) : nothing}
  </div>`;
}

function direction(record: ServiceRecord, texts: Catalogue): TemplateResult {
  const glyph = record.direction === 'inbound' ? inbound : outbound;
  const kind = record.kind === 'internal' ? html`<small>${texts['records.internal']}</small>` : nothing;
  return html`<span role="gridcell" class="direction"
    ><span class="mark">${icon(glyph, 16)}${texts[`records.${record.direction}`]}${kind}</span></span
  >`;
}

/** Numbers of the outside are masked as the centre wants; of the inside it is the colleague who counts. */
function parties({ direction, kind, colleague, callerNumber, calledNumber }: ServiceRecord): TemplateResult {
  const isInbound = direction === 'inbound';
  const other = kind === 'internal' ? (colleague?.name ?? '—') : null;
  const caller = isInbound ? (other ?? callerNumber) : formatPhoneNumber(callerNumber);
  const called = isInbound ? formatPhoneNumber(calledNumber) : (other ?? calledNumber);
  return html`<span role="gridcell" class="caller">${caller || '—'}</span
    ><span role="gridcell" class="called">${called || '—'}</span>`;
}

function status({ endStatus, transferredTo }: ServiceRecord, texts: Catalogue): TemplateResult {
  const look = lookOfEndStatus(endStatus);
  const word = texts[`endStatus.${endStatus}`];
  const title = transferredTo === null ? word : `${word} · ${texts['records.to'](transferredTo)}`;
  return html`<span role="gridcell" class="status" title=${title}
    ><span part="end-status" class="mark" data-tone=${look.tone}
      >${icon(look.glyph, 16)}<span class="word">${word}</span></span
    ></span
  >`;
}

function moment(time: number, now: number): TemplateResult {
  const date = new Date(time);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const day = `${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(pad).join(':');
  return html`<time datetime=${date.toISOString()}
    ><span class="day">${isThisYear ? day : `${date.getFullYear()}-${day}`}</span> ${clock}</time
  >`;
}

/** The button is for the hand; on the keyboard Enter on the row does the same, so Tab doesn't stop twice. */
function recording({ record, texts, isOpen, canPlay, onToggle }: RecordRow): TemplateResult {
  if (!record.hasRecording || !canPlay)
    return html`<span class="none">${texts['records.noRecording']}</span>`;
  const word = isOpen ? texts['common.close'] : texts['records.play'];
  return html`<button
    type="button"
    class="icon-button play"
    tabindex="-1"
    aria-label=${word}
    title=${word}
    aria-expanded=${isOpen ? 'true' : 'false'}
    @click=${() => onToggle(record)}
  >
    ${icon(isOpen ? close : play, 16)}
  </button>`;
}

function player({ record, workbench }: RecordRow): TemplateResult {
  return html`<div role="gridcell" class="player">
    <tccc-recording-player .workbench=${workbench} record-id=${record.id} autoplay></tccc-recording-player>
  </div>`;
}
