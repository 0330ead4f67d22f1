import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { WorkbenchController } from '../../src/controllers/index.js';
import type { TextPart } from '../../src/i18n/catalogues.js';
import {
  bandwidthNeed,
  gradeOf,
  isPlannable,
  maxPlannedCalls,
  pageKbps,
  trunkCodecs,
  trunkKbps,
  type BandwidthNeed,
  type TrunkCodec,
} from '../../src/model/index.js';
import type { NetworkReport } from '../../src/ports/index.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { CommandController } from '../internal/command-controller.js';
import { errorMessage } from '../internal/error-message.js';
import { fieldStyles } from '../internal/field.styles.js';
import { icon } from '../internal/icon.js';
import { network } from '../internal/icons.js';
import { selectStyles } from '../internal/select.styles.js';
import { TcccElement } from '../internal/tccc-element.js';
import { bandwidthCalculatorStyles } from './bandwidth-calculator.styles.js';

/**
 * What a number of calls needs of the SIP trunk and of the agents' network, with the manual's requirements stated, and what
 * this page's network measured beside them. Works without a workbench; the measuring needs a sign-in.
 *
 * @summary The requirements of the manual, and a calculator. Row S29.
 * @csspart bandwidth - Everything.
 * @csspart need - One calculated need.
 * @csspart requirements - The stated requirements.
 * @csspart measured - The measured network.
 */
export class TcccBandwidthCalculator extends TcccElement {
  static override readonly textParts: readonly TextPart[] = ['common', 'checks'];
  static override styles = [baseStyles, buttonStyles, fieldStyles, bandwidthCalculatorStyles, selectStyles];

