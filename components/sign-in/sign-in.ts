import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { assertNever } from '../../src/base/index.js';
import type { TextPart } from '../../src/i18n/catalogues.js';
import { WorkbenchController } from '../../src/controllers/index.js';
import type { CentreChoice } from '../../src/ports/index.js';
import type { SignInPhase } from '../../src/workbench/workbench.js';
import { accountFields, FormController } from '../internal/form-controller.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { CodeController } from '../internal/code-controller.js';
import { elementClock } from '../internal/element-clock.js';
import { errorSummary, errorText } from '../internal/error-message.js';
import { fieldStyles } from '../internal/field.styles.js';
import { formStyles } from '../internal/form.styles.js';
import { icon } from '../internal/icon.js';
import { headset } from '../internal/icons.js';
import { TcccElement } from '../internal/tccc-element.js';
import { centreStep } from './centre-step.js';
import { resetStep } from './code-step.js';
import { entranceStep } from './entrance-step.js';
import { firstStep } from './first-step.js';
import { newPasswordStep } from './new-password-step.js';
import { WorkbenchEnterEvent, type WorkbenchEnterDetail } from './sign-in.events.js';
import { signInStyles } from './sign-in.styles.js';
import {
  emptyMemory,
  type Entry,
  type SignInField,
  type SignInMemory,
  type SignInStep,
} from './sign-in-step.js';
import { StepFocus } from './step-focus.js';

type Step = 'resuming' | 'connecting' | Entry | 'first' | 'centre' | 'done';

/**
 * @summary The way in: by password, by an SMS code, or with a forgotten password made new; the first sign-in with a
 * proved number and a password of one's own; then the centre, and whether to go online at once. Shows nothing once the
 * agent has entered.
 * @slot brand - What stands above the forms, instead of the desk's own name.
 * @csspart base - The card.
 * @csspart mode - The form of a sign-in.
 * @csspart field - One labelled field.
 * @csspart message - What is wrong with a field.
 * @csspart ask-code - 获取验证码
 * @csspart policy - What the new password needs.
 * @csspart forgot - 忘记密码
 * @csspart back - Leads back to the entrance.
 * @csspart centre - A centre of the list.
 * @csspart go-online - 座席工作台是否上线
 * @csspart microphone - What the browser asks, and what to do when it was refused.
 * @csspart submit - The form's button.
 * @fires tccc-workbench-enter - The agent is in; `{ isOnline }`.
 */
export class TcccSignIn extends TcccElement {
  static override readonly textParts: readonly TextPart[] = ['common', 'entrance'];
  static override styles = [baseStyles, buttonStyles, fieldStyles, formStyles, signInStyles];

