import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import type { AgentProfile } from '../../src/model/index.js';
import type { MicrophoneState } from '../../src/workbench/workbench.js';
import { icon } from '../internal/icon.js';
import { check, microphone as microphoneIcon, microphoneOff } from '../internal/icons.js';
import { problemLine, submitButton } from './form-parts.js';

/** What the choice of the centre shows, and whom it tells. */
export interface CentreForm {
  readonly texts: Catalogue;
  readonly agent: AgentProfile;
  readonly isGoingOnline: boolean;
  readonly isBusy: boolean;
  readonly microphone: MicrophoneState;
  /** Why going online failed. */
  readonly problem: string;
  readonly onChoose: (isGoingOnline: boolean) => void;
  readonly onSubmit: (event: SubmitEvent) => void;
}

export function centreForm(form: CentreForm): TemplateResult {
  const { texts, agent, isBusy } = form;
  return html`<h1>${texts['centres.welcome']}</h1>
    <p class="lead" id="choose">${texts['centres.choose']}</p>
    <form novalidate @submit=${form.onSubmit}>
      <div class="centres" role="radiogroup" aria-labelledby="choose">
        <p class="caption" aria-hidden="true">${texts['centres.name']}</p>
        <label class="centre" part="centre">
          <input type="radio" name="centre" value=${agent.centre.id} checked />
          <span>${agent.centre.name}</span>
        </label>
      </div>
      <p class="total">${texts['centres.total'](1)}</p>
      ${onlineChoice(form)} ${microphoneNote(form)} ${submitButton(submitWord(form), isBusy)}
    </form>`;
}

function submitWord({ texts, isGoingOnline, isBusy, problem }: CentreForm): string {
  if (!isGoingOnline) return texts['centres.enterOffline'];
  if (isBusy) return texts['reason.pending'];
  return texts[problem ? 'centres.retry' : 'centres.enter'];
}

function onlineChoice({ texts, isGoingOnline, isBusy, onChoose }: CentreForm): TemplateResult {
  const option = (isYes: boolean): TemplateResult =>
    html`<label class="segment">
      <input
        type="radio"
        name="online"
        value=${isYes ? 'yes' : 'no'}
        .checked=${isYes === isGoingOnline}
        ?disabled=${isBusy}
        @change=${() => onChoose(isYes)}
      />
      <span
        >${isYes === isGoingOnline ? icon(check, 16) : nothing}${texts[isYes ? 'centres.yes' : 'centres.no']}</span
      >
    </label>`;
  return html`<fieldset class="online" part="go-online">
    <legend class="visually-hidden">${texts['centres.goOnline']}</legend>
    <div aria-hidden="true">
      <p class="strong">${texts['centres.goOnline']}</p>
      <p class="hint">${texts['presence.hintIdle']}</p>
    </div>
    <div class="segments">${option(true)}${option(false)}</div>
  </fieldset>`;
}

/** What the browser will ask, asks, or was told; its place is kept whatever it says. */
function microphoneNote(form: CentreForm): TemplateResult {
  const { texts, isGoingOnline, isBusy, microphone, problem } = form;
  const isRefused = problem !== '' && microphone === 'denied';
  const isBad = problem !== '';
  const isAsking = isBusy && microphone === 'asking';
  const hint = isAsking
    ? texts['centres.asking']
    : isBad
      ? texts['centres.notOnline']
      : texts['centres.microphoneAsk'];
  return html`<div class="microphone ${isBad ? 'bad' : ''}" part="microphone" ?inert=${!isGoingOnline}>
    <span class="sign">${icon(isBad ? microphoneOff : microphoneIcon)}</span>
    <div>
      <p class="strong">${texts['centres.microphone']}</p>
      <p class="hint" role="status">${hint}</p>
      ${problemLine('online-problem', problem)} ${isRefused ? howToAllow(texts) : nothing}
    </div>
  </div>`;
}

function howToAllow(texts: Catalogue): TemplateResult {
  return html`<ol class="steps">
    <li>${texts['centres.stepAddressBar']}</li>
    <li>${texts['centres.stepAllow']}</li>
    <li>${texts['centres.stepRetry']}</li>
  </ol>`;
}
