import { html, nothing, type TemplateResult } from 'lit';
import { formatClock, type Catalogue } from '../../src/i18n/index.js';
import { formatPhoneNumber, type CallSnapshot } from '../../src/model/index.js';
import { icon } from '../internal/icon.js';
import { chevronRight } from '../internal/icons.js';

/** The keys the customer pressed in the menu, with their labels (导航路径); nothing when there were none. */
export function callPath({ context }: CallSnapshot, texts: Catalogue): TemplateResult | typeof nothing {
  if (context.path.length === 0) return nothing;
  return html`<section class="section" part="path">
    <h3 class="heading">${texts['call.path']}</h3>
    <ol class="path">
      ${context.path.map(
        ({ key, label }, at) =>
          html`<li>
            ${at > 0 ? icon(chevronRight, 16) : nothing}
            <span class="step"><b>${key}</b>${label}</span>
          </li>`,
      )}
    </ol>
  </section>`;
}

/** Numbers and times of the call, each under its word. */
export function callFacts(call: CallSnapshot, texts: Catalogue, language: string): TemplateResult {
  return html`<dl class="facts" part="facts">
    ${factsOf(call, texts, language).map(
      ([word, value]) =>
        html`<div>
          <dt>${word}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function factsOf({ context }: CallSnapshot, texts: Catalogue, language: string): readonly [string, string][] {
  const clockTime = (at: number): string => timeOfDay(at, language, 'medium');
  const number = formatPhoneNumber(context.centreNumber);
  if (context.direction === 'outbound') {
    return [
      [texts['call.callingNumber'], number],
      [texts['call.dialledAt'], clockTime(context.startedAt)],
    ];
  }
  const waited = context.ringingSince ?? context.answeredAt ?? context.endedAt;
  return [
    [texts['call.calledNumber'], number],
    [texts['call.group'], context.skillGroup?.name ?? texts['call.noGroup']],
    [texts['call.queueTime'], waited === null ? '—' : formatClock(waited - context.startedAt)],
    [texts['call.arrival'], clockTime(context.startedAt)],
  ];
}

/** `14:31` or `14:31:48`, in the reader's own time zone. */
export function timeOfDay(at: number, language: string, timeStyle: 'short' | 'medium'): string {
  return new Intl.DateTimeFormat(language, { timeStyle, hourCycle: 'h23' }).format(at);
}
