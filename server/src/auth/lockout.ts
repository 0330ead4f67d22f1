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
