import { ContextProvider } from '@lit/context';
import { html, nothing, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { isWorkbenchError, version, type WorkbenchError } from '../../src/base/index.js';
import { loadPart } from '../../src/base/load-part.js';
import { workbenchContext } from '../../src/context/index.js';
import { WorkbenchController } from '../../src/controllers/index.js';
import type { TextPart } from '../../src/i18n/catalogues.js';
import type { SignInPhase } from '../../src/workbench/workbench.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { errorText } from '../internal/error-message.js';
import { icon } from '../internal/icon.js';
import { alert, close } from '../internal/icons.js';
import { ElementNeededEvent } from '../internal/needed-elements.js';
import type { ShortcutMap } from '../internal/shortcut-controller.js';
import { TcccElement } from '../internal/tccc-element.js';
import type { DeskFace } from './desk-face.js';
import { deskTexts, loadDesk, loadElement, presentDesk } from './desk-parts.js';
import { deskSlice } from './desk-slice.js';
import { isDeskEntered } from './desk-view.js';
import { EntranceFocus } from './entrance-focus.js';
import { entranceStyles } from './entrance.styles.js';
import { EventBridge } from './event-bridge.js';
import { OwnWorkbench } from './own-workbench.js';
import { ScreenPopEvent } from './workbench.events.js';

export * from './workbench.events.js';

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
 * @fires {SimulatorReadyEvent} tccc-simulator-ready - The centre of `simulator` is there; cancelable, then nobody calls by themselves.
 * @fires {DeskErrorEvent} tccc-error - Something failed that no caller waits for.
 *
 * @example
 * <tccc-workbench centre-url="https://centre.example"><my-customer slot="third-party"></my-customer></tccc-workbench>
 */
export class TcccWorkbench extends TcccElement {
  /** The version of the package that gave the page its elements. */
  static readonly version: string = version;

  /** A page that has the desk already draws nothing before its words are there too. */
  static override get textParts(): readonly TextPart[] {
    return ['common', 'entrance', ...(presentDesk() ? deskTexts : [])];
  }

  static override styles = [baseStyles, buttonStyles, entranceStyles];

  readonly #context = new ContextProvider(this, { context: workbenchContext });
  readonly #desk = new WorkbenchController(this, deskSlice);
  readonly #bridge = new EventBridge(this, (event) => {
    if (event instanceof ScreenPopEvent) this.#keepFrameFor(event.detail.callId);
  });
  readonly #entrance = new EntranceFocus(this);
  readonly #own = new OwnWorkbench(this, {
    language: () => this.language,
    load: (work) => void this.#load(work),
  });

  /** Builds a workbench of HTTP and SIP for this centre, when no `workbench` is given; the desk disposes of that one itself. */
  @property({ attribute: 'centre-url' }) centreUrl?: string | undefined;

  /**
   * Shows the whole desk with no server: on a contact centre simulated in the page, whose agent is signed in, when no
   * `workbench` is given. A customer calls once the agent is ready; `tccc-simulator-ready` has everything more.
   * @defaultValue false
   */
  @property({ type: Boolean }) simulator = false;

  /**
   * The page of the third-party area, in place of the centre's own setting, where nothing is slotted there. Filled in for
   * the open task: `{callId}`, `{customerNumber}` (as the desk shows it), `{centreNumber}`, `{direction}`,
   * `{skillGroup}`, `{skillGroupId}`, `{agentId}`, `{centreId}`. Only https, the desk's own origin or this machine; in a
   * sandbox, which leaves a page of the desk's own origin without cookies and storage: put such a page into the slot.
   */
  @property({ attribute: 'third-party-url' }) thirdPartyUrl?: string | undefined;

  /** Keys of the host's own, over the default ones; `null` switches one off. */
  @property({ attribute: false }) shortcuts: ShortcutMap = {};

  /** Switches every key of the desk off. @defaultValue false */
  @property({ type: Boolean, attribute: 'no-shortcuts' }) noShortcuts = false;

  /**
   * What the desk does beside its elements while the agent is signed in: `title` (and icon of the page), `badge`, `ring`,
   * `devices` (those of the last visit), `wake-lock`, `media-session`, `leaving` (the question before a call is left), `notifications` and `headset` (both once
   * the agent asks for them). Name those that may be on, in the attribute with blanks between; none for none.
   * @defaultValue all of them
   */
  @property({ converter: { fromAttribute: namesOf } }) habits: readonly string[] = allHabits;

  @state() private isEntered = false;
  @state() private failure: WorkbenchError | null = null;

  #phaseBefore: SignInPhase | undefined;
  #face: DeskFace | undefined;
  #isLoading = false;
  #again: (() => void) | undefined;
  /** Calls whose screen pop the page prevented before the desk was there. */
  readonly #keptFrames = new Set<string>();

  constructor() {
    super();
    this.addEventListener(ElementNeededEvent.type, this.#handleNeeded);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // What failed did so for the one before.
    if (changed.has('workbench')) this.failure = null;
    this.#own.follow(this.simulator || this.centreUrl);
    this.#desk.hostUpdate();
    const workbench = this.#desk.isProvided ? this.#desk.workbench : undefined;
    this.#context.setValue(workbench);
    if (this.isConnected) this.#bridge.follow(workbench);
    this.#follow();
  }

  #follow(): void {
    const desk = this.#desk.isProvided ? this.#desk.value : undefined;
    if (!desk) return this.#leave();
    const { phase, presence } = desk;
    this.isEntered = isDeskEntered({
      wasEntered: this.isEntered,
      before: this.#phaseBefore,
      phase,
      presence,
    });
    // Who signs in asks again for what did not come before.
    if (phase === 'signedIn' && this.#phaseBefore !== phase) this.failure = null;
    this.#phaseBefore = phase;
    // While a page only looks whether a sign-in was kept, most likely none was.
    if (phase === 'signedIn') this.#prepareDesk();
    this.#face?.follow(desk);
  }

  /** The workbench was taken away; the next one begins at its own beginning. */
  #leave(): void {
    this.isEntered = false;
    this.#phaseBefore = undefined;
    this.#face?.leave();
  }

  /** Gets the desk behind the entrance ready: the agent is on the way. What failed waits for the agent to ask again. */
  readonly #prepareDesk = (): void => {
    if (this.#face || this.#isLoading || this.failure) return;
    const present = presentDesk();
    if (present && this.hasTexts(deskTexts)) return this.#takeFace(present);
    this.#isLoading = true;
    void this.#load(async () => {
      const [made] = await Promise.all([loadDesk(), loadPart(() => this.loadTexts(deskTexts))]);
      // Asked for again, it may have come already.
      if (!this.#face) this.#takeFace(made);
    }).finally(() => (this.#isLoading = false));
  };

  #takeFace(made: typeof DeskFace): void {
    this.#face = new made(this, {
      desk: this.#desk,
      isEntered: () => this.isEntered,
      onError: (error) => this.#show(error),
    });
    for (const callId of this.#keptFrames) this.#face.keepFrameFor(callId);
    addStyles(this.renderRoot, made.styles);
    this.requestUpdate();
  }

  #keepFrameFor(callId: string): void {
    this.#keptFrames.add(callId);
    this.#face?.keepFrameFor(callId);
  }

  readonly #handleNeeded = ({ tag }: ElementNeededEvent): void => {
    void this.#load(() => loadElement(tag));
  };

  /** Does a part of the desk's work that needs a file; when it does not come, the agent can ask again. */
  async #load(load: () => Promise<void>): Promise<void> {
    this.failure = null;
    try {
      await load();
    } catch (error) {
      this.#show(error);
      this.#again = () => void this.#load(load);
    }
  }

  #show(error: unknown): void {
    if (!isWorkbenchError(error)) throw error;
    this.failure = error;
  }

  readonly #handleEnter = (): void => {
    this.isEntered = true;
  };

  readonly #dismiss = (): void => {
    this.failure = null;
  };

  /** What failed; without a desk behind it, it can't be put away. */
  #renderFailure(): TemplateResult | typeof nothing {
    const { failure, texts } = this;
    if (failure === null) return nothing;
    const isAgain = failure.code === 'network/part-missing';
    return html`<div class="failure" role="alert">
      ${icon(alert, 16)}
      <p>${errorText(texts, failure.code)}</p>
      ${
        isAgain
          ? html`<button type="button" class="button plain" @click=${this.#again}>
              ${texts['common.retry']}
            </button>`
          : nothing
      }
      ${
        this.#desk.value
          ? html`<button
              type="button"
              class="icon-button"
              aria-label=${texts['common.close']}
              @click=${this.#dismiss}
            >
              ${icon(close, 16)}
            </button>`
          : nothing
      }
    </div>`;
  }

  override render(): unknown {
    const desk = this.#desk.value;
    if (!desk) return this.#renderNothing();
    const failure = this.#renderFailure();
    if (this.isEntered && this.#face) return this.#face.render({ desk, texts: this.texts, failure });
    return html`<div
      class="entrance"
      part="entrance"
      @focusin=${this.#entrance.handleFocusIn}
      @keydown=${this.#prepareDesk}
      @pointerdown=${this.#prepareDesk}
      @input=${this.#prepareDesk}
      @focusout=${this.#entrance.handleFocusOut}
    >
      <tccc-sign-in .held=${this.isEntered} @tccc-workbench-enter=${this.#handleEnter}></tccc-sign-in>
      ${failure}
    </div>`;
  }

  #renderNothing(): TemplateResult {
    const isBuilding = this.simulator || this.centreUrl;
    if (this.failure && isBuilding) return html`<div class="absent">${this.#renderFailure()}</div>`;
    return html`<p class="absent">
      ${this.texts[isBuilding ? 'connection.connecting' : 'desk.noProvider']}
    </p>`;
  }
}

const allHabits = 'title badge ring devices wake-lock media-session leaving notifications headset'.split(' ');

function namesOf(text: string | null): readonly string[] {
  return text === null ? allHabits : text.split(/\s+/).filter(Boolean);
}

function addStyles(root: HTMLElement | DocumentFragment, styles: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return;
  for (const { styleSheet } of styles) if (styleSheet) root.adoptedStyleSheets.push(styleSheet);
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-workbench': TcccWorkbench;
  }
}
