import type { SVGTemplateResult } from 'lit';
import { formatClock, secondsLeft, type Catalogue } from '../../src/i18n/index.js';
import type { CallSnapshot } from '../../src/model/index.js';
import { agent, flow, hangUp, inbound, outbound, pause, phone, refresh, wave } from '../internal/icons.js';

/** How a task looks: a tone for the glyph's colour, a glyph, and a word; never colour alone. */
export interface TaskLook {
  readonly tone: 'ringing' | 'talking' | 'held' | 'away' | 'recovering' | 'ended';
  readonly glyph: SVGTemplateResult;
  readonly word: string;
  /** Running or left time, as the task shows it; empty when there is none. */
  readonly time: string;
}

/** The look of a live call at `now`, the authority's time. */
export function lookOf(call: CallSnapshot, texts: Catalogue, now: number): TaskLook {
  const { value, context } = call;
  if (value.progress === 'ended')
    return { tone: 'ended', glyph: hangUp, word: texts['call.ended'], time: '' };
  if (value.progress === 'ringing' || value.progress === 'offered') {
    const left = context.ringEndsAt === null ? 0 : secondsLeft(context.ringEndsAt, now);
    return {
      tone: 'ringing',
      glyph: inbound,
      word: texts['call.ringing'],
      time: texts['incoming.secondsLeft'](left),
    };
  }
  if (value.progress === 'connecting')
    return { tone: 'ringing', glyph: phone, word: texts['call.connecting'], time: '' };
  if (value.progress === 'dialling') {
    const word = context.isFarEndRinging ? texts['call.farEndRinging'] : texts['call.dialling'];
    return { tone: 'ringing', glyph: outbound, word, time: formatClock(now - context.startedAt) };
  }
  return lookOfTalk(call, texts, now);
}

function lookOfTalk({ value, context }: CallSnapshot, texts: Catalogue, now: number): TaskLook {
  const time = formatClock(now - (context.answeredAt ?? context.startedAt));
  if (value.recovery === 'reconnecting')
    return { tone: 'recovering', glyph: refresh, word: texts['call.reconnecting'], time };
  if (value.transfer === 'transferring')
    return {
      tone: 'away',
      glyph: agent,
      word: texts['call.transferring'],
      time: formatClock(now - (context.transfer?.startedAt ?? now)),
    };
  if (value.service === 'selfService')
    return {
      tone: 'away',
      glyph: flow,
      word: texts['call.inSelfService'],
      time: formatClock(now - (context.selfService?.startedAt ?? now)),
    };
  if (value.line === 'held')
    return {
      tone: 'held',
      glyph: pause,
      word: texts['call.onHold'],
      time: formatClock(now - (context.heldSince ?? now)),
    };
  return { tone: 'talking', glyph: wave, word: texts['call.talking'], time };
}

/** Whom a task is with: the customer's number as the centre shows it, or the colleague. */
export function nameOf({ context }: CallSnapshot): string {
  return context.kind === 'internal' ? (context.colleague?.name ?? '') : context.customerNumber;
}

/** How an ended call ended: handed over, why an outgoing one was not answered, or who hung up. */
export function endingOf({ context }: CallSnapshot, texts: Catalogue): string {
  const { endStatus, hungUpBy, answeredAt, direction } = context;
  const isUnanswered = direction === 'outbound' && answeredAt === null;
  if (endStatus && (endStatus === 'transferred' || isUnanswered)) return texts[`endStatus.${endStatus}`];
  return hungUpBy === null ? texts['call.ended'] : texts[`hungUp.${hungUpBy}`];
}
