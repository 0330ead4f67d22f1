/** Milliseconds at the given share of all measures, and what the table of the measurements shows of them. */
export function percentile(measures: readonly number[], share: number): number {
  const sorted = [...measures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** A row of a Markdown table: name, count, p50, p95, longest. */
export function row(name: string, measures: readonly number[]): string {
  const [p50, p95] = [percentile(measures, 0.5), percentile(measures, 0.95)];
  return `| ${name} | ${measures.length} | ${p50.toFixed(0)} | ${p95.toFixed(0)} | ${Math.max(...measures).toFixed(0)} |`;
}

export const head = '| what | n | p50 ms | p95 ms | longest ms |\n| --- | --: | --: | --: | --: |';
