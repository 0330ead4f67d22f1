/** How many rows there are, and how many a page of them has. */
export interface RowKeysOptions {
  readonly count: number;
  readonly page: number;
}

/** The row that a key leads to from row `index` (WAI-ARIA grid); `null` for a key that leads nowhere. */
export function rowAfterKey(key: string, index: number, { count, page }: RowKeysOptions): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: count - 1,
  };
  const next = moves[key];
  return next === undefined ? null : Math.max(0, Math.min(count - 1, next));
}
