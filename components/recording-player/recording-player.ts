import { html, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { isWorkbenchError, WorkbenchError } from '../../src/base/index.js';
import { WorkbenchController } from '../../src/controllers/index.js';
import { formatDuration } from '../../src/i18n/index.js';
import type { TextPart } from '../../src/i18n/catalogues.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { errorText } from '../internal/error-message.js';
import { icon } from '../internal/icon.js';
import { back10, download, pause, play, speaker } from '../internal/icons.js';
import { selectStyles } from '../internal/select.styles.js';
import { TcccElement } from '../internal/tccc-element.js';
import { RecordingPlayEvent } from './recording-player.events.js';
import { recordingPlayerStyles } from './recording-player.styles.js';
import { drawLane, fetchWaveform, laneBox, longestDrawnSeconds, type Waveform } from './waveform.js';

export * from './recording-player.events.js';

const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2];
const backSeconds = 10;
const emptyLane: readonly number[] = Array.from({ length: 160 }, () => 0);

/**
 * @summary Plays the recording of one call: seek, speed, volume, one lane for each speaker, and the MP3 to take away. Row S27.
 * @csspart play - Play or pause.
 * @csspart back - Ten seconds back.
 * @csspart wave - Both lanes and the playhead.
 * @csspart time - Position and length.
 * @csspart speed - The speed.
 * @csspart download - 下载 MP3.
 * @fires {RecordingPlayEvent} tccc-recording-play - When the agent starts to listen; `recordId`.
 */
export class TcccRecordingPlayer extends TcccElement {
  static override readonly textParts: readonly TextPart[] = ['common', 'records'];
  static override styles = [baseStyles, buttonStyles, recordingPlayerStyles, selectStyles];

  readonly #desk = new WorkbenchController(this, () => ({}));

  /** The record whose recording is played. */
  @property({ attribute: 'record-id' }) recordId = '';
  /** Starts to play as soon as it can. @defaultValue false */
  @property({ type: Boolean }) autoplay = false;

  @state() private url = '';
  @state() private failure: WorkbenchError | null = null;
  @state() private isPlaying = false;
  @state() private position = 0;
  @state() private length = 0;
  @state() private wave: Waveform | null = null;
  @state() private isWaveMissing = false;
  @query('audio') private readonly audio!: HTMLAudioElement;
  @query('.wave') private readonly waveBox!: HTMLElement;

  /** What the present link is for. */
  #opened = '';
  #source: Workbench | undefined;
  #isRenewed = false;
  /** The agent pressed play, and has not pressed pause since. */
  #wantsSound = false;
  /** Grows with every record, so that an answer for the one before is let go. */
  #round = 0;

  /** A style attribute would need a hole in the page's content security policy; a property does not. */
  protected override updated(): void {
    const share = this.length > 0 ? Math.min(1, this.position / this.length) : 0;
    this.waveBox.style.setProperty('--played', `${share * 100}%`);
  }

  /** Starts or goes on. @throws nothing: a failure is shown in the player */
  async play(): Promise<void> {
    this.#wantsSound = true;
    try {
      await this.audio.play();
    } catch (error) {
      // A browser that wants a click first, or a pause that came before the start: the button still says «play».
      if (!(error instanceof DOMException)) throw error;
    }
  }

  pause(): void {
    this.#wantsSound = false;
    this.audio.pause();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#round++;
    this.#opened = '';
    this.#source = undefined;
    if (this.hasUpdated) this.pause();
  }

