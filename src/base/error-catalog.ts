import { errorCodes, type ErrorCode } from './error-codes.js';
import { isFatal, isRetryable } from './error-flags.js';

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

type Row = Omit<ErrorCatalogEntry, 'retryable' | 'fatal'>;

function row(status: number, [summary, remedy]: readonly [string, string]): Row {
  return { status, summary, remedy };
}

/** One row a code; the record type makes a missing row a compile error. What a retry helps is in `error-flags.ts`. */
const rows: Readonly<Record<ErrorCode, Row>> = {
  'auth/wrong-credentials': row(401, [
    'The e-mail address or the password is wrong.',
    'Check both and try again.',
  ]),
  'auth/account-locked': row(423, [
    'The account is locked after too many wrong passwords.',
    'Wait until the lock ends or ask an administrator.',
  ]),
  'auth/account-disabled': row(403, ['The account is disabled.', 'Ask an administrator to enable it.']),
  'auth/too-many-attempts': row(429, [
    'Too many attempts from this address.',
    'Wait a minute and try again.',
  ]),
  'auth/setup-required': row(403, [
    'The first sign-in must be completed.',
    'Set a new password, a mobile number and a nickname first.',
  ]),
  'auth/session-expired': row(401, ['The sign-in has expired.', 'Sign in again.']),
  'auth/session-revoked': row(401, ['The sign-in was ended elsewhere.', 'Sign in again.']),
  'auth/proof-invalid': row(401, [
    'The proof of possession (RFC 9449) does not fit the request.',
    'Check the clock of the computer and sign in again.',
  ]),
  'auth/login-token-invalid': row(401, [
    'The login token is unknown, used or older than ten minutes.',
    'Ask the host application for a new one.',
  ]),
  'auth/forbidden': row(403, [
    'This sign-in may not do that.',
    'Ask an administrator for the role that may.',
  ]),
  'presence/refused': row(409, [
    "This presence can't be entered now.",
    'Wait for the current call or wrap-up to end.',
  ]),
  'presence/unknown-rest-reason': row(422, [
    'The centre has no such rest reason.',
    'Choose one of the reasons of the centre.',
  ]),
  'call/not-found': row(404, ['There is no such call, or it is not yours.', 'Refresh the task list.']),
  'call/refused': row(409, [
    "The call can't do that in its present state.",
    'Look at the state of the call and try what it offers.',
  ]),
  'call/agent-busy': row(409, ['The agent already has a call.', 'End the present call first.']),
  'call/agent-offline': row(409, ["An agent who is offline can't place calls.", 'Go online first.']),
  'call/number-invalid': row(422, [
    'This is not a telephone number that can be dialled.',
    'Check the number: 3 to 15 digits, with an optional leading +.',
  ]),
  'call/caller-number-unknown': row(422, [
    'The centre does not own this calling number.',
    "Choose one of the centre's numbers.",
  ]),
  'call/line-not-ready': row(409, [
    "The agent's line is not registered.",
    'Wait until the line is connected; check the microphone and the network.',
  ]),
  'record/not-found': row(404, ['There is no such service record.', 'Only your own records can be opened.']),
  'record/recording-missing': row(404, [
    'This call has no recording.',
    'Calls that were never answered are not recorded.',
  ]),
  'record/not-kept': row(507, [
    'The browser could not keep the service record.',
    'Free some space for this site, or leave the private window; export the records before.',
  ]),
  'network/unreachable': row(0, [
    "The centre can't be reached.",
    'Check the network; the page retries by itself.',
  ]),
  'network/part-missing': row(0, [
    'A part of the desk could not be loaded.',
    'Check the network and try again; nothing is lost.',
  ]),
  'network/timeout': row(504, ['The centre did not answer in time.', 'Try again in a moment.']),
  'request/invalid': row(400, ['The request is malformed.', 'See the list of fields in the details.']),
  'request/conflict': row(409, [
    'The idempotency key was used for another request.',
    'Use a new key for a new request.',
  ]),
  'request/not-found': row(404, [
    'There is nothing at this address.',
    'See /api/openapi.json for what there is.',
  ]),
  'protocol/malformed-fact': row(0, [
    'The centre sent a fact this page does not understand.',
    'The page fetches a fresh snapshot; update the SDK if it persists.',
  ]),
  'server/unavailable': row(503, ['The centre is starting or shutting down.', 'Try again in a moment.']),
  'server/message-not-sent': row(503, [
    'The message could not be sent.',
    'Try again in a minute; the log of the server tells the operator why.',
  ]),
  'server/trtc-not-set-up': row(404, [
    'The centre signs no credentials for TRTC.',
    'Set TCCC_TRTC_SDK_APP_ID and TCCC_TRTC_SECRET where the server runs, and restart it.',
  ]),
  'server/internal': row(500, [
    'The centre failed to carry this out.',
    'Try again; tell the administrator the id of the request if it persists.',
  ]),
  'line/registration-failed': row(0, [
    'The line could not be registered.',
    'Check the network; the page retries by itself.',
  ]),
  'line/not-supported': row(0, [
    'This browser has no WebRTC.',
    'Use a current Chrome, Edge, Firefox or Safari.',
  ]),
  'line/answer-failed': row(0, [
    'The call could not be answered.',
    'Check the microphone and answer again while it rings.',
  ]),
  'line/media-failed': row(0, [
    'The audio connection failed.',
    'Check the network and the firewall for UDP.',
  ]),
  'device/microphone-denied': row(0, [
    'The browser refused the microphone.',
    'Allow the microphone for this page in the address bar and try again.',
  ]),
  'device/microphone-missing': row(0, ['No microphone was found.', 'Connect a headset and try again.']),
  'device/microphone-busy': row(0, [
    'The microphone is used by another program.',
    'Close the other program and try again.',
  ]),
  'device/microphone-silent': row(0, [
    'The microphone is open, but no sound comes from it.',
    'Switch off the mute of the headset, or choose another microphone.',
  ]),
  'device/camera-denied': row(0, [
    'The browser refused the camera.',
    'Allow the camera for this page in the address bar; telephone calls work without.',
  ]),
  'device/camera-missing': row(0, [
    'No camera was found.',
    'Connect one for video; telephone calls work without.',
  ]),
  'device/camera-busy': row(0, [
    'The camera is used by another program.',
    'Close the other program and check again.',
  ]),
  'device/speaker-missing': row(0, ['No speaker was found.', 'Connect a headset and check again.']),
  'device/headset-unsupported': row(0, [
    'This browser has no headset buttons (WebHID).',
    'Use Chrome or Edge on a computer, on a page of HTTPS.',
  ]),
  'device/headset-busy': row(0, [
    'The headset does not let the page use its buttons.',
    'Close other telephone programs, plug the headset in again and connect it once more.',
  ]),
  'device/speaker-silent': row(0, [
    'The test tone was not heard.',
    'Choose another speaker, and turn up the volume of the headset and the system.',
  ]),
  'device/insecure-page': row(0, [
    'The page is not loaded over HTTPS, so the browser hides its devices.',
    'Open the page by an https:// address.',
  ]),
  'browser/outdated': row(0, [
    'The browser is older than the oldest supported one.',
    'Update to a current Chrome or Edge.',
  ]),
  'browser/trtc-unsupported': row(0, [
    'The browser lacks what audio and video conversations over TRTC need.',
    'Use a current Chrome or Edge for video; telephone calls work.',
  ]),
  'network/poor': row(0, [
    'The network is too slow or loses too much for a voice.',
    'Use a cable or come closer to the router, and pause large transfers.',
  ]),
  'network/sign-in-required': row(0, [
    "The network to the centre can't be tested before sign-in.",
    'Sign in and check again.',
  ]),
  'network/untestable': row(0, [
    "This kind of line can't test its network.",
    'Judge by the quality that is shown during a call.',
  ]),
  'sdk/global-taken': row(0, [
    'Another `tccc` is in the page already.',
    'Load one of the two only, or install this one on an object of your own.',
  ]),
  'sdk/unknown-event': row(0, [
    'There is no event of this name.',
    'See the message for the name that was meant; spellings differ by a letter.',
  ]),
  'sdk/not-offered': row(0, ['This centre does not offer that.', 'Ask `capabilities` what it offers.']),
  'tccc/not-loaded': row(0, [
    "The cloud's SDK is not in the page, or not ready.",
    'Load its script first and create the ports in its `onload`.',
  ]),
  'tccc/failed': row(0, ["The cloud's SDK refused.", 'See the message for its own words, then try again.']),
  'sdk/no-provider': row(0, [
    'The element stands outside of a workbench.',
    'Put it inside <tccc-workbench> or <tccc-provider>, or set its workbench property.',
  ]),
  'sdk/disposed': row(0, ['The workbench was disposed.', 'Create a new one.']),
  'sdk/invalid-options': row(0, [
    'An option has a value that is not allowed.',
    'See the message for the option and its range.',
  ]),
  'sdk/host-failed': row(0, [
    'The page that answered the request failed.',
    'Look for the cause in the console, or tell whoever runs the page.',
  ]),
  'auth/code-wrong': row(401, [
    'The code is wrong or no longer good.',
    'Check the code, or ask for a new one.',
  ]),
  'auth/code-too-soon': row(429, [
    'A code was sent to this number a moment ago.',
    'Wait until a new code can be asked for.',
  ]),
  'auth/token-expired': row(401, [
    'This step took too long and is no longer valid.',
    'Start again from the sign-in page.',
  ]),
  'auth/password-weak': row(422, [
    'The password does not meet the policy.',
    'Use 8 to 20 characters with a digit, a letter and a special character, no blanks.',
  ]),
  'auth/mobile-mismatch': row(422, [
    'The old mobile number is not the one bound to this account.',
    'Enter the number that is bound now.',
  ]),
  'auth/mobile-taken': row(409, [
    'This mobile number is bound to another account.',
    'Use another number or ask an administrator.',
  ]),
  'call/target-unknown': row(404, [
    'There is no such agent or skill group.',
    'Choose one from the directory.',
  ]),
  'call/target-unavailable': row(409, [
    'The agent or the skill group cannot take the call now.',
    'Choose another one, or try again later.',
  ]),
  'call/no-mobile': row(409, ['No mobile number is bound.', 'Bind a mobile number in the profile first.']),
  'self-service/unknown-flow': row(404, ['There is no such self-service flow.', 'Choose one from the list.']),
  'settings/invalid': row(422, [
    'The settings are not valid.',
    'Correct the named places and send them again.',
  ]),
};

/** Every code with what it means. */
export const errorCatalog = Object.fromEntries(
  errorCodes.map((code) => [code, { ...rows[code], retryable: isRetryable(code), fatal: isFatal(code) }]),
) as Readonly<Record<ErrorCode, ErrorCatalogEntry>>;
