/**
 * Moves the focus to the next area of the desk, round and round.
 * @returns whether the focus was in the desk; elsewhere the key is the browser's
 */
export function focusNextArea(desk: HTMLElement): boolean {
  const root = desk.shadowRoot;
  if (!root || !desk.matches(':focus-within')) return false;
  const areas = [...root.querySelectorAll<HTMLElement>('[data-area]')].filter((area) =>
    area.checkVisibility(),
  );
  const present = areas.findIndex((area) => area.matches(':focus-within'));
  areas[(present + 1) % areas.length]?.focus();
  return true;
}
