import type { Plugin } from 'rollup';

/** Leaves unused tokens out of a chunk that carries its own. */
export function shakeTokens(): Plugin;
