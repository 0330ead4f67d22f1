/** What tells which rows are drawn. Lengths are pixels. */
export interface RowWindowOptions {
  readonly count: number;
  /** Every closed row is as high. */
  readonly rowHeight: number;
  readonly scrollTop: number;
  readonly viewportHeight: number;
  /** The row with a player below it, -1 for none, and how much higher it is. */
  readonly openIndex: number;
  readonly openExtra: number;
  /** Rows that stay drawn wherever the list is scrolled: the one that plays, the one that has the focus. */
  readonly kept: readonly number[];
}

/** The rows to draw, and how high the whole list is. */
export interface RowWindow {
  readonly rows: readonly { readonly index: number; readonly top: number }[];
  /** The rows that can be seen, the first and the last. */
  readonly first: number;
  readonly last: number;
  readonly height: number;
}

/** Rows drawn beyond each edge, so that a fast wheel meets no gap. */
const overscan = 8;

/** Where a row begins. */
export function topOf(
  index: number,
  { rowHeight, openIndex, openExtra }: Pick<RowWindowOptions, 'rowHeight' | 'openIndex' | 'openExtra'>,
): number {
  return index * rowHeight + (openIndex >= 0 && index > openIndex ? openExtra : 0);
}

/** Chooses the few rows to draw of any number: those in sight, some beyond, and the kept ones. */
export function rowWindow(options: RowWindowOptions): RowWindow {
  const { count, scrollTop, viewportHeight, kept } = options;
  const first = Math.max(0, Math.min(count - 1, indexAt(scrollTop, options)));
  const last = Math.max(0, Math.min(count - 1, indexAt(scrollTop + viewportHeight - 1, options)));
  const from = Math.max(0, first - overscan);
  const to = Math.min(count, last + overscan + 1);
  const near = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset);
  const far = [...new Set(kept)].filter(
    (index) => index >= 0 && index < count && (index < from || index >= to),
  );
  const rows = [...near, ...far]
    .sort((a, b) => a - b)
    .map((index) => ({ index, top: topOf(index, options) }));
  return { rows, first, last, height: topOf(count, options) };
}

function indexAt(offset: number, { rowHeight, openIndex, openExtra }: RowWindowOptions): number {
  const index = Math.floor(offset / rowHeight);
  if (openIndex < 0 || index <= openIndex) return index;
  return Math.max(openIndex, Math.floor((offset - openExtra) / rowHeight));
}
