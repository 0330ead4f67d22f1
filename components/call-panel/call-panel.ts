import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ClockController, WorkbenchController } from '../../src/controllers/index.js';
import { formatClock } from '../../src/i18n/index.js';
import type { CallSnapshot, TransferTarget } from '../../src/model/index.js';
import type { WorkbenchSnapshot } from '../../src/workbench/workbench.js';
import { CommandController } from '../internal/command-controller.js';
import { elementClock } from '../internal/element-clock.js';
import { errorMessage } from '../internal/error-message.js';
import { handsToNumber } from '../internal/hands-to-number.js';
import type { KeyHints } from '../internal/key-hints.js';
import { RovingFocusController } from '../internal/roving-focus-controller.js';
import { TcccElement } from '../internal/tccc-element.js';
import { AnnotationController } from './annotation-controller.js';
import { CallCommands } from './call-commands.js';
import { callCustomer } from './call-customer.js';
import { callDeck, deckTiles, type DeckTile } from './call-deck.js';
import { callFacts, callPath } from './call-facts.js';
import { callRemark, callTags, type CallNotes } from './call-notes.js';
import { WrapUpRequestEvent } from './call-panel.events.js';
import { callPanelStyles } from './call-panel.styles.js';
import { callStrip, stripView, type CallStrip } from './call-strip.js';
import { chooseCall, hasRunningTime, isWrappedUp } from './choose-call.js';
import { DigitsController } from './digits-controller.js';
import { extensionPanel } from './extension-panel.js';
import { flowsPanel } from './flows-panel.js';
import { isTakenOut } from './is-taken-out.js';
import { NumberCopy } from './number-copy.js';
import { OpenPanel } from './open-panel.js';
import { PanelEntrance } from './panel-entrance.js';
import { transferDialog, transferNotice } from './transfer-view.js';
import { callSummary, wrapUp, wrapUpStrip } from './wrap-up-view.js';

interface PanelFrame {
  readonly strip: CallStrip;
  readonly call: CallSnapshot | undefined;
  readonly top: TemplateResult;
  readonly details: TemplateResult | typeof nothing;
}

/**
 * One call under the agent's hand: its state, the customer, the deck of controls, what is known of it, and the words
 * written about it. After the call it shows the wrap-up in the same place. Strip, customer and deck never move.
 * Define `<tccc-directory>` and `<tccc-self-service>` too, for transfers and flows.
 *
 * @summary The current call with its controls, and its wrap-up.
 * @csspart state - The strip: `glyph`, `label`, `detail`, `time`.
 * @csspart customer - `number`, `copy`, `place`.
 * @csspart controls - `mute`, `hold`, `extension`, `transfer-group`, `transfer-agent`, `self-service`, `hang-up`.
 * @csspart transfer-dialog - The directory of 转技能组 and 转座席.
 * @csspart transfer-failure - Why a transfer came back.
 * @csspart extension-panel - `digits`, `keys`, `key`.
 * @csspart wrap-up - `countdown`, `return`, `continue`; then `summary`.
 * @csspart path - The keys pressed in the menu.
 * @csspart facts - Numbers and times.
 * @csspart remark - 备注.
 * @csspart tags - 标签.
 * @fires {CallHangUpRequestEvent} tccc-call-hang-up-request - Before 挂断; cancelable.
 * @fires {CallHoldRequestEvent} tccc-call-hold-request - Before 通话保持 and 取消保持; cancelable.
 * @fires {CallMuteRequestEvent} tccc-call-mute-request - Before 静音 and 取消静音; cancelable.
 * @fires {TransferCancelRequestEvent} tccc-transfer-cancel-request - Before 取消转接; cancelable.
 * @fires {WrapUpRequestEvent} tccc-wrap-up-request - Before 返回接待 and 继续话后整理; cancelable.
 * @fires {ElementNeededEvent} tccc-element-needed - Another element is about to be shown; `tag`. The desk registers it; a page with the panel alone may.
 */
export class TcccCallPanel extends TcccElement {
  static override styles = callPanelStyles;

