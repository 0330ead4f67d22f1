const tableRow = /^\|\s*([SB]\d+)\s*\|\s*([^|]+?)\s*\|/;
const titled = /\b(?:it|test)(?:\.only)?\(\s*(['"`])([SB]\d+(?:, [SB]\d+)*: (?:\\.|(?!\1)[^\\])*)\1/g;

/** The rows that `docs/spec.md` lists, in its order. */
export function readSpec(markdown) {
  return markdown.split('\n').flatMap((line) => {
    const match = tableRow.exec(line);
    return match ? [{ row: match[1], title: match[2] }] : [];
  });
}

/** The rows that a test's title names: `S4, S5: …` proves two. */
export function rowsOf(title) {
  return /^([SB]\d+(?:, [SB]\d+)*): /.exec(title)?.[1].split(', ') ?? [];
}

/** The titles in a test's source that name a row; one that is put together keeps its `${…}`. */
export function titlesIn(source) {
  return [...source.matchAll(titled)].map(([, , title]) => title.replaceAll(/\\(.)/g, '$1'));
}

/**
 * Counts what proves each row. A file that names a row in its source while no result of it does was not run, or broke
 * before it came to that test.
 * @param spec rows as {@link readSpec} gives them
 * @param sources `{ file, title }` of every title in the sources
 * @param results `{ file, title, passed }` of every test that ran
 */
export function judgeRows(spec, sources, results) {
  return spec.map(({ row, title }) => {
    const ran = results.filter((result) => rowsOf(result.title).includes(row));
    const files = new Set(ran.map(({ file }) => file));
    const named = new Set(
      sources.filter((source) => rowsOf(source.title).includes(row)).map(({ file }) => file),
    );
    const notRun = [...named].filter((file) => !files.has(file));
    const failed = ran.filter(({ passed }) => !passed);
    return { row, title, tests: ran.length, failed, notRun, isProven: isProven(ran, failed, notRun) };
  });
}

function isProven(ran, failed, notRun) {
  return ran.length > 0 && failed.length === 0 && notRun.length === 0;
}
