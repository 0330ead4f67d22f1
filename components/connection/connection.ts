import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { WorkbenchController } from '../../src/controllers/index.js';
import { baseStyles } from '../internal/base.styles.js';
import { buttonStyles } from '../internal/button.styles.js';
import { elementClock } from '../internal/element-clock.js';
import { errorText } from '../internal/error-message.js';
import { icon } from '../internal/icon.js';
import { alert, check, close, microphone, microphoneOff, tabs } from '../internal/icons.js';
import { ariaKeys } from '../internal/key-hints.js';
import { TcccElement } from '../internal/tccc-element.js';
import type { LineState } from '../../src/ports/index.js';
import type { WorkbenchSnapshot } from '../../src/workbench/workbench.js';
import type { Catalogue } from '../../src/i18n/index.js';
import { ShortcutsRequestEvent } from './connection.events.js';
import { connectionStyles } from './connection.styles.js';
import { standInWord, StatusNews, type Notice } from './status-news.js';

export * from './connection.events.js';

const barsOf = { good: 4, fair: 2, poor: 1, unknown: 4 } as const;

const noticeIcons = { amber: alert, red: alert, brand: tabs, green: check } as const;

const lineWord = (line: LineState, texts: Catalogue): string =>
  ({
    closed: texts['connection.lineClosed'],
    connecting: texts['connection.lineConnecting'],
    ready: texts['connection.lineReady'],
    reconnecting: texts['connection.lineReconnecting'],
    elsewhere: texts['connection.elsewhere'],
    failed: texts['connection.lineFailed'],
  })[line];

/**
 * @summary The status line: network, microphone, the voice's line; and, loudly, what is being repaired.
 * @slot - Something of the host's own at the end of the line.
 * @csspart connection - The line.
 * @csspart notice - What is wrong, in place of the quiet line.
 * @fires {ShortcutsRequestEvent} tccc-shortcuts-request - When the agent asks for the list of shortcuts.
 */
export class TcccConnection extends TcccElement {
  static override styles = [baseStyles, buttonStyles, connectionStyles];

