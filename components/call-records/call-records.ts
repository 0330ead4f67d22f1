import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { WorkbenchController } from '../../src/controllers/index.js';
import type { CallDirection, ServiceRecord } from '../../src/model/index.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { errorText } from '../internal/error-message.js';
import { icon } from '../internal/icon.js';
import { chevronLeft, chevronRight, list, search } from '../internal/icons.js';
import { selectStyles } from '../internal/select.styles.js';
import { TcccElement } from '../internal/tccc-element.js';
import { RecordSelectEvent, RecordsFilterChangeEvent } from './call-records.events.js';
import { callRecordsStyles } from './call-records.styles.js';
import { recordCardsStyles } from './record-cards.styles.js';
import { noFilter, toRecordFilter, type FilterFields } from './record-filter.js';
import { RecordList } from './record-list.js';
import { recordsTable } from './records-table.js';

export * from './call-records.events.js';

const typingMs = 300;
const directions = ['', 'inbound', 'outbound'] as const;

/**
 * @summary The agent's service records: filters, pages, and the recording of the chosen one. Rows S23, S24, S27.
 *   Define `<tccc-recording-player>` too.
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
  static override styles = [baseStyles, buttonStyles, callRecordsStyles, recordCardsStyles, selectStyles];

  readonly #desk = new WorkbenchController(this, ({ queue, phase }, { capabilities }) => ({
    queue,
    phase,
    canPlay: capabilities.centre.recordings,
  }));
  readonly #list = new RecordList(this, {
    workbench: () =>
      this.#desk.isProvided && this.#desk.value?.phase === 'signedIn' ? this.#desk.workbench : undefined,
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
      <input
        type="date"
        aria-label=${this.texts['records.dateFrom']}
        max=${ifDefined(this.fields.to || undefined)}
        .value=${this.fields.from}
        @change=${(event: Event) => this.#narrow({ from: (event.target as HTMLInputElement).value })}
      />
      <span aria-hidden="true">–</span>
      <input
        type="date"
        aria-label=${this.texts['records.dateTo']}
        min=${ifDefined(this.fields.from || undefined)}
        .value=${this.fields.to}
        @change=${(event: Event) => this.#narrow({ to: (event.target as HTMLInputElement).value })}
      />
    </span>`;
  }

  #renderDirection(direction: CallDirection | ''): TemplateResult {
    const word = direction === '' ? this.texts['records.all'] : this.texts[`records.${direction}`];
    const isChosen = this.fields.direction === direction;
    return html`<label class="segment"
      ><input
        type="radio"
        name="direction"
        value=${direction}
        .checked=${isChosen}
        @change=${() => this.#narrow({ direction })}
      /><span>${word}</span></label
    >`;
  }

  get #isNarrowed(): boolean {
    return Object.values(this.fields).some((value) => value !== '');
  }

  #renderFilters(): TemplateResult {
    return html`<div part="filters" class="filters" role="search">
      ${this.#renderDates()}
      <select
        class="select"
        aria-label=${this.texts['records.group']}
        @change=${(event: Event) => this.#narrow({ groupId: (event.target as HTMLSelectElement).value })}
      >
        <option value="" ?selected=${this.fields.groupId === ''}>${this.texts['records.allGroups']}</option>
        ${(this.#desk.value?.queue ?? []).map(
          ({ groupId, groupName }) =>
            html`<option value=${groupId} ?selected=${this.fields.groupId === groupId}>${groupName}</option>`,
        )}
      </select>
      <fieldset class="segments">
        <legend class="visually-hidden">${this.texts['records.direction']}</legend>
        ${directions.map((direction) => this.#renderDirection(direction))}
      </fieldset>
      <span class="search"
        >${icon(search, 16)}<input
          type="search"
          inputmode="tel"
          aria-label=${this.texts['records.number']}
          placeholder=${this.texts['records.numberPlaceholder']}
          .value=${this.fields.number}
          @input=${this.#handleNumber}
      /></span>
      <button
        type="button"
        class="button plain reset"
        ?hidden=${!this.#isNarrowed}
        @click=${() => this.#narrow(noFilter)}
      >
        ${this.texts['records.reset']}
      </button>
    </div>`;
  }

  #renderTable(records: readonly ServiceRecord[]): TemplateResult {
    return recordsTable({
      records,
      texts: this.texts,
      now: this.clock.now(),
      opened: this.opened,
      canPlay: this.#desk.value?.canPlay ?? false,
      workbench: this.workbench,
      onToggle: (record) => this.#toggle(record),
    });
  }

  #renderState(): TemplateResult | typeof nothing {
    const { error, isLoading, records } = this.#list;
    if (error) {
      return html`<div class="state" role="alert">
        <p><b>${this.texts['records.failed']}</b></p>
        <p>${errorText(this.texts, error.code)}</p>
        <button type="button" class="button outlined" @click=${() => void this.#list.reload()}>
          ${this.texts['records.retry']}
        </button>
      </div>`;
    }
    if (records.length > 0) return nothing;
    if (isLoading)
      return html`<div class="state" role="status"><p>${this.texts['records.loading']}</p></div>`;
    return html`<div class="state" role="status">
      <span class="sign">${icon(this.#isNarrowed ? search : list, 26)}</span>
      <p><b>${this.texts[this.#isNarrowed ? 'records.empty' : 'desk.noRecent']}</b></p>
    </div>`;
  }

  #renderPages(): TemplateResult {
    const { first, records, total, hasPrevious, hasNext, isLoading } = this.#list;
    const last = first + records.length - 1;
    return html`<nav part="pages" class="pages" aria-label=${this.texts['records.title']}>
      <span class="total" aria-live="polite">${this.texts['records.total'](total, first, last)}</span>
      <span class="loading" ?hidden=${!isLoading}>${this.texts['records.loading']}</span>
      <span class="grow"></span>
      <button
        type="button"
        class="button outlined previous"
        ?disabled=${!hasPrevious || isLoading}
        @click=${() => this.#turn('previous')}
      >
        ${icon(chevronLeft, 16)}${this.texts['records.previous']}
      </button>
      <button
        type="button"
        class="button outlined next"
        ?disabled=${!hasNext || isLoading}
        @click=${() => this.#turn('next')}
      >
        ${this.texts['records.next']}${icon(chevronRight, 16)}
      </button>
    </nav>`;
  }

  override render(): unknown {
    if (!this.#desk.isProvided) return html`<p class="state">${this.texts['desk.noProvider']}</p>`;
    const { records, isLoading, error } = this.#list;
    return html`<section part="records" class="records" aria-labelledby="title">
      <header>
        <h2 id="title">${this.texts['records.title']}</h2>
        <span>${this.texts['records.ownOnly']}</span>
      </header>
      ${this.#renderFilters()}
      <div
        class="scroll"
        tabindex="0"
        role="group"
        aria-labelledby="title"
        aria-busy=${isLoading ? 'true' : 'false'}
      >
        ${error !== null || records.length === 0 ? nothing : this.#renderTable(records)}
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