  protected override willUpdate(): void {
    const workbench = this.#desk.isProvided ? this.#desk.workbench : undefined;
    if (this.recordId === this.#opened && workbench === this.#source) return;
    this.#opened = this.recordId;
    this.#source = workbench;
    this.#reset();
    void this.#open();
  }

  /** Fetches a link; a new one for the same record when `at` names a position to go on from. */
  async #open(at = 0): Promise<void> {
    const round = ++this.#round;
    if (this.recordId === '' || !this.#source) return;
    try {
      const url = await this.#source.recordingUrl(this.recordId);
      if (round !== this.#round) return;
      this.url = url;
      await this.updateComplete;
      if (at > 0) this.audio.currentTime = at;
      if (this.#wantsSound) await this.play();
    } catch (error) {
      if (round === this.#round) this.#fail(error);
    }
  }

  #reset(): void {
    this.url = '';
    this.failure = null;
    this.wave = null;
    this.position = 0;
    this.length = 0;
    this.isPlaying = false;
    this.#isRenewed = false;
    this.#wantsSound = this.autoplay;
    this.isWaveMissing = false;
  }

  #fail(error: unknown): void {
    this.failure = isWorkbenchError(error)
      ? error
      : new WorkbenchError('record/recording-missing', { cause: error });
  }

  /** Links live for some minutes: one that fails is answered with a new one; one that never played is told. */
  readonly #handleAudioError = (): void => {
    if (this.url === '') return;
    if (this.#isRenewed) return this.#fail(this.audio.error);
    this.#isRenewed = true;
    void this.#open(this.position);
  };

  readonly #handleLoaded = (): void => {
    this.length = Number.isFinite(this.audio.duration) ? this.audio.duration : 0;
    if (!this.wave) void this.#loadWave();
  };

  /** The drawing is a help: without it the slider still works, and a line says that there is none. */
  async #loadWave(): Promise<void> {
    const round = this.#round;
    const isShort = this.length <= longestDrawnSeconds;
    const wave = isShort ? await fetchWaveform(this.url).catch(() => null) : null;
    if (round !== this.#round) return;
    this.wave = wave;
    this.isWaveMissing = wave === null;
  }

  readonly #handleTime = (): void => {
    // a dead link goes back to zero, the agent does not
    if (this.audio.readyState === HTMLMediaElement.HAVE_NOTHING) return;
    this.position = this.audio.currentTime;
    if (this.isPlaying && this.audio.currentTime > 0) this.#isRenewed = false;
  };

