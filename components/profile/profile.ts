import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { WorkbenchController } from '../../src/controllers/index.js';
import type { TextPart } from '../../src/i18n/catalogues.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { CodeController } from '../internal/code-controller.js';
import { elementClock } from '../internal/element-clock.js';
import { errorText } from '../internal/error-message.js';
import { fieldStyles } from '../internal/field.styles.js';
import { accountFields, FormController } from '../internal/form-controller.js';
import { formStyles } from '../internal/form.styles.js';
import { icon } from '../internal/icon.js';
import { check, lock } from '../internal/icons.js';
import { TcccElement } from '../internal/tccc-element.js';
import { mobileForm, type MobileDraft, type MobileField } from './mobile-form.js';
import { profileStyles } from './profile.styles.js';

const emptyDraft: MobileDraft = { oldMobile: '', newMobile: '' };

/**
 * @summary 个人信息: who the agent is in this centre, and the mobile number bound to the account, which can be changed
 * with the old number and a code sent to the new one.
 * @slot close - A button at the end of the heading, for a page that shows the profile in a dialog.
 * @csspart profile - The rows.
 * @csspart change - 修改
 * @csspart mode - The form of a new number.
 * @csspart field - One labelled field.
 * @csspart message - What is wrong with a field.
 * @csspart ask-code - 获取验证码
 * @csspart submit - 确定
 */
export class TcccProfile extends TcccElement {
  static override readonly textParts: readonly TextPart[] = ['common', 'desk', 'entrance'];
  static override styles = [baseStyles, buttonStyles, fieldStyles, formStyles, profileStyles];

  readonly #desk = new WorkbenchController(this, ({ agent, queue, mobile, pending }, { capabilities }) => ({
    agent,
    queue,
    mobile,
    isBusy: pending.includes('account'),
    hasCodes: capabilities.centre.smsCodes,
  }));
  readonly #code = new CodeController(this, elementClock(this));
  readonly #form = new FormController<MobileField>(this, {
    fieldOf: {
      ...accountFields,
      'auth/mobile-mismatch': 'oldMobile',
      'auth/mobile-taken': 'newMobile',
      'call/number-invalid': 'newMobile',
    },
    words: () => this.loadErrorTexts(),
    textOf: (code) => errorText(this.texts, code),
  });

  @state() private isChanging = false;
  @state() private isChanged = false;
  @state() private draft = emptyDraft;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#show(false);
  }

  #show(isChanging: boolean): void {
    this.isChanging = isChanging;
    this.isChanged = false;
    this.draft = emptyDraft;
    this.#form.clear();
  }

  readonly #handleChange = async (): Promise<void> => {
    this.#show(true);
    await this.updateComplete;
    this.#form.focus('oldMobile');
  };

  readonly #handleCancel = (): Promise<void> => this.#goBack(false);

  async #goBack(isChanged: boolean): Promise<void> {
    this.#show(false);
    this.isChanged = isChanged;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.change')?.focus();
  }

  #renderForm(): TemplateResult {
    return mobileForm({
      texts: this.texts,
      workbench: this.#desk.workbench,
      form: this.#form,
      code: this.#code,
      draft: this.draft,
      isBusy: this.#desk.value?.isBusy === true,
      onDraft: (change) => (this.draft = { ...this.draft, ...change }),
      onDone: () => void this.#goBack(true),
      onCancel: () => void this.#handleCancel(),
    });
  }

  #renderRow(label: string, value: string): TemplateResult {
    return html`<div class="row">
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  }

  #renderChange(): TemplateResult {
    const { texts } = this;
    return html`<button
      type="button"
      class="button outlined change"
      part="change"
      aria-label="${texts['profile.change']} ${texts['profile.mobile']}"
      @click=${this.#handleChange}
    >
      ${texts['profile.change']}
    </button>`;
  }

  #renderMobile(): TemplateResult {
    const { texts } = this;
    const number = this.#desk.value?.mobile?.number ?? null;
    return html`<div class="row">
      <dt>${texts['profile.mobile']}</dt>
      <dd class="mobile">
        <span>
          <span class="number">${number ?? texts['profile.noMobile']}</span>
          <span class="privacy">${icon(lock, 16)}${texts['profile.privacy']}</span>
        </span>
        ${this.#desk.value?.hasCodes ? this.#renderChange() : nothing}
      </dd>
    </div>`;
  }

  #renderProfile(): TemplateResult {
    const { texts } = this;
    const { agent, queue = [] } = this.#desk.value ?? {};
    const groups = queue.map(({ groupName }) => groupName).join('、');
    return html`<dl part="profile">
        ${this.#renderRow(texts['profile.nickname'], agent?.name ?? '')}
        ${this.#renderRow(texts['profile.email'], agent?.email ?? '')}
        ${this.#renderRow(texts['profile.centre'], agent?.centre.name ?? '')}
        ${this.#renderRow(texts['profile.groups'], groups || texts['profile.noGroups'])}
        ${this.#renderMobile()}
      </dl>
      <p class="message fine" role="status">
        ${this.isChanged ? html`${icon(check, 16)}<span>${texts['profile.changed']}</span>` : nothing}
      </p>`;
  }

  protected override render(): unknown {
    if (!this.#desk.value?.agent) return nothing;
    const title = this.texts[this.isChanging ? 'profile.changeTitle' : 'profile.title'];
    return html`<header>
        <h2>${title}</h2>
        <slot name="close"></slot>
      </header>
      <div class="body">${this.isChanging ? this.#renderForm() : this.#renderProfile()}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-profile': TcccProfile;
  }
}
