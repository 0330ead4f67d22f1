import type { ErrorCode } from './error-codes.js';

/** What these tell may pass by itself: the same request may succeed later unchanged. */
const passing: readonly string[] = ['network', 'protocol', 'server', 'line', 'device', 'tccc'];

/** Codes that are not as the rest of their family. */
const unlikeFamily: readonly string[] = [
  'auth/account-locked',
  'auth/too-many-attempts',
  'auth/code-too-soon',
  'call/line-not-ready',
  'call/target-unavailable',
  'network/untestable',
  'server/trtc-not-set-up',
  'line/not-supported',
  'device/headset-unsupported',
  'device/insecure-page',
  'tccc/not-loaded',
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
  return passing.includes(code.replace(/\/.*/, '')) !== unlikeFamily.includes(code);
}

/** Whether the workbench can't go on without signing in again or a new page. */
export function isFatal(code: ErrorCode): boolean {
  return fatal.includes(code);
}
