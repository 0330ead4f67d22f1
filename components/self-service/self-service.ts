import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClockController, WorkbenchController } from '../../src/controllers/index.js';
import { formatDuration } from '../../src/i18n/index.js';
import { isInSelfService } from '../../src/machines/index.js';
import type { FlowRef, Permission, SelfServiceView } from '../../src/model/index.js';
import type { WorkbenchSnapshot } from '../../src/workbench/workbench.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { CommandController } from '../internal/command-controller.js';
import { elementClock } from '../internal/element-clock.js';
import { errorMessage } from '../internal/error-message.js';
import { fieldStyles } from '../internal/field.styles.js';
import { icon } from '../internal/icon.js';
import { flow as flowIcon, phone } from '../internal/icons.js';
import { TcccElement } from '../internal/tccc-element.js';
import { disabledReason } from '../internal/tooltip.js';
import { tooltipStyles } from '../internal/tooltip.styles.js';
import { flowLength, flowProgress } from './self-service-view.js';
import { SelfServiceRequestEvent, SelfServiceReturnRequestEvent } from './self-service.events.js';
import { selfServiceStyles } from './self-service.styles.js';

export * from './self-service.events.js';

interface FlowButton {
  readonly part: 'start' | 'return';
  readonly label: string;
  /** Why it can't be pressed; empty when it can. */
  readonly why: string;
  readonly isPending: boolean;
  readonly press: () => void;
}

/** The call the element is about, or the only conversation there is. */
function callOf({ calls }: WorkbenchSnapshot, callId: string) {
  return calls.find(({ context, value }) => (callId ? context.id === callId : value.progress === 'talking'));
}

/**
 * @summary 自助服务: hands the customer of a live call to a flow, shows what they hear and press, and brings them back. Row S18.
 * @slot close - A button at the end of the heading, for example to close the panel.
 * @csspart self-service-panel - Everything.
 * @csspart flow - One flow to choose.
 * @csspart start - 开始自助服务.
 * @csspart prompt - The words the customer hears.
 * @csspart key-pressed - One key the customer pressed, with its label.
 * @csspart result - What was collected, under its label.
 * @csspart return - 返回通话.
 * @fires {SelfServiceRequestEvent} tccc-self-service-request - Before a flow starts; `callId` and `flowId`, cancelable.
 * @fires {SelfServiceReturnRequestEvent} tccc-self-service-return-request - Before 返回通话; `callId`, cancelable.
 */
export class TcccSelfService extends TcccElement {
  static override styles = [baseStyles, buttonStyles, fieldStyles, tooltipStyles, selfServiceStyles];

