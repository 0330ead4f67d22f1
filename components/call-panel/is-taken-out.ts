/** Whether the page took a tile out with `--tccc-call-tile-<part>: none`: it is then out of the keys' way too. */
export function isTakenOut(panel: Element, part: string): boolean {
  return getComputedStyle(panel).getPropertyValue(`--tccc-call-tile-${part}`).trim() === 'none';
}
