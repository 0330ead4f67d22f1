import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ClockController, WorkbenchController } from '../../src/controllers/index.js';
import type { Colleague, Directory, GroupStatus, TransferTarget } from '../../src/model/index.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { CommandController } from '../internal/command-controller.js';
import { elementClock } from '../internal/element-clock.js';
import { errorMessage } from '../internal/error-message.js';
import { fieldStyles } from '../internal/field.styles.js';
import { handsToNumber } from '../internal/hands-to-number.js';
import { icon } from '../internal/icon.js';
import { search } from '../internal/icons.js';
import { presenceGlyphStyles } from '../internal/presence-glyph.js';
import { RovingFocusController } from '../internal/roving-focus-controller.js';
import { selectStyles } from '../internal/select.styles.js';
import { TcccElement } from '../internal/tccc-element.js';
import { tooltipStyles } from '../internal/tooltip.styles.js';
import { absentDirectory } from './absent-directory.js';
import { directoryActions, type DirectoryDesk } from './directory-actions.js';
import { findColleagues, findGroups, RowOrder, type DirectoryQuery } from './directory-filter.js';
import {
  InternalCallPlacedEvent,
  InternalCallRequestEvent,
  TransferRequestEvent,
} from './directory.events.js';
import { agentRow, everybodyRow, groupRow, whyNotRung, whyNotTaken } from './directory-rows.js';
import { DirectoryWatch } from './directory-watch.js';
import { numberTarget } from './number-target.js';
import { directoryStyles } from './directory.styles.js';

export * from './directory.events.js';

/** What the directory is for: 内部呼叫, or a transfer. */
export type DirectoryMode = 'internal' | 'transfer';

/** So many rows are drawn before the agent asks for more: a search is quicker than a long list. */
const pageSize = 100;

/**
 * @summary Colleagues and skill groups with what they do right now: for 内部呼叫 and for handing a call over. Rows S20, S21.
 * @slot actions - More buttons beside its own, for example 取消.
 * @csspart search - The field to find agents and groups.
 * @csspart number - The field for a number, where a centre has no directory and hands calls to any number.
 * @csspart groups - The skill groups.
 * @csspart group - One skill group, with its queue.
 * @csspart agents - The agents.
 * @csspart agent - One agent.
 * @csspart glyph - The shape of an agent's presence.
 * @csspart state - The presence in words, and since when.
 * @csspart reason - Why an agent can't be chosen.
 * @csspart call-online - 在线呼叫.
 * @csspart call-mobile - 拨打座席手机.
 * @csspart transfer - 转接.
 * @fires {TransferRequestEvent} tccc-transfer-request - Before a call is handed over; `callId` and `to`, cancelable.
 * @fires {InternalCallRequestEvent} tccc-internal-call-request - Before a colleague is called; `agentId` and `useMobile`, cancelable.
 * @fires {InternalCallPlacedEvent} tccc-internal-call-placed - After the centre took the internal call; `callId`.
 */
