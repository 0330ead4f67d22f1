// Rollup makes a file of its own for all that some entries share and others don't. What a page waits for is better off in
// few files: many small ones pack badly.

/**
 * The modules a page loads with the entry of this name, before any of it runs. A plain walk over imports would find too
 * many: which modules of a barrel are really needed, rollup knows only once it has left out what nothing uses. So this
 * looks at what rollup made.
 *
 * @param output - What rollup answered to `generate`.
 * @param names - The names of entries, or the ends of the paths of modules that are loaded later.
 * @returns The modules' ids.
 */
export function loadedAtOnce(output, names) {
  const chunks = output.filter(({ type }) => type === 'chunk');
  const found = new Set();
  const add = (chunk) => {
    if (found.has(chunk)) return;
    found.add(chunk);
    for (const other of chunks) if (chunk.imports.includes(other.fileName)) add(other);
  };
  for (const name of names) add(chunkOf(chunks, name));
  return new Set([...found].flatMap(({ moduleIds }) => moduleIds));
}

function chunkOf(chunks, name) {
  const found = chunks.find(
    (chunk) => chunk.name === name || chunk.moduleIds.some((id) => id.endsWith(`/${name}`)),
  );
  if (!found) throw new Error(`rollup made no file for ${name}`);
  return found;
}
