import type { Plugin } from 'rollup';

/** Leaves out of the shared styles what an element's own file never draws; stands before `shakeTokens`. */
export function shakeStyles(): Plugin;
