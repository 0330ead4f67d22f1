import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClockController, WorkbenchController } from '../../src/controllers/index.js';
import type { TextPart } from '../../src/i18n/catalogues.js';
import { formatClock } from '../../src/i18n/index.js';
import type { Presence, ServiceRecord } from '../../src/model/index.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { CommandController } from '../internal/command-controller.js';
import { elementClock } from '../internal/element-clock.js';
import { errorMessage } from '../internal/error-message.js';
import { fieldStyles } from '../internal/field.styles.js';
import { icon } from '../internal/icon.js';
import { alert, check, chevronRight, headset, inbound, outbound, phone } from '../internal/icons.js';
import type { KeyHints } from '../internal/key-hints.js';
import { presenceGlyph, presenceGlyphStyles } from '../internal/presence-glyph.js';
import { TcccElement } from '../internal/tccc-element.js';
import { tooltipStyles } from '../internal/tooltip.styles.js';
import { ariaDisabled, reasonTooltip } from '../internal/tooltip.js';
import { PresenceRequestEvent } from '../presence/presence.events.js';
import { RedialRequestEvent } from '../task-list/task-list.events.js';
import { deskIdleStyles } from './desk-idle.styles.js';
import { keyStyles, renderKeys } from './key-cap.js';
import { readinessOf, type ReadinessCheck } from './readiness.js';
import { RecentCalls } from './recent-calls.js';

/** Asks the desk around to open the records. Stays inside the desk. */
export class RecordsOpenEvent extends Event {
  constructor() {
    super('tccc-records-open', { bubbles: true });
  }
}

const back = { part: 'be-idle', hint: 'desk.backHint', word: 'presence.setIdle', look: '' } as const;
/** The way back to 空闲 from each state in which no queued call comes; going online is the desk's one main act then. */
const ways = {
  offline: { part: 'go-online', hint: 'desk.offlineHint', word: 'presence.goOnline', look: 'primary' },
  notReady: back,
  resting: back,
} as const;

type Away = keyof typeof ways;

function isAway(state: Presence['state']): state is Away {
  return state in ways;
}

/**
 * The middle of the desk while no task is open: the state, big; what must be right to be reached; the last calls.
 * @internal
 */
