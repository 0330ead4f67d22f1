import { html, nothing, type TemplateResult } from 'lit';
import type { Clock } from '../../src/base/index.js';
import type { Catalogue } from '../../src/i18n/index.js';
import type { CallSnapshot } from '../../src/model/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import { icon } from '../internal/icon.js';
import { close as closeIcon } from '../internal/icons.js';

/** What the place of 自助服务 below the deck shows and does. */
export interface FlowsPanel {
  readonly call: CallSnapshot;
  readonly isOpen: boolean;
  readonly texts: Catalogue;
  readonly workbench: Workbench;
  readonly clock: Clock;
  readonly close: () => void;
}

/** The flows to choose from, the one that runs, or what came of the last one, which stays readable after the call. */
export function flowsPanel({ call, isOpen, ...panel }: FlowsPanel): TemplateResult | typeof nothing {
  const isRunning = call.value.service === 'selfService';
  if (!isOpen && call.context.selfService === null) return nothing;
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    panel.close();
  };
  return html`<tccc-self-service
    class="flows"
    call-id=${call.context.id}
    ?results-only=${!isOpen && !isRunning}
    .workbench=${panel.workbench}
    .clock=${panel.clock}
    @keydown=${handleKeyDown}
  >
    <button
      type="button"
      slot="close"
      class="icon-button"
      aria-label=${panel.texts['common.close']}
      @click=${panel.close}
    >
      ${icon(closeIcon)}
    </button>
  </tccc-self-service>`;
}
