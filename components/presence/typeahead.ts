const togetherMs = 500;

/** Finds a menu's item by its first letters, as they are typed. */
export class Typeahead {
  #typed = '';
  #lastAt = 0;

  /** @returns the item after the focused one that begins with what was typed, `undefined` when `event` is no letter or none does */
  find(event: KeyboardEvent, items: readonly HTMLElement[]): HTMLElement | undefined {
    if (event.key.length !== 1 || event.key === ' ' || event.altKey || event.ctrlKey || event.metaKey)
      return undefined;
    const isNewWord = event.timeStamp - this.#lastAt > togetherMs;
    this.#lastAt = event.timeStamp;
    this.#typed = (isNewWord ? '' : this.#typed) + event.key.toLowerCase();
    const from = items.findIndex((item) => item.matches(':focus')) + (isNewWord ? 1 : 0);
    const inTurn = [...items.slice(Math.max(0, from)), ...items.slice(0, Math.max(0, from))];
    return inTurn.find((item) => wordOf(item).startsWith(this.#typed));
  }
}

function wordOf(item: HTMLElement): string {
  return (item.querySelector('.word') ?? item).textContent.trim().toLowerCase();
}
