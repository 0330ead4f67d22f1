import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ClockController, WorkbenchController } from '../../src/controllers/index.js';
import { formatClock } from '../../src/i18n/index.js';
import { isLive } from '../../src/machines/index.js';
import type { AgentProfile, MobileSwitch, Presence, PresenceChoice } from '../../src/model/index.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { CommandController } from '../internal/command-controller.js';
import { elementClock } from '../internal/element-clock.js';
import { errorMessage } from '../internal/error-message.js';
import { fieldStyles } from '../internal/field.styles.js';
import { icon } from '../internal/icon.js';
import { chevronDown } from '../internal/icons.js';
import type { MobileSwitches, MobileUse } from '../internal/mobile-switch.js';
import { PopoverPlacement } from '../internal/popover-placement.js';
import { presenceGlyph, presenceGlyphStyles } from '../internal/presence-glyph.js';
import { RovingFocusController } from '../internal/roving-focus-controller.js';
import { TcccElement } from '../internal/tccc-element.js';
import { isFocusLost } from './focus-lost.js';
import { leaveDialog, type Leaving } from './leave-dialog.js';
import { presenceRows, reservedNote } from './presence-menu.js';
import {
  AlertsRequestEvent,
  DeviceCheckRequestEvent,
  PresenceRequestEvent,
  ProfileRequestEvent,
  SignOutRequestEvent,
} from './presence.events.js';
import { presenceStyles } from './presence.styles.js';
import { initials, isPresent, secondLine } from './presence-words.js';
import { Typeahead } from './typeahead.js';

/**
 * @summary The agent's presence: a button that shows it with its running time and what comes next, and the menu to choose
 * another one, to go offline and to sign out. Leaving asks first while a call is up.
 * @csspart presence-button - The button; its width is fixed.
 * @csspart glyph - The silhouette of a presence.
 * @csspart state - The word for the presence.
 * @csspart time - How long it lasts.
 * @csspart next - The reserved next presence, or the reason of a rest.
 * @csspart avatar - The circle with the agent's initials.
 * @csspart presence-menu - The menu.
 * @csspart reserved - What comes next, in the menu.
 * @csspart clear-next - Takes that back.
 * @csspart item - A row of the menu.
 * @csspart reasons - The reasons for a rest.
 * @csspart reason - One of them.
 * @csspart dialog - The question before leaving a call.
 * @cssprop [--tccc-presence-width=236px] - The width of the button.
 * @fires tccc-presence-request - Cancelable, before the centre is asked; `{ choice }`.
 * @fires tccc-sign-out-request - Cancelable, before the session is ended.
 * @fires tccc-profile-request - The agent chose 个人信息.
 * @fires tccc-device-check-request - The agent chose 设备检测.
 * @fires tccc-alerts-request - The agent chose 提醒与耳机.
 */
export class TcccPresence extends TcccElement {
  static override styles = [baseStyles, buttonStyles, fieldStyles, presenceGlyphStyles, presenceStyles];