  readonly #desk = new WorkbenchController(
    this,
    ({ connection, line, microphone, quality, voice, missingDevices, error, calls, phase }) => ({
      connection,
      line,
      microphone,
      quality,
      voice,
      missingDevices,
      error,
      isSignedIn: phase === 'signedIn',
      hasCall: calls.some(({ value }) => value.progress !== 'ended'),
    }),
  );

  readonly #news = new StatusNews(this, elementClock(this));

  /** The key written beside 快捷键, which opens their list; an empty text shows none. */
  @property() shortcut = '';

  /** Chosen devices that were not plugged in when the desk opened, by their names; those that go later are the line's. */
  @property({ attribute: false }) absent: WorkbenchSnapshot['missingDevices'] | null = null;

  /** What changed since the last look is told for some seconds. */
  protected override willUpdate(): void {
    const desk = this.#desk.value;
    if (desk) this.#news.follow({ ...desk, missingDevices: this.#missing }, this.texts);
  }

  /** The figures behind the word, for who points at it or hears it read. */
  #figures(): string {
    const { quality, voice } = this.#desk.value ?? {};
    if (!quality || !voice || voice.mos === null) return '';
    const loss = ((quality.lossRatio ?? 0) * 100).toFixed(1);
    return [
      this.texts['connection.mos'](voice.mos.toFixed(1)),
      this.texts['connection.figures'](loss, Math.round(quality.jitterMs ?? 0)),
    ].join(' · ');
  }

  #renderNetwork(): TemplateResult {
    const desk = this.#desk.value;
    const grade = desk?.voice.grade ?? 'unknown';
    const figures = this.#figures();
    const roundTrip = desk?.quality.roundTripMs ?? null;
    const isUp = desk?.connection === 'connected';
    const word = isUp
      ? this.texts[`connection.${grade === 'unknown' ? 'connected' : grade}`]
      : this.texts['connection.connecting'];
    return html`<span class="item network" data-grade=${isUp ? grade : 'poor'} title=${figures || nothing}>
      <span class="bars" aria-hidden="true"
        >${[1, 2, 3, 4].map((bar) => html`<i class=${isUp && bar <= barsOf[grade] ? 'on' : ''}></i>`)}</span
      >
      ${word}
      ${roundTrip === null ? nothing : html`<bdi>${this.texts['network.roundTrip'](Math.round(roundTrip))}</bdi>`}
      ${figures ? html`<span class="visually-hidden">${figures}</span>` : nothing}
    </span>`;
  }

  get #missing(): WorkbenchSnapshot['missingDevices'] {
    const { microphone = null, speaker = null } = this.#desk.value?.missingDevices ?? {};
    return {
      microphone: microphone ?? this.absent?.microphone ?? null,
      speaker: speaker ?? this.absent?.speaker ?? null,
    };
  }

  /** Which unplugged device another stands in for. */
  #standIn(): string | null {
    const { microphone, speaker } = this.#missing;
    if (microphone !== null) return standInWord(this.texts, 'microphone', microphone);
    return speaker === null ? null : standInWord(this.texts, 'speaker', speaker);
  }

  #renderMicrophone(): TemplateResult {
    const state = this.#desk.value?.microphone ?? 'unknown';
    const isFine = state === 'granted';
    const isBad = state === 'denied' || state === 'missing' || state === 'busy';
    const word = isBad ? this.texts[`error.device/microphone-${state}`] : this.texts['desk.microphone'];
    const detail = isBad ? nothing : isFine ? this.texts['desk.fine'] : this.texts['desk.unknown'];
    const standIn = isBad ? null : this.#standIn();
    if (standIn)
      return html`<span class="item microphone stand-in">${icon(alert, 16)} <span>${standIn}</span></span>`;
    return html`<span class="item microphone ${isBad ? 'bad' : ''}"
      >${icon(isBad ? microphoneOff : microphone, 16)} ${word} ${detail}</span
    >`;
  }

  /** What stops work, or is being repaired; the line speaks up for it. */
  #notice(): Notice | null {
    const desk = this.#desk.value;
    if (!desk?.isSignedIn) return null;
    const kept = desk.hasCall ? this.texts['connection.callKept'] : '';
    if (desk.connection === 'reconnecting' || desk.connection === 'disconnected') {
      return { tone: 'amber', title: this.texts['connection.reconnecting'], detail: kept };
    }
    if (desk.line === 'reconnecting')
      return { tone: 'amber', title: this.texts['connection.lineReconnecting'], detail: kept };
    if (desk.line === 'elsewhere') {
      return {
        tone: 'brand',
        title: this.texts['connection.elsewhere'],
        detail: this.texts['connection.elsewhereHint'],
      };
    }
    if (desk.error) return { tone: 'red', title: errorText(this.texts, desk.error.code), detail: '' };
    if (desk.line === 'failed') {
      return {
        tone: 'red',
        title: this.texts['connection.lineFailed'],
        detail: this.texts['remedy.line/registration-failed'],
      };
    }
    if (desk.voice.grade === 'poor') {
      const isSending = desk.voice.weaker === 'sending';
      const title = this.texts[isSending ? 'connection.poorSending' : 'connection.poorReceiving'];
      return this.#news.notice ?? { tone: 'amber', title, detail: this.texts['connection.poorHint'] };
    }
    return this.#news.notice;
  }

  readonly #handleShortcuts = (): void => void this.dispatchEvent(new ShortcutsRequestEvent());

  readonly #handleDismiss = (): void => this.#desk.workbench.dismissError();

  /** Only a failure can be put away; what is being repaired goes by itself. */
  #renderDismiss(tone: Notice['tone']): TemplateResult | typeof nothing {
    if (tone !== 'red' || !this.#desk.value?.error) return nothing;
    const text = this.texts['common.close'];
    return html`<button type="button" class="icon-button" aria-label=${text} @click=${this.#handleDismiss}>
      ${icon(close, 16)}
    </button>`;
  }

  #renderShortcuts(): TemplateResult {
    const { shortcut } = this;
    return html`<button
      type="button"
      class="button plain shortcuts"
      part="shortcuts"
      aria-keyshortcuts=${ariaKeys(shortcut)}
      @click=${this.#handleShortcuts}
    >
      ${this.texts['desk.shortcuts']} ${shortcut ? html`<kbd aria-hidden="true">${shortcut}</kbd>` : nothing}
    </button>`;
  }

  override render(): unknown {
    const desk = this.#desk.value;
    if (!desk) return html`<p class="line">${this.texts['desk.noProvider']}</p>`;
    const notice = this.#notice();
    return html`<div class="line" part="connection" ?hidden=${notice !== null}>
        ${this.#renderNetwork()}${this.#renderMicrophone()}
        <span class="item voice">${icon(tabs, 16)} ${lineWord(desk.line, this.texts)}</span>
        <span class="grow"></span><slot></slot>
        ${this.#renderShortcuts()}
      </div>
      <div class="notice" part="notice" role="status" data-tone=${notice?.tone ?? nothing}>
        ${
          notice === null
            ? nothing
            : html`${icon(noticeIcons[notice.tone], 16)}<b>${notice.title}</b><span>${notice.detail}</span
                ><span class="grow"></span>${this.#renderDismiss(notice.tone)}`
        }
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-connection': TcccConnection;
  }
}
