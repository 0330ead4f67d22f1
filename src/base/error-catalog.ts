import type { ErrorCode } from './error-codes.js';

/** What a code means and what to do about it. The pages show the localized `error.<code>` texts of `i18n`. */
export interface ErrorCatalogEntry {
  /** One English sentence: what happened. */
  readonly summary: string;
  /** One English sentence: what the reader can do. */
  readonly remedy: string;
  /** HTTP status the centre's server answers with (RFC 9457); 0 when the code never travels. */
  readonly status: number;
  /** Whether the same request may succeed later unchanged. */
  readonly retryable: boolean;
  /** Whether the workbench can't go on without a new sign-in or a new page. */
  readonly fatal: boolean;
}

type Flags = { retryable?: boolean; fatal?: boolean };

function entry(
  status: number,
  [summary, remedy]: readonly [string, string],
  flags: Flags = {},
): ErrorCatalogEntry {
  return { status, summary, remedy, retryable: flags.retryable ?? false, fatal: flags.fatal ?? false };
}

const transient = { retryable: true };
const final = { fatal: true };

/** One row a code; the record type makes a missing row a compile error. */
export const errorCatalog: Readonly<Record<ErrorCode, ErrorCatalogEntry>> = {
  'auth/wrong-credentials': entry(401, [
    'The e-mail address or the password is wrong.',
    'Check both and try again.',
  ]),
  'auth/account-locked': entry(
    423,
    [
      'The account is locked after too many wrong passwords.',
      'Wait until the lock ends or ask an administrator.',
    ],
    transient,
  ),
  'auth/account-disabled': entry(403, ['The account is disabled.', 'Ask an administrator to enable it.']),
  'auth/too-many-attempts': entry(
    429,
    ['Too many attempts from this address.', 'Wait a minute and try again.'],
    transient,
  ),
  'auth/setup-required': entry(403, [
    'The first sign-in must be completed.',
    'Set a new password, a mobile number and a nickname first.',
  ]),
  'auth/session-expired': entry(401, ['The sign-in has expired.', 'Sign in again.'], final),
  'auth/session-revoked': entry(401, ['The sign-in was ended elsewhere.', 'Sign in again.'], final),
  'auth/proof-invalid': entry(401, [
    'The proof of possession (RFC 9449) does not fit the request.',
    'Check the clock of the computer and sign in again.',
  ]),
  'auth/login-token-invalid': entry(401, [
    'The login token is unknown, used or older than ten minutes.',
    'Ask the host application for a new one.',
  ]),
  'auth/forbidden': entry(403, [
    'This sign-in may not do that.',
    'Ask an administrator for the role that may.',
  ]),
  'presence/refused': entry(409, [
    "This presence can't be entered now.",
    'Wait for the current call or wrap-up to end.',
  ]),
  'presence/unknown-rest-reason': entry(422, [
    'The centre has no such rest reason.',
    'Choose one of the reasons of the centre.',
  ]),
  'call/not-found': entry(404, ['There is no such call, or it is not yours.', 'Refresh the task list.']),
  'call/refused': entry(409, [
    "The call can't do that in its present state.",
    'Look at the state of the call and try what it offers.',
  ]),
  'call/agent-busy': entry(409, ['The agent already has a call.', 'End the present call first.']),
  'call/agent-offline': entry(409, ["An agent who is offline can't place calls.", 'Go online first.']),
  'call/number-invalid': entry(422, [
    'This is not a telephone number that can be dialled.',
    'Check the number: 3 to 15 digits, with an optional leading +.',
  ]),
  'call/caller-number-unknown': entry(422, [
    'The centre does not own this calling number.',
    "Choose one of the centre's numbers.",
  ]),
  'call/line-not-ready': entry(
    409,
    [
      "The agent's line is not registered.",
      'Wait until the line is connected; check the microphone and the network.',
    ],
    transient,
  ),
  'record/not-found': entry(404, [
    'There is no such service record.',
    'Only your own records can be opened.',
  ]),
  'record/recording-missing': entry(404, [
    'This call has no recording.',
    'Calls that were never answered are not recorded.',
  ]),
  'network/unreachable': entry(
    0,
    ["The centre can't be reached.", 'Check the network; the page retries by itself.'],
    transient,
  ),
  'network/timeout': entry(504, ['The centre did not answer in time.', 'Try again in a moment.'], transient),
  'request/invalid': entry(400, ['The request is malformed.', 'See the list of fields in the details.']),
  'request/conflict': entry(409, [
    'The idempotency key was used for another request.',
    'Use a new key for a new request.',
  ]),
  'request/not-found': entry(404, [
    'There is nothing at this address.',
    'See /api/openapi.json for what there is.',
  ]),
  'protocol/malformed-fact': entry(
    0,
    [
      'The centre sent a fact this page does not understand.',
      'The page fetches a fresh snapshot; update the SDK if it persists.',
    ],
    transient,
  ),
  'server/unavailable': entry(
    503,
    ['The centre is starting or shutting down.', 'Try again in a moment.'],
    transient,
  ),
  'server/message-not-sent': entry(
    503,
    [
      'The message could not be sent.',
      'Try again in a minute; the log of the server tells the operator why.',
    ],
    transient,
  ),
  'server/internal': entry(
    500,
    [
      'The centre failed to carry this out.',
      'Try again; tell the administrator the id of the request if it persists.',
    ],
    transient,
  ),
  'line/registration-failed': entry(
    0,
    ['The line could not be registered.', 'Check the network; the page retries by itself.'],
    transient,
  ),
  'line/not-supported': entry(
    0,
    ['This browser has no WebRTC.', 'Use a current Chrome, Edge, Firefox or Safari.'],
    final,
  ),
  'line/answer-failed': entry(
    0,
    ['The call could not be answered.', 'Check the microphone and answer again while it rings.'],
    transient,
  ),
  'line/media-failed': entry(
    0,
    ['The audio connection failed.', 'Check the network and the firewall for UDP.'],
    transient,
  ),
  'device/microphone-denied': entry(
    0,
    [
      'The browser refused the microphone.',
      'Allow the microphone for this page in the address bar and try again.',
    ],
    transient,
  ),
  'device/microphone-missing': entry(
    0,
    ['No microphone was found.', 'Connect a headset and try again.'],
    transient,
  ),
  'device/microphone-busy': entry(
    0,
    ['The microphone is used by another program.', 'Close the other program and try again.'],
    transient,
  ),
  'device/microphone-silent': entry(
    0,
    [
      'The microphone is open, but no sound comes from it.',
      'Switch off the mute of the headset, or choose another microphone.',
    ],
    transient,
  ),
  'device/camera-denied': entry(
    0,
    [
      'The browser refused the camera.',
      'Allow the camera for this page in the address bar; telephone calls work without.',
    ],
    transient,
  ),
  'device/camera-missing': entry(
    0,
    ['No camera was found.', 'Connect one for video; telephone calls work without.'],
    transient,
  ),
  'device/camera-busy': entry(
    0,
    ['The camera is used by another program.', 'Close the other program and check again.'],
    transient,
  ),
  'device/speaker-missing': entry(
    0,
    ['No speaker was found.', 'Connect a headset and check again.'],
    transient,
  ),
  'device/speaker-silent': entry(
    0,
    [
      'The test tone was not heard.',
      'Choose another speaker, and turn up the volume of the headset and the system.',
    ],
    transient,
  ),
  'device/insecure-page': entry(
    0,
    [
      'The page is not loaded over HTTPS, so the browser hides its devices.',
      'Open the page by an https:// address.',
    ],
    final,
  ),
  'browser/outdated': entry(
    0,
    ['The browser is older than the oldest supported one.', 'Update to a current Chrome or Edge.'],
    final,
  ),
  'browser/trtc-unsupported': entry(
    0,
    [
      'The browser lacks what audio and video conversations over TRTC need.',
      'Use a current Chrome or Edge for video; telephone calls work.',
    ],
    final,
  ),
  'network/poor': entry(
    0,
    [
      'The network is too slow or loses too much for a voice.',
      'Use a cable or come closer to the router, and pause large transfers.',
    ],
    transient,
  ),
  'network/sign-in-required': entry(
    0,
    ["The network to the centre can't be tested before sign-in.", 'Sign in and check again.'],
    transient,
  ),
  'network/untestable': entry(0, [
    "This kind of line can't test its network.",
    'Judge by the quality that is shown during a call.',
  ]),
  'sdk/no-provider': entry(0, [
    'The element stands outside of a workbench.',
    'Put it inside <tccc-workbench> or <tccc-provider>, or set its workbench property.',
  ]),
  'sdk/disposed': entry(0, ['The workbench was disposed.', 'Create a new one.'], final),
  'sdk/invalid-options': entry(0, [
    'An option has a value that is not allowed.',
    'See the message for the option and its range.',
  ]),
  'sdk/host-failed': entry(0, [
    'The page that answered the request failed.',
    'Look for the cause in the console, or tell whoever runs the page.',
  ]),
  'auth/code-wrong': entry(401, [
    'The code is wrong or no longer good.',
    'Check the code, or ask for a new one.',
  ]),
  'auth/code-too-soon': entry(
    429,
    ['A code was sent to this number a moment ago.', 'Wait until a new code can be asked for.'],
    transient,
  ),
  'auth/token-expired': entry(401, [
    'This step took too long and is no longer valid.',
    'Start again from the sign-in page.',
  ]),
  'auth/password-weak': entry(422, [
    'The password does not meet the policy.',
    'Use 8 to 20 characters with a digit, a letter and a special character, no blanks.',
  ]),
  'auth/mobile-mismatch': entry(422, [
    'The old mobile number is not the one bound to this account.',
    'Enter the number that is bound now.',
  ]),
  'auth/mobile-taken': entry(409, [
    'This mobile number is bound to another account.',
    'Use another number or ask an administrator.',
  ]),
  'call/target-unknown': entry(404, [
    'There is no such agent or skill group.',
    'Choose one from the directory.',
  ]),
  'call/target-unavailable': entry(
    409,
    ['The agent or the skill group cannot take the call now.', 'Choose another one, or try again later.'],
    transient,
  ),
  'call/no-mobile': entry(409, ['No mobile number is bound.', 'Bind a mobile number in the profile first.']),
  'self-service/unknown-flow': entry(404, [
    'There is no such self-service flow.',
    'Choose one from the list.',
  ]),
  'settings/invalid': entry(422, [
    'The settings are not valid.',
    'Correct the named places and send them again.',
  ]),
};
