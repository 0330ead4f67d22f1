const firstDelayMs = 250;
const longestDelayMs = 8_000;

/** How long to wait before the next try to reach a server, after so many failures in a row; spread by `random`, 0 to 1. */
export function backOffMs(failures: number, random: () => number): number {
  return Math.min(firstDelayMs * 2 ** failures, longestDelayMs) * (0.5 + random() / 2);
}