  readonly #desk = new WorkbenchController(this, ({ phase }, { capabilities }) => ({
    canMeasure: phase === 'signedIn' && capabilities.line.networkTest,
  }));
  readonly #commands = new CommandController(this);

  /** Calls at the same time. @defaultValue 400 */
  @property({ type: Number }) calls = 400;
  /** How the trunk carries a voice. @defaultValue 'g729' */
  @property() codec: TrunkCodec = 'g729';
  /** Whether the calls have a picture, too. @defaultValue false */
  @property({ type: Boolean }) video = false;
  /** What a network test measured, for example the device check's; the element's own test replaces it. */
  @property({ attribute: false }) report: NetworkReport | null = null;

  @state() private isMeasuring = false;

  #test: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#test?.abort();
  }

  readonly #handleCalls = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    this.calls = value.trim() === '' ? Number.NaN : Number(value);
  };

  readonly #handleCodec = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.codec = trunkCodecs.find((codec) => codec === value) ?? this.codec;
  };

  readonly #handleVideo = (event: Event): void => {
    this.video = (event.target as HTMLInputElement).checked;
  };

  readonly #handleMeasure = async (): Promise<void> => {
    if (this.isMeasuring) return;
    const { signal } = (this.#test = new AbortController());
    this.isMeasuring = true;
    await this.#commands.run(null, async () => {
      const report = await this.#desk.workbench.testNetwork({ signal });
      if (!signal.aborted) this.report = report;
    });
    this.isMeasuring = false;
  };

  /** A number as a person reads it; no more than three digits behind the point. */
  #number(value: number): string {
    return new Intl.NumberFormat(this.language, { maximumFractionDigits: 3, useGrouping: false }).format(
      value,
    );
  }

  #renderFields(isValid: boolean): TemplateResult {
    const { texts } = this;
    return html`<div class="fields">
      <label class="field"
        ><span>${texts['bandwidth.calls']}</span
        ><input
          type="number"
          inputmode="numeric"
          min="0"
          max=${maxPlannedCalls}
          step="1"
          .value=${Number.isNaN(this.calls) ? '' : String(this.calls)}
          aria-invalid=${isValid ? 'false' : 'true'}
          aria-describedby="calls-error"
          @input=${this.#handleCalls}
      /></label>
      <label class="field"
        ><span>${texts['bandwidth.codec']}</span
        ><select class="select" @change=${this.#handleCodec}>
          ${trunkCodecs.map(
            (codec) =>
              html`<option value=${codec} ?selected=${codec === this.codec}>
                ${texts[`bandwidth.${codec}`]}
              </option>`,
          )}
        </select></label
      >
      <label class="video"
        ><input type="checkbox" .checked=${this.video} @change=${this.#handleVideo} />${
          texts['bandwidth.video']
        }</label
      >
      <p class="message error" id="calls-error" role="alert">
        ${isValid ? nothing : texts['bandwidth.invalid']}
      </p>
    </div>`;
  }

  #renderNeed(name: string, eachKbps: number, mbps: number): TemplateResult {
    const { texts } = this;
    const sum = this.#number(mbps);
    return html`<div part="need" class="need">
      <dt>${name}</dt>
      <dd>
        <span class="way">${texts['bandwidth.up']} <b>${texts['bandwidth.mbps'](sum)}</b></span>
        <span class="way">${texts['bandwidth.down']} <b>${texts['bandwidth.mbps'](sum)}</b></span>
        <small>${texts['bandwidth.sum'](this.calls, this.#number(eachKbps), sum)}</small>
      </dd>
    </div>`;
  }

  #renderNeeds(need: BandwidthNeed | null): TemplateResult | typeof nothing {
    if (!need) return nothing;
    const { texts } = this;
    return html`<dl class="needs" aria-live="polite">
      ${this.#renderNeed(texts['bandwidth.trunk'], trunkKbps[this.codec], need.trunkMbps)}
      ${this.#renderNeed(texts['bandwidth.pages'], need.pageKbps, need.pagesMbps)}
    </dl>`;
  }

  #renderRequirements(): TemplateResult {
    const { texts } = this;
    const rate = (kbps: number): string => texts['bandwidth.kbps'](this.#number(kbps));
    const rows = [
      [`${texts['bandwidth.trunk']} · ${texts['bandwidth.g711']}`, rate(trunkKbps.g711)],
      [`${texts['bandwidth.trunk']} · ${texts['bandwidth.g729']}`, rate(trunkKbps.g729)],
      [`${texts['bandwidth.pages']} · ${texts['bandwidth.audio']}`, rate(pageKbps.audio)],
      [`${texts['bandwidth.pages']} · ${texts['bandwidth.videoCall']}`, rate(pageKbps.video)],
    ] as const;
    return html`<section part="requirements" aria-labelledby="requirements">
      <h3 id="requirements">${texts['bandwidth.requirements']}</h3>
      <ul class="list">
        <li>${texts['bandwidth.browsers']}</li>
        <li>${texts['bandwidth.devices']}</li>
      </ul>
      <table>
        <thead>
          <tr>
            <td></td>
            <th scope="col">${texts['bandwidth.perCall']}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, value]) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td>${value}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
  }

  #renderMeasured(): TemplateResult | typeof nothing {
    const { report, texts } = this;
    const canMeasure = this.#desk.value?.canMeasure ?? false;
    if (!canMeasure && !report) return nothing;
    return html`<section part="measured" class="measured" aria-labelledby="measured">
      <h3 id="measured">${texts['bandwidth.measured']}</h3>
      <p class="result" role="status">
        ${report ? this.#reportWords(report) : texts['bandwidth.notMeasured']}
      </p>
      ${
        canMeasure
          ? html`<button
              type="button"
              class="button outlined"
              aria-busy=${this.isMeasuring ? 'true' : 'false'}
              @click=${this.#handleMeasure}
            >
              ${icon(network, 16)}<span
                >${texts[this.isMeasuring ? 'bandwidth.measuring' : 'bandwidth.measure']}</span
              >
            </button>`
          : nothing
      }
      ${this.#commands.error ? errorMessage(texts, this.#commands.error) : nothing}
    </section>`;
  }

  #reportWords(report: NetworkReport): TemplateResult {
    const { texts } = this;
    const loss = (report.lossRatio * 100).toFixed(1);
    const words = texts['check.measures'](Math.round(report.roundTripMs), loss, Math.round(report.jitterMs));
    return html`<b>${texts[`connection.${gradeOf(report)}`]}</b> · ${words}`;
  }

  override render(): unknown {
    const isValid = isPlannable(this.calls);
    const need = isValid
      ? bandwidthNeed({ calls: this.calls, codec: this.codec, isVideo: this.video })
      : null;
    return html`<div part="bandwidth" class="card">
      <h2>${this.texts['bandwidth.title']}</h2>
      ${this.#renderFields(isValid)} ${this.#renderNeeds(need)} ${this.#renderMeasured()}
      ${this.#renderRequirements()}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-bandwidth-calculator': TcccBandwidthCalculator;
  }
}
