import { isWorkbenchError, type WorkbenchError } from '../base/index.js';
import { tcccEventNames, type Tccc } from '../adapters/tencent/index.js';
import type { Workbench } from '../workbench/workbench.js';
import { AccountBook } from './account-book.js';
import { createAgent } from './create-agent.js';
import { createCall } from './create-call.js';
import { createChat, createVideo } from './create-conversations.js';
import { createDevices } from './create-devices.js';
import { createUi, overrideCallButtons } from './create-ui.js';
import { englishErrorText, TcccAnswers } from './tccc-answers.js';
import { TcccEmitter } from './tccc-emitter.js';
import { TcccEventSource } from './tccc-event-source.js';
import { signInWithToken } from './token-sign-in.js';
import type { TcccUiPort } from './ui-port.js';

/** What a `tccc` global may be given. */
export interface TcccOptions {
  /** What shows and hides the desk; without one the methods of `tccc.UI` have nothing to do. */
  readonly ui?: TcccUiPort;
  /** A one-time login token to sign in with; `tokenExpired` tells when it is refused. Without one the host signs in itself. */
  readonly token?: string;
  /** The account the token is for: a sign-in kept from before is taken up when it is the same, and ended when it is not. */
  readonly userId?: string;
  /** Whether a failed method rejects with `{ status, errorMsg }` instead of resolving with it. @defaultValue false */
  readonly rejectsOnError?: boolean;
  /** The `errorMsg` of an error. @defaultValue its English message and remedy */
  readonly errorText?: (error: WorkbenchError) => string;
  /** Hears what nobody can be answered: a listener that throws, `Agent.online()` refused. @defaultValue the page's `reportError` */
  readonly onError?: (error: unknown) => void;
}

/** The global, and how to end it. */
export interface WorkbenchTccc extends Tccc {
  /** An extension: takes every listener off. The workbench stays as it is. */
  destroy(): void;
}

/**
 * Creates an object with the surface of the cloud's Web SDK over a workbench, so that a page written for `tccc` runs on
 * this package. See docs/tencent.md for what each method does here.
 *
 * @example
 * const tccc = createTcccGlobal(workbench);
 * tccc.on(tccc.events.callIn, ({ sessionId }) => tccc.Call.accept({ sessionId }));
 */
export function createTcccGlobal(workbench: Workbench, options: TcccOptions = {}): WorkbenchTccc {
  const { ui, token, userId, onError = reportError } = options;
  const answers = new TcccAnswers({
    errorText: options.errorText ?? englishErrorText,
    isRejecting: options.rejectsOnError ?? false,
  });
  const accounts = new AccountBook(workbench);
  const emitter = new TcccEmitter({ missedBy: (event) => source.missedBy(event), onError });
  const source = new TcccEventSource({
    workbench,
    accounts,
    tell: (event, payload) => emitter.tell(event, payload),
    onError,
  });
  const call = createCall({ workbench, answers, accounts, onError });
  const chat = createChat(answers);
  if (token !== undefined) {
    signInWithToken(workbench, { token, userId }).catch((error: unknown) => {
      if (isWorkbenchError(error, 'auth/login-token-invalid')) source.expire();
      else onError(error);
    });
  }

  return {
    events: Object.freeze(Object.fromEntries(tcccEventNames.map((name) => [name, name]))) as Tccc['events'],
    Call: call,
    Chat: chat,
    IM: chat,
    Video: createVideo(answers),
    Agent: createAgent({ workbench, answers, onError, status: () => source.status }),
    Devices: createDevices(),
    UI: createUi(ui),
    Admin: {
      getSkillGroups: () =>
        (workbench.snapshot.settings?.groups ?? []).map(({ id, name }) => ({
          skillGroupId: id,
          skillGroupName: name,
        })),
    },
    on: (event, listener) => emitter.on(event, listener),
    off: (event, listener) => emitter.off(event, listener),
    callOut: (params) => call.callOut(params),
    overrideButtonConfig: (change) => overrideCallButtons(ui, change),
    destroy: () => {
      source.dispose();
      emitter.clear();
    },
  };
}