export class TcccDirectory extends TcccElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    tooltipStyles,
    presenceGlyphStyles,
    directoryStyles,
    selectStyles,
  ];

  readonly #desk = new WorkbenchController(
    this,
    (
      { directory, connection, error, clockOffsetMs, pending, mobile },
      { can, capabilities },
    ): DirectoryDesk => ({
      directory,
      connection,
      error,
      clockOffsetMs,
      isOffered: capabilities.centre.directory,
      isByNumber: handsToNumber({ capabilities }),
      isPending:
        pending.includes('place-call') || (this.callId !== '' && pending.includes(`transfer:${this.callId}`)),
      mayTransfer: can.transfer(this.callId),
      isDiallingByMobile: mobile?.isDialling ?? false,
    }),
  );
  readonly #clock = new ClockController(this, {
    clock: elementClock(this),
    isNeeded: () => (this.#desk.value?.directory ?? null) !== null,
    offsetMs: () => this.#desk.value?.clockOffsetMs ?? 0,
  });
  readonly #command = new CommandController(this);
  readonly #watch = new DirectoryWatch(this, () =>
    this.#desk.isProvided ? this.#desk.workbench : undefined,
  );
  readonly #order = new RowOrder();
  readonly #targets = new RovingFocusController(this, {
    items: () => this.#rows('.targets'),
    start: () => this.#rows('.targets').findIndex((row) => row.ariaSelected === 'true'),
  });
  readonly #groups = new RovingFocusController(this, {
    items: () => this.#rows('.narrowing'),
    start: () => this.#rows('.narrowing').findIndex((row) => row.ariaSelected === 'true'),
  });

  /** What it is for. @defaultValue 'internal' */
  @property({ reflect: true }) mode: DirectoryMode = 'internal';

  /** Whom a call is handed to: 转座席 or 转技能组. Only with the mode `transfer`. @defaultValue 'agent' */
  @property({ reflect: true }) target: TransferTarget['kind'] = 'agent';

  /** The call to hand over. */
  @property({ attribute: 'call-id' }) callId = '';

  @state() private text = '';
  @state() private groupId: string | null = null;
  @state() private chosenId: string | null = null;
  @state() private shownCount = pageSize;

  @query('input') private input!: HTMLInputElement | null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('mode') || changed.has('target') || changed.has('callId')) this.#startAnew();
    if (!this.#desk.value?.directory) this.#order.reset();
  }

  /** Puts the focus into the search. */
  override focus(options?: FocusOptions): void {
    this.input?.focus(options);
  }

  /** A search or a choice made for one purpose says nothing about another. */
  #startAnew(): void {
    this.text = '';
    this.groupId = null;
    this.chosenId = null;
    this.shownCount = pageSize;
    this.#command.clear();
  }

  get #isForGroups(): boolean {
    return this.mode === 'transfer' && this.target === 'group';
  }

  #rows(list: string): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>(`${list} [role="option"]`)];
  }

  #search(query: Partial<DirectoryQuery>): void {
    if (query.text !== undefined) this.text = query.text;
    if (query.groupId !== undefined) this.groupId = query.groupId;
    this.shownCount = pageSize;
  }

  #choose(id: string): void {
    this.chosenId = id;
    this.#command.clear();
  }

  #type(number: string): void {
    this.text = number;
    this.#command.clear();
  }

  async #transfer(id: string): Promise<void> {
    const { callId, target: kind } = this;
    const to: TransferTarget = { kind, id };
    await this.#command.run(new TransferRequestEvent({ callId, to }), () =>
      this.#desk.workbench.transfer(callId, to),
    );
  }

  async #call(agentId: string, useMobile: boolean): Promise<void> {
    const placed: { callId?: string } = {};
    await this.#command.run(new InternalCallRequestEvent({ agentId, useMobile }), async () => {
      placed.callId = await this.#desk.workbench.callColleague({ agentId, useMobile });
    });
    if (placed.callId === undefined) return;
    this.dispatchEvent(new InternalCallPlacedEvent({ callId: placed.callId }));
  }

  /** Enter and the space bar choose the row under the focus. */
  readonly #handleListKeyDown = (event: KeyboardEvent): void => {
    const row = event.target;
    if (!(row instanceof HTMLElement) || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    row.click();
  };

  /** From the search the arrow goes down into what was found. */
  readonly #handleSearchKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.#targets.focus(this.#rows('.targets')[0]);
  };

  readonly #handleSearch = (): void => this.#search({ text: this.input?.value ?? '' });

  readonly #handleGroup = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) this.#search({ groupId: event.target.value || null });
  };

  readonly #handleMore = (): void => {
    this.shownCount += pageSize;
  };

  #renderSearch(): TemplateResult {
    const words = this.texts[this.#isForGroups ? 'directory.searchGroups' : 'directory.search'];
    return html`<label class="search" part="search">
      ${icon(search, 16)}
      <input
        type="search"
        autocomplete="off"
        spellcheck="false"
        aria-label=${words}
        placeholder=${words}
        .value=${this.text}
        @input=${this.#handleSearch}
        @keydown=${this.#handleSearchKeyDown}
      />
    </label>`;
  }

  #renderGroupTargets(directory: Directory): TemplateResult {
    const { texts } = this;
    const groups = findGroups(directory, this.text);
    return html`<div class="pane targets">
      <div class="head">
        <h3>${texts['directory.groups']}</h3>
        <span>${texts['directory.waiting']}</span>
      </div>
      ${this.#renderList(
        'groups',
        groups.length === 0 ? texts['directory.noGroups'] : '',
        groups.map((group) => this.#renderGroupTarget(group)),
      )}
    </div>`;
  }

  #renderGroupTarget(group: GroupStatus): TemplateResult {
    const why = whyNotTaken(group, this.texts);
    return groupRow(group, {
      texts: this.texts,
      now: this.#clock.now,
      isChosen: group.id === this.chosenId,
      why,
      hasRadio: true,
      choose: () => why === '' && this.#choose(group.id),
    });
  }

  #renderNarrowing(directory: Directory): TemplateResult {
    const { texts } = this;
    const narrow = (groupId: string | null): void => this.#search({ groupId });
    const rows = [
      everybodyRow(texts, {
        isChosen: this.groupId === null,
        count: directory.colleagues.length,
        choose: () => narrow(null),
      }),
      ...directory.groups.map((group) =>
        groupRow(group, {
          texts,
          now: this.#clock.now,
          isChosen: group.id === this.groupId,
          why: '',
          hasRadio: false,
          choose: () => narrow(group.id),
        }),
      ),
    ];
    return html`<div class="pane narrowing">
      <div class="head">
        <h3>${texts['directory.groups']}</h3>
        <span>${texts['directory.waiting']}</span>
      </div>
      ${this.#renderList('groups', '', rows)}
    </div>`;
  }

  /** Where there is no room for two lists, the groups narrow the list from a menu. */
  #renderNarrowingMenu({ groups }: Directory): TemplateResult {
    const { texts } = this;
    return html`<div class="narrow-groups">
      <select class="select" aria-label=${texts['directory.groups']} @change=${this.#handleGroup}>
        <option value="" ?selected=${this.groupId === null}>${texts['directory.everybody']}</option>
        ${groups.map(
          ({ id, name }) => html`<option value=${id} ?selected=${id === this.groupId}>${name}</option>`,
        )}
      </select>
    </div>`;
  }

  #renderAgents(directory: Directory): TemplateResult {
    const { texts, mode, text, groupId } = this;
    const found = this.#order.sort(findColleagues(directory, { text, groupId }), { text, groupId });
    const reachable = found.filter(({ isReachable }) => isReachable).length;
    const name = directory.groups.find(({ id }) => id === groupId)?.name ?? texts['directory.everybody'];
    const hidden = found.length - this.shownCount;
    const empty = found.length === 0 ? texts['directory.noAgents'] : '';
    const count = texts['directory.count'](name, found.length);
    return html`<div class="pane targets">
      <div class="head">
        <h3>${count}</h3>
        <span>${texts[mode === 'transfer' ? 'directory.reachable' : 'directory.callable'](reachable)}</span>
      </div>
      <p class="visually-hidden" role="status">${text ? empty || count : ''}</p>
      ${this.#renderList(
        'agents',
        empty,
        found.slice(0, this.shownCount).map((colleague) => this.#renderAgent(colleague)),
      )}
      ${hidden > 0 ? html`<button type="button" class="button plain more" @click=${this.#handleMore}>${texts['directory.more'](hidden)}</button>` : nothing}
    </div>`;
  }

  /** Only who can be rung is chosen, and for an internal call who is offline with a mobile phone. */
  #renderAgent(colleague: Colleague): TemplateResult {
    const { texts, mode } = this;
    const notRung = whyNotRung(colleague, texts);
    const hasMobileHint = mode === 'internal' && colleague.presence === 'offline' && colleague.hasMobile;
    const why = hasMobileHint ? '' : notRung;
    return agentRow(colleague, {
      texts,
      now: this.#clock.now,
      isChosen: colleague.id === this.chosenId,
      why,
      hasMobileHint,
      choose: () => why === '' && this.#choose(colleague.id),
    });
  }

  #renderList(name: 'groups' | 'agents', empty: string, rows: readonly TemplateResult[]): TemplateResult {
    if (empty) return html`<p class="notice list">${empty}</p>`;
    const roving = name === 'agents' || this.#isForGroups ? this.#targets : this.#groups;
    return html`<ul
      class="list"
      part=${name}
      role="listbox"
      aria-label=${this.texts[`directory.${name}`]}
      @keydown=${(event: KeyboardEvent) => {
        roving.handleKeyDown(event);
        this.#handleListKeyDown(event);
      }}
      @focusin=${roving.handleFocusIn}
    >
      ${rows}
    </ul>`;
  }

  #renderPanes(directory: Directory): TemplateResult {
    if (this.#isForGroups) return html`<div class="panes">${this.#renderGroupTargets(directory)}</div>`;
    return html`${this.#renderNarrowingMenu(directory)}
      <div class="panes agents">${this.#renderNarrowing(directory)} ${this.#renderAgents(directory)}</div>`;
  }

  #renderNumber({ mayTransfer, isPending }: DirectoryDesk): TemplateResult {
    const number = this.text.trim();
    return numberTarget({
      texts: this.texts,
      number: this.text,
      write: (text) => this.#type(text),
      submit: () => number && mayTransfer.isAllowed && !isPending && void this.#transfer(number),
    });
  }

  #renderActions(desk: DirectoryDesk): TemplateResult {
    return directoryActions({
      texts: this.texts,
      desk,
      mode: this.mode,
      isForGroups: this.#isForGroups,
      chosenId: this.chosenId,
      number: this.text,
      mayCall: (colleague, useMobile) => this.#desk.workbench.can.callColleague(colleague, useMobile),
      transfer: (id) => void this.#transfer(id),
      call: (id, useMobile) => void this.#call(id, useMobile),
      message: errorMessage(this.texts, this.#command.error),
    });
  }

  override render(): unknown {
    const desk = this.#desk.value;
    if (!desk) return html`<p class="notice">${this.texts['desk.noProvider']}</p>`;
    if (desk.isByNumber && this.mode === 'transfer')
      return html`${this.#renderNumber(desk)} ${this.#renderActions(desk)}`;
    return html`${this.#renderSearch()}
    ${desk.directory ? this.#renderPanes(desk.directory) : html`<div class="panes">${absentDirectory(desk, this.texts, () => this.#watch.again())}</div>`}
    ${this.#renderActions(desk)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-directory': TcccDirectory;
  }
}
