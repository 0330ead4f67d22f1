import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ClockController, WorkbenchController } from '../../src/controllers/index.js';
import { formatClock } from '../../src/i18n/index.js';
import type { CallSnapshot, Permission } from '../../src/model/index.js';
import type { PendingOperation, WorkbenchSnapshot } from '../../src/workbench/workbench.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { CommandController } from '../internal/command-controller.js';
import { countdownRingStyles } from '../internal/countdown-ring.js';
import { elementClock } from '../internal/element-clock.js';
import { errorMessage } from '../internal/error-message.js';
import { fieldStyles } from '../internal/field.styles.js';
import * as icons from '../internal/icons.js';
import { keypadStyles } from '../internal/keypad.js';
import { RovingFocusController } from '../internal/roving-focus-controller.js';
import { TcccElement } from '../internal/tccc-element.js';
import { tooltipStyles } from '../internal/tooltip.styles.js';
import { AnnotationController } from './annotation-controller.js';
import { callCustomer } from './call-customer.js';
import { callDeck, deckTiles, holdPermission, type DeckTile } from './call-deck.js';
import { callDeckStyles } from './call-deck.styles.js';
import { callDetailsStyles } from './call-details.styles.js';
import { callFacts, callPath } from './call-facts.js';
import { callRemark, callTags, type CallNotes } from './call-notes.js';
import {
  CallHangUpRequestEvent,
  CallHoldRequestEvent,
  CallMuteRequestEvent,
  WrapUpRequestEvent,
} from './call-panel.events.js';
import { callPanelStyles } from './call-panel.styles.js';
import { callStrip, stripView, type CallStrip } from './call-strip.js';
import { chooseCall, isWrappedUp } from './choose-call.js';
import { DigitsController } from './digits-controller.js';
import { extensionPanel } from './extension-panel.js';
import { callSummary, wrapUp } from './wrap-up-view.js';

const copiedMs = 2_000;

interface PanelFrame {
  readonly strip: CallStrip;
  readonly call: CallSnapshot | undefined;
  readonly top: TemplateResult;
  readonly details: TemplateResult | typeof nothing;
}

/**
 * One call under the agent's hand: its state, the customer, the deck of controls, what is known of it, and the words
 * written about it. After the call it shows the wrap-up in the same place. Strip, customer and deck never move.
 *
 * @summary The current call with its controls, and its wrap-up.
 * @csspart state - The strip: `glyph`, `label`, `detail`, `time`.
 * @csspart customer - `number`, `copy`, `place`.
 * @csspart controls - `mute`, `hold`, `extension`, `transfer-group`, `transfer-agent`, `self-service`, `hang-up`.
 * @csspart extension-panel - `digits`, `keys`, `key`.
 * @csspart wrap-up - `countdown`, `return`, `continue`; then `summary`.
 * @csspart path - The keys pressed in the menu.
 * @csspart facts - Numbers and times.
 * @csspart remark - 备注.
 * @csspart tags - 标签.
 * @fires {CallHangUpRequestEvent} tccc-call-hang-up-request - Before 挂断; cancelable.
 * @fires {CallHoldRequestEvent} tccc-call-hold-request - Before 通话保持 and 取消保持; cancelable.
 * @fires {CallMuteRequestEvent} tccc-call-mute-request - Before 静音 and 取消静音; cancelable.
 * @fires {WrapUpRequestEvent} tccc-wrap-up-request - Before 返回接待 and 继续话后整理; cancelable.
 */
