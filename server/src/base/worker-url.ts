/**
 * Names the module a worker thread starts from, beside the caller: `x-worker.js` in a build, `x-worker.ts` when the
 * caller itself runs from source.
 *
 * Node doesn't hand the loader that reads TypeScript down to worker threads, so from source the address is a
 * small module that registers it first and then loads the worker.
 *
 * @param name - The worker's file name without its extension, e.g. `'pglite-worker'`.
 * @param base - The caller's `import.meta.url`.
 * @example
 * const worker = new Worker(workerUrl('pglite-worker', import.meta.url), { workerData });
 */
export function workerUrl(name: string, base: string): URL {
  if (!new URL(base).pathname.endsWith('.ts')) return new URL(`./${name}.js`, base);
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const worker = JSON.stringify(new URL(`./${name}.ts`, base).href);
  const start = `import { register } from ${loader}; register(); await import(${worker});`;
  return new URL(`data:text/javascript,${encodeURIComponent(start)}`);
}
