/**
 * Tells Vue's compiler which tags are elements of the desk and no components of Vue's.
 *
 * @example
 * // vite.config.js
 * vue({ template: { compilerOptions: { isCustomElement: isTcccElement } } });
 */
export function isTcccElement(tag: string): boolean {
  return tag.startsWith('tccc-');
}
