import { html, nothing, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { DeviceCheckController } from '../../src/controllers/device-check-controller.js';
import type { TextPart } from '../../src/i18n/catalogues.js';
import { WorkbenchController } from '../../src/controllers/index.js';
import { deviceMemory } from '../../src/habits/kept-device.js';
import { deviceChecks, isDeviceCheckOver, type DeviceCheckName } from '../../src/machines/index.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { elementClock } from '../internal/element-clock.js';
import { icon } from '../internal/icon.js';
import {
  alert,
  browser,
  camera,
  check as tick,
  copy,
  failed,
  info,
  microphone,
  network,
  refresh,
  speaker,
} from '../internal/icons.js';
import { selectStyles } from '../internal/select.styles.js';
import { TcccElement } from '../internal/tccc-element.js';
import { detailWords, resultWord, summary, toneOf, type CheckTone } from './check-words.js';
import { DeviceCheckDoneEvent } from './device-check.events.js';
import { deviceCheckStyles } from './device-check.styles.js';
import { cameraSection, microphoneSection, speakerSection } from './device-sections.js';
import { supportReport } from './support-report.js';

export * from './device-check.events.js';

const icons: Readonly<Record<DeviceCheckName, SVGTemplateResult>> = {
  camera,
  microphone,
  speaker,
  browser,
  network,
};
const marks: Readonly<Record<CheckTone, SVGTemplateResult | null>> = {
  plain: null,
  good: tick,
  ask: info,
  minor: alert,
  major: failed,
};
const copiedMs = 2_000;

/**
 * Checks camera, microphone, speaker, browser and network with the real devices, says what is wrong and what to do, and
 * hands the chosen devices to the line. It starts by itself when it enters the page, works before sign-in too, and lets go
 * of every device when it leaves. Put it into a dialog or a page of its own.
 *
 * @summary 小助手: the device check. Row S28.
 * @csspart device-check - Everything.
 * @csspart check - One check of the list.
 * @csspart result - 正常 or the word for what is not.
 * @csspart device - A chooser of devices.
 * @csspart level - The input level.
 * @csspart tone - The question whether the tone was heard.
 * @csspart preview - The picture of the camera.
 * @csspart notice - What is wrong and what to do.
 * @csspart copy - 复制信息.
 * @csspart again - 重新检测.
 * @fires {DeviceCheckDoneEvent} tccc-device-check-done - When every check has ended, and when one of them changes after that; `results`.
 *
 * @example
 * <dialog><tccc-device-check></tccc-device-check></dialog>
 */
export class TcccDeviceCheck extends TcccElement {
  static override readonly textParts: readonly TextPart[] = ['common', 'checks', 'errors'];
  static override styles = [baseStyles, buttonStyles, deviceCheckStyles, selectStyles];

  /** Waits for 开始检测 instead of starting by itself. @defaultValue false */
  @property({ type: Boolean }) manual = false;

  @state() private isCopied = false;
  /** The text to select where the browser doesn't copy. */
  @state() private uncopied = '';

  @query('video') private picture!: HTMLVideoElement | null;

  readonly #desk = new WorkbenchController(this, ({ phase }) => ({ phase }));
  readonly #run = new DeviceCheckController(this, {
    clock: elementClock(this),
    workbench: () => (this.#desk.isProvided ? this.#desk.workbench : undefined),
    memory: deviceMemory(),
  });
  #told = '';
  #phase: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.manual) queueMicrotask(() => this.isConnected && this.#run.run());
  }

  /** Runs every check from the beginning (重新检测). */
  start(): void {
    this.#run.run();
  }

  /** What 复制信息 copies. */
  get report(): string {
    const { userAgent } = navigator;
    return supportReport(this.#run, { texts: this.texts, userAgent, origin: location.origin });
  }

  /** A sign-in that came while the page was open answers what was open. */
  protected override willUpdate(): void {
    const phase = this.#desk.value?.phase;
    const isNew = phase === 'signedIn' && this.#phase !== undefined && this.#phase !== phase;
    this.#phase = phase;
    if (isNew && this.#run.chart.context.codes.network === 'network/sign-in-required')
      this.#run.run(['network']);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.picture && this.picture.srcObject !== this.#run.preview)
      this.picture.srcObject = this.#run.preview;
    this.#tell();
  }

  #tell(): void {
    const { chart } = this.#run;
    if (!isDeviceCheckOver(chart)) return void (this.#told = '');
    const results = deviceChecks.map((check) => ({
      check,
      state: chart.value[check],
      code: chart.context.codes[check],
    }));
    const now = JSON.stringify(results);
    if (now === this.#told) return;
    this.#told = now;
    this.dispatchEvent(new DeviceCheckDoneEvent(results));
  }

  readonly #handleCopy = async (): Promise<void> => {
    const { report } = this;
    try {
      await navigator.clipboard.writeText(report);
      this.uncopied = '';
      this.isCopied = true;
      this.clock.after(copiedMs, () => (this.isCopied = false));
    } catch {
      this.uncopied = report;
      await this.updateComplete;
      this.renderRoot.querySelector('textarea')?.select();
    }
  };

  #renderCheck(check: DeviceCheckName): TemplateResult {
    const { chart } = this.#run;
    const tone = toneOf(chart, check);
    const mark = marks[tone];
    const isRunning = chart.value[check] === 'running';
    return html`<li part="check" class="check" data-check=${check} data-state=${chart.value[check]}>
      <span class="sign">${icon(icons[check])}</span>
      <div class="words">
        <b>${this.texts[`check.${check}`]}</b>
        <span class="detail">${detailWords(this.texts, this.#run, check)}</span>
      </div>
      <span part="result" class="result ${isRunning ? 'busy' : ''}" data-tone=${tone}
        >${mark ? icon(mark, 16) : nothing}${resultWord(this.texts, chart, check)}</span
      >
    </li>`;
  }

  #renderNotice(check: DeviceCheckName): TemplateResult | typeof nothing {
    const { chart } = this.#run;
    const code = chart.context.codes[check];
    if (code === null) return nothing;
    return html`<section part="notice" class="notice" data-check=${check} data-tone=${toneOf(chart, check)}>
      <h3>${icon(icons[check], 16)}${this.texts[`error.${code}`]}</h3>
      <p>${this.texts[`remedy.${code}`]}</p>
      <p class="code">${this.texts['check.code'](code)}</p>
    </section>`;
  }

  #renderEnvironment(): TemplateResult | typeof nothing {
    const { browser: found, checkedAt } = this.#run.findings;
    if (!found) return nothing;
    const time = checkedAt === null ? '' : this.#time(checkedAt);
    const parts = [found.system, `${found.name} ${found.version || ''}`.trim(), time].filter(Boolean);
    return html`<div class="environment">
      <h3>${this.texts['check.environment']}</h3>
      <p>${parts.join(' · ')}</p>
    </div>`;
  }

  #time(at: number): string {
    const format = new Intl.DateTimeFormat(this.language, {
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    });
    return this.texts['check.checkedAt'](format.format(at));
  }

  #renderSections(): TemplateResult {
    const run = this.#run;
    const { texts } = this;
    return html`<div class="sections">
      ${speakerSection(run, texts)} ${microphoneSection(run, texts)} ${cameraSection(run, texts)}
      ${deviceChecks.map((check) => this.#renderNotice(check))}
    </div>`;
  }

  #renderCopyFailure(): TemplateResult | typeof nothing {
    if (this.uncopied === '') return nothing;
    return html`<label class="uncopied"
      ><span role="alert">${this.texts['check.copyFailed']}</span
      ><textarea
        readonly
        rows="6"
        aria-label=${this.texts['check.report']}
        .value=${this.uncopied}
      ></textarea>
    </label>`;
  }

  override render(): unknown {
    const { chart } = this.#run;
    const { texts } = this;
    const isFresh = deviceChecks.every((check) => chart.value[check] === 'waiting');
    return html`<div part="device-check" class="card">
      <h2>${texts['check.title']}</h2>
      <div class="halves">
        <div class="list">
          <ul>
            ${deviceChecks.map((check) => this.#renderCheck(check))}
          </ul>
          ${this.#renderEnvironment()}
        </div>
        ${isFresh ? nothing : this.#renderSections()}
      </div>
      ${this.#renderCopyFailure()}
      <footer>
        <p class="summary" role="status">${summary(texts, chart)}</p>
        <button type="button" part="copy" class="button outlined" @click=${this.#handleCopy}>
          ${icon(this.isCopied ? tick : copy, 16)}<span
            >${texts[this.isCopied ? 'check.copied' : 'check.copy']}</span
          >
        </button>
        <button type="button" part="again" class="button primary" @click=${() => this.start()}>
          ${icon(refresh, 16)}<span>${texts[isFresh ? 'check.start' : 'check.again']}</span>
        </button>
      </footer>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-device-check': TcccDeviceCheck;
  }
}