  readonly #handleState = (): void => {
    const isPlaying = !this.audio.paused && !this.audio.ended;
    if (isPlaying && !this.isPlaying) this.dispatchEvent(new RecordingPlayEvent(this.recordId));
    this.isPlaying = isPlaying;
  };

  readonly #handleToggle = (): void => {
    if (this.isPlaying) this.pause();
    else void this.play();
  };

  readonly #handleBack = (): void => {
    this.audio.currentTime = Math.max(0, this.audio.currentTime - backSeconds);
  };

  readonly #handleSeek = (event: Event): void => {
    this.audio.currentTime = Number((event.target as HTMLInputElement).value);
    this.position = this.audio.currentTime;
  };

  readonly #handleSpeed = (event: Event): void => {
    const speed = Number((event.target as HTMLSelectElement).value);
    // a new link starts at the default
    this.audio.defaultPlaybackRate = speed;
    this.audio.playbackRate = speed;
  };

  readonly #handleVolume = (event: Event): void => {
    this.audio.volume = Number((event.target as HTMLInputElement).value);
  };

  /** A link of its own, so that an hour-old page still downloads. */
  readonly #handleDownload = async (): Promise<void> => {
    try {
      const url = new URL(await this.#desk.workbench.recordingUrl(this.recordId), location.href);
      url.searchParams.set('download', '1');
      const link = Object.assign(document.createElement('a'), {
        href: url.href,
        download: `${this.recordId}.mp3`,
      });
      link.click();
    } catch (error) {
      this.#fail(error);
    }
  };

  #renderButtons(): TemplateResult {
    const word = this.isPlaying ? this.texts['player.pause'] : this.texts['player.play'];
    return html`<button
        type="button"
        part="play"
        class="round"
        aria-label=${word}
        ?disabled=${this.url === ''}
        @click=${this.#handleToggle}
      >
        ${icon(this.isPlaying ? pause : play)}
      </button>
      <button
        type="button"
        part="back"
        class="icon-button back"
        aria-label=${this.texts['player.back']}
        ?disabled=${this.url === ''}
        @click=${this.#handleBack}
      >
        ${icon(back10)}
      </button>`;
  }

  #renderLane(bars: readonly number[], isPlayed: boolean): TemplateResult {
    return html`<svg
      class=${isPlayed ? 'played' : ''}
      viewBox=${laneBox}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      ${drawLane(bars)}
    </svg>`;
  }

  #renderWave(): TemplateResult {
    const customer = this.wave?.customer ?? emptyLane;
    const agent = this.wave?.agent ?? emptyLane;
    return html`<div class="names" aria-hidden="true">
        <span>${this.texts['player.customer']}</span><span>${this.texts['player.agent']}</span>
      </div>
      <div part="wave" class="wave" dir="ltr" data-drawn=${this.wave === null ? 'false' : 'true'}>
        <div class="lane">${this.#renderLane(customer, false)}${this.#renderLane(customer, true)}</div>
        <div class="lane">${this.#renderLane(agent, false)}${this.#renderLane(agent, true)}</div>
        <i class="head" aria-hidden="true"></i>
        <input
          type="range"
          min="0"
          step="1"
          max=${Math.ceil(this.length)}
          .value=${String(Math.round(this.position))}
          ?disabled=${this.length === 0}
          aria-label=${this.texts['player.seek']}
          aria-valuetext="${formatDuration(this.position * 1000)} / ${formatDuration(this.length * 1000)}"
          @input=${this.#handleSeek}
        />
      </div>`;
  }

  #renderTools(): TemplateResult {
    return html`<span part="time" class="time"
        ><b>${formatDuration(this.position * 1000)}</b> / ${formatDuration(this.length * 1000)}</span
      >
      <select
        part="speed"
        class="speed select"
        aria-label=${this.texts['player.speed']}
        @change=${this.#handleSpeed}
      >
        ${speeds.map((speed) => html`<option value=${speed} ?selected=${speed === 1}>${speed}×</option>`)}
      </select>
      <label class="volume"
        >${icon(speaker, 18)}<input
          type="range"
          min="0"
          max="1"
          step="0.05"
          value="1"
          aria-label=${this.texts['player.volume']}
          @input=${this.#handleVolume}
      /></label>
      <button
        type="button"
        part="download"
        class="button outlined"
        ?disabled=${this.url === ''}
        @click=${this.#handleDownload}
      >
        ${icon(download, 16)}<span>${this.texts['player.download']}</span>
      </button>`;
  }

  #renderMessage(): TemplateResult {
    const isLoading = this.url === '' && this.recordId !== '';
    const note = this.isWaveMissing ? this.texts['player.noWaveform'] : '';
    const text = this.failure
      ? errorText(this.texts, this.failure.code)
      : isLoading
        ? this.texts['player.loading']
        : note;
    return html`<p class="message ${this.failure ? 'error' : ''}" role="status" ?hidden=${text === ''}>
      ${text}
    </p>`;
  }

  override render(): unknown {
    return html`<section class="player" aria-label=${this.texts['player.label']}>
        ${this.#renderButtons()}${this.#renderWave()}${this.#renderTools()}
      </section>
      ${this.#renderMessage()}
      <audio
        src=${ifDefined(this.url || undefined)}
        preload="metadata"
        @loadedmetadata=${this.#handleLoaded}
        @durationchange=${this.#handleLoaded}
        @timeupdate=${this.#handleTime}
        @seeked=${this.#handleTime}
        @play=${this.#handleState}
        @pause=${this.#handleState}
        @ended=${this.#handleState}
        @error=${this.#handleAudioError}
      ></audio>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-recording-player': TcccRecordingPlayer;
  }
}
