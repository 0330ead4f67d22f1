import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClockController, WorkbenchController } from '../../src/controllers/index.js';
import { secondsLeft } from '../../src/i18n/index.js';
import { isRinging } from '../../src/machines/index.js';
import { callerName, shownNumber, type CallContext, type Permission } from '../../src/model/index.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { CommandController } from '../internal/command-controller.js';
import { countdownRing, countdownRingStyles } from '../internal/countdown-ring.js';
import { elementClock } from '../internal/element-clock.js';
import { errorText } from '../internal/error-message.js';
import { icon } from '../internal/icon.js';
import { agent, bellOff, inbound, mobile, phone, user } from '../internal/icons.js';
import { ariaKeys } from '../internal/key-hints.js';
import { RingTone } from '../internal/ring-tone.js';
import { TcccElement } from '../internal/tccc-element.js';
import { reasonTooltip } from '../internal/tooltip.js';
import { tooltipStyles } from '../internal/tooltip.styles.js';
import { answering } from './answering.js';
import { incomingCallStyles } from './incoming-call.styles.js';

/** A click that was on its way elsewhere when the bar appeared must not answer a customer. */
const deafMs = 300;

/** How the bar sounds; {@link RingTone} unless a host gives its own. */
export type IncomingCallTone = Pick<RingTone, 'isRinging' | 'start' | 'stop' | 'announce' | 'dispose'> &
  Partial<Pick<RingTone, 'useDevice'>>;

/**
 * @summary The bar of a ringing call: who calls, how long it still rings, and 接听. It floats at the start of the nearest
 * positioned ancestor, takes no focus, is announced once, and is not there while nothing rings.
 * @csspart incoming-call - The bar.
 * @csspart countdown - The ring with the seconds left.
 * @csspart source - The skill group.
 * @csspart number - The customer's number.
 * @csspart place - Place and carrier of the number.
 * @csspart path - The called number and the keys pressed in the IVR, or what went wrong.
 * @csspart silence - 静音铃声
 * @csspart answer - 接听
 * @csspart mobile - In its place: the call rings on the agent's mobile phone.
 * @cssprop [--tccc-layer-call-bar=10] - The layer of the bar.
 * @fires tccc-answer-request - Cancelable, before the call is answered; `{ callId }`.
 */
export class TcccIncomingCall extends TcccElement {
  static override styles = [baseStyles, buttonStyles, tooltipStyles, countdownRingStyles, incomingCallStyles];

