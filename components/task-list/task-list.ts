import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { ClockController, WorkbenchController } from '../../src/controllers/index.js';
import { formatDuration } from '../../src/i18n/index.js';
import type { CallKind, CallSnapshot } from '../../src/model/index.js';
import { moveAmongTabs } from '../internal/arrow-tabs.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { CommandController } from '../internal/command-controller.js';
import { elementClock } from '../internal/element-clock.js';
import { errorMessage } from '../internal/error-message.js';
import { icon } from '../internal/icon.js';
import { chat, hangUp, phone } from '../internal/icons.js';
import { TcccElement } from '../internal/tccc-element.js';
import { ariaDisabled, reasonTooltip } from '../internal/tooltip.js';
import { tooltipStyles } from '../internal/tooltip.styles.js';
import { RedialRequestEvent, TaskSelectEvent } from './task-list.events.js';
import { taskListStyles } from './task-list.styles.js';
import { endingOf, lookOf, nameOf } from './task-look.js';

export * from './task-list.events.js';

/** `list` with everything, `ended` with the ended ones only, `rail` as a narrow column of glyphs. */
export type TaskListLayout = 'list' | 'ended' | 'rail';

const minute = 60_000;

/**
 * @summary The agent's tasks: calls in service, and ended ones until 全部完成. Row S9.
 * @csspart tabs - 外部会话 and 内部会话.
 * @csspart task - One task.
 * @csspart glyph - The round glyph of a task's state.
 * @csspart complete-all - 全部完成.
 * @csspart ended - 已结束 in the rail; opens the `flyout` with the ended tasks.
 * @csspart redial - 回拨, beside an ended task.
 * @fires {RedialRequestEvent} tccc-redial-request - Before an ended call's customer or colleague is called again; `callId`, cancelable.
 * @fires {TaskSelectEvent} tccc-task-select - When the agent chooses a task; `callId`.
 */
export class TcccTaskList extends TcccElement {
  static override styles = [baseStyles, buttonStyles, tooltipStyles, taskListStyles];

