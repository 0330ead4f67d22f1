import type { RollupOutput } from 'rollup';

/** The modules a page loads with these entries, before any of it runs. */
export function loadedAtOnce(output: RollupOutput['output'], names: readonly string[]): ReadonlySet<string>;
