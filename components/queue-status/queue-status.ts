import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClockController, WorkbenchController } from '../../src/controllers/index.js';
import { formatDuration } from '../../src/i18n/index.js';
import type { QueueStatus } from '../../src/model/index.js';
import { baseStyles } from '../internal/base.styles.js';
import { elementClock } from '../internal/element-clock.js';
import { TcccElement } from '../internal/tccc-element.js';
import { queueStatusStyles } from './queue-status.styles.js';

/**
 * @summary How many customers wait in the agent's skill groups, and for how long. Row S10. Hidden where the centre has no queues.
 * @csspart queue - The card.
 * @csspart group - One skill group.
 * @csspart longest-wait - How long its first customer waits.
 * @csspart count - How many wait.
 */
export class TcccQueueStatus extends TcccElement {
  static override styles = [baseStyles, queueStatusStyles];

  readonly #desk = new WorkbenchController(this, ({ queue, clockOffsetMs }, { capabilities }) => ({
    queue,
    clockOffsetMs,
    isOffered: capabilities.centre.queues,
  }));
  readonly #clock = new ClockController(this, {
    clock: elementClock(this),
    isNeeded: () => (this.#desk.value?.queue ?? []).some(({ longestSince }) => longestSince !== null),
    offsetMs: () => this.#desk.value?.clockOffsetMs ?? 0,
  });

  /** `rail` shows the sum alone. @defaultValue 'list' */
  @property({ reflect: true }) layout: 'list' | 'rail' = 'list';

  #renderGroup({ groupName, waiting, longestSince }: QueueStatus): TemplateResult {
    const wait = longestSince === null ? '' : formatDuration(this.#clock.now - longestSince);
    return html`<li part="group" data-waiting=${waiting}>
      <span class="name">${groupName}</span>
      <span part="longest-wait" class="wait"
        >${wait === '' ? nothing : this.texts['queue.longest'](wait)}</span
      >
      <span part="count" class="count"><b>${waiting}</b> ${this.texts['queue.unit']}</span>
    </li>`;
  }

  override render(): unknown {
    const desk = this.#desk.value;
    if (!desk?.isOffered) return nothing;
    const sum = desk.queue.reduce((total, { waiting }) => total + waiting, 0);
    if (this.layout === 'rail') {
      return html`<p part="queue" class="sum" title=${this.texts['queue.title'](sum)}>
        <b>${sum}</b>${this.texts['tasks.queue']}
      </p>`;
    }
    return html`<section part="queue" class="card" aria-labelledby="title">
      <h3 id="title">${this.texts['queue.title'](sum)}</h3>
      <ul>
        ${desk.queue.map((group) => this.#renderGroup(group))}
      </ul>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-queue-status': TcccQueueStatus;
  }
}
