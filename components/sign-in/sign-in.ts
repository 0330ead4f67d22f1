import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { assertNever, isWorkbenchError, type ErrorCode, type WorkbenchError } from '../../src/base/index.js';
import { WorkbenchController } from '../../src/controllers/index.js';
import { unmetPasswordRules, type AgentProfile } from '../../src/model/index.js';
import type { SignInPhase } from '../../src/workbench/workbench.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { errorText } from '../internal/error-message.js';
import { fieldStyles } from '../internal/field.styles.js';
import { icon } from '../internal/icon.js';
import { headset } from '../internal/icons.js';
import { TcccElement } from '../internal/tccc-element.js';
import { centreForm } from './centre-form.js';
import { firstSignInForm } from './first-sign-in-form.js';
import { passwordForm } from './password-form.js';
import { WorkbenchEnterEvent, type WorkbenchEnterDetail } from './sign-in.events.js';
import { signInStyles } from './sign-in.styles.js';
import { StepFocus } from './step-focus.js';

type FieldName = 'email' | 'password' | 'name' | 'newPassword';
type Step = 'resuming' | 'connecting' | 'password' | 'first' | 'centre' | 'done';

/** What was wrong with the last try, by field; `form` is for what no field can mend. */
type Problems = Partial<Record<FieldName | 'form', string>>;

/**
 * @summary The way in: e-mail and password, the first sign-in with a password of one's own, then the centre and whether
 * to go online at once. Shows nothing once the agent has entered.
 * @slot brand - What stands above the forms, instead of the desk's own name.
 * @csspart base - The card.
 * @csspart mode - The form of a sign-in.
 * @csspart field - One labelled field.
 * @csspart message - What is wrong with a field.
 * @csspart policy - What the new password needs.
 * @csspart centre - A centre of the list.
 * @csspart go-online - 座席工作台是否上线
 * @csspart microphone - What the browser asks, and what to do when it was refused.
 * @csspart submit - The form's button.
 * @fires tccc-workbench-enter - The agent is in; `{ isOnline }`.
 */
export class TcccSignIn extends TcccElement {
  static override styles = [baseStyles, buttonStyles, fieldStyles, signInStyles];

