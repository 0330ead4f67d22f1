import type { Plugin } from 'rollup';

/** Leaves out of a bundle what SIP.js has and no line of ours uses. */
export function leanSip(): Plugin;