  readonly #desk = new WorkbenchController(this, (snapshot, { can }) => {
    const call = callOf(snapshot, this.callId);
    const id = call?.context.id ?? '';
    return {
      id,
      view: call?.context.selfService ?? null,
      isRunning: call !== undefined && isInSelfService(call),
      flows: snapshot.settings?.flows ?? [],
      mayStart: can.startSelfService(id),
      mayReturn: can.returnFromSelfService(id),
      isPending: snapshot.pending.includes(`self-service:${id}`),
      clockOffsetMs: snapshot.clockOffsetMs,
    };
  });
  readonly #clock = new ClockController(this, {
    clock: elementClock(this),
    isNeeded: () => this.#desk.value?.isRunning === true,
    offsetMs: () => this.#desk.value?.clockOffsetMs ?? 0,
  });
  readonly #command = new CommandController(this);

  /** The call whose customer it is about; without it the conversation. */
  @property({ attribute: 'call-id' }) callId = '';

  /** Shows only what came of the last flow, without the choice of another. @defaultValue false */
  @property({ type: Boolean, reflect: true, attribute: 'results-only' }) isResultsOnly = false;

  @state() private chosenId = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('callId')) return;
    this.chosenId = '';
    this.#command.clear();
  }

  /** Puts the focus on the chosen flow, on 返回通话 while one runs. */
  override focus(options?: FocusOptions): void {
    const target = this.renderRoot.querySelector<HTMLElement>('input:checked, [part="return"], input');
    target?.focus(options);
  }

  /** Starts the chosen flow, as 开始自助服务 does. */
  async start(): Promise<void> {
    const desk = this.#desk.value;
    if (!desk?.mayStart.isAllowed || !this.chosenId) return;
    const { chosenId: flowId } = this;
    await this.#command.run(new SelfServiceRequestEvent({ callId: desk.id, flowId }), () =>
      this.#desk.workbench.startSelfService(desk.id, flowId),
    );
  }

  /** Brings the customer back, as 返回通话 does. */
  async returnToCall(): Promise<void> {
    const desk = this.#desk.value;
    if (!desk?.mayReturn.isAllowed) return;
    await this.#command.run(new SelfServiceReturnRequestEvent(desk.id), () =>
      this.#desk.workbench.returnFromSelfService(desk.id),
    );
  }

  readonly #handleChoice = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.chosenId = event.target.value;
  };

  #renderFlow({ id, name, description }: FlowRef): TemplateResult {
    return html`<label class="flow" part="flow">
      <input
        type="radio"
        name="flow"
        value=${id}
        .checked=${id === this.chosenId}
        @change=${this.#handleChoice}
      />
      <span><b>${name}</b>${description ? html`<small>${description}</small>` : nothing}</span>
    </label>`;
  }

  #renderButton({ part, label, why, isPending, press }: FlowButton): TemplateResult {
    const reason = isPending ? '' : why;
    return html`<span class="has-tooltip">
      <button
        type="button"
        class="button ${part === 'start' ? 'primary' : 'violet'}"
        part=${part}
        aria-disabled=${String(reason !== '')}
        aria-busy=${String(isPending)}
        aria-describedby=${reason ? 'why' : nothing}
        @click=${press}
      >
        ${icon(part === 'start' ? flowIcon : phone, 16)}${label}
      </button>
      <span class="tooltip" role="tooltip" id="why" ?hidden=${reason === ''}>${reason}</span>
    </span>`;
  }

  #renderChooser(flows: readonly FlowRef[], mayStart: Permission, isPending: boolean): TemplateResult {
    const { texts } = this;
    const notChosen = flows.some(({ id }) => id === this.chosenId) ? '' : texts['selfService.choose'];
    return html`<div class="chooser">
      <header>
        <h3 id="title">${texts['selfService.title']}</h3>
        <slot name="close"></slot>
      </header>
      ${
        flows.length === 0
          ? html`<p class="empty">${texts['selfService.none']}</p>`
          : html`<fieldset aria-label=${texts['selfService.flows']}>
              ${flows.map((one) => this.#renderFlow(one))}
            </fieldset>`
      }
      <footer>
        <span class="hint">${texts['selfService.hint']}</span>
        ${this.#renderButton({
          part: 'start',
          label: texts['selfService.start'],
          why: disabledReason(mayStart, texts) || notChosen,
          isPending,
          press: () => void this.start(),
        })}
        ${errorMessage(texts, this.#command.error)}
      </footer>
    </div>`;
  }

  #renderRunning(view: SelfServiceView, mayReturn: Permission, isPending: boolean): TemplateResult {
    const { texts } = this;
    return html`<div class="running">
      <header>
        <h3 id="title">${view.flow.name}</h3>
        <span class="length" role="timer">${formatDuration(this.#clock.now - view.startedAt)}</span>
      </header>
      ${flowProgress(view, texts)}
      <footer>
        <span class="hint">${texts['call.customerInFlow']}</span>
        ${this.#renderButton({
          part: 'return',
          label: texts['selfService.return'],
          why: disabledReason(mayReturn, texts),
          isPending,
          press: () => void this.returnToCall(),
        })}
        ${errorMessage(texts, this.#command.error)}
      </footer>
    </div>`;
  }

  #renderLast(view: SelfServiceView): TemplateResult {
    const { texts } = this;
    return html`<section class="last" aria-label=${view.flow.name}>
      <div class="card-head">
        <h3>${view.flow.name}</h3>
        <span class="length">${texts['selfService.ended']} · ${flowLength(view, texts)}</span>
      </div>
      ${flowProgress(view, texts)}
    </section>`;
  }

  override render(): unknown {
    const desk = this.#desk.value;
    if (!desk) return html`<p class="empty">${this.texts['desk.noProvider']}</p>`;
    const { view, isRunning, flows, mayStart, mayReturn, isPending } = desk;
    if (isRunning && view)
      return html`<section part="self-service-panel" aria-labelledby="title">
        ${this.#renderRunning(view, mayReturn, isPending)}
      </section>`;
    return html`<section part="self-service-panel" aria-label=${this.texts['selfService.title']}>
      ${this.isResultsOnly ? nothing : this.#renderChooser(flows, mayStart, isPending)}
      ${view ? this.#renderLast(view) : nothing}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-self-service': TcccSelfService;
  }
}
