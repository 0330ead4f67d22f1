/** The word most like `word`: at most a third of its signs differ; `null` when none is. */
export function nearestOf(word: string, known: readonly string[]): string | null {
  const ranked = known
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best && best.distance <= Math.ceil(word.length / 3) ? best.candidate : null;
}

/** How many signs must be added, left out or exchanged (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [index, sign] of Array.from(one).entries()) {
    const next = [index + 1];
    for (let at = 0; at < other.length; at++) {
      const exchanged = (row[at] ?? 0) + (sign === other[at] ? 0 : 1);
      next.push(Math.min(exchanged, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
