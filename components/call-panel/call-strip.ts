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
  /** What is read out before it, and not shown. */
  readonly before?: string;
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
export function callStrip(source: StripSource): CallStrip {
  const { call, texts, now, isRecorded } = source;
  const { value, context } = call;
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
  const elsewhere = elsewhereStrip(source);
  if (elsewhere) return elsewhere;
  if (value.line === 'held') {
    const heard = context.kind === 'internal' ? 'call.colleagueHearsMusic' : 'call.customerHearsMusic';
    const held = { label: texts['call.onHold'], detail: texts[heard] };
    return { tone: 'amber', icon: icons.pause, ...held, time: since(context.heldSince) };
  }
  const origin = originOf(call, texts);
  const detail = isRecorded ? `${origin} · ${texts['call.recording']}` : origin;
  return { tone: 'green', icon: icons.wave, label: texts['call.talking'], detail, time };
}

/** The customer is with somebody else: on the way to another agent, or in a flow. */
function elsewhereStrip({ call, texts, now }: StripSource): CallStrip | null {
  const { transfer, selfService } = call.context;
  if (call.value.transfer === 'transferring' && transfer) {
    return {
      tone: 'violet',
      icon: transfer.to.kind === 'group' ? icons.group : icons.agent,
      label: texts['call.transferring'],
      detail: `${texts['transfer.to'](transfer.to.name)} · ${texts['call.customerHearsTransfer']}`,
      time: formatClock(now - transfer.startedAt),
    };
  }
  if (call.value.service !== 'selfService') return null;
  return {
    tone: 'violet',
    icon: icons.flow,
    label: texts['call.inSelfService'],
    detail: [texts['call.customerHearsNothing'], selfService?.flow.name].filter(Boolean).join(' · '),
    time: formatClock(now - (selfService?.startedAt ?? now)),
  };
}

/** Which way the call came: in, out, between agents, or from the agent who handed it over. */
function originOf({ context }: CallSnapshot, texts: Catalogue): string {
  if (context.transferredFrom) return texts['transfer.handedBy'](context.transferredFrom.name);
  const direction = texts[context.direction === 'inbound' ? 'call.inbound' : 'call.outbound'];
  return context.kind === 'internal' ? `${texts['call.internal']} · ${direction}` : direction;
}

const beforeTalkWords = {
  offered: 'call.ringing',
  ringing: 'call.ringing',
  dialling: 'call.dialling',
  connecting: 'call.connecting',
  talking: 'call.talking',
  ended: 'call.ended',
} as const;

function beforeTalkStrip(call: CallSnapshot, texts: Catalogue, time: string): CallStrip {
  const { value, context } = call;
  const isOutbound = context.direction === 'outbound';
  const word = context.isFarEndRinging ? 'call.farEndRinging' : beforeTalkWords[value.progress];
  const isOwnMobileFirst =
    context.agentLine === 'mobile' && value.progress === 'dialling' && !context.isFarEndRinging;
  return {
    tone: 'neutral',
    icon: isOutbound ? icons.outbound : icons.inbound,
    label: texts[word],
    detail: isOwnMobileFirst ? texts['call.mobileRings'] : originOf(call, texts),
    time,
  };
}

/** An outgoing call that nobody answered says why not; any other says who ended it, unless it went on with somebody else. */
function endedStrip({ context }: CallSnapshot, texts: Catalogue, time: string): CallStrip {
  const status = context.endStatus ? texts[`endStatus.${context.endStatus}`] : '';
  if (context.direction === 'outbound' && context.answeredAt === null && status)
    return { tone: 'neutral', icon: icons.hangUp, label: texts['call.notConnected'], detail: status, time };
  const isOver = context.endStatus !== 'transferred';
  const side = isOver && context.hungUpBy ? texts[`hungUp.${context.hungUpBy}`] : '';
  const detail = [status, side].filter(Boolean).join(' · ');
  return { tone: 'neutral', icon: icons.hangUp, label: texts['call.ended'], detail, time };
}

/** How a call ended, as its strip says it. */
export function endWords(call: CallSnapshot, texts: Catalogue): string {
  const { label, detail } = endedStrip(call, texts, '');
  return [label, detail].filter(Boolean).join(' ');
}

/** Draws the strip; what it says is read out when it changes, the running time is not. */
export function stripView(
  strip: CallStrip,
  call: CallSnapshot | undefined,
  texts: Catalogue,
): TemplateResult {
  const isMuted = call?.value.microphone === 'muted' && call.value.progress === 'talking';
  const isFarHeld = call?.context.isHeldByFarEnd === true && call.value.progress === 'talking';
  const isOnMobile = call?.context.agentLine === 'mobile' && call.value.progress !== 'ended';
  const silence =
    call?.context.kind === 'internal' ? 'call.colleagueHearsNothing' : 'call.customerHearsNothing';
  const detail = isMuted && strip.tone !== 'violet' ? texts[silence] : strip.detail;
  const chips = [
    ...(isMuted ? [{ name: 'muted', glyph: icons.microphoneOff, word: texts['call.muted'] }] : []),
    ...(isFarHeld ? [{ name: 'far-held', glyph: icons.pause, word: texts['call.heldByFarEnd'] }] : []),
    ...(isOnMobile ? [{ name: 'mobile', glyph: icons.mobile, word: texts['call.onMobile'] }] : []),
  ];
  const words = [strip.label, ...chips.map(({ word }) => word), detail].filter(Boolean).join(' ');
  return html`<div class="strip ${strip.tone} ${strip.isDashed ? 'dashed' : ''}" part="state">
    <span class="shape" part="glyph">${icon(strip.icon)}</span>
    ${spoken(strip.before ? [strip.before, words] : [words])}
    <div class="words" aria-hidden="true">
      <div class="label" part="label">${strip.label}${chips.map(chip)}</div>
      <div class="detail" part="detail" title=${detail}>${detail}</div>
    </div>
    <span class="time" part="time" role=${strip.time ? 'timer' : 'presentation'}>${strip.time}</span>
  </div>`;
}

/**
 * The words of the strip for who does not see. Not atomic: of an end and its wrap-up only what is new is read out, and nothing
 * when the wrap-up goes.
 */
function spoken([first = '', second = '']: readonly string[]): TemplateResult {
  return html`<div class="visually-hidden" role="status" aria-atomic="false">
    <p>${first}</p>
    ${second ? html`<p>${second}</p>` : nothing}
  </div>`;
}

interface Chip {
  readonly name: string;
  readonly glyph: SVGTemplateResult;
  readonly word: string;
}

function chip({ name, glyph, word }: Chip): TemplateResult {
  return html`<span class="chip ${name}">${icon(glyph, 16)}<span class="word">${word}</span></span>`;
}