export class TcccCallPanel extends TcccElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    tooltipStyles,
    keypadStyles,
    countdownRingStyles,
    callPanelStyles,
    callDeckStyles,
    callDetailsStyles,
  ];

  readonly #desk = new WorkbenchController(this, (snapshot) => snapshot);
  readonly #command = new CommandController(this);
  readonly #clock = new ClockController(this, {
    clock: elementClock(this),
    offsetMs: () => this.#desk.value?.clockOffsetMs ?? 0,
    isNeeded: () => this.#needsClock(),
  });
  readonly #deck = new RovingFocusController(this, { items: () => this.#tiles(), columns: 3 });
  readonly #keys = new RovingFocusController(this, {
    items: () => [...this.renderRoot.querySelectorAll<HTMLElement>('.key')],
    columns: 3,
  });
  readonly #words = new AnnotationController(this, {
    clock: elementClock(this),
    annotate: (callId, annotation) => this.#desk.workbench.annotate(callId, annotation),
  });
  readonly #digits = new DigitsController(this, (callId, key) =>
    this.#command.run(null, () => this.#desk.workbench.sendDigits(callId, key)),
  );

  /** The call to show; without it the conversation, or the call that is being wrapped up. */
  @property({ attribute: 'call-id' }) callId?: string | undefined;

  /** The call that was shown last. */
  #shownId: string | undefined;
  #endCopied: (() => void) | undefined;

  @state() private isExtensionOpen = false;
  @state() private isAddingTag = false;
  @state() private isCopied = false;

  @query('.number') private numberElement!: HTMLElement | null;
  @query('.tag-field') private tagField!: HTMLInputElement | null;
  @query('.extension') private extensionElement!: HTMLElement | null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#startAnew();
  }

  protected override willUpdate(): void {
    const call = this.#call();
    if (call?.context.id !== this.#shownId) this.#startAnew();
    this.#shownId = call?.context.id;
    this.#words.follow(call);
    if (
      this.isExtensionOpen &&
      (!call || !this.#can(call).digits.isAllowed) &&
      !this.#isPending('digits', call)
    ) {
      this.isExtensionOpen = false;
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('isAddingTag') && this.isAddingTag) this.tagField?.focus();
    if (changed.has('isExtensionOpen') && this.isExtensionOpen) this.extensionElement?.focus();
  }

  /** Hangs up, as the button does. @returns whether there was something to hang up */
  hangUp(): boolean {
    const call = this.#call();
    if (!call || !this.#can(call).hangUp.isAllowed) return false;
    const { id } = call.context;
    void this.#command.run(new CallHangUpRequestEvent(id), () => this.#desk.workbench.hangUp(id));
    return true;
  }

  /** Holds or resumes, as the button does. @returns whether there was something to hold */
  toggleHold(): boolean {
    const call = this.#call();
    if (!call || !holdPermission({ call, workbench: this.#desk.workbench }).isAllowed) return false;
    const { id } = call.context;
    const isHeld = call.value.line !== 'held';
    void this.#command.run(new CallHoldRequestEvent({ callId: id, isHeld }), () =>
      isHeld ? this.#desk.workbench.hold(id) : this.#desk.workbench.resume(id),
    );
    return true;
  }

  /** Mutes or unmutes, as the button does. @returns whether there was something to mute */
  toggleMute(): boolean {
    const call = this.#call();
    if (!call || !this.#can(call).mute.isAllowed) return false;
    const { id } = call.context;
    const isMuted = call.value.microphone !== 'muted';
    void this.#command.run(new CallMuteRequestEvent({ callId: id, isMuted }), async () =>
      this.#desk.workbench.setMuted(id, isMuted),
    );
    return true;
  }

  /** Opens or closes the keys of 输入分机号. @returns whether they could be used */
  toggleExtension(): boolean {
    const call = this.#call();
    if (!call || !this.#can(call).digits.isAllowed) return false;
    this.isExtensionOpen = !this.isExtensionOpen;
    this.#digits.reset();
    return true;
  }

  /** 返回接待. @returns whether the agent was in wrap-up */
  returnToService(): boolean {
    if (!this.#desk.isProvided || !this.#desk.workbench.can.returnToService().isAllowed) return false;
    this.#chooseWrapUp('return');
    return true;
  }

  #call(): CallSnapshot | undefined {
    return this.#desk.value && chooseCall(this.#desk.value, this.callId);
  }

  #can(call: CallSnapshot): Readonly<Record<'hangUp' | 'mute' | 'digits', Permission>> {
    const { can } = this.#desk.workbench;
    const { id } = call.context;
    return { hangUp: can.hangUp(id), mute: can.mute(id), digits: can.sendDigits(id) };
  }

  #isPending(operation: 'hang-up' | 'hold' | 'digits', call: CallSnapshot | undefined): boolean {
    const pending: readonly PendingOperation[] = this.#desk.value?.pending ?? [];
    return call !== undefined && pending.includes(`${operation}:${call.context.id}`);
  }

  #needsClock(): boolean {
    const snapshot = this.#desk.value;
    const call = this.#call();
    if (!snapshot) return false;
    if (!call) return snapshot.presence?.state === 'wrapUp';
    return call.value.progress !== 'ended' || isWrappedUp(snapshot, call);
  }

  #tiles(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.tile')];
  }

  #chooseWrapUp(choice: 'return' | 'continue'): void {
    const { workbench } = this.#desk;
    void this.#command.run(new WrapUpRequestEvent(choice), () =>
      choice === 'return' ? workbench.returnToService() : workbench.continueWrapUp(),
    );
  }

  /** Without the right to the clipboard the number is selected, ready for Ctrl C. */
  async #copy(number: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(number);
    } catch {
      if (this.numberElement) getSelection()?.selectAllChildren(this.numberElement);
      return;
    }
    this.isCopied = true;
    this.#endCopied?.();
    this.#endCopied = this.clock.after(copiedMs, () => (this.isCopied = false));
  }

  /** What was open or told for one call says nothing about another. */
  #startAnew(): void {
    this.#endCopied?.();
    this.isCopied = false;
    this.isExtensionOpen = false;
    this.isAddingTag = false;
    this.#command.clear();
  }

  async #leaveTag(): Promise<void> {
    this.isAddingTag = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.add-tag')?.focus();
  }

  #closeExtension(): void {
    this.isExtensionOpen = false;
    this.renderRoot.querySelector<HTMLElement>('[part="extension"]')?.focus();
  }

  #notes(call: CallSnapshot): CallNotes {
    return {
      words: this.#words.of(call),
      saving: this.#words,
      texts: this.texts,
      language: this.language,
      isAddingTag: this.isAddingTag,
      write: (annotation) => this.#words.write(call.context.id, annotation),
      openTag: (isOpen) => (this.isAddingTag = isOpen),
      leaveTag: () => void this.#leaveTag(),
    };
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.#desk.isProvided) return html`<p>${this.texts['desk.noProvider']}</p>`;
    const snapshot = this.#desk.value;
    const call = this.#call();
    if (!snapshot) return nothing;
    if (call ? isWrappedUp(snapshot, call) : snapshot.presence?.state === 'wrapUp') {
      const top = this.#renderWrapUp(snapshot, call);
      return this.#renderFrame({ strip: this.#wrapUpStrip(snapshot), call, top, details: nothing });
    }
    return call ? this.#renderCall(call) : nothing;
  }

  /** What call and wrap-up share stays in the page between them: the words read out, and a remark that is being typed. */
  #renderFrame({ strip, call, top, details }: PanelFrame): TemplateResult {
    const { texts } = this;
    return html`${stripView(strip, call, texts)} ${top}
      <div class="body">
        ${errorMessage(texts, this.#command.error)} ${details}
        ${call ? callRemark(this.#notes(call)) : nothing} ${call ? callTags(this.#notes(call)) : nothing}
      </div>`;
  }

  #renderCall(call: CallSnapshot): TemplateResult {
    const { texts } = this;
    const isRecorded = this.#desk.workbench.capabilities.centre.recordings;
    const strip = callStrip({ call, texts, now: this.#clock.now, isRecorded });
    const details = html`${this.#renderExtension(call)} ${callPath(call, texts)}
    ${callFacts(call, texts, this.language)}`;
    return this.#renderFrame({ strip, call, top: this.#renderControls(call), details });
  }

  #renderControls(call: CallSnapshot): TemplateResult {
    const { texts } = this;
    const { answeredAt, customerNumber } = call.context;
    const isHeld = call.value.progress === 'talking' && call.value.line === 'held';
    return html`${callCustomer({
      call,
      texts,
      talked: isHeld && answeredAt !== null ? formatClock(this.#clock.now - answeredAt) : '',
      isCopied: this.isCopied,
      copy: () => void this.#copy(customerNumber),
    })}
    ${callDeck(this.#tilesOf(call), texts, {
      keydown: this.#deck.handleKeyDown,
      focusin: this.#deck.handleFocusIn,
    })}`;
  }

  #tilesOf(call: CallSnapshot): readonly DeckTile[] {
    return deckTiles({
      call,
      workbench: this.#desk.workbench,
      texts: this.texts,
      isExtensionOpen: this.isExtensionOpen,
      press: {
        mute: () => this.toggleMute(),
        hold: () => this.toggleHold(),
        extension: () => this.toggleExtension(),
        hangUp: () => this.hangUp(),
      },
    });
  }

  #renderExtension(call: CallSnapshot): TemplateResult | typeof nothing {
    if (!this.isExtensionOpen) return nothing;
    return extensionPanel({
      texts: this.texts,
      sent: this.#digits.sent,
      press: (key) => this.#digits.press(call.context.id, key),
      keysKeyDown: this.#keys.handleKeyDown,
      keysFocusIn: this.#keys.handleFocusIn,
      close: () => this.#closeExtension(),
    });
  }

  #wrapUpStrip({ presence }: WorkbenchSnapshot): CallStrip {
    const { texts } = this;
    const next = presence?.next;
    const after = presence?.wrapUpEndsAt ? texts['wrapUp.hint'] : texts['wrapUp.stays'];
    const words = next && [texts[`presence.${next.state}`], next.restReason].filter(Boolean).join(' · ');
    const detail = words ? texts['presence.next'](words) : after;
    return { tone: 'violet', icon: icons.note, label: texts['wrapUp.title'], detail, time: '' };
  }

  #renderWrapUp({ presence, pending }: WorkbenchSnapshot, call: CallSnapshot | undefined): TemplateResult {
    const { texts } = this;
    const { can } = this.#desk.workbench;
    const view = presence && {
      presence,
      texts,
      now: this.#clock.now,
      mayReturn: can.returnToService(),
      mayContinue: can.continueWrapUp(),
      isPending: pending.includes('wrap-up'),
      choose: (choice: 'return' | 'continue') => this.#chooseWrapUp(choice),
    };
    return html`${view ? wrapUp(view) : nothing} ${call ? callSummary(call, texts) : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-call-panel': TcccCallPanel;
  }
}
