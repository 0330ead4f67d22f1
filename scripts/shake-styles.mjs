// The styles that elements share (`components/internal/*.styles.ts`) know every button and field there is. An element from a
// CDN needs only the rules whose classes, tags and attributes it draws.
import { walk } from './walk-tree.mjs';

const isStyles = /\.styles\.ts$/;
const isShared = /\/components\/internal\/[^/]*\.styles\.ts$/;

/** A rollup plugin for the output; a class of shared styles has to be written out where it is drawn. */
export function shakeStyles() {
  return {
    name: 'shake-styles',
    renderChunk(code, { modules }) {
      const stands = (wanted) => {
        const sources = Object.keys(modules)
          .filter((id) => wanted.test(id))
          .map((id) => modules[id].code ?? '');
        return (text) => sources.some((source) => source.includes(text));
      };
      const which = { isStyles: stands(isStyles), isShared: stands(isShared) };
      return { code: withoutUnusedRules(code, this.parse(code), which), map: null };
    },
  };
}

/**
 * `code` with less of its shared styles.
 * @param tree its ESTree
 * @param which tells of the text of a tagged template whether it is styles, and whether they are shared
 */
export function withoutUnusedRules(code, tree, which) {
  const shared = [];
  const words = new Set();
  walk(tree, (node) => {
    for (const word of wordsOf(node)) words.add(word);
    const quasis = node.type === 'TaggedTemplateExpression' ? node.quasi.quasis : [];
    const texts = quasis.map(({ start, end }) => ({ start, end, css: code.slice(start, end) }));
    if (texts.length === 0 || !texts.every(({ css }) => which.isStyles(css))) return true;
    shared.push(...texts.filter(({ css }) => which.isShared(css)));
    return false;
  });
  shared.sort((first, second) => second.start - first.start);
  return shared.reduce(
    (result, { start, end, css }) => result.slice(0, start) + usedRules(css, words) + result.slice(end),
    code,
  );
}

/** The rules of `css` that can match something drawn with `words`. */
export function usedRules(css, words) {
  return rulesOf(css)
    .map((rule) => usedPart(rule, words))
    .join('');
}

/** What may name a class, a tag or an attribute: texts, and the properties that code sets (`element.hidden`). */
function wordsOf({ type, value, property, key }) {
  if (type === 'Literal' && typeof value === 'string') return value.split(/[^\w-]+/);
  if (type === 'TemplateElement') return value.raw.split(/[^\w-]+/);
  return [property?.name, key?.name].filter(Boolean);
}

function usedPart({ head, body, text }, words) {
  const isAtRule = head.trim().startsWith('@');
  if (body === undefined || (isAtRule && !/^\s*@(media|supports)\b/.test(head))) return text;
  if (isAtRule) {
    const inner = usedRules(body, words);
    return inner.trim() === '' ? breaksOf(text) : `${head}{${inner}}`;
  }
  const selectors = head.split(/,(?![^(]*\))/);
  const used = selectors.filter((selector) => canMatch(selector, words));
  if (used.length === selectors.length) return text;
  return used.length === 0 ? breaksOf(text) : `${used.join(',')}{${body}}`;
}

/** Whether all that a selector names outside of brackets is drawn. */
function canMatch(selector, words) {
  const named = selector.replace(/\((?:[^()]|\([^()]*\))*\)/g, '').replace(/::?[\w-]+/g, '');
  const attributes = [...named.matchAll(/\[([\w-]+)/g)].map(([, name]) => name);
  const classesAndTags = named.replace(/\[[^\]]*\]/g, '').match(/[\w-]+/g) ?? [];
  return [...attributes, ...classesAndTags].every((name) => words.has(name));
}

/** The rules of a sheet, and what stands between them; a sheet cut off inside of a rule stays whole. */
function rulesOf(css) {
  const rules = [];
  let at = 0;
  while (at < css.length) {
    const open = css.indexOf('{', at);
    const end = open < 0 ? -1 : closingOf(css, open);
    if (end < 0) return [...rules, { head: '', text: css.slice(at) }];
    rules.push({ head: css.slice(at, open), body: css.slice(open + 1, end), text: css.slice(at, end + 1) });
    at = end + 1;
  }
  return rules;
}

function closingOf(css, open) {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    if (css[at] === '{') depth++;
    else if (css[at] === '}' && --depth === 0) return at;
  }
  return -1;
}

/** Later lines keep their numbers, so that the source map stays true. */
const breaksOf = (text) => text.replace(/[^\n]/g, '');
