import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import { formatDuration, type Catalogue } from '../../src/i18n/index.js';
import { formatPhoneNumber, type ServiceRecord } from '../../src/model/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import { icon } from '../internal/icon.js';
import { close, inbound, outbound, play } from '../internal/icons.js';
import { lookOfEndStatus } from './end-status-look.js';

/** What the table draws, and whom it tells of a press. */
export interface RecordsTable {
  readonly records: readonly ServiceRecord[];
  readonly texts: Catalogue;
  /** The page's time, milliseconds: days of another year show their year. */
  readonly now: number;
  /** The record whose recording is open. */
  readonly opened: string | null;
  readonly canPlay: boolean;
  readonly workbench: Workbench | undefined;
  readonly onToggle: (record: ServiceRecord) => void;
}

/** The columns of row S24. Roles are spelled out because narrow layouts lay the rows out as cards. */
export function recordsTable(table: RecordsTable): TemplateResult {
  return html`<table part="table" role="table" aria-labelledby="title">
    ${head(table.texts)}
    <tbody role="rowgroup">
      ${repeat(
        table.records,
        ({ id }) => id,
        (record) =>
          html`${row(record, table)}${table.opened === record.id ? player(record, table) : nothing}`,
      )}
    </tbody>
  </table>`;
}

function head(texts: Catalogue): TemplateResult {
  const names = [
    texts['records.direction'],
    texts['records.caller'],
    texts['records.called'],
    texts['records.remark'],
    texts['records.endStatus'],
  ];
  return html`<thead role="rowgroup">
    <tr role="row">
      <th role="columnheader" scope="col" aria-sort="descending">${texts['records.time']} ↓</th>
      ${names.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}
      <th role="columnheader" scope="col" class="duration">${texts['records.duration']}</th>
      <th role="columnheader" scope="col">${texts['records.group']}</th>
      <th role="columnheader" scope="col" class="recording">${texts['records.recording']}</th>
    </tr>
  </thead>`;
}

function row(record: ServiceRecord, table: RecordsTable): TemplateResult {
  const { direction, remark, endStatus } = record;
  const { texts } = table;
  const isInbound = direction === 'inbound';
  const look = lookOfEndStatus(endStatus);
  return html`<tr
    part="row"
    role="row"
    data-record=${record.id}
    data-direction=${direction}
    class=${table.opened === record.id ? 'open' : ''}
  >
    <td role="cell" class="time">${moment(record.time, table.now)}</td>
    <td role="cell" class="direction">
      <span class="mark">${icon(isInbound ? inbound : outbound, 16)}${texts[`records.${direction}`]}</span>
    </td>
    <td role="cell" class="caller">
      ${isInbound ? record.callerNumber : formatPhoneNumber(record.callerNumber)}
    </td>
    <td role="cell" class="called">
      ${isInbound ? formatPhoneNumber(record.calledNumber) : record.calledNumber}
    </td>
    <td role="cell" class="remark ${remark === '' ? 'none' : ''}" title=${ifDefined(remark || undefined)}>
      ${remark || '—'}
    </td>
    <td role="cell" class="status">
      <span part="end-status" class="mark" data-tone=${look.tone}
        >${icon(look.glyph, 16)}${texts[`endStatus.${endStatus}`]}</span
      >
    </td>
    <td role="cell" class="duration">${formatDuration(record.durationMs)}</td>
    <td role="cell" class="group">${record.skillGroup?.name ?? '—'}</td>
    <td role="cell" class="recording">${recording(record, table)}</td>
  </tr>`;
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

function recording(
  record: ServiceRecord,
  { texts, opened, canPlay, onToggle }: RecordsTable,
): TemplateResult {
  if (!record.hasRecording || !canPlay)
    return html`<span class="none">${texts['records.noRecording']}</span>`;
  const isOpen = opened === record.id;
  const word = isOpen ? texts['common.close'] : texts['records.play'];
  return html`<button
    type="button"
    class="icon-button play"
    aria-label=${word}
    title=${word}
    aria-expanded=${isOpen ? 'true' : 'false'}
    @click=${() => onToggle(record)}
  >
    ${icon(isOpen ? close : play, 16)}
  </button>`;
}

function player(record: ServiceRecord, { workbench }: RecordsTable): TemplateResult {
  return html`<tr role="row" class="player">
    <td role="cell" colspan="9">
      <tccc-recording-player .workbench=${workbench} record-id=${record.id} autoplay></tccc-recording-player>
    </td>
  </tr>`;
}
