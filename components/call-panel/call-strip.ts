import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import { formatClock, type Catalogue } from '../../src/i18n/index.js';
import type { CallSnapshot } from '../../src/model/index.js';
import { icon } from '../internal/icon.js';
import * as icons from '../internal/icons.js';

/** What the strip at the top of a call says. */
export interface CallStrip {
  readonly tone: 'green' | 'amber' | 'violet' | 'neutral';
  readonly icon: SVGTemplateResult;
  readonly label: string;
  readonly detail: string;
  /** The running time, or how long it was. */
  readonly time: string;
  /** The audio is being repaired. */
  readonly isDashed?: boolean;
}

/** What the strip is told from. */
export interface StripSource {
  readonly call: CallSnapshot;
  readonly texts: Catalogue;
  /** The authority's time. */
  readonly now: number;
  /** Whether the centre records conversations. */
  readonly isRecorded: boolean;
}

/** Tells the state of a call by tone, glyph and word, and what the customer hears. */
export function callStrip({ call, texts, now, isRecorded }: StripSource): CallStrip {
  const { value, context } = call;
  const direction = texts[context.direction === 'inbound' ? 'call.inbound' : 'call.outbound'];
  const since = (start: number | null): string => formatClock((context.endedAt ?? now) - (start ?? now));
  const time = since(context.answeredAt ?? context.startedAt);
  if (value.progress === 'ended') return endedStrip(call, texts, time);
  if (value.recovery === 'reconnecting') {
    const detail = texts['connection.callKept'];
    return {
      tone: 'amber',
      icon: icons.refresh,
      label: texts['call.reconnecting'],
      detail,
      time,
      isDashed: true,
    };
  }
  if (value.progress !== 'talking') return beforeTalkStrip(call, texts, time);
  if (value.line === 'held') {
    const held = { label: texts['call.onHold'], detail: texts['call.customerHearsMusic'] };
    return { tone: 'amber', icon: icons.pause, ...held, time: since(context.heldSince) };
  }
  const detail = isRecorded ? `${direction} · ${texts['call.recording']}` : direction;
  return { tone: 'green', icon: icons.wave, label: texts['call.talking'], detail, time };
}

const beforeTalkWords = {
  offered: 'call.ringing',
  ringing: 'call.ringing',
  dialling: 'call.dialling',
  connecting: 'call.connecting',
  talking: 'call.talking',
  ended: 'call.ended',
} as const;

function beforeTalkStrip({ value, context }: CallSnapshot, texts: Catalogue, time: string): CallStrip {
  const isOutbound = context.direction === 'outbound';
  const word = context.isFarEndRinging ? 'call.farEndRinging' : beforeTalkWords[value.progress];
  return {
    tone: 'neutral',
    icon: isOutbound ? icons.outbound : icons.inbound,
    label: texts[word],
    detail: texts[isOutbound ? 'call.outbound' : 'call.inbound'],
    time,
  };
}

function endedStrip({ context }: CallSnapshot, texts: Catalogue, time: string): CallStrip {
  const status = context.endStatus ? texts[`endStatus.${context.endStatus}`] : '';
  const side = context.hungUpBy ? texts[`hungUp.${context.hungUpBy}`] : '';
  const detail = [status, side].filter(Boolean).join(' · ');
  return { tone: 'neutral', icon: icons.hangUp, label: texts['call.ended'], detail, time };
}

/** Draws the strip; what it says is read out when it changes, the running time is not. */
export function stripView(
  strip: CallStrip,
  call: CallSnapshot | undefined,
  texts: Catalogue,
): TemplateResult {
  const isMuted = call?.value.microphone === 'muted' && call.value.progress === 'talking';
  const chip = html`<span class="chip">${icon(icons.microphoneOff, 16)}${texts['call.muted']}</span>`;
  return html`<div class="strip ${strip.tone} ${strip.isDashed ? 'dashed' : ''}" part="state">
    <span class="shape" part="glyph">${icon(strip.icon)}</span>
    <div class="words" role="status">
      <div class="label" part="label">${strip.label}${isMuted ? chip : nothing}</div>
      <div class="detail" part="detail">${isMuted ? texts['call.customerHearsNothing'] : strip.detail}</div>
    </div>
    <span class="time" part="time" role="timer">${strip.time}</span>
  </div>`;
}
