import { html, nothing, type CSSResult, type ReactiveElement, type TemplateResult } from 'lit';
import type { Clock } from '../../src/base/index.js';
import type { WorkbenchController } from '../../src/controllers/index.js';
import type { Catalogue } from '../../src/i18n/index.js';
import { WrapUpRequestEvent } from '../call-panel/call-panel.events.js';
import type { IncomingCallTone } from '../incoming-call/incoming-call.js';
import { isTakenOut } from '../call-panel/is-taken-out.js';
import { elementClock } from '../internal/element-clock.js';
import { fieldStyles } from '../internal/field.styles.js';
import { NeededElements } from '../internal/needed-elements.js';
import { selectStyles } from '../internal/select.styles.js';
import { carryOut } from '../internal/request-event.js';
import {
  ShortcutController,
  type ShortcutAction,
  type ShortcutMap,
} from '../internal/shortcut-controller.js';
import { switchStyles } from '../internal/switch.styles.js';
import { tooltipStyles } from '../internal/tooltip.styles.js';
import { askedActs } from './asked-acts.js';
import { focusNextArea } from './area-focus.js';
import { deskAreas } from './desk-areas.js';
import { DeskDialogs } from './desk-dialogs.js';
import { DeskNavigation } from './desk-navigation.js';
import type { DeskSlice } from './desk-slice.js';
import { deskTabs } from './desk-tabs.js';
import { DeskNews } from './desk-news.js';
import { DialPopover } from './dial-popover.js';
import { alertsStyles } from './alerts-view.js';
import { DeskHabits } from './desk-habits.js';
import { OwnShortcuts } from './own-shortcuts.js';
import { keyStyles } from './key-cap.js';
import { FocusKeeper } from './focus-keeper.js';
import { LayoutController } from './layout-controller.js';
import { MobileBar } from './mobile-bar.js';
import { mobileBarStyles } from './mobile-bar.styles.js';
import { RingTrial } from './ring-trial.js';
import { shortcutListStyles } from './shortcut-list.js';
import { ThirdPartyFrame } from './third-party-frame.js';
import { topBar } from './top-bar.js';
import { workbenchStyles } from './workbench.styles.js';

/** The element that the desk is drawn in. */
export interface DeskHost extends ReactiveElement {
  readonly clock: Clock;
  readonly thirdPartyUrl?: string | undefined;
  readonly shortcuts: ShortcutMap;
  readonly noShortcuts: boolean;
  readonly habits: readonly string[];
}

/** What the desk asks of its element. */
export interface DeskFaceOptions {
  readonly desk: WorkbenchController<DeskSlice>;
  /** Whether the agent is past the entrance. */
  readonly isEntered: () => boolean;
  readonly onError: (error: unknown) => void;
}

/** What the desk draws. */
export interface DeskView {
  readonly desk: DeskSlice;
  readonly texts: Catalogue;
  /** What failed, above the status line. */
  readonly failure: TemplateResult | typeof nothing;
}

/** Of the second bar of a call, over a dialog: the first one rings. */
const silence: IncomingCallTone = {
  isRinging: false,
  start: () => undefined,
  stop: () => undefined,
  announce: () => undefined,
  dispose: () => undefined,
};

/** The desk behind the entrance. It comes in a file of its own, which loads while the agent signs in. */
export class DeskFace {
  static readonly styles: readonly CSSResult[] = [
    fieldStyles,
    switchStyles,
    tooltipStyles,
    keyStyles,
    shortcutListStyles,
    workbenchStyles,
    mobileBarStyles,
    alertsStyles,
    selectStyles,
  ];

  readonly #host: DeskHost;
  readonly #options: DeskFaceOptions;
  readonly #desk: WorkbenchController<DeskSlice>;
  readonly #layout: LayoutController;
  readonly #dial: DialPopover;
  readonly #navigation: DeskNavigation;
  readonly #dialogs: DeskDialogs;
  readonly #mobile: MobileBar;
  readonly #frame = new ThirdPartyFrame();
  readonly #shortcuts: ShortcutController;
  readonly #ownShortcuts: OwnShortcuts;
  readonly #habits: DeskHabits;
  readonly #news: DeskNews;
  readonly #trial: RingTrial;
  #isSlotted = false;
  #talkingId: string | undefined;

