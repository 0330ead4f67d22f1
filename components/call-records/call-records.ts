import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { WorkbenchController } from '../../src/controllers/index.js';
import type { TextPart } from '../../src/i18n/catalogues.js';
import type { RecordFilter, ServiceRecord } from '../../src/model/index.js';
import { baseStyles } from '../internal/base.styles.js';
import { cssProperties } from '../internal/css-properties.js';
import { buttonStyles } from '../internal/button.styles.js';
import { CommandController } from '../internal/command-controller.js';
import { errorMessage, errorText } from '../internal/error-message.js';
import { icon } from '../internal/icon.js';
import { alert, download, list, search } from '../internal/icons.js';
import { selectStyles } from '../internal/select.styles.js';
import { NeededElements } from '../internal/needed-elements.js';
import { TcccElement } from '../internal/tccc-element.js';
import { RecordSelectEvent, RecordsFilterChangedEvent } from './call-records.events.js';
import { callRecordsStyles } from './call-records.styles.js';
import { readNumber, readRecordFilter, withValue, writeRecordFilter } from './record-filter.js';
import { recordFilters } from './record-filters.js';
import { RecordList } from './record-list.js';
import { recordHead, recordRow } from './record-row.js';
import { recordRowStyles } from './record-row.styles.js';
import { rowAfterKey } from './row-keys.js';
import { RowScroller } from './row-scroller.js';

export * from './call-records.events.js';
export {
  readRecordFilter,
  writeRecordFilter,
  type ReadFilter,
  type RecordFilterInput,
} from './record-filter.js';

const typingMs = 300;
/** The next page is fetched when so many rows are left below. */
const ahead = 40;

/**
 * The agent's service records, any number of them: pages are fetched while somebody scrolls, and only the rows in sight are
 * drawn. New records appear on top without moving what is looked at. Rows S23, S24, S27.
 * Define `<tccc-recording-player>` too.
 *
 * @summary 服务记录.
 * @csspart records - Everything.
 * @csspart filters - The fields above the list.
 * @csspart export - 导出 CSV.
 * @csspart table - The list.
 * @csspart row - One record.
 * @csspart end-status - 接入状态.
 * @csspart fresh - The button that leads to new records above.
 * @fires {RecordSelectEvent} tccc-record-select - When the agent opens or closes a record; `record` or `null`.
 * @fires {RecordsFilterChangedEvent} tccc-records-filter-changed - When the agent narrows the list; `filter` and `query`.
 *
 * @example
 * <tccc-call-records filter="direction=inbound&from=2024-04-01"></tccc-call-records>
 */
export class TcccCallRecords extends TcccElement {
  static override readonly textParts: readonly TextPart[] = ['common', 'records'];
  static override styles = [baseStyles, buttonStyles, callRecordsStyles, recordRowStyles, selectStyles];

