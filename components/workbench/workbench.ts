import { ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { isWorkbenchError, type WorkbenchError } from '../../src/base/index.js';
import { workbenchContext } from '../../src/context/index.js';
import { WorkbenchController } from '../../src/controllers/index.js';
import type { SignInPhase, Workbench, WorkbenchSnapshot } from '../../src/workbench/workbench.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { fieldStyles } from '../internal/field.styles.js';
import { errorText } from '../internal/error-message.js';
import { icon } from '../internal/icon.js';
import { alert, close } from '../internal/icons.js';
import {
  ShortcutController,
  type ShortcutAction,
  type ShortcutMap,
} from '../internal/shortcut-controller.js';
import { TcccElement } from '../internal/tccc-element.js';
import { switchStyles } from '../internal/switch.styles.js';
import { tooltipStyles } from '../internal/tooltip.styles.js';
import { deskAreas } from './desk-areas.js';
import { deskTabs } from './desk-tabs.js';
import { DeskDialogs } from './desk-dialogs.js';
import { DeskNavigation } from './desk-navigation.js';
import { isDeskEntered } from './desk-view.js';
import { DialPopover } from './dial-popover.js';
import { EntranceFocus } from './entrance-focus.js';
import { EventBridge } from './event-bridge.js';
import { keyStyles } from './key-cap.js';
import { LayoutController } from './layout-controller.js';
import { focusNextArea } from './area-focus.js';
import { MobileBar } from './mobile-bar.js';
import { mobileBarStyles } from './mobile-bar.styles.js';
import { OwnWorkbench } from './own-workbench.js';
import { shortcutListStyles } from './shortcut-list.js';
import { ThirdPartyFrame } from './third-party-frame.js';
import { ScreenPopEvent } from './call.events.js';
import { adminLink, topBar } from './top-bar.js';
import { workbenchStyles } from './workbench.styles.js';

export * from './workbench.events.js';

type DeskSlice = ReturnType<typeof sliceOf>;

/** What of the workbench the desk itself shows; its parts pick their own. */
function sliceOf(snapshot: WorkbenchSnapshot, { can, capabilities }: Workbench) {
  return {
    phase: snapshot.phase,
    presence: snapshot.presence,
    calls: snapshot.calls,
    waiting: snapshot.queue.reduce((sum, { waiting }) => sum + waiting, 0),
    adminUrl: snapshot.agent?.role === 'administrator' ? adminLink(snapshot.settings?.adminUrl) : null,
    agent: snapshot.agent,
    thirdPartyUrl: snapshot.settings?.thirdPartyUrl ?? '',
    mobile: capabilities.centre.mobile ? snapshot.mobile : null,
    maySetMobile: can.setMobile(),
    isPlacing: snapshot.pending.includes('place-call'),
    mayCall: can.placeCall(),
    hasRecords: capabilities.centre.records,
  };
}

/**
 * The whole desk of an agent: entrance, top bar, tasks, the current call, a place for the host's own page, and the status
 * line. Fills the block size it is given; what fits is told by its own width.
 *
 * @summary The agent's desk.
 * @slot third-party - The host's own page beside the call, for example the customer's record; without one, the page of
 * `third-party-url` or of the centre's settings.
 * @csspart base - Everything.
 * @csspart top-bar - `dial-button`, `nav`, `admin`, and the presence.
 * @csspart tasks - Tasks and queues.
 * @csspart current - The open task, or the idle desk.
 * @csspart third-party - The place of the slot.
 * @csspart third-party-frame - The integrator's page in it.
 * @csspart mobile-answer - 手机接听
 * @csspart mobile-dial - 手机外呼
 * @csspart mobile-button - Opens both, at medium width.
 * @csspart connection - The status line.
 * @fires {SignedInEvent} tccc-signed-in - An agent signed in.
 * @fires {SignedOutEvent} tccc-signed-out - The sign-in ended.
 * @fires {PresenceChangedEvent} tccc-presence-changed - The presence, or the reserved next one, changed.
 * @fires {ScreenPopEvent} tccc-screen-pop - A call rings or is dialled; `callId`, `customerNumber`, `direction`; cancelable.
 * @fires {CallRingingEvent} tccc-call-ringing - A call rings.
 * @fires {CallDiallingEvent} tccc-call-dialling - The agent calls out.
 * @fires {CallAnsweredEvent} tccc-call-answered - Agent and customer talk.
 * @fires {CallHeldEvent} tccc-call-held - The customer hears music.
 * @fires {CallResumedEvent} tccc-call-resumed - The hold is over.
 * @fires {CallMutedEvent} tccc-call-muted - The customer doesn't hear the agent.
 * @fires {CallUnmutedEvent} tccc-call-unmuted - The customer hears the agent again.
 * @fires {CallEndedEvent} tccc-call-ended - The call is over.
 * @fires {CallMissedEvent} tccc-call-missed - The call left this agent unanswered.
 * @fires {TransferFailedEvent} tccc-transfer-failed - The transfer came back.
 * @fires {CallTransferredEvent} tccc-call-transferred - The call is with somebody else now.
 * @fires {SelfServiceStartedEvent} tccc-self-service-started - The customer is in a self-service flow.
 * @fires {SelfServiceEndedEvent} tccc-self-service-ended - The customer is back from self-service.
 * @fires {RecordWrittenEvent} tccc-record-written - A record was written or changed.
 * @fires {DeskErrorEvent} tccc-error - Something failed that no caller waits for.
 *
 * @example
 * <tccc-workbench centre-url="https://centre.example"><my-customer slot="third-party"></my-customer></tccc-workbench>
 */
export class TcccWorkbench extends TcccElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    switchStyles,
    tooltipStyles,
    keyStyles,
    shortcutListStyles,
    workbenchStyles,
    mobileBarStyles,
  ];

  readonly #context = new ContextProvider(this, { context: workbenchContext });
  readonly #desk = new WorkbenchController(this, sliceOf);
  readonly #bridge = new EventBridge(this, (event) => {
    if (event instanceof ScreenPopEvent) this.#frame.keepFor(event.detail.callId);
  });
  readonly #layout = new LayoutController(this);
  readonly #dial = new DialPopover(this, () => this.#desk.value?.mayCall.isAllowed ?? false);
  readonly #navigation = new DeskNavigation(this);
  readonly #dialogs = new DeskDialogs(this);
  readonly #mobile = new MobileBar(this, (change) => this.#desk.workbench.setMobile(change));
  readonly #frame = new ThirdPartyFrame();
  readonly #entrance = new EntranceFocus(this);
  readonly #own = new OwnWorkbench(this, (error) => this.#show(error));
  readonly #shortcuts = new ShortcutController(this, {
    run: (action) => this.#run(action),
    shortcuts: () => this.shortcuts,
  });

  /** Builds a workbench of HTTP and SIP for this centre, when no `workbench` is given; the desk disposes of that one itself. */
  @property({ attribute: 'centre-url' }) centreUrl?: string | undefined;

  /**
   * The page of the third-party area, in place of the centre's own setting, where nothing is slotted there. Filled in for
   * the open task: `{callId}`, `{customerNumber}` (as the desk shows it), `{centreNumber}`, `{direction}`,
   * `{skillGroup}`, `{skillGroupId}`, `{agentId}`, `{centreId}`. Only https, the desk's own origin or this machine; in a
   * sandbox, which leaves a page of the desk's own origin without cookies and storage: put such a page into the slot.
   */
  @property({ attribute: 'third-party-url' }) thirdPartyUrl?: string | undefined;

  /** Keys of the host's own, over the default ones; `null` switches one off. */
  @property({ attribute: false }) shortcuts: ShortcutMap = {};

  @state() private isEntered = false;
  @state() private isSlotted = false;
  @state() private failure: WorkbenchError | null = null;

  @query('tccc-incoming-call') private incomingCall!: HTMLElementTagNameMap['tccc-incoming-call'] | null;
  @query('tccc-call-panel') private callPanel!: HTMLElementTagNameMap['tccc-call-panel'] | null;
  @query('tccc-presence') private presence!: HTMLElementTagNameMap['tccc-presence'] | null;

  #phaseBefore: SignInPhase | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#own.follow(this.centreUrl);
    const workbench = this.#desk.isProvided ? this.#desk.workbench : undefined;
    this.#context.setValue(workbench);
    if (this.isConnected) this.#bridge.follow(workbench);
    this.#follow();
  }

  #follow(): void {
    const desk = this.#desk.value;
    if (!desk) return;
    const { phase, presence } = desk;
    this.isEntered = isDeskEntered({
      wasEntered: this.isEntered,
      before: this.#phaseBefore,
      phase,
      presence,
    });
    this.#phaseBefore = phase;
    if (phase === 'signedOut') {
      this.#navigation.reset();
      this.#frame.reset();
    }
    this.#navigation.follow(desk);
    if (this.isEntered && this.#layout.layout !== 'narrow') this.#followFrame(desk);
  }

  #followFrame({ calls, agent, thirdPartyUrl }: DeskSlice): void {
    const { openId } = this.#navigation;
    this.#frame.follow({
      template: this.isSlotted ? '' : (this.thirdPartyUrl ?? thirdPartyUrl),
      agent,
      call: calls.find(({ context }) => context.id === openId) ?? null,
    });
  }

  #show(error: unknown): void {
    if (!isWorkbenchError(error)) throw error;
    this.failure = error;
  }

  readonly #handleEnter = (): void => {
    this.isEntered = true;
  };

  readonly #handleThirdParty = (event: Event): void => {
    this.isSlotted = event.target instanceof HTMLSlotElement && event.target.assignedElements().length > 0;
  };

  get #hasThirdParty(): boolean {
    return this.isSlotted || this.#frame.isShown;
  }

  readonly #openShortcuts = (): boolean => {
    this.#dialogs.show('shortcuts');
    return true;
  };

  readonly #dismiss = (): void => {
    this.failure = null;
  };

  #openPresence(): boolean {
    this.presence?.show();
    return true;
  }

  #run(action: ShortcutAction): boolean {
    if (!this.isEntered || this.#dialogs.isOpen) return false;
    const actions: Readonly<Record<ShortcutAction, () => boolean>> = {
      answer: () => this.#answer(),
      mute: () => this.#onLiveCall((panel) => panel.toggleMute()),
      hold: () => this.#onLiveCall((panel) => panel.toggleHold()),
      'hang-up': () => this.#onLiveCall((panel) => panel.hangUp()),
      extension: () => this.#onLiveCall((panel) => panel.toggleExtension()),
      'transfer-agent': () => this.#onLiveCall((panel) => panel.toggleTransfer('agent')),
      'transfer-group': () => this.#onLiveCall((panel) => panel.toggleTransfer('group')),
      'self-service': () => this.#onLiveCall((panel) => panel.toggleSelfService()),
      return: () => this.#returnToService(),
      dial: () => this.#dial.toggle(),
      presence: () => this.#openPresence(),
      area: () => focusNextArea(this),
      list: this.#openShortcuts,
    };
    return actions[action]();
  }

  #answer(): boolean {
    const call = this.#desk.value?.calls.find(({ value }) => value.progress === 'ringing');
    if (!call || call.context.isAutomatic || !this.incomingCall) return false;
    void this.incomingCall.answer();
    return true;
  }

  /** Keys act on the conversation, also while another task or the records are looked at; then it opens first. */
  #onLiveCall(act: (panel: HTMLElementTagNameMap['tccc-call-panel']) => boolean): boolean {
    const { openId, followedId, page } = this.#navigation;
    const isLive = this.#desk.value?.calls.some(
      ({ context, value }) => context.id === followedId && value.progress !== 'ended',
    );
    if (!isLive) return false;
    if (openId === followedId && page === 'desk' && this.callPanel) return act(this.callPanel);
    this.#navigation.openConversation();
    void this.updateComplete.then(() => this.callPanel && act(this.callPanel));
    return true;
  }

  #returnToService(): boolean {
    const { workbench } = this.#desk;
    if (!workbench.can.returnToService().isAllowed) return false;
    workbench.returnToService().catch((error: unknown) => this.#show(error));
    return true;
  }

  #renderFooter(): TemplateResult {
    const { failure, texts } = this;
    return html`<div class="footer" data-area tabindex="-1">
      <tccc-connection part="connection" @tccc-shortcuts-request=${this.#openShortcuts}></tccc-connection>
      ${
        failure === null
          ? nothing
          : html`<div class="failure" role="alert">
              ${icon(alert, 16)}
              <p>${errorText(texts, failure.code)}</p>
              <button
                type="button"
                class="icon-button"
                aria-label=${texts['common.close']}
                @click=${this.#dismiss}
              >
                ${icon(close, 16)}
              </button>
            </div>`
      }
    </div>`;
  }

  #renderDialogs(): TemplateResult {
    const { texts } = this;
    return html`${this.#dial.render(texts)} ${this.#dialogs.render(texts, this.#shortcuts.shortcuts)}`;
  }

  #renderTopBar(desk: DeskSlice): TemplateResult {
    const { adminUrl, hasRecords, isPlacing, mayCall, mobile, maySetMobile: permission } = desk;
    const { texts } = this;
    const { layout } = this.#layout;
    return topBar({
      texts,
      layout,
      mobile: this.#mobile.render({ texts, layout, mobile, permission }),
      onProfile: () => this.#dialogs.show('profile'),
      onDeviceCheck: () => this.#dialogs.show('device-check'),
      page: this.#navigation.page,
      adminUrl,
      hasRecords,
      isPlacing,
      mayCall,
      isDialOpen: this.#dial.isOpen,
      onDial: this.#dial.handleClick,
      onPage: (page) => this.#navigation.showPage(page),
    });
  }

  #renderAreas(): TemplateResult {
    const { layout } = this.#layout;
    return deskAreas({
      texts: this.texts,
      layout,
      areas: this.#navigation.areas(layout),
      isHidden: this.#navigation.page !== 'desk',
      openId: this.#navigation.openId,
      hasThirdParty: this.#hasThirdParty,
      frame: this.#frame.isShown ? this.#frame.render(this.texts) : nothing,
      onTask: ({ detail }) => this.#navigation.openTask(detail.callId),
      onRecords: () => this.#navigation.showPage('records'),
      onThirdParty: this.#handleThirdParty,
    });
  }

  #renderTabs({ calls, waiting }: DeskSlice): TemplateResult {
    const ended = calls.filter(({ value }) => value.progress === 'ended').length;
    return deskTabs({
      texts: this.texts,
      tab: this.#navigation.tab,
      counts: { live: calls.length - ended, ended, queue: waiting },
      isHidden: this.#layout.layout !== 'narrow' || this.#navigation.page !== 'desk',
      onTab: (tab) => this.#navigation.showTab(tab),
    });
  }

  #renderDesk(desk: DeskSlice): TemplateResult {
    const { layout } = this.#layout;
    const isHost = this.#hasThirdParty && layout !== 'narrow';
    return html`<div class="base ${isHost ? 'hosts' : ''}" part="base" data-layout=${layout}>
      ${this.#renderTopBar(desk)} ${this.#renderTabs(desk)} ${this.#renderAreas()}
      ${
        this.#navigation.hasRecords
          ? html`<tccc-call-records
              ?hidden=${this.#navigation.page !== 'records'}
              data-area
              tabindex="-1"
            ></tccc-call-records>`
          : nothing
      }
      ${this.#renderFooter()}
      <tccc-incoming-call></tccc-incoming-call>
      ${this.#renderDialogs()}
    </div>`;
  }

  override render(): unknown {
    const desk = this.#desk.value;
    if (!desk) return this.#renderNothing();
    if (this.isEntered) return this.#renderDesk(desk);
    return html`<div
      class="entrance"
      part="entrance"
      @focusin=${this.#entrance.handleFocusIn}
      @focusout=${this.#entrance.handleFocusOut}
    >
      <tccc-sign-in @tccc-workbench-enter=${this.#handleEnter}></tccc-sign-in>
    </div>`;
  }

  #renderNothing(): TemplateResult {
    if (this.failure)
      return html`<p class="absent" role="alert">${errorText(this.texts, this.failure.code)}</p>`;
    return html`<p class="absent">
      ${this.texts[this.centreUrl ? 'connection.connecting' : 'desk.noProvider']}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-workbench': TcccWorkbench;
  }
}
