/** Rules of the codes by SMS (S4): six digits, one use. Times in milliseconds. */
export const codePolicy = {
  /** How long a code is good for. */
  lifeMs: 5 * 60_000,
  /** How long after one code the next may be asked for. */
  pauseMs: 60_000,
  /** How often a code may be tried. */
  mostTries: 5,
  /** How many codes a number may get, an hour. */
  mostAnHour: 5,
} as const;

/**
 * How long a person may take between proving who they are and being signed in, milliseconds. Finding one's telephone and
 * thinking of a password takes a while.
 */
export const signInSteps = { setup: 30 * 60_000, choice: 10 * 60_000, reset: 10 * 60_000 } as const;
export type SignInStep = keyof typeof signInSteps;

const failuresUntilLock = 5;
const firstLockMs = 15 * 60_000;
const longestLockMs = 24 * 3_600_000;

/**
 * How long an account is locked after its `failures`th wrong password in a row: every fifth locks it, for 15 minutes
 * first and twice as long each further time, up to a day. `0` = not locked.
 */
export function lockMsAfter(failures: number): number {
  if (failures === 0 || failures % failuresUntilLock !== 0) return 0;
  return Math.min(firstLockMs * 2 ** (failures / failuresUntilLock - 1), longestLockMs);
}