  readonly #desk = new WorkbenchController(this, ({ calls, clockOffsetMs, pending }, { can }) => {
    const call = calls.find(isRinging)?.context ?? null;
    return {
      call,
      clockOffsetMs,
      permission: call && can.answer(call.id),
      isPending: call !== null && pending.includes(`answer:${call.id}`),
    };
  });
  readonly #clock = new ClockController(this, {
    isNeeded: () => this.#shown !== null,
    offsetMs: () => this.#desk.value?.clockOffsetMs ?? 0,
    clock: elementClock(this),
  });
  readonly #command = new CommandController(this);

  /** The key written beside 接听; an empty text shows none. */
  @property() shortcut = '';

  /** How it rings; give one of your own for another sound. */
  @property({ attribute: false }) tone: IncomingCallTone = new RingTone();

  /** Shows calls and never rings; the short note before an automatic answer sounds. */
  @property({ type: Boolean }) muted = false;

  @state() private silencedCallId: string | null = null;

  #seenCallId: string | null = null;
  #seenAt = 0;
  #announcement = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.tone.dispose();
    this.#seenCallId = null;
  }

  protected override willUpdate(_changes: PropertyValues): void {
    const call = this.#desk.value?.call ?? null;
    if ((call?.id ?? null) === this.#seenCallId) return;
    this.#seenCallId = call?.id ?? null;
    this.#seenAt = this.clock.now();
    this.#command.clear();
    this.#announcement = call && !call.isAutomatic ? this.#announce(call) : '';
    if (call?.isAutomatic) this.tone.announce();
  }

  protected override updated(): void {
    const call = this.#shown;
    const isHere = call !== null && call.agentLine === 'page';
    const isHeard =
      !this.muted && isHere && call.id !== this.silencedCallId && this.#desk.value?.isPending !== true;
    if (isHeard) this.tone.start();
    else if (this.tone.isRinging) this.tone.stop();
  }

  /** Answers the ringing call, as 接听 does; for a shortcut. Does nothing when none rings or it can't be answered. */
  async answer(): Promise<void> {
    const call = this.#shown;
    if (call?.agentLine !== 'page' || this.#desk.value?.permission?.isAllowed !== true) return;
    const { workbench } = this.#desk;
    const { request, act } = answering(workbench, call.id);
    await this.#command.run(request, act);
  }

  /** Silences the ring tone for this call only. */
  silence(): void {
    this.silencedCallId = this.#shown?.id ?? null;
  }

  /** The ringing call that the bar shows: not one that answers by itself. */
  get #shown(): CallContext | null {
    const call = this.#desk.value?.call ?? null;
    return call?.isAutomatic === false ? call : null;
  }

  readonly #handleAnswer = (): void => {
    if (this.clock.now() - this.#seenAt >= deafMs) void this.answer();
  };

  readonly #handleSilence = (): void => this.silence();

  #announce(call: CallContext): string {
    if (call.agentLine === 'mobile') return this.texts['incoming.announceMobile'](callerName(call));
    return this.texts['incoming.announce'](callerName(call), this.#secondsLeft(call));
  }

  #secondsLeft({ ringEndsAt }: CallContext): number {
    return ringEndsAt === null ? 0 : secondsLeft(ringEndsAt, this.#clock.now);
  }

  #renderCountdown(call: CallContext): TemplateResult {
    const { ringingSince, ringEndsAt } = call;
    const isTimed = ringingSince !== null && ringEndsAt !== null && ringEndsAt > ringingSince;
    const seconds = this.#secondsLeft(call);
    return countdownRing({
      share: isTimed ? (seconds * 1000) / (ringEndsAt - ringingSince) : 1,
      value: seconds,
      label: this.texts['incoming.secondsLeft'](seconds),
    });
  }

  /** A failed answer is told where the path was: the bar keeps its height. */
  #renderPath({ centreNumber, path, kind, transferredFrom }: CallContext): TemplateResult {
    const error = this.#command.error;
    if (error)
      return html`<p class="path error" part="path" role="alert">${errorText(this.texts, error.code)}</p>`;
    if (kind === 'internal') return html`<p class="path" part="path">${this.texts['call.internal']}</p>`;
    const handedBy = transferredFrom
      ? html`${this.texts['transfer.handedBy'](transferredFrom.name)} · `
      : nothing;
    const steps = path.map(({ key, label }, index) => html`${index > 0 ? ' › ' : ''}<b>${key}</b> ${label}`);
    const navigation = path.length > 0 ? html` · ${this.texts['call.path']} ${steps}` : nothing;
    return html`<p class="path" part="path">
      ${handedBy}${this.texts['incoming.called']} ${shownNumber(centreNumber)}${navigation}
    </p>`;
  }

  #renderCaller(call: CallContext): TemplateResult {
    const { kind, skillGroup, transferredFrom } = call;
    const group = skillGroup ? html` · ${skillGroup.name}` : nothing;
    const known = [call.place, call.carrier].filter(Boolean).join(' ') || this.texts['call.unknownPlace'];
    const isInternal = kind === 'internal';
    const [source, glyph] = isInternal
      ? [this.texts['incoming.internal'], user]
      : transferredFrom
        ? [this.texts['incoming.transferred'], agent]
        : [this.texts['incoming.title'], inbound];
    return html`<div class="caller">
      <p class="source" part="source">${icon(glyph, 16)}<span>${source}${group}</span></p>
      <p class="who">
        <b class="number" part="number"><bdi>${callerName(call)}</bdi></b>
        <span class="place" part="place">${isInternal ? '' : known}</span>
      </p>
      ${this.#renderPath(call)}
    </div>`;
  }

  #renderSilence(call: CallContext): TemplateResult {
    const isSilent = call.id === this.silencedCallId;
    const label = this.texts[isSilent ? 'incoming.silenced' : 'incoming.silence'];
    return html`<span class="has-tooltip">
      <button
        type="button"
        class="icon-button silence"
        part="silence"
        aria-label=${label}
        aria-disabled=${isSilent ? 'true' : 'false'}
        @click=${this.#handleSilence}
      >
        ${icon(bellOff)}
      </button>
      <span class="tooltip" aria-hidden="true">${label}</span>
    </span>`;
  }

  #renderAnswer(permission: Permission, isPending: boolean): TemplateResult {
    const isDisabled = !permission.isAllowed && !isPending;
    return html`<span class="has-tooltip answering">
      <button
        type="button"
        class="button positive answer"
        part="answer"
        aria-disabled=${isDisabled ? 'true' : 'false'}
        aria-busy=${isPending ? 'true' : 'false'}
        aria-describedby="answer-reason"
        aria-keyshortcuts=${ariaKeys(this.shortcut)}
        @click=${this.#handleAnswer}
      >
        ${icon(phone, 22)}
        <span>${this.texts[isPending ? 'incoming.answering' : 'incoming.answer']}</span>
        ${this.shortcut && !isPending ? html`<kbd aria-hidden="true">${this.shortcut}</kbd>` : nothing}
      </button>
      ${isPending ? nothing : reasonTooltip('answer-reason', permission, this.texts)}
    </span>`;
  }

  /** A call on the agent's mobile phone is answered there; its place in the bar says so. */
  #renderMobile(): TemplateResult {
    return html`<span class="answering on-mobile" part="mobile">
      ${icon(mobile, 22)}<span>${this.texts['incoming.onMobile']}</span>
    </span>`;
  }

  #renderBar(call: CallContext): TemplateResult {
    const desk = this.#desk.value;
    const permission = desk?.permission;
    const isOnMobile = call.agentLine === 'mobile';
    return html`<section class="bar" part="incoming-call" aria-label=${this.texts['incoming.title']}>
      ${this.#renderCountdown(call)} ${this.#renderCaller(call)}
      ${isOnMobile ? html`<span></span>` : this.#renderSilence(call)}
      ${isOnMobile ? this.#renderMobile() : permission ? this.#renderAnswer(permission, desk.isPending) : nothing}
    </section>`;
  }

  protected override render(): unknown {
    const call = this.#shown;
    return html`<div class="visually-hidden" role="alert">${call ? this.#announcement : nothing}</div>
      ${call ? this.#renderBar(call) : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-incoming-call': TcccIncomingCall;
  }
}
