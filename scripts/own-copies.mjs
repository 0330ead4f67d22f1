// An element from a CDN comes in three files: Lit, what all elements share, and the rest as one piece. So rollup gives each
// entry its own copy of the modules that are neither, and leaves out of each copy what its element doesn't show.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const mark = '~';
const copied = /([^/\\]*)~([^/\\]+)$/;

/**
 * A rollup plugin, to stand first.
 * @param isShared tells by its path which module must exist once, because it keeps something or is large
 */
export function ownCopies(isShared) {
  return {
    name: 'own-copies',
    async resolveId(source, importer, options) {
      if (importer === undefined) return null;
      const owner = copied.exec(importer)?.[1] ?? ownerOf(this.getModuleInfo(importer));
      const found = await this.resolve(source, originalOf(importer), { ...options, skipSelf: true });
      if (!found || found.external || owner === null || isShared(found.id)) return found;
      return { ...found, id: join(dirname(found.id), `${owner}${mark}${basename(found.id)}`) };
    },
    load: (id) => (copied.test(id) ? readFileSync(originalOf(id), 'utf8') : null),
  };
}

/** The path of the file behind a copy. */
export function originalOf(id) {
  return id.replace(copied, '$2');
}

const ownerOf = (module) => (module?.isEntry ? basename(module.id).replace(/\..*$/, '') : null);