  constructor(host: DeskHost, options: DeskFaceOptions) {
    this.#host = host;
    this.#options = options;
    this.#desk = options.desk;
    this.#layout = new LayoutController(host);
    this.#dial = new DialPopover(host, () => this.#desk.value?.mayCall.isAllowed ?? false);
    this.#navigation = new DeskNavigation(host);
    this.#ownShortcuts = new OwnShortcuts(host, () => host.shortcuts);
    this.#dialogs = new DeskDialogs(host, () => {
      this.#ownShortcuts.cancel();
      this.#habits.lookAtDevices();
    });
    this.#mobile = new MobileBar(host, (change) => this.#desk.workbench.setMobile(change));
    this.#shortcuts = new ShortcutController(host, {
      run: (action) => this.#run(action),
      shortcuts: () => this.#ownShortcuts.map,
      isOn: () => !host.noShortcuts && this.#ownShortcuts.isOn,
    });
    const asked = askedActs(host, () => this.#desk.workbench);
    this.#habits = new DeskHabits(host, {
      names: () => host.habits,
      // The bar shows what went wrong with an answer.
      acts: {
        ...asked,
        answer: (callId) => this.#find('tccc-incoming-call')?.answer() ?? asked.answer(callId),
      },
      onError: options.onError,
    });
    this.#news = new DeskNews(host, elementClock(host));
    this.#trial = new RingTrial(host);
    new FocusKeeper(host, () => this.#dialogs.isOpen || this.#dial.isOpen);
    new NeededElements(host);
  }

  /** Leaves the third-party page as it is when this call's task opens. */
  keepFrameFor(callId: string): void {
    this.#frame.keepFor(callId);
  }

  /** Keeps up with the workbench. For `willUpdate`: asks for no update of its own. */
  follow(desk: DeskSlice): void {
    if (desk.phase === 'signedOut') this.#reset();
    this.#navigation.follow(desk);
    this.#leaveDialogFor(desk);
    // An element updates after it was taken out of the page, too.
    const isPresent = desk.phase === 'signedIn' && this.#host.isConnected;
    const present = isPresent ? this.#desk.workbench : null;
    this.#habits.follow(present);
    this.#news.follow(present);
    if (this.#options.isEntered() && this.#layout.layout !== 'narrow') this.#followFrame(desk);
  }

  /** Lets go of a workbench that was taken away. For `willUpdate`. */
  leave(): void {
    this.#reset();
    this.#habits.follow(null);
    this.#news.follow(null);
  }

  #reset(): void {
    this.#navigation.reset();
    this.#frame.reset();
  }

  /** A conversation that begins is what the agent is at: no dialog stays over it. */
  #leaveDialogFor({ calls }: DeskSlice): void {
    const talking = calls.find(({ value }) => value.progress === 'talking')?.context.id;
    if (talking !== undefined && talking !== this.#talkingId) this.#dialogs.close();
    this.#talkingId = talking;
  }

  #followFrame({ calls, agent, thirdPartyUrl }: DeskSlice): void {
    const { openId } = this.#navigation;
    this.#frame.follow({
      template: this.#isSlotted ? '' : (this.#host.thirdPartyUrl ?? thirdPartyUrl),
      agent,
      call: calls.find(({ context }) => context.id === openId) ?? null,
    });
  }

  readonly #handleThirdParty = (event: Event): void => {
    this.#isSlotted = event.target instanceof HTMLSlotElement && event.target.assignedElements().length > 0;
    this.#host.requestUpdate();
  };

  #find<Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag] | null {
    return this.#host.shadowRoot?.querySelector(tag) ?? null;
  }

  get #hasThirdParty(): boolean {
    return this.#isSlotted || this.#frame.isShown;
  }

  readonly #openShortcuts = (): boolean => {
    this.#dialogs.show('shortcuts');
    return true;
  };

  #openPresence(): boolean {
    this.#find('tccc-presence')?.show();
    return true;
  }

  #run(action: ShortcutAction): boolean {
    if (!this.#options.isEntered() || (this.#dialogs.isOpen && action !== 'answer')) return false;
    const actions: Readonly<Record<ShortcutAction, () => boolean>> = {
      answer: () => this.#answer(),
      mute: () => this.#onLiveCall((panel) => panel.toggleMute()),
      hold: () => this.#onTile('hold', (panel) => panel.toggleHold()),
      'hang-up': () => this.#onLiveCall((panel) => panel.hangUp()),
      extension: () => this.#onTile('extension', (panel) => panel.toggleExtension()),
      'transfer-agent': () => this.#onTile('transfer-agent', (panel) => panel.toggleTransfer('agent')),
      'transfer-group': () => this.#onTile('transfer-group', (panel) => panel.toggleTransfer('group')),
      'self-service': () => this.#onTile('self-service', (panel) => panel.toggleSelfService()),
      return: () => this.#returnToService(),
      dial: () => this.#dial.toggle(),
      presence: () => this.#openPresence(),
      area: () => focusNextArea(this.#host),
      list: this.#openShortcuts,
    };
    return actions[action]();
  }

  #answer(): boolean {
    const call = this.#desk.value?.calls.find(({ value }) => value.progress === 'ringing');
    const bar = this.#find('tccc-incoming-call');
    if (!call || call.context.isAutomatic || !bar) return false;
    void bar.answer();
    return true;
  }

  /** A tile that the page took out has no key either. */
  #onTile(part: string, act: (panel: HTMLElementTagNameMap['tccc-call-panel']) => boolean): boolean {
    return !isTakenOut(this.#host, part) && this.#onLiveCall(act);
  }

  /** Keys act on the conversation, also while another task or the records are looked at; then it opens first. */
  #onLiveCall(act: (panel: HTMLElementTagNameMap['tccc-call-panel']) => boolean): boolean {
    const { openId, followedId, page } = this.#navigation;
    const isLive = this.#desk.value?.calls.some(
      ({ context, value }) => context.id === followedId && value.progress !== 'ended',
    );
    if (!isLive) return false;
    const panel = this.#find('tccc-call-panel');
    if (openId === followedId && page === 'desk' && panel) return act(panel);
    this.#navigation.openConversation();
    void this.#host.updateComplete.then(() => {
      const panel = this.#find('tccc-call-panel');
      return panel && act(panel);
    });
    return true;
  }

  #returnToService(): boolean {
    const { workbench } = this.#desk;
    if (!workbench.can.returnToService().isAllowed) return false;
    carryOut(this.#host, new WrapUpRequestEvent('return'), () => workbench.returnToService()).catch(
      this.#options.onError,
    );
    return true;
  }

  #renderFooter({ failure }: DeskView): TemplateResult {
    return html`<div class="footer" data-area tabindex="-1">
      <tccc-connection
        part="connection"
        shortcut=${this.#shortcuts.hints.list ?? ''}
        .absent=${this.#habits.absent}
        @tccc-shortcuts-request=${this.#openShortcuts}
      ></tccc-connection>
      ${failure}
    </div>`;
  }

  #renderDialogs({ texts }: DeskView): TemplateResult {
    const dialogs = this.#dialogs.render({
      texts,
      shortcuts: this.#shortcuts.shortcuts,
      own: this.#ownShortcuts,
      habits: this.#habits,
      onTry: () => void this.#trial.play(this.#habits.ring),
      ring: html`<tccc-incoming-call
        shortcut=${this.#shortcuts.hints.answer ?? ''}
        .tone=${silence}
        muted
      ></tccc-incoming-call>`,
    });
    return html`${this.#dial.render(texts)} ${dialogs}`;
  }

  #renderTopBar({ desk, texts }: DeskView): TemplateResult {
    const { adminUrl, hasRecords, isPlacing, mayCall, mobile, maySetMobile: permission } = desk;
    const { layout } = this.#layout;
    return topBar({
      texts,
      layout,
      mobile: this.#mobile.render({ texts, layout, mobile, permission }),
      onProfile: () => this.#dialogs.show('profile'),
      onDeviceCheck: () => this.#dialogs.show('device-check'),
      onAlerts: () => {
        this.#habits.ring?.refresh();
        this.#dialogs.show('alerts');
      },
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

  #renderAreas({ texts }: DeskView): TemplateResult {
    const { layout } = this.#layout;
    return deskAreas({
      texts,
      layout,
      areas: this.#navigation.areas(layout),
      isHidden: this.#navigation.page !== 'desk',
      openId: this.#navigation.openId,
      keyHints: this.#shortcuts.hints,
      hasThirdParty: this.#hasThirdParty,
      frame: this.#frame.isShown ? this.#frame.render(texts) : nothing,
      onTask: ({ detail }) => this.#navigation.openTask(detail.callId),
      onRecords: () => this.#navigation.showPage('records'),
      onThirdParty: this.#handleThirdParty,
    });
  }

  #renderTabs({ desk: { calls, waiting }, texts }: DeskView): TemplateResult {
    const ended = calls.filter(({ value }) => value.progress === 'ended').length;
    return deskTabs({
      texts,
      tab: this.#navigation.tab,
      counts: { live: calls.length - ended, ended, queue: waiting },
      isHidden: this.#layout.layout !== 'narrow' || this.#navigation.page !== 'desk',
      onTab: (tab) => this.#navigation.showTab(tab),
    });
  }

  render(view: DeskView): TemplateResult {
    const { layout } = this.#layout;
    const isHost = this.#hasThirdParty && layout !== 'narrow';
    return html`<div class="base ${isHost ? 'hosts' : ''}" part="base" data-layout=${layout}>
      ${this.#renderTopBar(view)} ${this.#renderTabs(view)} ${this.#renderAreas(view)}
      ${
        this.#navigation.hasRecords
          ? html`<section
              class="records"
              aria-label=${view.texts['desk.records']}
              ?hidden=${this.#navigation.page !== 'records'}
              data-area
              tabindex="-1"
            >
              <tccc-call-records></tccc-call-records>
            </section>`
          : nothing
      }
      ${this.#renderFooter(view)}
      <tccc-incoming-call
        shortcut=${this.#shortcuts.hints.answer ?? ''}
        ?muted=${!this.#habits.isAllowed('ring')}
      ></tccc-incoming-call>
      ${this.#renderDialogs(view)} ${this.#news.render(view.texts)}
    </div>`;
  }
}
