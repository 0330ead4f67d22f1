import type { Plugin } from 'rollup';

/** Leaves the media and the log of SIP.js out of a bundle. */
export function leanSip(): Plugin;
