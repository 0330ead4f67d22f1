import { html, nothing, type TemplateResult } from 'lit';
import { formatClock, formatDuration, secondsLeft, type Catalogue } from '../../src/i18n/index.js';
import { allowed, type CallSnapshot, type Permission, type Presence } from '../../src/model/index.js';
import { countdownRing } from '../internal/countdown-ring.js';
import { note } from '../internal/icons.js';
import { ariaKeys } from '../internal/key-hints.js';
import { ariaDisabled, disabledReason, reasonTooltip } from '../internal/tooltip.js';
import { endWords, type CallStrip } from './call-strip.js';

/** What the wrap-up of a call shows and does. */
export interface WrapUpView {
  readonly presence: Presence;
  readonly texts: Catalogue;
  /** The authority's time. */
  readonly now: number;
  readonly mayReturn: Permission;
  readonly mayContinue: Permission;
  readonly isPending: boolean;
  /** How the key of 返回接待 is written. */
  readonly returnKey: string | undefined;
  readonly choose: (choice: 'return' | 'continue') => void;
}

/** The countdown with 返回接待 and 继续话后整理, and what the call was. */
export function wrapUp(view: WrapUpView): TemplateResult {
  const { texts, isPending, choose } = view;
  const stays = view.presence.wrapUpEndsAt === null;
  const mayReturn = isPending ? allowed : view.mayReturn;
  const mayContinue = isPending ? allowed : view.mayContinue;
  const why = stays ? texts['wrapUp.stopped'] : disabledReason(mayContinue, texts);
  return html`<div class="wrap-up ${stays ? 'stays' : ''}" part="wrap-up">
    ${wrapUpRing(view)}
    <div class="choices">
      <span class="has-tooltip">
        <button
          type="button"
          class="button primary big"
          part="return"
          aria-disabled=${ariaDisabled(mayReturn)}
          aria-busy=${String(isPending)}
          aria-describedby="why-return"
          aria-keyshortcuts=${ariaKeys(view.returnKey)}
          title=${mayReturn.isAllowed && view.returnKey ? view.returnKey : nothing}
          @click=${() => view.mayReturn.isAllowed && choose('return')}
        >
          ${texts['wrapUp.return']}
        </button>
        ${reasonTooltip('why-return', mayReturn, texts)}
      </span>
      <span class="has-tooltip">
        <button
          type="button"
          class="button outlined"
          part="continue"
          aria-disabled=${stays ? 'true' : ariaDisabled(mayContinue)}
          aria-busy=${String(isPending)}
          aria-describedby="why-continue"
          @click=${() => view.mayContinue.isAllowed && !stays && choose('continue')}
        >
          ${texts['wrapUp.continue']}
        </button>
        <span class="tooltip" role="tooltip" id="why-continue" ?hidden=${why === ''}>${why}</span>
      </span>
    </div>
  </div>`;
}

/** Counts down by the authority's time; after 继续话后整理 it is a full circle around what has passed. */
function wrapUpRing({ presence, texts, now }: WrapUpView): TemplateResult {
  const { wrapUpEndsAt, wrapUpMs, since } = presence;
  if (wrapUpEndsAt === null) {
    const label = texts['wrapUp.stopped'];
    return countdownRing({ share: 1, value: formatDuration(now - since), label, unit: label });
  }
  const seconds = secondsLeft(wrapUpEndsAt, now);
  return countdownRing({
    share: (wrapUpEndsAt - now) / (wrapUpMs ?? wrapUpEndsAt - since),
    value: seconds,
    unit: texts['wrapUp.unit'],
    label: texts['wrapUp.secondsLeft'](seconds),
  });
}

/** Customer, how long, and who ended it: three facts side by side. */
export function callSummary({ context }: CallSnapshot, texts: Catalogue): TemplateResult {
  const { answeredAt, endedAt, endStatus, hungUpBy } = context;
  const talked = formatClock(answeredAt === null || endedAt === null ? 0 : endedAt - answeredAt);
  const side = hungUpBy ? texts[`hungUp.${hungUpBy}`] : '—';
  const ending = endStatus && endStatus !== 'normal' ? texts[`endStatus.${endStatus}`] : side;
  const { kind, colleague, customerNumber } = context;
  const facts = [
    kind === 'internal'
      ? [texts['call.colleague'], colleague?.name ?? '—']
      : [texts['wrapUp.customer'], customerNumber],
    [texts['wrapUp.talked'], talked],
    [texts['wrapUp.ending'], ending],
  ];
  return html`<dl class="summary" part="summary">
    ${facts.map(
      ([word, value]) =>
        html`<div>
          <dt>${word}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** What the strip says during wrap-up: what comes after it; who does not see hears first how the call ended. */
export function wrapUpStrip(
  presence: Presence | null,
  call: CallSnapshot | undefined,
  texts: Catalogue,
): CallStrip {
  const next = presence?.next;
  const after = presence?.wrapUpEndsAt ? texts['wrapUp.hint'] : texts['wrapUp.stays'];
  const words = next && [texts[`presence.${next.state}`], next.restReason].filter(Boolean).join(' · ');
  const detail = words ? texts['presence.next'](words) : after;
  const before = call ? endWords(call, texts) : '';
  return { tone: 'violet', icon: note, label: texts['wrapUp.title'], detail, time: '', before };
}
