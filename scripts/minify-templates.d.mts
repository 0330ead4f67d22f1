import type { Plugin } from 'rollup';

/** Takes the blanks out of `css` and `html` templates; stands behind the plugin that transpiles. */
export function minifyTemplates(): Plugin;
