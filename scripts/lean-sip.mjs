// SIP.js brings media of its own, in whose place the SDK gives it ours, and writes a log that the SDK switches off. It can
// subscribe, publish and send messages, which no line of ours does.
import { walk } from './walk-tree.mjs';

const ownMedia = /[\\/]sip\.js[\\/]lib[\\/].*[\\/]session-description-handler-factory-default\.js$/;
const client =
  /[\\/]sip\.js[\\/]lib[\\/]core[\\/]user-agents[\\/](message|publish|subscribe)-user-agent-client\.js$/;
const isSip = (id) => /[\\/]node_modules[\\/]sip\.js[\\/]lib[\\/]/.test(id);
const noMedia = `export function defaultSessionDescriptionHandlerFactory() {
  return () => { throw new Error('This build of SIP.js has no media of its own.'); };
}`;

/** A rollup plugin that leaves all this out of a bundle. */
export function leanSip() {
  return {
    name: 'lean-sip',
    load: replacementOf,
    transform(code, id) {
      return isSip(id) ? { code: withoutLog(code, this.parse(code)), map: null } : null;
    },
  };
}

/** What stands in a bundle for a module of SIP.js, or `null` for the module itself. */
export function replacementOf(id) {
  if (ownMedia.test(id)) return noMedia;
  const [, request] = client.exec(id) ?? [];
  return request ? withoutClient(request) : null;
}

function withoutClient(request) {
  const name = `${request[0].toUpperCase()}${request.slice(1)}UserAgentClient`;
  return `export class ${name} {
  constructor() { throw new Error('This build of SIP.js can not ${request}.'); }
}`;
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
