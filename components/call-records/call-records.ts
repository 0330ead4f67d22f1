import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { WorkbenchController } from '../../src/controllers/index.js';
import { formatDuration } from '../../src/i18n/index.js';
import type { CallDirection, ServiceRecord } from '../../src/model/index.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { errorText } from '../internal/error-message.js';
import { icon } from '../internal/icon.js';
import { chevronLeft, chevronRight, close, inbound, outbound, play, search } from '../internal/icons.js';
import { TcccElement } from '../internal/tccc-element.js';
import { RecordSelectEvent, RecordsFilterChangeEvent } from './call-records.events.js';
import { callRecordsStyles } from './call-records.styles.js';
import { lookOfEndStatus } from './end-status-look.js';
import { noFilter, toRecordFilter, type FilterFields } from './record-filter.js';
import { RecordList } from './record-list.js';

export * from './call-records.events.js';

const typingMs = 300;
const directions = ['', 'inbound', 'outbound'] as const;

/**
 * @summary The agent's service records: filters, pages, and the recording of the chosen one. Rows S23, S24, S27.
 * @csspart records - Everything.
 * @csspart filters - The fields above the table.
 * @csspart table - The table.
 * @csspart row - One record.
 * @csspart end-status - 接入状态.
 * @csspart pages - 上一页 and 下一页.
 * @fires {RecordSelectEvent} tccc-record-select - When the agent opens or closes a record; `record` or `null`.
 * @fires {RecordsFilterChangeEvent} tccc-records-filter-change - When the agent narrows the list; `filter`.
 */
export class TcccCallRecords extends TcccElement {
  static override styles = [baseStyles, buttonStyles, callRecordsStyles];

