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

type Fact = readonly [string, string];

function factsOf({ context }: CallSnapshot, texts: Catalogue, language: string): readonly Fact[] {
  const startedAt = timeOfDay(context.startedAt, language, 'medium');
  const number = formatPhoneNumber(context.centreNumber);
  if (context.direction === 'outbound') {
    const line = texts[context.agentLine === 'mobile' ? 'call.lineMobile' : 'call.linePage'];
    return [
      ...(context.kind === 'internal' ? [] : [[texts['call.callingNumber'], number] as const]),
      [texts['call.dialledBy'], line],
      [texts['call.dialledAt'], startedAt],
    ];
  }
  const arrival: Fact = [texts['call.arrival'], startedAt];
  const answeredBy: readonly Fact[] =
    context.agentLine === 'mobile' ? [[texts['call.answeredBy'], texts['call.lineMobile']]] : [];
  if (context.kind === 'internal') return [arrival, ...answeredBy];
  const waited = context.ringingSince ?? context.answeredAt ?? context.endedAt;
  const handedBy: readonly Fact[] = context.transferredFrom
    ? [[texts['call.transferredBy'], context.transferredFrom.name]]
    : [];
  return [
    [texts['call.calledNumber'], number],
    ...handedBy,
    [texts['call.group'], context.skillGroup?.name ?? texts['call.noGroup']],
    [texts['call.queueTime'], waited === null ? '—' : formatClock(waited - context.startedAt)],
    arrival,
    ...answeredBy,
  ];
}

/** `14:31` or `14:31:48`, in the reader's own time zone. */
export function timeOfDay(at: number, language: string, timeStyle: 'short' | 'medium'): string {
  return new Intl.DateTimeFormat(language, { timeStyle, hourCycle: 'h23' }).format(at);
}