  readonly #desk = new WorkbenchController(this, ({ calls, clockOffsetMs, pending }, { can }) => ({
    calls,
    clockOffsetMs,
    isPending: pending.includes('tasks'),
    mayCall: can.placeCall(),
  }));
  readonly #clock = new ClockController(this, {
    clock: elementClock(this),
    isNeeded: () => (this.#desk.value?.calls.length ?? 0) > 0,
    offsetMs: () => this.#desk.value?.clockOffsetMs ?? 0,
  });

  readonly #command = new CommandController(this);

  /** The id of the task that is open beside the list. */
  @property({ attribute: false }) selected: string | null = null;
  /** How much room there is. @defaultValue 'list' */
  @property({ reflect: true }) layout: TaskListLayout = 'list';

  @query('.flyout') private flyout!: HTMLElement | null;

  @state() private tab: CallKind = 'external';

  /** A task that was opened is shown in its own tab. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('selected')) return;
    const opened = this.#desk.value?.calls.find(({ context }) => context.id === this.selected);
    if (opened) this.tab = opened.context.kind;
  }

  #select(callId: string): void {
    this.dispatchEvent(new TaskSelectEvent(callId));
  }

  /** What the tab shows is taken off; the ended tasks of the other tab stay. */
  readonly #handleCompleteAll = (): void => {
    const ended = (this.#desk.value?.calls ?? []).filter(({ value }) => value.progress === 'ended');
    const shown = this.layout === 'list' ? ended.filter(({ context }) => context.kind === this.tab) : ended;
    void this.#command.run(null, async () => {
      if (shown.length === ended.length) return this.#desk.workbench.completeTasks();
      for (const { context } of shown) await this.#desk.workbench.completeTasks(context.id);
    });
  };

  /** By the ended call itself, because the page may know the customer's number only masked. */
  #redial({ context }: CallSnapshot): void {
    if (!this.#desk.value?.mayCall.isAllowed) return;
    const { workbench } = this.#desk;
    const { id, kind, colleague } = context;
    void this.#command.run(new RedialRequestEvent(id), () =>
      kind === 'internal' && colleague
        ? workbench.callColleague({ agentId: colleague.id })
        : workbench.redial(id),
    );
  }

  #renderLive(call: CallSnapshot): TemplateResult {
    const look = lookOf(call, this.texts, this.#clock.now);
    const { id } = call.context;
    return html`<li>
      <button
        type="button"
        part="task"
        class="task"
        data-tone=${look.tone}
        data-call=${id}
        aria-current=${ifDefined(this.selected === id ? 'true' : undefined)}
        @click=${() => this.#select(id)}
      >
        <span part="glyph" class="glyph">${icon(look.glyph, 16)}</span>
        <span class="text">
          <span class="number"><bdi>${nameOf(call)}</bdi></span>
          <span class="detail">${`${look.word} ${look.time}`}</span>
        </span>
        <span class="rail-time" aria-hidden="true">${look.time.replace(/^00:/, '')}</span>
      </button>
    </li>`;
  }

  #renderEnded(call: CallSnapshot): TemplateResult {
    const { id, endedAt, startedAt, answeredAt } = call.context;
    const ended = endedAt ?? startedAt;
    const ago = Math.max(0, Math.floor((this.#clock.now - ended) / minute));
    const length = answeredAt === null ? 0 : ended - answeredAt;
    return html`<li class="ended">
      <button
        type="button"
        part="task"
        class="task"
        data-tone="ended"
        data-call=${id}
        aria-current=${ifDefined(this.selected === id ? 'true' : undefined)}
        @click=${() => this.#select(id)}
      >
        <span part="glyph" class="glyph">${icon(hangUp, 16)}</span>
        <span class="text">
          <span class="number"><bdi>${nameOf(call)}</bdi></span>
          <span class="detail">${endingOf(call, this.texts)}</span>
        </span>
        <span class="aside">
          <span>${this.texts['time.ago'](ago)}</span>
          <span>${formatDuration(length)}</span>
        </span>
      </button>
      ${this.#renderRedial(call)}
    </li>`;
  }

  #renderRedial(call: CallSnapshot): TemplateResult {
    const permission = this.#desk.value?.mayCall ?? ({ isAllowed: false, reason: 'disconnected' } as const);
    const id = `redial-${call.context.id}`;
    return html`<span class="has-tooltip">
      <button
        type="button"
        part="redial"
        class="icon-button"
        aria-label=${this.texts['tasks.callAgain'](nameOf(call))}
        aria-disabled=${ariaDisabled(permission)}
        aria-describedby=${id}
        @click=${() => this.#redial(call)}
      >
        ${icon(phone, 16)}
      </button>
      ${reasonTooltip(id, permission, this.texts)}
    </span>`;
  }

  #renderTab(tab: CallKind, count: number): TemplateResult {
    const isHere = this.tab === tab;
    return html`<button
      type="button"
      role="tab"
      id="tab-${tab}"
      aria-controls="panel"
      aria-selected=${isHere ? 'true' : 'false'}
      tabindex=${isHere ? '0' : '-1'}
      @click=${() => (this.tab = tab)}
    >
      ${this.texts[`tasks.${tab}`]}${count > 0 ? html`<span class="badge">${count}</span>` : nothing}
    </button>`;
  }

  #renderLiveSection(live: readonly CallSnapshot[]): TemplateResult {
    return html`<section aria-labelledby="live">
      <h3 id="live">${this.texts['tasks.live'](live.length)}</h3>
      <ul>
        ${live.length === 0 ? html`<li class="empty">${this.texts['tasks.noLive']}</li>` : live.map((call) => this.#renderLive(call))}
      </ul>
    </section>`;
  }

  #renderEndedSection(ended: readonly CallSnapshot[]): TemplateResult {
    const isPending = this.#desk.value?.isPending ?? false;
    return html`<section aria-labelledby="ended">
      <div class="head">
        <h3 id="ended">${this.texts['tasks.ended'](ended.length)}</h3>
        <button
          type="button"
          part="complete-all"
          class="button plain small"
          ?hidden=${ended.length === 0}
          aria-busy=${isPending ? 'true' : 'false'}
          @click=${this.#handleCompleteAll}
        >
          ${this.texts['tasks.completeAll']}
        </button>
      </div>
      ${errorMessage(this.texts, this.#command.error)}
      <ul>
        ${ended.length === 0 ? html`<li class="empty quiet">${this.texts['tasks.noEnded']}</li>` : ended.map((call) => this.#renderEnded(call))}
      </ul>
    </section>`;
  }

  /** The flyout opens beside the rail, in the top layer, where nothing cuts it off. */
  readonly #handleFlyout = (event: Event): void => {
    if (!(event.currentTarget instanceof HTMLElement) || !this.flyout) return;
    const { top, left, right } = event.currentTarget.getBoundingClientRect();
    const isRightToLeft = getComputedStyle(this).direction === 'rtl';
    this.flyout.style.setProperty('top', `${top}px`);
    this.flyout.style.setProperty(
      isRightToLeft ? 'right' : 'left',
      `${isRightToLeft ? innerWidth - left : right}px`,
    );
    this.flyout.style.setProperty('max-height', `calc(100dvh - ${top + 8}px)`);
  };

  /** A chosen task closes the flyout; 全部完成 leaves it, so that a refusal can be read. */
  readonly #handleFlyoutClick = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest('.task')) this.flyout?.hidePopover();
  };

  /** As high as a task, so that the rail stands still when one arrives. */
  #renderEmptySlot(): TemplateResult {
    return html`<li class="empty"><span class="visually-hidden">${this.texts['tasks.noLive']}</span></li>`;
  }

  #renderRail(live: readonly CallSnapshot[], ended: readonly CallSnapshot[]): TemplateResult {
    return html`<ul class="rail" aria-label=${this.texts['tasks.live'](live.length)}>
        ${live.length === 0 ? this.#renderEmptySlot() : live.map((call) => this.#renderLive(call))}
      </ul>
      <ul class="rail" aria-label=${this.texts['desk.tasks']}>
        <li>
          <button type="button" part="ended" class="fact" popovertarget="flyout" @click=${this.#handleFlyout}>
            <span class="glyph">${icon(hangUp, 16)}</span
            ><span>${this.texts['tasks.ended'](ended.length)}</span>
          </button>
        </li>
        <li class="fact">
          <span class="glyph">${icon(chat, 16)}</span><span>${this.texts['tasks.internal']}</span>
        </li>
      </ul>
      <div class="flyout" part="flyout" id="flyout" popover @click=${this.#handleFlyoutClick}>
        ${this.#renderEndedSection(ended)}
      </div>`;
  }

  #renderTasks(live: readonly CallSnapshot[], ended: readonly CallSnapshot[]): TemplateResult {
    const isNone = this.tab === 'internal' && live.length === 0 && ended.length === 0;
    if (isNone) return html`<p class="empty">${this.texts['tasks.noInternal']}</p>`;
    return html`${this.#renderLiveSection(live)}${this.#renderEndedSection(ended)}`;
  }

  override render(): unknown {
    if (!this.#desk.isProvided) return html`<p class="empty">${this.texts['desk.noProvider']}</p>`;
    const calls = this.#desk.value?.calls ?? [];
    const live = calls.filter(({ value }) => value.progress !== 'ended');
    const ended = calls.filter(({ value }) => value.progress === 'ended');
    if (this.layout === 'rail') return this.#renderRail(live, ended);
    if (this.layout === 'ended') return html`<div class="panel">${this.#renderEndedSection(ended)}</div>`;
    return html`<div
        part="tabs"
        class="tabs"
        role="tablist"
        aria-label=${this.texts['desk.tasks']}
        @keydown=${moveAmongTabs}
      >
        ${this.#renderTab('external', live.filter(isShownIn('external')).length)}
        ${this.#renderTab('internal', live.filter(isShownIn('internal')).length)}
      </div>
      <div class="panel" id="panel" role="tabpanel" aria-labelledby="tab-${this.tab}" tabindex="-1">
        ${this.#renderTasks(live.filter(isShownIn(this.tab)), ended.filter(isShownIn(this.tab)))}
      </div>`;
  }
}

function isShownIn(tab: CallKind): (call: CallSnapshot) => boolean {
  return ({ context }) => context.kind === tab;
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-task-list': TcccTaskList;
  }
}
