import type { Catalogue } from './catalogue.js';
import { en } from './en.js';
import { zhCn } from './zh-cn.js';

const catalogues = new Map<string, Catalogue>([
  ['zh', zhCn],
  ['en', en],
]);

/** Adds or replaces a language, for example `addCatalogue('de', { ...en, 'call.hold': 'Halten' })`. */
export function addCatalogue(language: string, catalogue: Catalogue): void {
  catalogues.set(language.toLowerCase(), catalogue);
}

/** The texts for a BCP 47 tag: its own, else its language's, else English. Any `zh` is Chinese. */
export function catalogueFor(language: string): Catalogue {
  const tag = language.toLowerCase();
  return catalogues.get(tag) ?? catalogues.get(tag.split('-')[0] ?? tag) ?? en;
}
