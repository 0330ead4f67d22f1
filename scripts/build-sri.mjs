import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, root } from './files.mjs';

/** What pages name in a `<script>`; the other files are loaded by these. */
const isEntry = /^(tccc-workbench(\.iife)?|compat|adapters\/[\w-]+)\.js$/;

/**
 * Writes the SHA-384 of every script below `dist/cdn` to `dist/cdn/sri.json`, by its path, in the form the attribute
 * `integrity` and an import map want (Subresource Integrity, W3C), and prints those of the entries.
 */
export function buildSri() {
  const hashes = {};
  for (const path of listFiles('dist/cdn', /\.js$/))
    hashes[path.slice('dist/cdn/'.length)] = integrityOf(join(root, path));
  writeFileSync(join(root, 'dist/cdn/sri.json'), `${JSON.stringify(hashes, null, 2)}\n`);
  for (const name of Object.keys(hashes).filter((name) => isEntry.test(name)))
    process.stderr.write(`cdn/${name} ${hashes[name]}\n`);
}

function integrityOf(path) {
  return `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`;
}
