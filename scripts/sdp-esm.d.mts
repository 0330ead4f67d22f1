import type { Plugin } from 'rollup';

/** The transform as a rollup plugin. */
export function sdpEsmRollup(): Plugin;