  readonly #desk = new WorkbenchController(this, ({ settings, queue, phase }, { capabilities }) => ({
    groups: settings?.groups,
    queue,
    phase,
    canPlay: capabilities.centre.recordings,
  }));
  readonly #commands = new CommandController(this);
  readonly #list = new RecordList(this, {
    workbench: () =>
      this.#desk.isProvided && this.#desk.value?.phase === 'signedIn' ? this.#desk.workbench : undefined,
    limit: () => this.limit,
    filter: () => this.#filter,
    onPrepend: (count) => this.#handlePrepend(count),
  });
  readonly #rows = new RowScroller(this, {
    scroller: () => this.scroller,
    player: () => this.player,
    count: () => this.#list.records.length,
    openIndex: () => this.#list.indexOf(this.opened),
    activeIndex: () => this.#list.indexOf(this.active),
  });

  /** Records a page, 1 to 200. @defaultValue 100 */
  @property({ type: Number }) limit = 100;

  /**
   * What the list is narrowed to: a `RecordFilter`, or the query of an address with `from`, `to` (days), `group`, `direction`,
   * `kind`, `status`, `number`. A host may preset it from its own address; the agent's choices come back in
   * `tccc-records-filter-changed`.
   */
  @property() filter: RecordFilter | string = {};

  @state() private opened: string | null = null;
  /** The record that Tab leads to. */
  @state() private active: string | null = null;
  @state() private typed = '';
  @state() private ignored: readonly string[] = [];
  @state() private isUnfolded = false;
  @state() private isExporting = false;
  /** New records above what is looked at. */
  @state() private fresh = 0;

  @query('.scroll') private scroller!: HTMLElement | null;
  @query('.player') private player!: HTMLElement | null;

  #filter: RecordFilter = {};
  #cancelTyping: (() => void) | undefined;
  #focusAfterUpdate = false;

  constructor() {
    super();
    new NeededElements(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancelTyping?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('filter')) this.#preset();
    if (this.#rows.isAtTop) this.fresh = 0;
    const { records, hasMore, error } = this.#list;
    if (hasMore && !error && this.#rows.window.last + ahead >= records.length) void this.#list.more();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.#focusAfterUpdate) return;
    this.#focusAfterUpdate = false;
    this.renderRoot.querySelector<HTMLElement>('.row[tabindex="0"]')?.focus({ preventScroll: true });
  }

  /** A host may write a filter that means nothing: what does is used, the rest is named. */
  #preset(): void {
    const { filter, ignored } = readRecordFilter(this.filter);
    if (writeRecordFilter(filter) === writeRecordFilter(this.#filter) && ignored.length === 0) return;
    this.ignored = ignored;
    this.typed = filter.number ?? '';
    this.#show(filter);
  }

  #narrow(filter: RecordFilter): void {
    this.#cancelTyping?.();
    this.ignored = [];
    this.#show(filter);
    this.filter = filter;
    this.dispatchEvent(new RecordsFilterChangedEvent({ filter, query: writeRecordFilter(filter) }));
  }

  #show(filter: RecordFilter): void {
    this.#filter = filter;
    this.opened = null;
    this.active = null;
    this.#rows.reset();
    void this.#list.show();
  }

  readonly #handleType = (typed: string): void => {
    this.typed = typed;
    this.#cancelTyping?.();
    this.#cancelTyping = this.clock.after(typingMs, () =>
      this.#narrow(withValue(this.#filter, 'number', readNumber(typed) ?? '')),
    );
  };

  readonly #handleReset = (): void => {
    this.typed = '';
    this.#narrow({});
  };

  /** Nothing moves under a hand or below what is being read: then new records wait above. */
  #handlePrepend(count: number): void {
    const isLookedAt = this.opened !== null || (this.scroller?.matches(':hover, :focus-within') ?? false);
    if (this.#rows.isAtTop && !isLookedAt) return;
    this.#rows.holdStill(count);
    this.fresh += count;
  }

  readonly #handleFresh = (): void => {
    this.fresh = 0;
    this.#rows.reset();
    this.active = this.#list.records[0]?.id ?? null;
    this.#focusAfterUpdate = true;
  };

  readonly #toggle = (record: ServiceRecord): void => {
    this.opened = this.opened === record.id ? null : record.id;
    this.active = record.id;
    this.dispatchEvent(new RecordSelectEvent(this.opened === null ? null : record));
  };

  readonly #handleExport = async (): Promise<void> => {
    this.isExporting = true;
    await this.#commands.run(null, async () => {
      const { workbench } = this.#desk;
      const href = await workbench.recordsExportUrl(this.#filter, this.language);
      Object.assign(document.createElement('a'), { href, download: '' }).click();
    });
    this.isExporting = false;
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && this.opened !== null) return this.#closePlayer(event);
    if (!target.matches('.row')) return;
    const { records } = this.#list;
    const index = this.#list.indexOf(target.dataset['record'] ?? null);
    const record = records[index];
    if (!record) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (record.hasRecording && this.#desk.value?.canPlay) this.#toggle(record);
      return;
    }
    const next = rowAfterKey(event.key, index, { count: records.length, page: this.#rows.rowsPerPage });
    if (next === null) return;
    event.preventDefault();
    this.#focusRow(next);
  };

  #closePlayer(event: KeyboardEvent): void {
    event.stopPropagation();
    const index = this.#list.indexOf(this.opened);
    this.opened = null;
    this.dispatchEvent(new RecordSelectEvent(null));
    if (index >= 0) this.#focusRow(index);
  }

  #focusRow(index: number): void {
    this.active = this.#list.records[index]?.id ?? null;
    this.#rows.reveal(index);
    this.#focusAfterUpdate = true;
    this.requestUpdate();
  }

  readonly #handleFocus = (event: FocusEvent): void => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('.row');
    if (row) this.active = row.dataset['record'] ?? null;
  };

  #renderHeader(): TemplateResult {
    const { texts } = this;
    return html`<header>
      <h2 id="title">${texts['records.title']}</h2>
      <span>${texts['records.ownOnly']}</span>
      <span class="grow"></span>
      <button
        type="button"
        part="export"
        class="button outlined"
        aria-busy=${this.isExporting ? 'true' : 'false'}
        @click=${this.#handleExport}
      >
        ${icon(download, 16)}<span>${texts['records.export']}</span>
      </button>
    </header>`;
  }

  #renderFilters(): TemplateResult {
    const { groups, queue = [] } = this.#desk.value ?? {};
    return recordFilters({
      texts: this.texts,
      filter: this.#filter,
      number: this.typed,
      groups: groups ?? queue.map(({ groupId, groupName }) => ({ id: groupId, name: groupName })),
      isOpen: this.isUnfolded,
      onChange: (change) => this.#narrow(change(this.#filter)),
      onType: this.#handleType,
      onReset: this.#handleReset,
      onFold: () => (this.isUnfolded = !this.isUnfolded),
    });
  }

  #renderRows(): TemplateResult {
    const { records, total } = this.#list;
    const { rows, height, first } = this.#rows.window;
    const active = this.active ?? records[first]?.id;
    const drawn = rows.flatMap(({ index, top }) => {
      const record = records[index];
      return record ? [{ record, index, top }] : [];
    });
    return html`<div
      part="table"
      role="grid"
      aria-labelledby="title"
      aria-rowcount=${total + 1}
      aria-colcount="9"
      aria-busy=${this.#list.isLoading ? 'true' : 'false'}
      @keydown=${this.#handleKey}
      @focusin=${this.#handleFocus}
    >
      ${recordHead(this.texts)}
      <div role="rowgroup" class="body" ${cssProperties({ 'block-size': `${height}px` })}>
        ${repeat(
          drawn,
          ({ record }) => record.id,
          ({ record, index, top }) =>
            recordRow({
              record,
              index,
              top,
              texts: this.texts,
              now: this.clock.now(),
              isOpen: this.opened === record.id,
              isActive: active === record.id,
              canPlay: this.#desk.value?.canPlay ?? false,
              workbench: this.workbench,
              onToggle: this.#toggle,
            }),
        )}
      </div>
    </div>`;
  }

  #renderError(): TemplateResult | typeof nothing {
    const { error } = this.#list;
    if (!error) return nothing;
    return html`<div class="state" role="alert">
      <p><b>${this.texts['records.failed']}</b></p>
      <p>${errorText(this.texts, error.code)}</p>
      <button type="button" class="button outlined" @click=${() => void this.#list.retry()}>
        ${this.texts['records.retry']}
      </button>
    </div>`;
  }

  #renderEmpty(): TemplateResult {
    const { isLoading } = this.#list;
    if (isLoading)
      return html`<div class="state" role="status"><p>${this.texts['records.loading']}</p></div>`;
    const isNarrowed = Object.keys(this.#filter).length > 0;
    return html`<div class="state" role="status">
      <span class="sign">${icon(isNarrowed ? search : list, 26)}</span>
      <p><b>${this.texts[isNarrowed ? 'records.empty' : 'desk.noRecent']}</b></p>
    </div>`;
  }

  #renderList(): TemplateResult {
    const { records, error, hasMore } = this.#list;
    if (records.length === 0) return error ? html`${this.#renderError()}` : this.#renderEmpty();
    const more = hasMore ? html`<p class="more">${this.texts['records.more']}</p>` : nothing;
    return html`${this.#renderRows()}${error ? this.#renderError() : more}`;
  }

  #renderNotices(): TemplateResult {
    const { ignored, texts } = this;
    const { error } = this.#commands;
    return html`${error ? errorMessage(texts, error, 'export-error') : nothing}
    ${
      ignored.length > 0
        ? html`<p class="message warning" role="alert">
            ${icon(alert, 16)}<span>${texts['records.ignored'](ignored.join(', '))}</span>
          </p>`
        : nothing
    }`;
  }

  override render(): unknown {
    if (!this.#desk.isProvided) return html`<p class="state">${this.texts['desk.noProvider']}</p>`;
    const { texts } = this;
    return html`<section
      part="records"
      class="records"
      data-layout=${this.#rows.layout}
      aria-labelledby="title"
    >
      ${this.#renderHeader()} ${this.#renderFilters()} ${this.#renderNotices()}
      <div class="stage">
        <button
          type="button"
          part="fresh"
          class="button primary fresh"
          ?hidden=${this.fresh === 0}
          @click=${this.#handleFresh}
        >
          ${texts['records.fresh'](this.fresh)}
        </button>
        <div class="scroll" @scroll=${this.#rows.handleScroll}>${this.#renderList()}</div>
      </div>
      <p class="total" role="status">${texts['records.count'](this.#list.total)}</p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-call-records': TcccCallRecords;
  }
}
