// SIP.js brings media of its own, in whose place the SDK gives it ours, and writes a log that the SDK switches off.
import { walk } from './walk-tree.mjs';

const ownMedia = /[\\/]sip\.js[\\/]lib[\\/].*[\\/]session-description-handler-factory-default\.js$/;
const isSip = (id) => /[\\/]node_modules[\\/]sip\.js[\\/]lib[\\/]/.test(id);
const noMedia = `export function defaultSessionDescriptionHandlerFactory() {
  return () => { throw new Error('This build of SIP.js has no media of its own.'); };
}`;

/** A rollup plugin that leaves both out of a bundle. */
export function leanSip() {
  return {
    name: 'lean-sip',
    load: (id) => (ownMedia.test(id) ? noMedia : null),
    transform(code, id) {
      return isSip(id) ? { code: withoutLog(code, this.parse(code)), map: null } : null;
    },
  };
}

/** `code` without the statements that only write to a logger; `tree` is its ESTree. Lines keep their numbers. */
export function withoutLog(code, tree) {
  const found = [];
  walk(tree, (node) => {
    if (node.type === 'ExpressionStatement' && isLogged(node.expression)) found.push(node);
  });
  let result = '';
  let at = 0;
  for (const { start, end } of found.sort((first, second) => first.start - second.start)) {
    result += `${code.slice(at, start)};${code.slice(start, end).replace(/[^\n]/g, '')}`;
    at = end;
  }
  return result + code.slice(at);
}

/** `logger.warn(…)`, whosever the logger is. */
function isLogged({ type, callee }) {
  if (type !== 'CallExpression' || callee.type !== 'MemberExpression') return false;
  if (!/^(debug|log|warn|error)$/.test(callee.property.name)) return false;
  const { object } = callee;
  return (object.type === 'MemberExpression' ? object.property.name : object.name) === 'logger';
}