  readonly #desk = new WorkbenchController(this, ({ queue, phase }, { capabilities }) => ({
    queue,
    phase,
    canPlay: capabilities.centre.recordings,
  }));
  readonly #list = new RecordList(this, {
    workbench: () => (this.#desk.isProvided && this.#desk.value?.phase === 'signedIn' ? this.#desk.workbench : undefined),
    limit: () => this.limit,
  });

  /** Records a page, 1 to 200. @defaultValue 50 */
  @property({ type: Number }) limit = 50;

  @state() private fields: FilterFields = noFilter;
  @state() private opened: string | null = null;

  #cancelTyping: (() => void) | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancelTyping?.();
  }

  #narrow(change: Partial<FilterFields>): void {
    this.#cancelTyping?.();
    this.fields = { ...this.fields, ...change };
    this.opened = null;
    const filter = toRecordFilter(this.fields);
    this.dispatchEvent(new RecordsFilterChangeEvent(filter));
    void this.#list.show(filter);
  }

  readonly #handleNumber = (event: Event): void => {
    const number = (event.target as HTMLInputElement).value;
    this.fields = { ...this.fields, number };
    this.#cancelTyping?.();
    this.#cancelTyping = this.clock.after(typingMs, () => this.#narrow({ number }));
  };

  #toggle(record: ServiceRecord): void {
    this.opened = this.opened === record.id ? null : record.id;
    this.dispatchEvent(new RecordSelectEvent(this.opened === null ? null : record));
  }

  #turn(direction: 'next' | 'previous'): void {
    this.opened = null;
    void this.#list[direction]();
  }

  #renderDates(): TemplateResult {
    return html`<span class="dates">
      <input type="date" aria-label=${this.texts['records.dateFrom']} max=${this.fields.to || nothing} .value=${this.fields.from}
        @change=${(event: Event) => this.#narrow({ from: (event.target as HTMLInputElement).value })} />
      <span aria-hidden="true">–</span>
      <input type="date" aria-label=${this.texts['records.dateTo']} min=${this.fields.from || nothing} .value=${this.fields.to}
        @change=${(event: Event) => this.#narrow({ to: (event.target as HTMLInputElement).value })} />
    </span>`;
  }

  #renderDirection(direction: CallDirection | ''): TemplateResult {
    const word = direction === '' ? this.texts['records.all'] : this.texts[`records.${direction}`];
    const isChosen = this.fields.direction === direction;
    return html`<label class="segment"
      ><input type="radio" name="direction" value=${direction} .checked=${isChosen} @change=${() => this.#narrow({ direction })} /><span>${word}</span></label
    >`;
  }

  #renderFilters(): TemplateResult {
    const isNarrowed = Object.values(this.fields).some((value) => value !== '');
    return html`<div part="filters" class="filters" role="search">
      ${this.#renderDates()}
      <select aria-label=${this.texts['records.group']} @change=${(event: Event) => this.#narrow({ groupId: (event.target as HTMLSelectElement).value })}>
        <option value="" ?selected=${this.fields.groupId === ''}>${this.texts['records.allGroups']}</option>
        ${(this.#desk.value?.queue ?? []).map(
          ({ groupId, groupName }) => html`<option value=${groupId} ?selected=${this.fields.groupId === groupId}>${groupName}</option>`,
        )}
      </select>
      <fieldset class="segments"><legend class="visually-hidden">${this.texts['records.direction']}</legend>${directions.map((direction) => this.#renderDirection(direction))}</fieldset>
      <span class="search">${icon(search, 16)}<input type="search" inputmode="tel" aria-label=${this.texts['records.number']} placeholder=${this.texts['records.numberPlaceholder']} .value=${this.fields.number} @input=${this.#handleNumber} /></span>
      <button type="button" class="button plain reset" ?hidden=${!isNarrowed} @click=${() => this.#narrow(noFilter)}>${this.texts['records.reset']}</button>
    </div>`;
  }

  #renderTime(time: number): TemplateResult {
    const date = new Date(time);
    const pad = (value: number): string => String(value).padStart(2, '0');
    const day = `${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
    const isThisYear = date.getFullYear() === new Date(this.clock.now()).getFullYear();
    const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(pad).join(':');
    return html`<time datetime=${date.toISOString()}><span class="day">${isThisYear ? day : `${date.getFullYear()}-${day}`}</span> ${clock}</time>`;
  }

  #renderRecording(record: ServiceRecord): TemplateResult {
    if (!record.hasRecording || !this.#desk.value?.canPlay) return html`<span class="none">${this.texts['records.noRecording']}</span>`;
    const isOpen = this.opened === record.id;
    const word = isOpen ? this.texts['common.close'] : this.texts['records.play'];
    return html`<button type="button" class="icon-button play" aria-label=${word} title=${word} aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => this.#toggle(record)}>
      ${icon(isOpen ? close : play, 16)}
    </button>`;
  }

  #renderRow(record: ServiceRecord): TemplateResult {
    const look = lookOfEndStatus(record.endStatus);
    const isOpen = this.opened === record.id;
    return html`<tr part="row" role="row" data-record=${record.id} data-direction=${record.direction} class=${isOpen ? 'open' : ''}>
        <td role="cell" class="time">${this.#renderTime(record.time)}</td>
        <td role="cell" class="direction"><span class="mark">${icon(record.direction === 'inbound' ? inbound : outbound, 16)}${this.texts[`records.${record.direction}`]}</span></td>
        <td role="cell" class="caller" data-label=${this.texts['records.caller']}>${record.callerNumber}</td>
        <td role="cell" class="called" data-label=${this.texts['records.called']}>${record.calledNumber}</td>
        <td role="cell" class="remark" title=${record.remark}>${record.remark || '—'}</td>
        <td role="cell" class="status"><span part="end-status" class="mark" data-tone=${look.tone}>${icon(look.glyph, 16)}${this.texts[`endStatus.${record.endStatus}`]}</span></td>
        <td role="cell" class="duration">${formatDuration(record.durationMs)}</td>
        <td role="cell" class="group">${record.skillGroup?.name ?? '—'}</td>
        <td role="cell" class="recording">${this.#renderRecording(record)}</td>
      </tr>
      ${isOpen
        ? html`<tr role="row" class="player"><td role="cell" colspan="9"><tccc-recording-player .workbench=${this.workbench} record-id=${record.id} autoplay></tccc-recording-player></td></tr>`
        : nothing}`;
  }

  #renderHead(): TemplateResult {
    const { texts } = this;
    const names = [texts['records.direction'], texts['records.caller'], texts['records.called'], texts['records.remark'], texts['records.endStatus']];
    return html`<thead role="rowgroup"><tr role="row">
      <th role="columnheader" scope="col" aria-sort="descending">${texts['records.time']} ↓</th>
      ${names.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}
      <th role="columnheader" scope="col" class="duration">${texts['records.duration']}</th>
      <th role="columnheader" scope="col">${texts['records.group']}</th>
      <th role="columnheader" scope="col" class="recording">${texts['records.recording']}</th>
    </tr></thead>`;
  }

  #renderState(): TemplateResult | typeof nothing {
    const { error, isLoading, records } = this.#list;
    if (error) {
      return html`<div class="state" role="alert">
        <p><b>${this.texts['records.failed']}</b></p>
        <p>${errorText(this.texts, error.code)}</p>
        <button type="button" class="button outlined" @click=${() => void this.#list.reload()}>${this.texts['records.retry']}</button>
      </div>`;
    }
    if (records.length > 0) return nothing;
    return html`<div class="state" role="status"><p>${isLoading ? this.texts['records.loading'] : this.texts['records.empty']}</p></div>`;
  }

  #renderPages(): TemplateResult {
    const { first, records, total, hasPrevious, hasNext, isLoading } = this.#list;
    const last = first + records.length - 1;
    return html`<nav part="pages" class="pages" aria-label=${this.texts['records.title']}>
      <span class="total" aria-live="polite">${this.texts['records.total'](total, first, last)}</span>
      <span class="loading" ?hidden=${!isLoading}>${this.texts['records.loading']}</span>
      <span class="grow"></span>
      <button type="button" class="button outlined previous" ?disabled=${!hasPrevious || isLoading} @click=${() => this.#turn('previous')}>${icon(chevronLeft, 16)}${this.texts['records.previous']}</button>
      <button type="button" class="button outlined next" ?disabled=${!hasNext || isLoading} @click=${() => this.#turn('next')}>${this.texts['records.next']}${icon(chevronRight, 16)}</button>
    </nav>`;
  }

  override render(): unknown {
    if (!this.#desk.isProvided) return html`<p class="state">${this.texts['desk.noProvider']}</p>`;
    const { records, isLoading, error } = this.#list;
    return html`<section part="records" class="records" aria-labelledby="title">
      <header><h2 id="title">${this.texts['records.title']}</h2><span>${this.texts['records.ownOnly']}</span></header>
      ${this.#renderFilters()}
      <div class="scroll" tabindex="0" role="group" aria-labelledby="title" aria-busy=${isLoading ? 'true' : 'false'}>
        <table part="table" role="table" aria-labelledby="title" ?hidden=${error !== null || records.length === 0}>
          ${this.#renderHead()}
          <tbody role="rowgroup">${repeat(records, ({ id }) => id, (record) => this.#renderRow(record))}</tbody>
        </table>
        ${this.#renderState()}
      </div>
      ${this.#renderPages()}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-call-records': TcccCallRecords;
  }
}
