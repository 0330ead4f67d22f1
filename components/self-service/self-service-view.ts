import { html, nothing, type TemplateResult } from 'lit';
import { formatDuration, type Catalogue } from '../../src/i18n/index.js';
import type { SelfServiceView } from '../../src/model/index.js';
import { icon } from '../internal/icon.js';
import { chevronRight } from '../internal/icons.js';

/** What the customer heard and pressed, and what came of it; read out as it comes in. */
export function flowProgress(view: SelfServiceView, texts: Catalogue): TemplateResult {
  const isRunning = view.endedAt === null;
  const isSilent = view.steps.length === 0 && view.results.length === 0;
  return html`<div class="progress">
    ${isRunning ? promptOf(view, texts) : nothing}
    <div class="news" role="status">
      ${view.steps.length > 0 || isRunning ? keysOf(view, texts) : nothing}
      ${view.results.length > 0 ? resultsOf(view, texts) : nothing}
      ${!isRunning && isSilent ? html`<p class="none">${texts['selfService.nothing']}</p>` : nothing}
    </div>
  </div>`;
}

/** How long the flow took, for one that ended. */
export function flowLength({ startedAt, endedAt }: SelfServiceView, texts: Catalogue): string {
  return endedAt === null ? '' : texts['selfService.duration'](formatDuration(endedAt - startedAt));
}

function promptOf({ prompt }: SelfServiceView, texts: Catalogue): TemplateResult {
  return html`<div class="fact">
    <h4>${texts['selfService.prompt']}</h4>
    ${
      prompt === null
        ? html`<p class="none">${texts['selfService.waiting']}</p>`
        : html`<blockquote class="prompt" part="prompt">${prompt}</blockquote>`
    }
  </div>`;
}

function keysOf({ steps }: SelfServiceView, texts: Catalogue): TemplateResult {
  return html`<div class="fact">
    <h4>${texts['selfService.keys']}</h4>
    ${
      steps.length === 0
        ? html`<p class="none">${texts['selfService.noKeys']}</p>`
        : html`<ol class="path">
            ${steps.map(
              ({ key, label }, at) =>
                html`<li>
                  ${at > 0 ? icon(chevronRight, 16) : nothing}<span class="step" part="key-pressed"
                    ><b>${key}</b>${label}</span
                  >
                </li>`,
            )}
          </ol>`
    }
  </div>`;
}

function resultsOf({ results }: SelfServiceView, texts: Catalogue): TemplateResult {
  return html`<div class="fact">
    <h4>${texts['selfService.results']}</h4>
    <dl class="results">
      ${results.map(
        ({ label, value }) =>
          html`<div part="result">
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </div>`;
}
