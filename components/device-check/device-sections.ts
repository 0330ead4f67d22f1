import { html, nothing, type TemplateResult } from 'lit';
import type {
  ChosenDevices,
  DeviceCheckController,
  NamedDevice,
} from '../../src/controllers/device-check-controller.js';
import type { Catalogue } from '../../src/i18n/index.js';
import { errorMessage } from '../internal/error-message.js';
import { icon } from '../internal/icon.js';
import { camera, speaker } from '../internal/icons.js';

/** Bars of the level meter. */
const bars = 30;

/** Chooser and tone, with the question only a person can answer. */
export function speakerSection(run: DeviceCheckController, texts: Catalogue): TemplateResult {
  return html`<section class="section" data-section="speaker">
    ${chooser(run, texts, 'speaker')}
    <div part="tone" class="tone">
      <button
        type="button"
        class="play"
        aria-label=${texts['check.playTone']}
        title=${texts['check.playTone']}
        @click=${() => void run.playTone()}
      >
        ${icon(speaker, 24)}
      </button>
      <div class="words" role="group" aria-label=${texts['check.heard']}>
        <b>${texts['check.heard']}</b>
        <span class="hint" aria-live="polite">${toneHint(run, texts)}</span>
      </div>
      <button
        type="button"
        class="button outlined answer"
        data-answer="no"
        @click=${() => run.confirmTone(false)}
      >
        ${texts['check.no']}
      </button>
      <button
        type="button"
        class="button primary answer"
        data-answer="yes"
        @click=${() => run.confirmTone(true)}
      >
        ${texts['check.yes']}
      </button>
    </div>
    ${run.choiceError ? errorMessage(texts, run.choiceError, 'choice-error') : nothing}
  </section>`;
}

function toneHint(run: DeviceCheckController, texts: Catalogue): string {
  if (run.isToneBlocked) return texts['check.toneBlocked'];
  return texts[run.isTonePlaying ? 'check.tonePlaying' : 'check.toneHint'];
}

/** Chooser and live level. */
export function microphoneSection(run: DeviceCheckController, texts: Catalogue): TemplateResult {
  const share = run.level?.share ?? 0;
  const words = levelWords(run, texts);
  const lit = Math.round(share * bars);
  return html`<section class="section" data-section="microphone">
    ${chooser(run, texts, 'microphone')}
    <div
      part="level"
      class="level"
      role="meter"
      aria-label=${texts['check.level']}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.round(share * 100)}
      aria-valuetext=${words}
    >
      ${Array.from({ length: bars }, (_, bar) => html`<i class=${bar < lit ? 'lit' : ''}></i>`)}
    </div>
    <p class="hint pair"><span>${hint(run, texts)}</span><span class="decibels">${words}</span></p>
  </section>`;
}

function hint(run: DeviceCheckController, texts: Catalogue): string {
  return run.isListening && run.level === null ? texts['check.listenBlocked'] : texts['check.speak'];
}

function levelWords({ level }: DeviceCheckController, texts: Catalogue): string {
  if (level === null) return '';
  if (level.decibels === -Infinity) return texts['check.quiet'];
  return texts['check.decibels'](Math.round(level.decibels));
}

/** Chooser and picture; the picture closes by itself. */
export function cameraSection(run: DeviceCheckController, texts: Catalogue): TemplateResult {
  const isOn = run.preview !== null;
  const hasProblem = run.chart.value.camera === 'problem';
  return html`<section class="section" data-section="camera">
    ${chooser(run, texts, 'camera')}
    <div part="preview" class="preview" ?hidden=${hasProblem}>
      <video
        muted
        autoplay
        playsinline
        aria-label=${texts['check.preview']}
        ?hidden=${!isOn}
        .muted=${true}
      ></video>
      ${isOn ? nothing : html`<span class="off">${icon(camera, 24)}${texts['check.previewOff']}</span>`}
      <button
        type="button"
        class="button outlined"
        @click=${() => (isOn ? run.hidePreview() : run.showPreview())}
      >
        ${texts[isOn ? 'check.hidePreview' : 'check.showPreview']}
      </button>
    </div>
    ${isOn ? html`<p class="hint">${texts['check.previewHint']}</p>` : nothing}
  </section>`;
}

const labels = {
  camera: 'check.chooseCamera',
  microphone: 'check.chooseMicrophone',
  speaker: 'check.chooseSpeaker',
} as const;
const lists = { camera: 'cameras', microphone: 'microphones', speaker: 'speakers' } as const;

function chooser(run: DeviceCheckController, texts: Catalogue, kind: keyof ChosenDevices): TemplateResult {
  const devices: readonly NamedDevice[] = run.devices[lists[kind]];
  const chosen = run.chosen[kind];
  const choose = (event: Event): void =>
    void run.choose(kind, (event.target as HTMLSelectElement).value || null);
  return html`<label class="device"
    ><span>${texts[labels[kind]]}</span>
    <select part="device" class="select" data-kind=${kind} @change=${choose}>
      <option value="" ?selected=${chosen === null}>${texts['check.defaultDevice']}</option>
      ${devices
        .filter(({ id }) => id !== 'default')
        .map(
          ({ id, name }, index) =>
            html`<option value=${id} ?selected=${chosen === id}>
              ${name || `${texts[labels[kind]]} ${index + 1}`}
            </option>`,
        )}
    </select>
  </label>`;
}
