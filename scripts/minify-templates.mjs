// Takes the blanks out of css`…` and html`…`, which no minifier of JavaScript looks into.

import { walk } from './walk-tree.mjs';

const squeeze = { css: squeezeCss, html: squeezeHtml, svg: squeezeHtml };
const quoted = /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')/;

/**
 * A rollup plugin, to stand behind the one that transpiles. The line breaks it takes out of a template it puts back
 * behind it, so that every line keeps its number and the source map stays true.
 */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform(code, id) {
      const isStyles = /\/theme\/[\w~-]+\.ts$/.test(id);
      if (/node_modules/.test(id) || !(isStyles || /(css|html|svg)`/.test(code))) return null;
      return { code: minifyTemplatesIn(code, this.parse(code), isStyles), map: null };
    },
  };
}

/** `code` with smaller templates; `tree` is its ESTree. In a module of styles plain templates are styles too. */
export function minifyTemplatesIn(code, tree, isStyles = false) {
  const edits = [];
  walk(tree, (node) => {
    if (isStyles && node.type === 'TemplateLiteral') edits.push(...editsOf(node, squeezeCss, code));
    if (node.type !== 'TaggedTemplateExpression' || !Object.hasOwn(squeeze, node.tag.name)) return;
    edits.push(...editsOf(node.quasi, squeeze[node.tag.name], code));
  });
  edits.sort((first, second) => first.start - second.start);
  let result = '';
  let at = 0;
  for (const { start, end, text } of edits) {
    result += code.slice(at, start) + text;
    at = end;
  }
  return result + code.slice(at);
}

/** Comments and needless blanks of CSS; texts in quotes stay as they are, and a blank beside `${…}` stays one. */
export function squeezeCss(css) {
  return css
    .split(quoted)
    .map((piece, index) => (index % 2 ? piece : squeezePlainCss(piece)))
    .join('');
}

function squeezePlainCss(css) {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/([{;(][-\w]+): /g, '$1:')
    .replace(/#([\da-f])\1([\da-f])\2([\da-f])\3\b/g, '#$1$2$3')
    .replace(/;}/g, '}');
}

/** A browser shows any run of blanks as one; no template of ours has a `<pre>` or `<textarea>` with text in it. */
export function squeezeHtml(html) {
  return html.replace(/[ \t\r\n]+/g, ' ');
}

function editsOf(literal, minify, code) {
  const edits = literal.quasis.map(({ start, end }) => ({
    start,
    end,
    text: minify(code.slice(start, end)),
  }));
  const removed = edits.reduce(
    (sum, { start, end, text }) => sum + breaksIn(code.slice(start, end)) - breaksIn(text),
    0,
  );
  return [...edits, { start: literal.end, end: literal.end, text: '\n'.repeat(removed) }];
}

const breaksIn = (text) => text.split('\n').length - 1;
