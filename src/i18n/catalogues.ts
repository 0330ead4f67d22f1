import type { Catalogue } from './catalogue.js';

type Loader = () => Promise<Catalogue>;

/** Each language is a file of its own: a page loads the one it shows. */
const loadEnglish: Loader = async () => (await import('./en.js')).en;
const loaders = new Map<string, Loader>([
  ['zh', async () => (await import('./zh-cn.js')).zhCn],
  ['en', loadEnglish],
]);
const loaded = new Map<string, Catalogue>();

/** Adds or replaces a language, for example `addCatalogue('de', { ...en, 'call.hold': 'Halten' })`. */
export function addCatalogue(language: string, catalogue: Catalogue): void {
  loaded.set(language.toLowerCase(), catalogue);
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
  const catalogue = await (loaders.get(name) ?? loadEnglish)();
  loaded.set(name, catalogue);
  return catalogue;
}

function nameOf(language: string): string {
  const tag = language.toLowerCase();
  const [primary = tag] = tag.split('-');
  return [tag, primary].find((name) => loaded.has(name) || loaders.has(name)) ?? 'en';
}
