import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import { CommandController } from '../internal/command-controller.js';
import { errorMessage } from '../internal/error-message.js';
import { icon } from '../internal/icon.js';
import { chevronDown, mobile as mobileIcon } from '../internal/icons.js';
import { mobileSwitch, mobileUses, type MobileSwitches, type MobileUse } from '../internal/mobile-switch.js';
import { PopoverPlacement } from '../internal/popover-placement.js';
import type { Catalogue } from '../../src/i18n/index.js';
import type { MobileLine, MobileSwitch, Permission } from '../../src/model/index.js';
import type { DeskLayout } from './layout-controller.js';

/** What the bar shows of the agent's mobile phone. */
export interface MobileBarView {
  readonly texts: Catalogue;
  readonly layout: DeskLayout;
  /** `null` where the centre has no mobile lines, or hasn't told yet. */
  readonly mobile: MobileLine | null;
  readonly permission: Permission;
}

/** 手机接听 and 手机外呼 in the top bar; behind one button at medium width, and in the presence menu of a narrow desk. */
export class MobileBar implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #setMobile: (change: MobileSwitch) => Promise<void>;
  readonly #command: CommandController;
  readonly #placement: PopoverPlacement;
  #pressed: MobileUse | null = null;
  #isOpen = false;

  constructor(host: ReactiveElement, setMobile: (change: MobileSwitch) => Promise<void>) {
    this.#host = host;
    this.#setMobile = setMobile;
    this.#command = new CommandController(host);
    this.#placement = new PopoverPlacement(host, () => this.#placed);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#isOpen = false;
  }

  render(view: MobileBarView): TemplateResult | typeof nothing {
    if (view.mobile === null || view.layout === 'narrow') return nothing;
    return view.layout === 'wide' ? this.#renderBar(view) : this.#renderButton(view);
  }

  #renderBar(view: MobileBarView): TemplateResult {
    const switches = this.#switches(view);
    const { error } = this.#command;
    return html`<span class="mobile">
      ${mobileUses.map((use) => mobileSwitch(use, switches))}
      ${error ? html`<span class="mobile-error">${errorMessage(view.texts, error, 'mobile-error')}</span>` : nothing}
    </span>`;
  }

  #renderButton(view: MobileBarView): TemplateResult {
    const { texts, mobile } = view;
    const isOn = mobile?.isAnswering === true || mobile?.isDialling === true;
    return html`<button
        type="button"
        class="button outlined mobile-button ${isOn ? 'on' : ''}"
        part="mobile-button"
        popovertarget="mobile-switches"
        aria-expanded=${this.#isOpen ? 'true' : 'false'}
      >
        ${icon(mobileIcon, 16)}<span>${texts['mobile.title']}</span>
        ${isOn ? html`<span class="dot" aria-hidden="true"></span>` : nothing}${icon(chevronDown, 16)}
      </button>
      <div
        class="pop mobile-pop"
        popover
        id="mobile-switches"
        role="group"
        aria-label=${texts['mobile.title']}
        @toggle=${this.#handleToggle}
      >
        ${mobile?.number ? html`<p class="own">${texts['mobile.own']}<b>${mobile.number}</b></p>` : nothing}
        ${mobileUses.map((use) => mobileSwitch(use, { ...this.#switches(view), isNumberShown: true }))}
        ${errorMessage(texts, this.#command.error, 'mobile-error')}
      </div>`;
  }

  #switches({ texts, mobile, permission }: MobileBarView): MobileSwitches {
    return {
      texts,
      mobile,
      permission,
      pressed: this.#pressed,
      onSwitch: (use, change) => void this.#switch(use, change),
    };
  }

  async #switch(use: MobileUse, change: MobileSwitch): Promise<void> {
    this.#press(use);
    try {
      await this.#command.run(null, () => this.#setMobile(change));
    } finally {
      this.#press(null);
    }
  }

  #press(use: MobileUse | null): void {
    this.#pressed = use;
    this.#host.requestUpdate();
  }

  readonly #handleToggle = (event: ToggleEvent): void => {
    this.#isOpen = event.newState === 'open';
    if (!this.#isOpen) this.#command.clear();
    this.#placement.follow(this.#isOpen);
    this.#host.requestUpdate();
  };

  get #placed() {
    const popover = this.#host.shadowRoot?.querySelector<HTMLElement>('#mobile-switches');
    const anchor = this.#host.shadowRoot?.querySelector<HTMLElement>('.mobile-button');
    return popover && anchor ? ({ popover, anchor, align: 'end' } as const) : null;
  }
}
