import { html, nothing, type TemplateResult } from 'lit';
import { formatVisit, type Catalogue } from '../../src/i18n/index.js';
import type { CentreChoice } from '../../src/ports/index.js';
import type { MicrophoneState } from '../../src/workbench/workbench.js';
import { errorText } from '../internal/error-message.js';
import { readFields } from '../internal/form-controller.js';
import { problemLine, submitButton } from '../internal/form-parts.js';
import { icon } from '../internal/icon.js';
import { check, microphone as microphoneIcon, microphoneOff } from '../internal/icons.js';
import type { SignInStep } from './sign-in-step.js';
import { backLink, isTimeUp, leaveForEntrance } from './step-parts.js';

/** What the choice of the centre shows beside what every step has. */
export interface CentreStep {
  readonly step: SignInStep;
  /** The centres to choose from; the one the agent is in already, once they are. */
  readonly centres: readonly CentreChoice[];
  /** Whether the centre is entered already, and only 上线 is left. */
  readonly isInside: boolean;
  readonly microphone: MicrophoneState;
  /** The present time, to tell today from yesterday. */
  readonly now: number;
  readonly onEntered: (isOnline: boolean) => void;
}

/** 选择联络中心, and whether to go online at once. S3 */
export function centreStep(view: CentreStep): TemplateResult {
  const { texts, isBusy } = view.step;
  return html`<h1>${texts['centres.welcome']}</h1>
    <p class="lead" id="choose">${texts['centres.choose']}</p>
    <form novalidate @submit=${(event: SubmitEvent) => void submit(view, event)}>
      ${centreList(view)}
      <p class="total">${texts['centres.total'](view.centres.length)}</p>
      ${onlineChoice(view)} ${microphoneNote(view)} ${submitButton(submitWord(view), isBusy)}
      ${leaveLink(view)}
    </form>`;
}

function centreList({ step, centres, isInside, now }: CentreStep): TemplateResult {
  const { texts, language, memory, isBusy, remember } = step;
  const chosen = memory.centreId ?? centres[0]?.id;
  return html`<div class="centres" role="radiogroup" aria-labelledby="choose">
    <p class="caption" aria-hidden="true">
      <span>${texts['centres.name']}</span><span>${texts['centres.lastVisit']}</span>
    </p>
    ${centres.map(
      ({ id, name, lastVisitAt }) =>
        html`<label class="centre" part="centre">
          <input
            type="radio"
            name="centre"
            value=${id}
            .checked=${id === chosen}
            ?disabled=${(isBusy || isInside) && id !== chosen}
            ?data-first=${!isInside && id === chosen}
            @change=${() => remember({ centreId: id })}
          />
          <span class="centre-name">${name}</span>
          <span class="visit">
            ${lastVisitAt === null ? texts['centres.neverVisited'] : formatVisit(lastVisitAt, now, language)}
          </span>
        </label>`,
    )}
  </div>`;
}

function submitWord({ step: { texts, memory, isBusy, form } }: CentreStep): string {
  if (!memory.isGoingOnline) return texts['centres.enterOffline'];
  if (isBusy) return texts['reason.pending'];
  return texts[form.problems.form ? 'centres.retry' : 'centres.enter'];
}

/** Out of the account where no centre is entered yet, else out of the sign-in. */
function leaveLink({ step, isInside }: CentreStep): TemplateResult {
  const { texts, workbench, form } = step;
  if (!isInside) return backLink(texts['signIn.back'], () => leaveForEntrance(step));
  return backLink(texts['presence.signOut'], () => void form.run('form', () => workbench.signOut()));
}

function onlineChoice({ step }: CentreStep): TemplateResult {
  const { texts, memory, isBusy, form, remember } = step;
  const choose = (isGoingOnline: boolean): void => {
    form.clear();
    remember({ isGoingOnline });
  };
  const option = (isYes: boolean): TemplateResult =>
    html`<label class="segment">
      <input
        type="radio"
        name="online"
        value=${isYes ? 'yes' : 'no'}
        .checked=${isYes === memory.isGoingOnline}
        ?disabled=${isBusy}
        @change=${() => choose(isYes)}
      />
      <span
        >${isYes === memory.isGoingOnline ? icon(check, 16) : nothing}${texts[isYes ? 'centres.yes' : 'centres.no']}</span
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
function microphoneNote({ step, microphone }: CentreStep): TemplateResult {
  const { texts, memory, isBusy, form } = step;
  const problem = form.problems.form ?? '';
  const isBad = problem !== '';
  const isAsking = isBusy && microphone === 'asking';
  const hint = isAsking
    ? texts['centres.asking']
    : isBad
      ? texts['centres.notOnline']
      : texts['centres.microphoneAsk'];
  return html`<div
    class="microphone ${isBad ? 'bad' : ''}"
    part="microphone"
    ?inert=${!memory.isGoingOnline && !isBad}
  >
    <span class="sign">${icon(isBad ? microphoneOff : microphoneIcon)}</span>
    <div>
      <p class="strong">${texts['centres.microphone']}</p>
      <p class="hint" role="status">${hint}</p>
      ${problemLine('online-problem', problem)}
      ${isBad && microphone === 'denied' ? howToAllow(texts) : nothing}
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

async function submit(view: CentreStep, event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const { texts, workbench, form, memory, isBusy, remember } = view.step;
  const [centreId] = readFields(event, 'centre');
  if (isBusy) return;
  workbench.dismissError();
  remember({ centreId });
  const refusal = await form.run('form', async () => {
    if (!view.isInside) await workbench.chooseCentre(centreId);
    if (memory.isGoingOnline) await workbench.goOnline();
  });
  if (refusal === null) return view.onEntered(memory.isGoingOnline);
  if (!isTimeUp(refusal)) return;
  leaveForEntrance(view.step);
  form.show({ form: errorText(texts, 'auth/session-expired') });
}