  readonly #desk = new WorkbenchController(
    this,
    ({ phase, agent, presence, centres, microphone, pending, error }) => ({
      phase,
      agent,
      presenceState: presence?.state ?? null,
      centres,
      microphone,
      error,
      isBusy: pending.some((one) => one === 'sign-in' || one === 'presence' || one === 'account'),
    }),
  );
  readonly #code = new CodeController(this, elementClock(this));
  readonly #form = new FormController<SignInField>(this, {
    fieldOf: accountFields,
    words: () => this.loadErrorTexts(),
    // What to do about a refused microphone is shown step by step.
    textOf: (code) =>
      code === 'device/microphone-denied' ? errorSummary(this.texts, code) : errorText(this.texts, code),
  });

  /** Keeps the last step, pressed, after the agent has entered: what comes next is still on its way. @internal */
  @property({ attribute: false }) held = false;

  @state() private memory: SignInMemory = emptyMemory;
  /** How the agent entered; `null` until then. */
  @state() private entered: WorkbenchEnterDetail | null = null;

  #phase: SignInPhase | null = null;
  /** A sign-in kept from before needs no second choice of the centre. */
  #isResumed = false;
  #told: WorkbenchEnterDetail | null = null;
  #shown: Step = 'resuming';

  readonly #stepFocus = new StepFocus(this, () => this.#step);

  /** Puts the focus where the present step begins, once it is drawn. */
  override focus(): void {
    this.#stepFocus.take();
  }

  protected override willUpdate(_changes: PropertyValues): void {
    this.#followPhase();
    const desk = this.#desk.value;
    if (desk?.phase !== 'signedIn' || !desk.presenceState || desk.isBusy) return;
    const isOnline = desk.presenceState !== 'offline';
    if (this.#isResumed || isOnline) this.#enter(isOnline);
  }

  protected override updated(): void {
    if (this.entered === this.#told) return;
    this.#told = this.entered;
    if (this.entered) this.dispatchEvent(new WorkbenchEnterEvent(this.entered));
  }

  #followPhase(): void {
    const phase = this.#desk.value?.phase ?? null;
    if (phase === this.#phase) return;
    const before = this.#phase;
    this.#phase = phase;
    this.#isResumed = phase === 'signedIn' && before === 'resuming';
    this.entered = null;
    if (phase === 'centreRequired') this.#remember({ centres: this.#desk.value?.centres ?? [] });
    if (phase === 'signedOut' && before === 'signedIn') this.memory = emptyMemory;
    // A step that was broken off says so at the entrance.
    if (phase !== 'signedOut') this.#form.clear();
  }

  get #step(): Step {
    const desk = this.#desk.value;
    const { setupToken, entry } = this.memory;
    if (!desk || desk.phase === 'resuming') return 'resuming';
    if (desk.phase === 'setupRequired' && setupToken !== null) return 'first';
    if (desk.phase === 'signedOut' || desk.phase === 'setupRequired') return entry;
    if (desk.phase === 'centreRequired') return 'centre';
    if (this.entered) return 'done';
    const isChoosing = this.memory.centres.length > 0 && (desk.isBusy || desk.presenceState === 'offline');
    if (isChoosing) return 'centre';
    if (!desk.presenceState || !desk.agent || this.#isResumed) return 'connecting';
    return desk.presenceState === 'offline' || desk.isBusy ? 'centre' : 'done';
  }

  #enter(isOnline: boolean): void {
    this.entered ??= { isOnline };
  }

  #remember(change: Partial<SignInMemory>): void {
    this.memory = { ...this.memory, ...change };
  }

  /** What ended the sign-in from before, until the next try. */
  get #reason(): string {
    const error = this.#desk.value?.error;
    return error && /^(auth|network|server)\//.test(error.code) ? errorText(this.texts, error.code) : '';
  }

  /** The ones that were offered; else the only one, which needs no choice. */
  get #centres(): readonly CentreChoice[] {
    const { centres } = this.memory;
    const agent = this.#desk.value?.agent;
    if (centres.length > 0 || !agent) return centres;
    return [{ ...agent.centre, lastVisitAt: null }];
  }

  get #context(): SignInStep {
    return {
      texts: this.texts,
      language: this.language,
      workbench: this.#desk.workbench,
      form: this.#form,
      code: this.#code,
      memory: this.memory,
      isBusy: this.held || this.#desk.value?.isBusy === true,
      remember: (change) => this.#remember(change),
    };
  }

  #renderWaiting(step: 'resuming' | 'connecting'): TemplateResult {
    const text = step === 'resuming' ? this.texts['signIn.resuming'] : this.texts['connection.connecting'];
    return html`<div class="waiting" role="status">
      <span class="bar" aria-hidden="true"></span>
      <p>${text}</p>
      <p class="message error">${this.#reason}</p>
    </div>`;
  }

  #renderCentre(): TemplateResult {
    return centreStep({
      step: this.#context,
      centres: this.#centres,
      isInside: this.#desk.value?.phase === 'signedIn',
      microphone: this.#desk.value?.microphone ?? 'unknown',
      now: this.clock.now(),
      onEntered: (isOnline) => this.#enter(isOnline),
    });
  }

  /** Where the host signs in there is nothing to fill in, only why it isn't done. */
  #renderByHost(): TemplateResult {
    return html`<div class="waiting" role="status">
      <p>${this.texts['signIn.byHost']}</p>
      <p class="message error">${this.#reason}</p>
    </div>`;
  }

  #renderStep(step: Step): TemplateResult | typeof nothing {
    switch (step) {
      case 'resuming':
      case 'connecting':
        return this.#renderWaiting(step);
      case 'password':
      case 'code':
        return this.#desk.workbench.capabilities.centre.hostSignIn
          ? this.#renderByHost()
          : entranceStep(this.#context, this.#reason);
      case 'reset':
        return resetStep(this.#context);
      case 'new-password':
        return newPasswordStep(this.#context);
      case 'first':
        return firstStep(this.#context, this.memory.setupToken ?? '');
      case 'centre':
        return this.#renderCentre();
      case 'done':
        return nothing;
      default:
        return assertNever(step);
    }
  }

  protected override render(): unknown {
    const now = this.#step;
    if (!this.#desk.isProvided || (now === 'done' && !this.held)) return nothing;
    const step = now === 'done' ? this.#shown : now;
    this.#shown = step;
    return html`<div class="card ${step}" part="base">
      <slot name="brand">
        <div class="brand"><span class="logo">${icon(headset)}</span>${this.texts['desk.name']}</div>
      </slot>
      ${this.#renderStep(step)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-sign-in': TcccSignIn;
  }
}
