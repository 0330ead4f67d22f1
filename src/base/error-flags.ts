import type { ErrorCode } from './error-codes.js';

/** The same request may succeed later unchanged. */
const retryable: readonly string[] = [
  'auth/account-locked',
  'auth/too-many-attempts',
  'call/line-not-ready',
  'network/unreachable',
  'network/timeout',
  'network/part-missing',
  'protocol/malformed-fact',
  'server/unavailable',
  'server/message-not-sent',
  'server/internal',
  'line/registration-failed',
  'line/answer-failed',
  'line/media-failed',
  'device/microphone-denied',
  'device/microphone-missing',
  'device/microphone-busy',
  'device/microphone-silent',
  'device/camera-denied',
  'device/camera-missing',
  'device/camera-busy',
  'device/speaker-missing',
  'device/speaker-silent',
  'device/headset-busy',
  'network/poor',
  'network/sign-in-required',
  'auth/code-too-soon',
  'call/target-unavailable',
  'tccc/failed',
] satisfies ErrorCode[];

/** The workbench can't go on without a new sign-in or a new page. */
const fatal: readonly string[] = [
  'auth/session-expired',
  'auth/session-revoked',
  'line/not-supported',
  'device/insecure-page',
  'browser/outdated',
  'browser/trtc-unsupported',
  'sdk/disposed',
] satisfies ErrorCode[];

/** Whether the same request may succeed later without anyone changing it. */
export function isRetryable(code: ErrorCode): boolean {
  return retryable.includes(code);
}

/** Whether the workbench can't go on without signing in again or a new page. */
export function isFatal(code: ErrorCode): boolean {
  return fatal.includes(code);
}
