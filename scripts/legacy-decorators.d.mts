import type { Plugin } from 'rollup';

/** Gives bundled modules one small copy of the decorators they use; stands behind the plugin that transpiles. */
export function legacyDecorators(): Plugin;
