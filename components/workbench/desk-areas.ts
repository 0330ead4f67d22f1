import { html, type nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import type { KeyHints } from '../internal/key-hints.js';
import type { DeskAreas } from './desk-view.js';
import type { DeskLayout } from './layout-controller.js';

/** What the areas of the desk show and do. */
export interface AreasView {
  readonly texts: Catalogue;
  readonly layout: DeskLayout;
  readonly areas: DeskAreas;
  readonly isHidden: boolean;
  /** The task that is open. */
  readonly openId: string | null;
  /** The keys written beside what they do. */
  readonly keyHints: KeyHints;
  readonly hasThirdParty: boolean;
  readonly onTask: (event: HTMLElementEventMap['tccc-task-select']) => void;
  readonly onRecords: () => void;
  readonly onThirdParty: (event: Event) => void;
  /** The integrator's page, where the host gives none of its own. */
  readonly frame: TemplateResult | typeof nothing;
}

const taskLayouts = { wide: 'list', medium: 'rail', narrow: 'ended' } as const;

/** Tasks, the current one, and the host's own page. What is hidden stays in place, so that nothing typed is lost. */
export function deskAreas(view: AreasView): TemplateResult {
  return html`<div class="areas" ?hidden=${view.isHidden} @tccc-task-select=${view.onTask}>
    ${tasksArea(view)} ${currentArea(view)} ${thirdPartyArea(view)}
  </div>`;
}

function tasksArea({ texts, layout, areas, openId }: AreasView): TemplateResult {
  return html`<section
    class="tasks"
    part="tasks"
    id="tasks"
    role=${layout === 'narrow' ? 'tabpanel' : 'region'}
    tabindex="-1"
    data-area
    aria-label=${texts['desk.tasks']}
    ?hidden=${!areas.tasks && !areas.queue}
  >
    <tccc-task-list
      .selected=${openId}
      layout=${taskLayouts[layout]}
      ?hidden=${!areas.tasks}
    ></tccc-task-list>
    <tccc-queue-status
      layout=${layout === 'medium' ? 'rail' : 'list'}
      ?hidden=${!areas.queue}
    ></tccc-queue-status>
  </section>`;
}

function currentArea({ texts, layout, areas, openId, keyHints, onRecords }: AreasView): TemplateResult {
  return html`<section
    class="current"
    part="current"
    id="current"
    role=${layout === 'narrow' ? 'tabpanel' : 'region'}
    tabindex="-1"
    data-area
    aria-label=${texts['desk.current']}
    ?hidden=${!areas.current}
  >
    ${
      openId === null
        ? html`<tccc-desk-idle .keyHints=${keyHints} @tccc-records-open=${onRecords}></tccc-desk-idle>`
        : html`<tccc-call-panel .callId=${openId} .keyHints=${keyHints}></tccc-call-panel>`
    }
  </section>`;
}

function thirdPartyArea({ texts, areas, hasThirdParty, onThirdParty, frame }: AreasView): TemplateResult {
  return html`<section
    class="third-party"
    part="third-party"
    tabindex="-1"
    data-area
    aria-label=${texts['desk.thirdParty']}
    ?hidden=${!areas.thirdParty || !hasThirdParty}
  >
    <slot name="third-party" @slotchange=${onThirdParty}></slot>${frame}
  </section>`;
}
