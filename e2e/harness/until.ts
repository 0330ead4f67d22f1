import { setTimeout as pause } from 'node:timers/promises';

/** How {@link until} asks. */
export interface Patience {
  /** How long it asks, milliseconds. @defaultValue 15,000 */
  readonly withinMs?: number;
  /** What is there instead; it is told where the fact never came. */
  readonly instead?: () => string;
}

const askEveryMs = 20;

/**
 * Waits for a fact that nothing announces: asks until the answer is yes.
 * @throws when it is still no after {@link Patience.withinMs}
 */
export async function until(
  fact: string,
  isSo: () => boolean | Promise<boolean>,
  { withinMs = 15_000, instead }: Patience = {},
): Promise<void> {
  for (const end = Date.now() + withinMs; !(await isSo());) {
    if (Date.now() > end) throw new Error(`Never so: ${fact}${instead ? `; instead: ${instead()}` : ''}`);
    await pause(askEveryMs);
  }
}
