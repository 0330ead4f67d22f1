import { html, type TemplateResult } from 'lit';
import { formatClock, secondsLeft, type Catalogue } from '../../src/i18n/index.js';
import type { CallSnapshot, Permission, Presence } from '../../src/model/index.js';
import { countdownRing } from '../internal/countdown-ring.js';
import { ariaDisabled, reasonTooltip } from '../internal/tooltip.js';

/** What the wrap-up of a call shows and does. */
export interface WrapUpView {
  readonly presence: Presence;
  readonly call: CallSnapshot;
  readonly texts: Catalogue;
  /** The authority's time. */
  readonly now: number;
  readonly mayReturn: Permission;
  readonly mayContinue: Permission;
  readonly isPending: boolean;
  readonly choose: (choice: 'return' | 'continue') => void;
}

/** The countdown with 返回接待 and 继续话后整理, and what the call was. */
export function wrapUp(view: WrapUpView): TemplateResult {
  const { texts, isPending, choose } = view;
  const stays = view.presence.wrapUpEndsAt === null;
  return html`<div class="wrap-up" part="wrap-up">
    ${wrapUpRing(view)}
    <div class="choices">
      <button
        type="button"
        class="button primary big"
        part="return"
        aria-busy=${String(isPending)}
        aria-keyshortcuts="Alt+R"
        title="Alt R"
        @click=${() => view.mayReturn.isAllowed && choose('return')}
      >
        ${texts['wrapUp.return']}
      </button>
      <span class="has-tooltip">
        <button
          type="button"
          class="button outlined"
          part="continue"
          aria-disabled=${stays ? 'true' : ariaDisabled(isPending ? { isAllowed: true } : view.mayContinue)}
          aria-busy=${String(isPending)}
          aria-describedby="why-continue"
          @click=${() => view.mayContinue.isAllowed && !stays && choose('continue')}
        >
          ${stays ? texts['wrapUp.stopped'] : texts['wrapUp.continue']}
        </button>
        ${reasonTooltip('why-continue', isPending || stays ? { isAllowed: true } : view.mayContinue, texts)}
      </span>
    </div>
  </div>`;
}

/** Counts down by the authority's time; after 继续话后整理 it is a full circle that counts up what has passed. */
function wrapUpRing({ presence, texts, now }: WrapUpView): TemplateResult {
  const { wrapUpEndsAt, wrapUpMs, since } = presence;
  if (wrapUpEndsAt === null) {
    const label = texts['wrapUp.stopped'];
    return countdownRing({ share: 1, value: formatClock(now - since).slice(3), label, unit: label });
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
  const ending = hungUpBy ? texts[`hungUp.${hungUpBy}`] : endStatus ? texts[`endStatus.${endStatus}`] : '—';
  const facts = [
    [texts['wrapUp.customer'], context.customerNumber],
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