export class TcccDeskIdle extends TcccElement {
  static override readonly textParts: readonly TextPart[] = ['common', 'desk', 'errors'];
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    tooltipStyles,
    presenceGlyphStyles,
    keyStyles,
    deskIdleStyles,
  ];

  readonly #desk = new WorkbenchController(this, (snapshot, { can, capabilities }) => ({
    presence: snapshot.presence,
    microphone: snapshot.microphone,
    line: snapshot.line,
    connection: snapshot.connection,
    quality: snapshot.quality,
    clockOffsetMs: snapshot.clockOffsetMs,
    isBusy: snapshot.pending.includes('presence'),
    mayBeIdle: can.setPresence({ state: 'idle' }),
    mayCall: can.placeCall(),
    hasRecords: capabilities.centre.records,
  }));
  readonly #clock = new ClockController(this, {
    clock: elementClock(this),
    isNeeded: () => this.#desk.value?.presence !== null,
    offsetMs: () => this.#desk.value?.clockOffsetMs ?? 0,
  });
  readonly #command = new CommandController(this);
  readonly #recent = new RecentCalls(this);

  /** The keys written beside what they do. */
  @property({ attribute: false }) keyHints: KeyHints = {};

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#recent.follow(this.#desk.isProvided ? this.#desk.workbench : undefined);
  }

  readonly #handleReady = (): void => {
    const desk = this.#desk.value;
    if (!desk?.mayBeIdle.isAllowed || desk.isBusy) return;
    const choice = { state: 'idle' } as const;
    void this.#command.run(new PresenceRequestEvent({ choice }), () =>
      this.#desk.workbench.setPresence(choice),
    );
  };

  readonly #handleAll = (): void => {
    this.dispatchEvent(new RecordsOpenEvent());
  };

  /** By its record, because the page may know a customer's number only masked. */
  #callBack({ id, kind, colleague }: ServiceRecord): void {
    if (!this.#desk.value?.mayCall.isAllowed) return;
    const { workbench } = this.#desk;
    void this.#command.run(new RedialRequestEvent(id), () =>
      kind === 'internal' && colleague
        ? workbench.callColleague({ agentId: colleague.id })
        : workbench.redial(id),
    );
  }

  #hintOf({ state, restReason }: Presence): string {
    if (state === 'idle') return this.texts['desk.idleHint'];
    if (state === 'offline') return this.texts['presence.hintOffline'];
    if (state === 'ringing') return this.texts['desk.ringingHint'];
    if (state === 'resting' || state === 'notReady') {
      return [restReason, this.texts['desk.awayHint']].filter(Boolean).join(' · ');
    }
    return '';
  }

  #renderStrip(presence: Presence): TemplateResult {
    return html`<div class="strip" part="state">
      <span class="mark">${presenceGlyph(presence.state)}</span>
      <div class="state">
        <p class="word">${this.texts[`presence.${presence.state}`]}</p>
        <p class="detail">${this.#hintOf(presence)}</p>
      </div>
      <span class="time" role="timer">${formatClock(this.#clock.now - presence.since)}</span>
    </div>`;
  }

  #renderStage({ state }: Presence): TemplateResult {
    const title =
      state === 'idle'
        ? this.texts['desk.waiting']
        : state === 'ringing'
          ? this.texts['desk.ringing']
          : this.texts[`presence.${state}`];
    return html`<div class="stage">
      <span class="badge">${icon(headset, 32)}</span>
      <h2>${title}</h2>
      ${isAway(state) ? this.#renderReady(state) : this.#renderAnswerHint(state)}
      ${errorMessage(this.texts, this.#command.error)}
    </div>`;
  }

  #renderAnswerHint(state: Presence['state']): TemplateResult | typeof nothing {
    if (state !== 'idle' && state !== 'ringing') return nothing;
    const hint = state === 'idle' ? this.texts['desk.waitingHint'] : this.texts['desk.ringingHint'];
    const { answer } = this.keyHints;
    return html`<p class="hint">${hint}</p>
      ${answer ? html`<p class="hint">${renderKeys(answer)} ${this.texts['shortcut.answer']}</p>` : nothing}`;
  }

  /** The one press back to where calls come: from 下线, 小休, and 示忙, which a missed call leads to by itself. */
  #renderReady(state: Away): TemplateResult {
    const desk = this.#desk.value;
    const permission = desk?.mayBeIdle ?? ({ isAllowed: false, reason: 'disconnected' } as const);
    const { part, hint, word, look } = ways[state];
    return html`<p class="hint">${this.texts[hint]}</p>
      <span class="has-tooltip">
        <button
          type="button"
          part=${part}
          class="button ${look} go"
          aria-disabled=${desk?.isBusy ? 'false' : ariaDisabled(permission)}
          aria-busy=${desk?.isBusy ? 'true' : 'false'}
          aria-describedby="go-reason"
          @click=${this.#handleReady}
        >
          ${this.texts[word]}
        </button>
        ${reasonTooltip('go-reason', permission, this.texts)}
      </span>`;
  }

  #renderCheck({ name, word, tone, glyph }: ReadinessCheck): TemplateResult {
    return html`<div class="check" data-tone=${tone}>
      ${icon(glyph, 16)}
      <dt>${name}</dt>
      <dd>${tone === 'good' ? icon(check, 16) : tone === 'bad' ? icon(alert, 16) : nothing}${word}</dd>
    </div>`;
  }

  #renderRecord(record: ServiceRecord): TemplateResult {
    const isInbound = record.direction === 'inbound';
    const number = isInbound ? record.callerNumber : record.calledNumber;
    const who = record.kind === 'internal' ? (record.colleague?.name ?? '') : number;
    const about = record.remark || record.skillGroup?.name || this.texts[`endStatus.${record.endStatus}`];
    const at = new Intl.DateTimeFormat(this.language, { hour: '2-digit', minute: '2-digit', hour12: false });
    return html`<li class="row">
      ${icon(isInbound ? inbound : outbound, 16)}
      <span class="visually-hidden">${this.texts[`call.${record.direction}`]}</span>
      <span class="who"><b>${who}</b><span>${about}</span></span>
      <time class="at" datetime=${new Date(record.time).toISOString()}>${at.format(record.time)}</time>
      ${this.#renderCallBack(record, who)}
    </li>`;
  }

  #renderCallBack(record: ServiceRecord, who: string): TemplateResult {
    const permission = this.#desk.value?.mayCall ?? ({ isAllowed: false, reason: 'disconnected' } as const);
    const id = `redial-${record.id}`;
    return html`<span class="has-tooltip">
      <button
        type="button"
        part="redial"
        class="icon-button"
        aria-label=${this.texts['tasks.callAgain'](who)}
        aria-disabled=${ariaDisabled(permission)}
        aria-describedby=${id}
        @click=${() => this.#callBack(record)}
      >
        ${icon(phone, 16)}
      </button>
      ${reasonTooltip(id, permission, this.texts)}
    </span>`;
  }

  #renderRecent(): TemplateResult {
    const { records, error } = this.#recent;
    return html`<section aria-labelledby="recent">
      <div class="head">
        <h3 id="recent">${this.texts['desk.recent']}</h3>
        <button type="button" class="button plain all" @click=${this.#handleAll}>
          ${this.texts['desk.allRecords']}${icon(chevronRight, 16)}
        </button>
      </div>
      ${error ? errorMessage(this.texts, error, 'recent-error') : nothing}
      ${
        records.length === 0 && !error
          ? html`<p class="none">${this.texts['desk.noRecent']}</p>`
          : html`<ul>
              ${records.map((record) => this.#renderRecord(record))}
            </ul>`
      }
    </section>`;
  }

  override render(): unknown {
    const desk = this.#desk.value;
    if (!desk?.presence) return html`<div class="strip"></div>`;
    return html`${this.#renderStrip(desk.presence)}${this.#renderStage(desk.presence)}
      <div class="below">
        <section aria-labelledby="readiness">
          <h3 id="readiness">${this.texts['desk.readiness']}</h3>
          <dl class="checks">${readinessOf(desk, this.texts).map((one) => this.#renderCheck(one))}</dl>
        </section>
        ${desk.hasRecords ? this.#renderRecent() : nothing}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-desk-idle': TcccDeskIdle;
  }
}