  readonly #desk = new WorkbenchController(
    this,
    ({ agent, presence, settings, clockOffsetMs, calls, pending, microphone, connection, mobile }) => ({
      agent,
      presence,
      settings,
      clockOffsetMs,
      connection,
      mobile,
      hasCall: calls.some(isLive),
      isPending: pending.includes('presence') || pending.includes('sign-out'),
      isAsking: microphone === 'asking',
    }),
  );
  readonly #clock = new ClockController(this, {
    isNeeded: () => Boolean(this.#desk.value?.presence),
    offsetMs: () => this.#desk.value?.clockOffsetMs ?? 0,
    clock: elementClock(this),
  });
  readonly #placement = new PopoverPlacement(this, () =>
    this.menu && this.pill ? { popover: this.menu, anchor: this.pill, align: 'end' } : null,
  );
  readonly #command = new CommandController(this);
  readonly #typeahead = new Typeahead();
  readonly #roving = new RovingFocusController(this, {
    items: () => this.#items,
    start: () => this.#items.findIndex((item) => item.ariaChecked === 'true'),
  });

  /** Has 个人信息 in the menu; the page shows the profile on `tccc-profile-request`. */
  @property({ type: Boolean, attribute: 'with-profile' }) withProfile = false;

  /** Has 设备检测 in the menu; the page shows the check on `tccc-device-check-request`. */
  @property({ type: Boolean, attribute: 'with-device-check' }) withDeviceCheck = false;

  /** Has 提醒与耳机 in the menu; the page shows them on `tccc-alerts-request`. */
  @property({ type: Boolean, attribute: 'with-alerts' }) withAlerts = false;

  /** Has 手机接听 and 手机外呼 in the menu, for a desk with no room for them elsewhere. */
  @property({ type: Boolean, attribute: 'with-mobile' }) withMobile = false;

  @state() private isOpen = false;
  @state() private pressed: PresenceChoice | Leaving | null = null;
  @state() private switching: MobileUse | null = null;
  @state() private leaving: Leaving | null = null;

  @query('.pill') private readonly pill!: HTMLButtonElement | null;
  @query('#menu') private readonly menu!: HTMLElement | null;
  @query('dialog') private readonly dialog!: HTMLDialogElement | null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.isOpen = false;
    this.leaving = null;
  }

  protected override updated(changes: PropertyValues): void {
    if (changes.has('leaving') && this.leaving) this.dialog?.showModal();
  }

  /** Opens the menu and moves the focus into it, as pressing the button does. */
  show(): void {
    if (!this.menu?.matches(':popover-open')) this.menu?.showPopover();
  }

  /** Focuses the button. */
  override focus(options?: FocusOptions): void {
    this.pill?.focus(options);
  }

  /** Closes the menu. */
  hide(): void {
    if (this.menu?.matches(':popover-open')) this.menu.hidePopover();
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  }

  get #firstRow(): HTMLElement | undefined {
    return this.#items.find((item) => item.matches('.row'));
  }

  readonly #handleToggle = (event: Event): void => {
    this.isOpen = (event as ToggleEvent).newState === 'open';
    this.#placement.follow(this.isOpen);
    if (!this.isOpen) return this.#handleClosed();
    this.#roving.reset();
    const checked = this.#items.find((item) => item.ariaChecked === 'true');
    this.#roving.focus(checked ?? this.#firstRow);
  };

  /** The focus goes back to the button, unless a click took it elsewhere or the question has it. */
  #handleClosed(): void {
    const inside = this.shadowRoot?.activeElement ?? null;
    const isLost = inside ? this.menu?.contains(inside) : isFocusLost(this);
    if (isLost && !this.leaving) this.pill?.focus();
  }

  readonly #handlePillKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.show();
  };

  readonly #handleMenuKey = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') return this.hide();
    const found = this.#typeahead.find(event, this.#items);
    if (found) this.#roving.focus(found);
    else this.#roving.handleKeyDown(event);
  };

  readonly #handleChoose = (choice: PresenceChoice): void => void this.#choose(choice);

  readonly #handleClear = async (): Promise<void> => {
    const { workbench } = this.#desk;
    if (!workbench.can.clearNextPresence().isAllowed || this.pressed) return;
    await this.#command.run(null, () => workbench.clearNextPresence());
    // The note with the button is gone.
    if (!this.#command.error) this.#roving.focus(this.#firstRow);
  };

  async #switchMobile(use: MobileUse, change: MobileSwitch): Promise<void> {
    this.switching = use;
    try {
      await this.#command.run(null, () => this.#desk.workbench.setMobile(change));
    } finally {
      this.switching = null;
    }
  }

  #openElsewhere(request: ProfileRequestEvent | DeviceCheckRequestEvent | AlertsRequestEvent): void {
    this.hide();
    this.dispatchEvent(request);
  }

  readonly #handleSignOut = (): void => void this.#signOut();

  async #choose(choice: PresenceChoice): Promise<void> {
    const desk = this.#desk.value;
    if (desk?.presence && !desk.presence.next && isPresent(choice, desk.presence)) return this.hide();
    if (!this.#desk.workbench.can.setPresence(choice).isAllowed) return;
    if (choice.state === 'offline' && desk?.hasCall) return this.#ask('offline');
    await this.#run(choice, new PresenceRequestEvent({ choice }), () =>
      this.#desk.workbench.setPresence(choice),
    );
  }

  async #signOut(): Promise<void> {
    if (this.#desk.value?.hasCall) return this.#ask('sign-out');
    await this.#run('sign-out', new SignOutRequestEvent(), () => this.#desk.workbench.signOut());
  }

  #ask(leaving: Leaving): void {
    this.#command.clear();
    this.hide();
    this.leaving = leaving;
  }

  readonly #handleConfirm = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { leaving } = this;
    const choice: PresenceChoice = { state: 'offline' };
    const { workbench } = this.#desk;
    if (leaving === 'offline')
      await this.#run(leaving, new PresenceRequestEvent({ choice }), () => workbench.setPresence(choice));
    else if (leaving === 'sign-out')
      await this.#run(leaving, new SignOutRequestEvent(), () => workbench.signOut());
  };

  /** The pressed control stays in sight until the centre answered; a refusal is told beside it. */
  async #run(
    pressed: PresenceChoice | Leaving,
    request: PresenceRequestEvent | SignOutRequestEvent,
    command: () => Promise<void>,
  ): Promise<void> {
    if (this.pressed) return;
    this.pressed = pressed;
    try {
      await this.#command.run(request, command);
    } finally {
      this.pressed = null;
    }
    if (!this.#command.error) this.#close();
    else if (!this.leaving) this.show();
  }

  #close(): void {
    this.hide();
    this.dialog?.close();
  }

  readonly #handleCancel = (): void => this.dialog?.close();

  readonly #handleDialogClose = (): void => {
    this.leaving = null;
    this.#command.clear();
  };

  #renderPill(presence: Presence, name: string): TemplateResult {
    const { texts } = this;
    const isBusy = this.#desk.value?.isPending === true;
    const second = isBusy ? texts['reason.pending'] : secondLine(presence, texts);
    return html`<button
      type="button"
      class="pill"
      part="presence-button"
      popovertarget="menu"
      aria-haspopup="menu"
      aria-expanded=${this.isOpen ? 'true' : 'false'}
      aria-busy=${isBusy ? 'true' : 'false'}
      @keydown=${this.#handlePillKey}
    >
      ${presenceGlyph(presence.state)}
      <span class="words">
        <span class="first">
          <span class="visually-hidden">${texts['presence.menu']}</span>
          <b part="state">${texts[`presence.${presence.state}`]}</b>
          <span class="time" part="time" aria-hidden="true"
            >${formatClock(this.#clock.now - presence.since)}</span
          >
        </span>
        ${second ? html`<span class="second ${presence.next ? 'reserved' : ''}" part="next">${second}</span>` : nothing}
      </span>
      <span class="avatar" part="avatar" aria-hidden="true">${initials(name)}</span>
      ${icon(chevronDown, 16)}
    </button>`;
  }

  /** What a call brings along is told by the call. */
  #news({ state }: Presence): string {
    return state === 'ringing' || state === 'busy' || state === 'wrapUp'
      ? ''
      : this.texts[`presence.${state}`];
  }

  get #mobile(): MobileSwitches {
    return {
      texts: this.texts,
      mobile: this.#desk.value?.mobile ?? null,
      permission: this.#desk.workbench.can.setMobile(),
      pressed: this.switching,
      onSwitch: (use, change) => void this.#switchMobile(use, change),
    };
  }

  #renderMenu(presence: Presence, agent: AgentProfile): TemplateResult {
    const { texts, pressed } = this;
    return html`<div
      class="popover"
      id="menu"
      popover="auto"
      part="presence-menu"
      @toggle=${this.#handleToggle}
    >
      <header>
        <span class="avatar large" aria-hidden="true">${initials(agent.name)}</span>
        <div>
          <p class="name">${agent.name}</p>
          <p class="centre">${agent.centre.name}</p>
        </div>
      </header>
      <div
        role="menu"
        aria-label=${texts['presence.menu']}
        @keydown=${this.#handleMenuKey}
        @focusin=${this.#roving.handleFocusIn}
      >
        ${reservedNote({
          texts,
          next: presence.next,
          permission: this.#desk.workbench.can.clearNextPresence(),
          isBusy: this.#desk.value?.isPending === true && pressed === null,
          onClear: () => void this.#handleClear(),
        })}
        ${presenceRows({
          texts,
          presence,
          restReasons: this.#desk.value?.settings?.restReasons ?? [],
          permissionOf: (choice) => this.#desk.workbench.can.setPresence(choice),
          pressed: pressed === 'offline' ? { state: 'offline' } : pressed,
          mobile: this.withMobile && this.#desk.workbench.capabilities.centre.mobile ? this.#mobile : null,
          onProfile: this.withProfile ? () => this.#openElsewhere(new ProfileRequestEvent()) : null,
          onDeviceCheck: this.withDeviceCheck
            ? () => this.#openElsewhere(new DeviceCheckRequestEvent())
            : null,
          onAlerts: this.withAlerts ? () => this.#openElsewhere(new AlertsRequestEvent()) : null,
          onChoose: this.#handleChoose,
          onSignOut: this.#handleSignOut,
        })}
      </div>
      ${this.leaving ? nothing : this.#renderMessage()}
    </div>`;
  }

  #renderMessage(): TemplateResult {
    const isAsking = this.pressed !== null && this.#desk.value?.isAsking;
    const asking = isAsking
      ? html`<p class="message" role="status">${this.texts['centres.asking']}</p>`
      : nothing;
    return html`<div class="messages">${asking}${errorMessage(this.texts, this.#command.error)}</div>`;
  }

  #renderDialog(presence: Presence, leaving: Leaving): TemplateResult {
    return leaveDialog({
      texts: this.texts,
      leaving,
      presence,
      now: this.#clock.now,
      isBusy: this.pressed !== null,
      error: this.#command.error,
      onConfirm: (event) => void this.#handleConfirm(event),
      onCancel: this.#handleCancel,
      onClose: this.#handleDialogClose,
    });
  }

  protected override render(): unknown {
    const desk = this.#desk.value;
    if (!desk?.presence || !desk.agent) return nothing;
    return html`${this.#renderPill(desk.presence, desk.agent.name)}
      ${this.#renderMenu(desk.presence, desk.agent)}
      <span class="visually-hidden" role="status">${this.#news(desk.presence)}</span>
      ${this.leaving ? this.#renderDialog(desk.presence, this.leaving) : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-presence': TcccPresence;
  }
}
