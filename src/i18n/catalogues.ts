import type { Catalogue } from './catalogue.js';

/** What of the texts loads by itself; `common` has those of `dialpad` too, `desk` those of `records`. */
export const textParts = ['dialpad', 'common', 'entrance', 'records', 'desk', 'checks', 'errors'] as const;

/** One of {@link textParts}. */
export type TextPart = (typeof textParts)[number];

type Texts = Partial<Catalogue>;

/** A file of texts exports nothing else. */
type TextFile = Readonly<Record<string, Texts>>;
type Loaders = Readonly<Record<TextPart, () => Promise<TextFile>>>;

/** The texts of one language as far as they are there. */
interface Shelf {
  texts: Catalogue;
  readonly parts: Set<TextPart>;
}

const chinese: Loaders = {
  dialpad: () => import('./texts/dialpad.zh-cn.js'),
  common: () => import('./texts/common.zh-cn.js'),
  entrance: () => import('./texts/whole-entrance.zh-cn.js'),
  records: () => import('./texts/records.zh-cn.js'),
  desk: () => import('./texts/whole-desk.zh-cn.js'),
  checks: () => import('./texts/checks.zh-cn.js'),
  errors: () => import('./texts/errors.zh-cn.js'),
};

const english: Loaders = {
  dialpad: () => import('./texts/dialpad.en.js'),
  common: () => import('./texts/common.en.js'),
  entrance: () => import('./texts/whole-entrance.en.js'),
  records: () => import('./texts/records.en.js'),
  desk: () => import('./texts/whole-desk.en.js'),
  checks: () => import('./texts/checks.en.js'),
  errors: () => import('./texts/errors.en.js'),
};

const loaders = new Map<string, Loaders>([
  ['zh', chinese],
  ['en', english],
]);
const additions = new Map<string, Texts>();
const shelves = new Map<string, Shelf>();
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
  for (const [shown, shelf] of shelves) shelf.texts = { ...shelf.texts, ...addedTo(shown) };
  tell();
}

/** Calls `listener` whenever there are other texts than before. @internal */
export function onTexts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The texts for a BCP 47 tag: its own, else its language's, else English. Any `zh` is Chinese.
 * @param parts - What has to be there. @defaultValue everything
 * @returns `undefined` until {@link loadCatalogue} has fetched them
 */
export function catalogueFor(
  language: string,
  parts: readonly TextPart[] = textParts,
): Catalogue | undefined {
  const shelf = shelves.get(nameOf(language));
  return shelf && parts.every((part) => shelf.parts.has(part)) ? shelf.texts : undefined;
}

/** Texts of any language that has these parts, for an element whose own didn't come. @internal */
export function spareCatalogue(parts: readonly TextPart[]): Catalogue | undefined {
  return [...shelves.values()].find((shelf) => parts.every((part) => shelf.parts.has(part)))?.texts;
}

/** Fetches the texts for a BCP 47 tag, or some parts of them; at once when they are there. */
export async function loadCatalogue(
  language: string,
  parts: readonly TextPart[] = textParts,
): Promise<Catalogue> {
  const name = nameOf(language);
  const shelf = shelfOf(name);
  const missing = parts.filter((part) => !shelf.parts.has(part));
  if (missing.length > 0) await fill(shelf, name, missing);
  return shelf.texts;
}

/** Fetches what errors are called in the language of `texts`; elements that showed a code meanwhile follow. */
export async function loadErrorTexts(texts: Catalogue): Promise<void> {
  for (const [name, shelf] of shelves) if (shelf.texts === texts) await fill(shelf, name, ['errors']);
}

async function fill(shelf: Shelf, name: string, parts: readonly TextPart[]): Promise<void> {
  const loads = loaders.get(primaryOf(name)) ?? english;
  const loaded = await Promise.all(parts.map((part) => loads[part]()));
  const all: Texts[] = [shelf.texts, ...loaded.flatMap((file) => Object.values(file)), addedTo(name)];
  shelf.texts = Object.assign({}, ...all) as Catalogue;
  for (const part of parts) shelf.parts.add(part);
  if (shelf.parts.has('common')) shelf.parts.add('dialpad');
  if (shelf.parts.has('desk')) shelf.parts.add('records');
  tell();
}

/** Words are read only once their part is there, so a catalogue that still lacks parts is as good as a whole one. */
function shelfOf(name: string): Shelf {
  const shelf = shelves.get(name) ?? { texts: {} as Catalogue, parts: new Set() };
  shelves.set(name, shelf);
  return shelf;
}

function tell(): void {
  for (const listener of listeners) listener();
}

function addedTo(name: string): Texts {
  return { ...additions.get(primaryOf(name)), ...additions.get(name) };
}

function nameOf(language: string): string {
  const tag = language.toLowerCase();
  return [tag, primaryOf(tag)].find((name) => additions.has(name) || loaders.has(name)) ?? 'en';
}

const primaryOf = (tag: string): string => tag.split('-')[0] ?? tag;
