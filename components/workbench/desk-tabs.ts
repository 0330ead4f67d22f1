import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import { moveAmongTabs } from '../internal/arrow-tabs.js';
import type { DeskTab } from './desk-view.js';

/** What the tabs of the narrow desk show. */
export interface DeskTabs {
  readonly texts: Catalogue;
  readonly tab: DeskTab;
  readonly counts: Readonly<Record<DeskTab, number>>;
  readonly isHidden: boolean;
  readonly onTab: (tab: DeskTab) => void;
}

const labels = { live: 'tasks.inService', ended: 'tasks.over', queue: 'tasks.queue' } as const;
const panels: Readonly<Record<DeskTab, string>> = { live: 'current', ended: 'tasks', queue: 'tasks' };

/** 服务中, 已结束, 排队: the narrow desk shows one of them at a time. */
export function deskTabs({ texts, tab, counts, isHidden, onTab }: DeskTabs): TemplateResult {
  const own: readonly DeskTab[] = ['live', 'ended', 'queue'];
  return html`<div
    class="tabs"
    role="tablist"
    aria-label=${texts['desk.tasks']}
    ?hidden=${isHidden}
    @keydown=${moveAmongTabs}
  >
    ${own.map(
      (one) =>
        html`<button
          type="button"
          role="tab"
          id="tab-${one}"
          aria-controls=${panels[one]}
          aria-selected=${one === tab ? 'true' : 'false'}
          tabindex=${one === tab ? '0' : '-1'}
          @click=${() => onTab(one)}
        >
          ${texts[labels[one]]}${counts[one] > 0 ? html`<span class="count ${one}">${counts[one]}</span>` : nothing}
        </button>`,
    )}
  </div>`;
}