  readonly #desk = new WorkbenchController(this, (snapshot) => snapshot);
  readonly #command = new CommandController(this);
  readonly #clock = new ClockController(this, {
    clock: elementClock(this),
    offsetMs: () => this.#desk.value?.clockOffsetMs ?? 0,
    isNeeded: () => hasRunningTime(this.#desk.value, this.#call()),
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
  readonly #copy = new NumberCopy(this, elementClock(this));
  readonly #open = new OpenPanel(this);
  readonly #commands = new CallCommands({
    command: this.#command,
    call: () => this.#call(),
    workbench: () => this.#desk.workbench,
    open: this.#open,
    digits: this.#digits,
    returnToCall: () => {
      void this.flows?.returnToCall();
      return true;
    },
  });

  /** The call to show; without it the conversation, or the call that is being wrapped up. */
  @property({ attribute: 'call-id' }) callId?: string | undefined;

  /** The keys written beside what they do; the desk around tells them. None act for the element alone. */
  @property({ attribute: false }) keyHints: KeyHints = {};

  #shownId: string | undefined;

  @state() private isAddingTag = false;
  /** When the failed transfer began whose notice the agent has read. */
  @state() private readFailure: number | null = null;

  @query('.number') private numberElement!: HTMLElement | null;
  @query('.tag-field') private tagField!: HTMLInputElement | null;
  @query('.flows') private flows!: HTMLElementTagNameMap['tccc-self-service'] | null;

  constructor() {
    super();
    new PanelEntrance(this, this.#open);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#startAnew();
  }

  protected override willUpdate(): void {
    const call = this.#call();
    if (call?.context.id !== this.#shownId) this.#startAnew();
    this.#shownId = call?.context.id;
    this.#words.follow(call);
    if (this.#desk.isProvided) this.#open.follow(call, this.#desk.workbench);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('isAddingTag') && this.isAddingTag) this.tagField?.focus();
  }

  /** Hangs up, as the button does. @returns whether there was something to hang up */
  hangUp(): boolean {
    return this.#commands.hangUp();
  }

  /** Holds or resumes, as the button does. @returns whether there was something to hold */
  toggleHold(): boolean {
    return this.#commands.toggleHold();
  }

  /** Mutes or unmutes, as the button does. @returns whether there was something to mute */
  toggleMute(): boolean {
    return this.#commands.toggleMute();
  }

  /** Opens or closes the keys of 输入分机号. @returns whether they could be used */
  toggleExtension(): boolean {
    return this.#commands.toggleExtension();
  }

  /** Opens or closes the dialog of 转技能组 or 转座席. @returns whether the call can be handed over */
  toggleTransfer(kind: TransferTarget['kind']): boolean {
    return this.#commands.toggleTransfer(kind);
  }

  /** Takes the customer back from a transfer under way, as the button does. @returns whether there was one */
  cancelTransfer(): boolean {
    return this.#commands.cancelTransfer();
  }

  /** Opens or closes 自助服务; 返回通话 while the customer is in a flow. @returns whether either could be done */
  toggleSelfService(): boolean {
    return this.#commands.toggleSelfService();
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

  #tiles(): HTMLElement[] {
    const tiles = [...this.renderRoot.querySelectorAll<HTMLElement>('.tile')];
    return tiles.filter(({ part }) => !isTakenOut(this, part.value));
  }

  #chooseWrapUp(choice: 'return' | 'continue'): void {
    const { workbench } = this.#desk;
    void this.#command.run(new WrapUpRequestEvent(choice), () =>
      choice === 'return' ? workbench.returnToService() : workbench.continueWrapUp(),
    );
  }

  /** What was open or told for one call says nothing about another. */
  #startAnew(): void {
    this.#copy.reset();
    this.#open.close();
    this.isAddingTag = false;
    this.#command.clear();
  }

  async #leaveTag(): Promise<void> {
    this.isAddingTag = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.add-tag')?.focus();
  }

  /** Closes a panel, and leaves the focus on the tile that opens it. */
  #closePanel(name: 'extension' | 'self-service'): void {
    this.#open.close();
    this.renderRoot.querySelector<HTMLElement>(`.tile[part="${name}"]`)?.focus();
  }

  /** Escape closes the dialog by itself. */
  readonly #handleDialogClose = (): void => {
    if (this.#open.isTransfer) this.#open.close();
  };

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
      return this.#renderFrame({
        strip: wrapUpStrip(snapshot.presence, call, this.texts),
        call,
        top,
        details: nothing,
      });
    }
    return call ? this.#renderCall(call) : nothing;
  }

  /** What call and wrap-up share stays in the page between them: the words read out, and a remark that is being typed. */
  #renderFrame({ strip, call, top, details }: PanelFrame): TemplateResult {
    const { texts } = this;
    return html`${stripView(strip, call, texts)} ${top}
      <div class="body">
        ${errorMessage(texts, this.#command.error)} ${call ? this.#renderFlows(call) : nothing} ${details}
        ${call ? callRemark(this.#notes(call)) : nothing} ${call ? callTags(this.#notes(call)) : nothing}
      </div>
      ${this.#renderDialog(strip, call)}`;
  }

  #renderDialog(strip: CallStrip, call: CallSnapshot | undefined): TemplateResult {
    const content = call && this.#open.isTransfer ? this.#renderTransfer(strip, call) : nothing;
    const isByNumber = handsToNumber(this.#desk.workbench);
    return html`<dialog
      class="transfer ${isByNumber ? 'brief' : ''}"
      part="transfer-dialog"
      aria-labelledby="transfer-title"
      @close=${this.#handleDialogClose}
    >
      ${content}
    </dialog>`;
  }

  #renderTransfer(strip: CallStrip, call: CallSnapshot): TemplateResult {
    return transferDialog({
      call,
      target: this.#open.name === 'transfer-group' ? 'group' : 'agent',
      strip,
      texts: this.texts,
      workbench: this.#desk.workbench,
      clock: this.clock,
      choose: (kind) => this.#open.show(`transfer-${kind}`),
      close: () => this.#open.close(),
    });
  }

  #renderFlows(call: CallSnapshot): TemplateResult | typeof nothing {
    return flowsPanel({
      call,
      isOpen: this.#open.name === 'self-service',
      texts: this.texts,
      workbench: this.#desk.workbench,
      clock: this.clock,
      close: () => this.#closePanel('self-service'),
    });
  }

  #renderCall(call: CallSnapshot): TemplateResult {
    const { texts } = this;
    const isRecorded = this.#desk.workbench.capabilities.centre.recordings;
    const strip = callStrip({ call, texts, now: this.#clock.now, isRecorded });
    const details = html`${this.#renderCameBack(call)} ${this.#renderExtension(call)} ${callPath(call, texts)}
    ${callFacts(call, texts, this.language)}`;
    return this.#renderFrame({ strip, call, top: this.#renderControls(call), details });
  }

  #renderCameBack({ context, value }: CallSnapshot): TemplateResult | typeof nothing {
    const { transfer } = context;
    const isBack = value.progress === 'talking' && value.transfer !== 'consulting';
    const isNews = isBack && transfer?.startedAt !== this.readFailure;
    return transferNotice(isNews ? transfer : null, this.texts, () => {
      this.readFailure = transfer?.startedAt ?? null;
    });
  }

  #renderControls(call: CallSnapshot): TemplateResult {
    const { texts } = this;
    const { answeredAt, customerNumber } = call.context;
    const isCountingElse =
      call.value.line === 'held' || call.value.service === 'selfService' || call.value.transfer !== 'none';
    const isTalking = call.value.progress === 'talking' && answeredAt !== null;
    return html`${callCustomer({
      call,
      texts,
      talked: isCountingElse && isTalking ? formatClock(this.#clock.now - answeredAt) : '',
      isCopied: this.#copy.isCopied,
      copy: () => void this.#copy.copy(customerNumber, this.numberElement),
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
      openPanel: this.#open.name,
      keyHints: this.keyHints,
      press: this.#commands.press,
    });
  }

  #renderExtension(call: CallSnapshot): TemplateResult | typeof nothing {
    if (this.#open.name !== 'extension') return nothing;
    return extensionPanel({
      texts: this.texts,
      sent: this.#digits.sent,
      press: (key) => this.#digits.press(call.context.id, key),
      keysKeyDown: this.#keys.handleKeyDown,
      keysFocusIn: this.#keys.handleFocusIn,
      close: () => this.#closePanel('extension'),
    });
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
      returnKey: this.keyHints.return,
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
