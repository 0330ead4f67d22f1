import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import type { Permission } from '../../src/model/index.js';
import { icon } from '../internal/icon.js';
import { external, home, list, phone } from '../internal/icons.js';
import type { DeskLayout } from './layout-controller.js';
import { ariaDisabled, reasonTooltip } from '../internal/tooltip.js';

/** The pages of the desk. */
export type DeskPage = 'desk' | 'records';

/** What the top bar shows and does. */
export interface TopBar {
  readonly texts: Catalogue;
  readonly page: DeskPage;
  readonly hasRecords: boolean;
  /** Where 管理端 leads; `null` leaves it out. */
  readonly adminUrl: string | null;
  readonly mayCall: Permission;
  readonly isPlacing: boolean;
  readonly isDialOpen: boolean;
  readonly layout: DeskLayout;
  /** The switches of the mobile phone. */
  readonly mobile: TemplateResult | typeof nothing;
  readonly onProfile: () => void;
  readonly onDeviceCheck: () => void;
  readonly onAlerts: () => void;
  /** The button is pressed; preventing the event keeps its popover closed. */
  readonly onDial: (event: Event) => void;
  readonly onPage: (page: DeskPage) => void;
}

/** 电话呼出, the pages of the desk, 管理端, the mobile phone, and the presence at the end. Labels turn into icons where there is little room. */
export function topBar(bar: TopBar): TemplateResult {
  const { texts } = bar;
  return html`<div class="top" part="top-bar" data-area tabindex="-1">
    <span class="has-tooltip">
      <button
        type="button"
        part="dial-button"
        class="button primary dial"
        popovertarget="dial-pad"
        aria-haspopup="dialog"
        aria-expanded=${bar.isDialOpen ? 'true' : 'false'}
        aria-disabled=${bar.isPlacing ? 'false' : ariaDisabled(bar.mayCall)}
        aria-busy=${bar.isPlacing ? 'true' : 'false'}
        aria-describedby="dial-reason"
        @click=${bar.onDial}
      >
        ${icon(phone, 16)}<span>${texts['desk.dial']}</span>
      </button>
      ${reasonTooltip('dial-reason', bar.mayCall, texts)}
    </span>
    <nav part="nav" aria-label=${texts['desk.name']}>
      ${pageButton(bar, 'desk')} ${bar.hasRecords ? pageButton(bar, 'records') : nothing}
      ${
        bar.adminUrl === null
          ? nothing
          : html`<a
              class="button nav admin"
              part="admin"
              href=${bar.adminUrl}
              target="_blank"
              rel="noopener noreferrer"
              ><span>${texts['desk.admin']}</span>${icon(external, 16)}</a
            >`
      }
    </nav>
    <span class="grow"></span>
    ${bar.mobile === nothing ? nothing : html`${bar.mobile}<span class="separator" aria-hidden="true"></span>`}
    <tccc-presence
      with-profile
      with-device-check
      with-alerts
      ?with-mobile=${bar.layout === 'narrow'}
      @tccc-profile-request=${bar.onProfile}
      @tccc-device-check-request=${bar.onDeviceCheck}
      @tccc-alerts-request=${bar.onAlerts}
    ></tccc-presence>
  </div>`;
}

function pageButton({ texts, page, onPage }: TopBar, own: DeskPage): TemplateResult {
  const label = texts[own === 'desk' ? 'desk.workbench' : 'desk.records'];
  return html`<button
    type="button"
    class="button nav"
    aria-current=${page === own ? 'page' : nothing}
    @click=${() => onPage(own)}
  >
    ${icon(own === 'desk' ? home : list, 16)}<span>${label}</span>
  </button>`;
}