  readonly #desk = new WorkbenchController(
    this,
    ({ phase, agent, presence, microphone, pending, error }) => ({
      phase,
      agent,
      presenceState: presence?.state ?? null,
      microphone,
      error,
      isBusy: pending.includes('sign-in') || pending.includes('presence'),
    }),
  );

  @state() private problems: Problems = {};
  @state() private newPassword = '';
  @state() private isRevealed = false;
  @state() private isGoingOnline = true;
  /** How the agent entered; `null` until then. */
  @state() private entered: WorkbenchEnterDetail | null = null;

  #setupToken: string | null = null;
  #email = '';
  #phase: SignInPhase | null = null;
  /** A sign-in kept from before needs no second choice of the centre. */
  #isResumed = false;
  #told: WorkbenchEnterDetail | null = null;

  constructor() {
    super();
    new StepFocus(this, () => this.#step);
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
    this.#isResumed = phase === 'signedIn' && this.#phase === 'resuming';
    this.#phase = phase;
    this.entered = null;
    this.problems = {};
    this.isRevealed = false;
    if (phase !== 'setupRequired') this.newPassword = '';
  }

  get #step(): Step {
    const desk = this.#desk.value;
    if (!desk || desk.phase === 'resuming') return 'resuming';
    if (desk.phase === 'signedOut') return 'password';
    if (desk.phase === 'setupRequired') return this.#setupToken === null ? 'password' : 'first';
    if (this.entered) return 'done';
    if (!desk.presenceState || !desk.agent || this.#isResumed) return 'connecting';
    return desk.presenceState === 'offline' || desk.isBusy ? 'centre' : 'done';
  }

  readonly #handlePassword = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const [email, password] = readFields(event, 'email', 'password');
    const missing: Problems = {};
    if (!email.trim()) missing.email = this.texts['signIn.emailMissing'];
    if (!password) missing.password = this.texts['signIn.passwordMissing'];
    if (this.#refuses(missing)) return;
    this.#email = email.trim();
    await this.#try('password', async () => {
      const result = await this.#desk.workbench.signIn({ kind: 'password', email: this.#email, password });
      this.#setupToken = result.kind === 'setup-required' ? result.setupToken : null;
      this.requestUpdate();
    });
  };

  readonly #handleFirst = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const [name, newPassword] = readFields(event, 'name', 'newPassword');
    const missing: Problems = {};
    if (!name.trim()) missing.name = this.texts['signIn.nicknameMissing'];
    if (unmetPasswordRules(newPassword).length > 0) missing.newPassword = this.texts['signIn.policyUnmet'];
    const setupToken = this.#setupToken;
    if (this.#refuses(missing) || setupToken === null) return;
    await this.#try(
      'form',
      async () =>
        void (await this.#desk.workbench.completeFirstSignIn({
          setupToken,
          newPassword,
          name: name.trim(),
          mobile: '',
          code: '',
        })),
    );
  };

  readonly #handleCentre = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!this.isGoingOnline) return this.#enter(false);
    if (await this.#try('form', () => this.#desk.workbench.goOnline())) this.#enter(true);
  };

  /** Shows what is missing and moves to the first of it. */
  #refuses(missing: Problems): boolean {
    this.problems = missing;
    const first = Object.keys(missing)[0];
    if (first) this.#focusField(first);
    return first !== undefined;
  }

  /** A refusal stands at `field`; a second press while the first is under way does nothing. */
  async #try(field: 'password' | 'form', command: () => Promise<void>): Promise<boolean> {
    if (this.#desk.value?.isBusy) return false;
    this.problems = {};
    this.#desk.workbench.dismissError();
    try {
      await command();
      return true;
    } catch (error) {
      if (!isWorkbenchError(error)) throw error;
      await this.#show(field, error);
      return false;
    }
  }

  async #show(field: 'password' | 'form', error: WorkbenchError): Promise<void> {
    let code: ErrorCode = error.code;
    let place = field;
    if (this.#step === 'first' && code === 'auth/login-token-invalid') {
      // The time for setting up ran out: the password form gives a new one.
      this.#setupToken = null;
      code = 'auth/session-expired';
      place = 'password';
    }
    // What to do about a refused microphone is shown step by step.
    const isDenied = code === 'device/microphone-denied';
    this.problems = { [place]: isDenied ? this.texts[`error.${code}`] : errorText(this.texts, code) };
    await this.updateComplete;
    if (place === 'password') this.#focusField('password');
  }

  #focusField(name: string): void {
    const field = this.renderRoot.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    field?.focus();
    field?.select();
  }

  #enter(isOnline: boolean): void {
    this.entered ??= { isOnline };
  }

  readonly #handleReveal = (): void => {
    this.isRevealed = !this.isRevealed;
  };

  readonly #handlePasswordInput = (event: InputEvent): void => {
    this.newPassword = (event.target as HTMLInputElement).value;
  };

  readonly #handleChoice = (isGoingOnline: boolean): void => {
    this.isGoingOnline = isGoingOnline;
    this.problems = {};
  };

  /** What ended the sign-in from before, until the next try. */
  get #reason(): string {
    const error = this.#desk.value?.error;
    return error && /^(auth|network|server)\//.test(error.code) ? errorText(this.texts, error.code) : '';
  }

  #renderWaiting(step: 'resuming' | 'connecting'): TemplateResult {
    const text = step === 'resuming' ? this.texts['signIn.resuming'] : this.texts['connection.connecting'];
    return html`<div class="waiting" role="status">
      <span class="bar" aria-hidden="true"></span>
      <p>${text}</p>
      <p class="message error">${this.#reason}</p>
    </div>`;
  }

  #renderPassword(): TemplateResult {
    const password = this.problems.password ?? this.#reason;
    return passwordForm({
      texts: this.texts,
      isBusy: this.#desk.value?.isBusy === true,
      isRevealed: this.isRevealed,
      problems: { ...this.problems, password },
      onReveal: this.#handleReveal,
      onSubmit: (event) => void this.#handlePassword(event),
    });
  }

  #renderFirst(): TemplateResult {
    return firstSignInForm({
      texts: this.texts,
      email: this.#email,
      newPassword: this.newPassword,
      isBusy: this.#desk.value?.isBusy === true,
      isRevealed: this.isRevealed,
      problems: this.problems,
      onPasswordInput: this.#handlePasswordInput,
      onReveal: this.#handleReveal,
      onSubmit: (event) => void this.#handleFirst(event),
    });
  }

  #renderCentre(agent: AgentProfile): TemplateResult {
    return centreForm({
      texts: this.texts,
      agent,
      isGoingOnline: this.isGoingOnline,
      isBusy: this.#desk.value?.isBusy === true,
      microphone: this.#desk.value?.microphone ?? 'unknown',
      problem: this.problems.form ?? '',
      onChoose: this.#handleChoice,
      onSubmit: (event) => void this.#handleCentre(event),
    });
  }

  #renderStep(step: Step): TemplateResult | typeof nothing {
    const agent = this.#desk.value?.agent;
    switch (step) {
      case 'resuming':
      case 'connecting':
        return this.#renderWaiting(step);
      case 'password':
        return this.#renderPassword();
      case 'first':
        return this.#renderFirst();
      case 'centre':
        return agent ? this.#renderCentre(agent) : nothing;
      case 'done':
        return nothing;
      default:
        return assertNever(step);
    }
  }

  protected override render(): unknown {
    const step = this.#step;
    if (!this.#desk.isProvided || step === 'done') return nothing;
    return html`<div class="card ${step}" part="base">
      <slot name="brand">
        <div class="brand"><span class="logo">${icon(headset)}</span>${this.texts['desk.name']}</div>
      </slot>
      ${this.#renderStep(step)}
    </div>`;
  }
}

function readFields<Names extends readonly FieldName[]>(
  { currentTarget }: SubmitEvent,
  ...names: Names
): { [Index in keyof Names]: string } {
  const data = new FormData(currentTarget as HTMLFormElement);
  return names.map((name) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  }) as { [Index in keyof Names]: string };
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-sign-in': TcccSignIn;
  }
}
