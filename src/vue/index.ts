/** Importing it tells Vue's template checker about every element, its properties and its events. */
export type * from './elements.js';
export { isTcccElement } from './is-tccc-element.js';
export { useSnapshot } from './use-snapshot.js';
export type { VueElement } from './vue-element.js';
