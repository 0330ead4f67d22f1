import type { Catalogue } from './catalogue.js';

type Loader = () => Promise<Catalogue>;

/** Each language is a file of its own: a page loads the one it shows. */
const loadEnglish: Loader = async () => (await import('./en.js')).en;
const loaders = new Map<string, Loader>([
  ['zh', async () => (await import('./zh-cn.js')).zhCn],
  ['en', loadEnglish],
]);
const loaded = new Map<string, Catalogue>();
const additions = new Map<string, Partial<Catalogue>>();
const listeners = new Set<() => void>();

/**
 * Adds a language, or changes texts of one that is there. What `texts` lacks is said as in the language without its region,
 * else in English. Elements that are shown already follow.
 *
 * @example
 * addCatalogue('fr', { 'call.hold': 'Attente', 'call.hangUp': 'Raccrocher' });
 */
export function addCatalogue(language: string, texts: Partial<Catalogue>): void {
  const name = language.toLowerCase();
  additions.set(name, { ...additions.get(name), ...texts });
  loaded.clear();
  for (const listener of listeners) listener();
}

/** Calls `listener` after each {@link addCatalogue}. @internal */
export function onCatalogueAdded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The texts for a BCP 47 tag: its own, else its language's, else English. Any `zh` is Chinese.
 * @returns `undefined` until {@link loadCatalogue} has fetched them
 */
export function catalogueFor(language: string): Catalogue | undefined {
  return loaded.get(nameOf(language));
}

/** Fetches the texts for a BCP 47 tag; at once when they are there. */
export async function loadCatalogue(language: string): Promise<Catalogue> {
  const name = nameOf(language);
  const present = loaded.get(name);
  if (present) return present;
  const primary = primaryOf(name);
  const base = await (loaders.get(primary) ?? loadEnglish)();
  const added = [primary, name].flatMap((tag) => additions.get(tag) ?? []);
  const catalogue = added.reduce<Catalogue>((texts, own) => ({ ...texts, ...own }), base);
  loaded.set(name, catalogue);
  return catalogue;
}

function nameOf(language: string): string {
  const tag = language.toLowerCase();
  return [tag, primaryOf(tag)].find((name) => additions.has(name) || loaders.has(name)) ?? 'en';
}

const primaryOf = (tag: string): string => tag.split('-')[0] ?? tag;
